"""Make statements of annotated spans, as the extractor would have told them, in the order in which the judge gets them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from schemas import Act, Cue, Excerpt, OfficialReason, Quote, RawArticle, Speaker, Statement, TaggedArticle, derive_id
from schemas.base import Span
from workers.evaluate.matching import FOUND, Overlaps
from workers.evaluate.novelty_gold import GoldSpeakerFile, GoldTelling
from workers.offline import extract_from
from workers.text.circumstances.about import spoken_of
from workers.text.novelty.sketch import sketch_of
from workers.text.syntax.analyse import Analysis, analyse

_NEAR: Final = 0.3
"""Intersection over union from which on the cue and the circumstances of a found statement are those of the annotated one."""
_REACH: Final = 12
"""Tokens before a content within which its cue is looked for where no statement was found there."""


@dataclass(frozen=True, slots=True)
class Told:
    """One annotated statement."""

    gold: GoldTelling
    given: Statement
    """With the annotated span and speaker."""
    found: Statement | None
    """As the extractor finds it, None where it does not; also under the annotated speaker's key."""


def told_by(file: GoldSpeakerFile, corpus: Mapping[str, RawArticle]) -> list[Told]:
    """The statements of one file, whose name is their speaker key, by publication, the headline of an article first."""
    tellings: dict[str, list[GoldTelling]] = {}
    for telling in file.tellings:
        tellings.setdefault(telling.article, []).append(telling)
    told = []
    for name, of_article in tellings.items():
        ordered = sorted(of_article, key=lambda one: (one.field == "text", one.start))
        told += list(_told_in(corpus[name], ordered, file.name))
    return sorted(told, key=lambda one: (one.given.published_at, one.gold.article, one.given.sequence))


def _told_in(article: RawArticle, tellings: Sequence[GoldTelling], key: str) -> Iterator[Told]:
    made = extract_from(article)
    pairs = _pair(article, tellings, made.statements)
    numbers: Counter[bool] = Counter()
    found_of = sum(overlap >= FOUND for overlap, _ in pairs.values())
    for number, telling in enumerate(tellings, 1):
        overlap, statement = pairs.get(telling, (0.0, None))
        given = _given(article, made.article, telling, statement)
        place = {"speaker_key": key, "sequence": number, "of": len(tellings), "speakers": 1}
        found = None
        if statement is not None and overlap >= FOUND:
            numbers[True] += 1
            found = statement.model_copy(update={**place, "sequence": numbers[True], "of": found_of})
        yield Told(telling, given.model_copy(update=place), found)


def _pair(
    article: RawArticle, tellings: Sequence[GoldTelling], found: Iterable[Statement]
) -> dict[GoldTelling, tuple[float, Statement]]:
    """Each annotated statement with the found one that overlaps it most, one to one, and how much."""
    texts = {field: Overlaps(article.raw(field)) for field in {telling.field for telling in tellings}}
    some = [
        (overlap, telling, statement)
        for telling in tellings
        for statement in found
        if statement.field == telling.field
        and (overlap := texts[telling.field].iou(_range(telling), _range(statement.span))) >= _NEAR
    ]
    pairs: dict[GoldTelling, tuple[float, Statement]] = {}
    taken = set()
    for overlap, telling, statement in sorted(some, key=lambda one: -one[0]):
        if telling not in pairs and statement.id not in taken:
            pairs[telling] = overlap, statement
            taken.add(statement.id)
    return pairs


def _range(span: GoldTelling | Span) -> range:
    return range(span.start, span.end)


def _given(raw: RawArticle, article: TaggedArticle | None, telling: GoldTelling, found: Statement | None) -> Statement:
    """The statement of an annotated span; what is not annotated is that of ``found``, else read from the grammar before it."""
    span = Span(start=telling.start, end=telling.end)
    verbatim = raw.raw(telling.field)[telling.start : telling.end]
    excerpt = Excerpt(field=telling.field, span=span, text=verbatim)
    part = next((part for part in article.parts if part.field == telling.field), None) if article else None
    clean = part.to_clean(telling.start, telling.end) if part else None
    content = part.text[slice(*clean)] if part and clean else verbatim
    base = {
        "id": derive_id("told", str(raw.article_id), telling.field, f"{telling.start}-{telling.end}"),
        "field": telling.field, "span": span, "verbatim": verbatim, "content": content, "headline": telling.field == "title",
        "about": spoken_of(article.entities, [excerpt])[0] if article else (),
    }  # fmt: skip
    if found is not None:
        return found.model_copy(update=base)
    analysis = analyse(part) if part else None
    cue = _cue_before(analysis, clean[0]) if analysis and clean else None
    title = article.title.text if article and article.title else raw.title
    if raw.published_at is None:
        raise ValueError(f"{raw.source_id}: an article without a time of publication says nothing of what is new")
    return Statement.model_validate(
        {
            **base, "trace_id": raw.article_id, "produced_at": raw.published_at, "source": raw.source_id, "url": raw.url,
            "outlet": raw.outlet, "published_at": raw.published_at, "content_hash": raw.content_hash, "title": title,
            "sketch": article.sketch if article else sketch_of(raw.title or "", raw.text or ""),
            "cue": cue or Cue(lemma=":", act=Act.SAY), "speaker": Speaker(resolved_by="unresolved"), "speaker_key": "-",
            "official": False, "official_reason": OfficialReason.UNKNOWN, "quote": Quote.INDIRECT, "confidence": 1,
            "sequence": 1, "of": 1, "speakers": 1,
        }
    )  # fmt: skip


def _cue_before(analysis: Analysis, start: int) -> Cue | None:
    """The cue that governs the word at clean offset ``start``, else the last one shortly before it."""
    first = next((at for at, token in enumerate(analysis.tokens) if token.end > start), None)
    if first is None:
        return None
    for at in (analysis.governor[first], *range(first - 1, max(first - 1 - _REACH, -1), -1)):
        word = analysis.cues[at] if at >= 0 else None
        if word is not None:
            return Cue(lemma=word.lemma, act=word.act)
    return None
