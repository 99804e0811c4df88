"""The article as text: markup, boilerplate and damage taken away, every character traceable to the raw one."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import cached_property
from itertools import islice
from typing import Final, NamedTuple, Self

from pydantic import model_validator

from schemas.base import Event, Excerpt, Lane, Model, RawField, Span, UtcDatetime


class Run(NamedTuple):
    """A stretch of clean text and the stretch of raw text that it came from.

    Equal lengths map code point by code point; unequal ones are one replacement (``&amp;`` to ``&``, ``ﻻ`` to ``لا``),
    of which any part stands for the whole.
    """

    clean_start: int
    clean_end: int
    raw_start: int
    raw_end: int


class TextPart(Model):
    """Clean text of one raw field, with the map back to it. Paragraphs and sentences are spans in ``text``."""

    field: RawField
    text: str
    runs: tuple[Run, ...]
    """Sorted; together they cover all of ``text`` but the line feeds that separate paragraphs."""
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    """Each lies inside one paragraph."""
    raw_paragraphs: tuple[str | None, ...] = ()
    """The raw text of each paragraph, None where it equals the clean one; empty when all do. Lets ``verbatim`` quote."""

    @model_validator(mode="after")
    def _runs_cover_in_order(self) -> Self:
        before = Run(0, 0, 0, 0)
        for run in self.runs:
            if run.clean_start < before.clean_end or run.raw_start < before.raw_start:
                raise ValueError(f"offset runs are out of order: {tuple(run)} after {tuple(before)}")
            before = run
        if before.clean_end > len(self.text):
            raise ValueError(f"offset runs reach {before.clean_end}, past the {len(self.text)} code points of the text")
        if self.raw_paragraphs and len(self.raw_paragraphs) != len(self.paragraphs):
            raise ValueError(f"{len(self.raw_paragraphs)} raw paragraphs for {len(self.paragraphs)} clean ones")
        return self

    @cached_property
    def _clean_starts(self) -> list[int]:
        return [run.clean_start for run in self.runs]

    @cached_property
    def _raw_starts(self) -> list[int]:
        return [run.raw_start for run in self.runs]

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw start and end of the clean stretch ``start``..``end`` (both in code points, end exclusive).

        Raises ValueError when the stretch is empty, lies outside the text, or holds no mapped character.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no such stretch of the clean text: {start}..{end} of {len(self.text)}")
        first = max(bisect_right(self._clean_starts, start) - 1, 0)
        if self.runs[first].clean_end <= start:
            first += 1
        last = bisect_right(self._clean_starts, end - 1) - 1
        if first > last or last < 0:
            raise ValueError(f"clean stretch {start}..{end} holds no character of the raw text")
        head, tail = self.runs[first], self.runs[last]
        raw_start, raw_end = head.raw_start, tail.raw_end
        if head.clean_end - head.clean_start == head.raw_end - head.raw_start:
            raw_start += max(start - head.clean_start, 0)
        if tail.clean_end - tail.clean_start == tail.raw_end - tail.raw_start:
            raw_end -= max(tail.clean_end - end, 0)
        return raw_start, raw_end

    def to_clean(self, raw_start: int, raw_end: int) -> tuple[int, int] | None:
        """The clean stretch that came from the raw stretch; None when nothing of it is left in this part."""
        start = end = None
        at = max(bisect_right(self._raw_starts, raw_start) - 1, 0)
        while at and self.runs[at - 1].raw_end > raw_start:
            at -= 1
        for run in islice(self.runs, at, None):
            if run.raw_start >= raw_end:
                break
            if run.raw_end <= raw_start:
                continue
            straight = run.raw_end - run.raw_start == run.clean_end - run.clean_start
            first = run.clean_start + (max(raw_start - run.raw_start, 0) if straight else 0)
            last = run.clean_end - (max(run.raw_end - raw_end, 0) if straight else 0)
            start = first if start is None else start
            end = last
        return None if start is None or end is None or end <= start else (start, end)

    def excerpt(self, start: int, end: int) -> Excerpt:
        """The clean stretch ``start``..``end`` of one paragraph as it stands in the raw text.

        Raises ValueError when the stretch is empty or reaches over the end of its paragraph.
        """
        at = bisect_right(self._paragraph_starts, start) - 1
        if at < 0 or end > self.paragraphs[at].end:
            raise ValueError(f"clean stretch {start}..{end} does not lie within one paragraph")
        paragraph = self.paragraphs[at]
        raw_start, raw_end = self.to_raw(start, end)
        offset, _ = self.to_raw(paragraph.start, paragraph.end)
        raw = self.raw_paragraphs[at] if self.raw_paragraphs else None
        if raw is None:
            raw = self.text[paragraph.start : paragraph.end]
        return Excerpt(
            field=self.field, span=Span(start=raw_start, end=raw_end), text=raw[raw_start - offset : raw_end - offset]
        )


class PublishedFrom(StrEnum):
    """Where the time of publication came from."""

    GIVEN = "given"
    MARKUP = "markup"
    """The page says so itself (``article:published_time``, JSON-LD)."""
    FETCHED = "fetched"
    """The sender gave none, or one that lies after it: the time of fetching stands in, or that of coming onto the bus."""
    RECEIVED = "received"
    """Neither was given, and no bus tells when it came: the time at which it was first read."""


class BoilerplateKind(StrEnum):
    """Why a stretch of the article was left out."""

    BYLINE = "byline"
    SHARE_BAR = "share_bar"
    WIRE_CREDIT = "wire_credit"
    DATELINE = "dateline"
    REPEATED_TITLE = "repeated_title"
    REPEATED_BODY = "repeated_body"
    ADVERT = "advert"
    READ_MORE = "read_more"
    CAPTION_CREDIT = "caption_credit"
    TAGS = "tags"
    """Key words of the article, or a row of hashtags."""
    MARKUP = "markup"
    CORRECTION_NOTE = "correction_note"
    """What the editors say of an earlier version: «ورد في نسخة سابقة من هذا الخبر أن …، والصحيح …»."""


class Boilerplate(Excerpt):
    """A stretch that was taken out, and why."""

    kind: BoilerplateKind


class CleanArticle(Event):
    """An article whose text can be read. ``id`` is derived from the article and what it says."""

    source: str
    url: str | None = None
    outlet: str | None = None
    lane: Lane = Lane.LIVE
    content_hash: str
    """SHA-256 of the raw title and body: another value under the same ``trace_id`` is a corrected article."""
    published_at: UtcDatetime
    published_from: PublishedFrom
    language: str
    """ISO 639-1; always ``ar`` for an article that goes on."""
    title: TextPart | None
    body: TextPart
    dateline_place: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    sketch: str = ""
    """What tells copies and tellings of one event, 128 bytes in base64 (workers/text/novelty/sketch.py); empty when unknown."""

    @property
    def parts(self) -> tuple[TextPart, ...]:
        """Title, where there is one, then body."""
        return (self.title, self.body) if self.title else (self.body,)


MAX_ARTICLE_CHARS: Final = 1_000_000
"""Longer raw texts are dead letters (reason ``too_large``): a stage must stay within milliseconds."""

__all__ = [
    "MAX_ARTICLE_CHARS",
    "Boilerplate",
    "BoilerplateKind",
    "CleanArticle",
    "PublishedFrom",
    "Run",
    "TextPart",
]
