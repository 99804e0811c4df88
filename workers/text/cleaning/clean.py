"""Clean an article: its text without markup, boilerplate and damage, every character traceable to the raw one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from schemas import (
    Boilerplate,
    BoilerplateKind,
    CleanArticle,
    PublishedFrom,
    RawArticle,
    RawField,
    Span,
    Status,
    TextPart,
    derive_id,
)
from workers.text.cleaning.boilerplate import Cut, line_at
from workers.text.cleaning.dateline import Credit, outlet_of, read_credit
from workers.text.cleaning.language import is_arabic
from workers.text.cleaning.letters import repair_letters
from workers.text.cleaning.mojibake import repair_encoding
from workers.text.cleaning.offsets import Mapped
from workers.text.cleaning.page import Page, read_page
from workers.text.cleaning.residue import strip_residue
from workers.text.cleaning.sentences import split_sentences
from workers.text.cleaning.trim import trim, trim_title
from workers.text.novelty.sketch import sketch_of

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS: Final = 4
"""Fewer make no sentence that attributes anything."""
_AHEAD: Final = timedelta(days=1)
"""So long after it was fetched may an article seem to be published: feeds give local time as UTC."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An article that has nothing to extract from, and why."""

    status: Status


@dataclass(frozen=True, slots=True)
class _Source:
    """One raw field as it is read: repaired text, and the raw stretches that were markup."""

    field: RawField
    raw: str
    mapped: Mapped
    markup: list[tuple[int, int]]

    def removed(self, cuts: Iterable[Cut]) -> list[Boilerplate]:
        spans = [(*self.mapped.raw_span(cut.start, cut.end), cut.kind) for cut in cuts]
        spans += [(start, end, BoilerplateKind.MARKUP) for start, end in self.markup]
        return [
            # Nothing to validate: the text is cut from the raw field by this very span.
            Boilerplate.model_construct(
                field=self.field, span=Span(start=start, end=end), text=self.raw[start:end], kind=kind
            )
            for start, end, kind in sorted(spans)
        ]

    def part(self, spans: Iterable[tuple[int, int]], *, whole: bool = False) -> TextPart:
        """The text of ``spans``, each a paragraph; ``whole`` makes each one sentence as well."""
        mapped, paragraphs = self.mapped.cut(spans)
        sentences = paragraphs if whole else [s for p in paragraphs for s in split_sentences(mapped.text, *p)]
        made = {place: Span(start=place[0], end=place[1]) for place in {*paragraphs, *sentences}}
        # Mapped keeps its runs sorted and within the text, which is all that validation would look at.
        return TextPart.model_construct(
            field=self.field,
            text=mapped.text,
            runs=mapped.runs,
            paragraphs=tuple(made[place] for place in paragraphs),
            raw_paragraphs=self._raw_paragraphs(mapped, paragraphs),
            sentences=tuple(made[place] for place in sentences),
        )

    def _raw_paragraphs(self, mapped: Mapped, paragraphs: Iterable[tuple[int, int]]) -> tuple[str | None, ...]:
        """The raw text of each paragraph where it is another one, see TextPart."""
        if mapped.stands_in(self.raw):
            return ()
        raws: list[str | None] = []
        for start, end in paragraphs:
            raw_start, raw_end = mapped.raw_span(start, end)
            raw = self.raw[raw_start:raw_end]
            raws.append(None if raw == mapped.text[start:end] else raw)
        return tuple(raws) if any(raw is not None for raw in raws) else ()


def clean(raw: RawArticle, received_at: datetime) -> CleanArticle | Refusal:
    """The clean article, or why there is none. ``received_at`` dates an article that carries no date.

    Reads ``raw.text``; where there is none, ``raw.html``. Without ``raw.title`` the title is the page's, or the first
    line of a text of several. What is taken out, but for white space, invisible characters, tatweel and hash signs, is
    listed in ``boilerplate``. Raises nothing for any input; its cost is linear in the length of the article.
    """
    page: Page | None = None
    if raw.text and raw.text.strip():
        body = _read("text", raw.text, Mapped.whole(raw.text))
    else:
        page = read_page(raw.html or "")
        body = _read("html", raw.html or "", page.body)
    if not _WORD.search(body.mapped.text):
        return Refusal(Status.TOO_SHORT)
    headline = _headline(raw, page)
    if not is_arabic(f"{headline.mapped.text}\n{body.mapped.text}" if headline else body.mapped.text):
        return Refusal(Status.NOT_ARABIC)

    names = raw.authors or (page.authors if page else ())
    trimmed = trim(body.mapped.text, headline.mapped.text if headline else None, names)
    made = body.part(trimmed.body)
    if sum(1 for _ in islice(_WORD.finditer(made.text), _FEWEST_WORDS)) < _FEWEST_WORDS:
        return Refusal(Status.TOO_SHORT)

    title, boilerplate, outlets = None, [], trimmed.outlets
    if trimmed.title:
        title = body.part([trimmed.title], whole=True)
    elif headline:
        span, cuts, outlet = trim_title(headline.mapped.text)
        title = headline.part([span], whole=True)
        boilerplate = headline.removed(cuts)
        outlets = [outlet, *outlets] if outlet else outlets
    credited = [read_credit(name) for name in names]
    published_at, published_from = _published(raw, page, received_at)
    article, content_hash = raw.article_id, raw.content_hash
    return CleanArticle.model_construct(  # every field comes from a validated article or is made right above
        id=derive_id("clean", str(article), content_hash),
        trace_id=article,
        produced_at=received_at,
        source=raw.source_id or raw.url or str(article),
        url=raw.url,
        outlet=_outlet(raw, page, outlets, credited),
        lane=raw.lane,
        content_hash=content_hash,
        published_at=published_at,
        published_from=published_from,
        language="ar",
        title=title,
        body=made,
        dateline_place=trimmed.place or next((credit.place for credit in credited if credit.place), None),
        authors=_once([*trimmed.authors, *(name for credit in credited for name in credit.authors)]),
        editors=_once(trimmed.editors),
        boilerplate=tuple(boilerplate + body.removed(trimmed.cuts)),
        sketch=sketch_of(title.text if title else "", made.text),
    )


def _read(field: RawField, raw: str, mapped: Mapped) -> _Source:
    mapped, markup = strip_residue(repair_encoding(mapped)) if field != "html" else (repair_encoding(mapped), [])
    return _Source(field, raw, repair_letters(mapped), markup)


def _headline(raw: RawArticle, page: Page | None) -> _Source | None:
    """The title that came beside the text, on one line; None when none did, or none that holds a word."""
    if raw.title:
        mapped = Mapped.whole(raw.title)
        source = _read("title", raw.title, mapped)
    elif page and page.title:
        source = _read("html", raw.html or "", page.title)
    else:
        return None
    line = line_at(source.mapped.text.replace("\n", " "), 0, len(source.mapped.text))
    if not line.key:
        return None
    mapped = source.mapped.cut([(line.start, line.end)])[0]
    mapped = repair_letters(mapped.same_length(mapped.text.replace("\n", " ")))
    return _Source(source.field, source.raw, mapped, source.markup)


def _published(raw: RawArticle, page: Page | None, received_at: datetime) -> tuple[datetime, PublishedFrom]:
    """When it was published. A time after it was fetched is none: it would make the judge forget all that is older."""
    latest = (raw.fetched_at or received_at) + _AHEAD
    if raw.published_at and raw.published_at <= latest:
        return raw.published_at, PublishedFrom.GIVEN
    if page and page.published_at and page.published_at <= latest:
        return page.published_at, PublishedFrom.MARKUP
    if raw.fetched_at:
        return raw.fetched_at, PublishedFrom.FETCHED
    return received_at, PublishedFrom.RECEIVED


def _outlet(raw: RawArticle, page: Page | None, outlets: list[str], credited: list[Credit]) -> str | None:
    """The outlet: as the sender names it, as the page does, or as the article's credits do."""
    if raw.outlet:
        return raw.outlet
    if page and page.outlet:
        return outlet_of(page.outlet) or page.outlet
    return next((outlet for outlet in [*outlets, *(credit.outlet for credit in credited)] if outlet), None)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
