"""What went wrong, with the words around it: for people who mend the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from schemas import Speaker, Statement
from workers.evaluate.annotations import GoldSpeaker, GoldStatement
from workers.evaluate.matching import Judged, Pair

CONTEXT: Final = 60
"""Code points shown on either side of the span."""
_SHORT: Final = 160
"""Longer contents are shown by their beginning and end."""


class Kind(StrEnum):
    """What is wrong."""

    MISSED = "missed"
    FALSE_FIND = "false_find"
    BOUNDARY = "boundary"
    SPEAKER = "speaker"
    OFFICIAL = "official"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Miss:
    """One fault. ``line`` counts from 1 in the article's file; ``gold`` and ``found`` tell what differs."""

    kind: Kind
    article: str
    line: int
    start: int
    end: int
    cue: str
    context: str
    """The words around the span, which stands in ⟦ ⟧."""
    gold: str
    found: str

    def as_json(self) -> dict[str, Any]:
        """As data."""
        return asdict(self)


def misses(judged: Sequence[Judged], unread: frozenset[str] = frozenset()) -> Iterator[Miss]:
    """Every fault in the order of the articles; nothing of those whose names are in ``unread``."""
    for one in judged:
        if one.article.name in unread:
            continue
        for pair in one.pairs:
            yield from _of_pair(one, pair)
        for statement in one.false_finds:
            said_by = f"{_who(statement.speaker)} · resolved by {statement.speaker.resolved_by.value}"
            yield _miss(Kind.FALSE_FIND, one, statement, gold="", found=said_by)


def _of_pair(one: Judged, pair: Pair) -> Iterator[Miss]:
    gold, found = pair.gold, pair.found
    if found is None:
        yield _miss(Kind.MISSED, one, gold, gold=_who(gold.speaker), found="")
        return
    if not pair.tight:
        text = one.article.text
        yield _miss(
            Kind.BOUNDARY, one, gold,
            gold=_line(text[gold.start : gold.end]), found=_line(text[found.span.start : found.span.end]),
        )  # fmt: skip
    if not pair.right_speaker:
        resolved = f"{_who(found.speaker)} · resolved by {found.speaker.resolved_by.value}"
        yield _miss(Kind.SPEAKER, one, gold, gold=_who(gold.speaker), found=resolved)
    if found.official != gold.official:
        told = (
            f"{'official' if found.official else 'not official'}: {found.official_reason.value} · {_who(found.speaker)}"
        )
        annotated = f"{'official' if gold.official else 'not official'} · {_who(gold.speaker)}"
        yield _miss(Kind.OFFICIAL, one, gold, gold=annotated, found=told)
    if found.quote != gold.quote:
        yield _miss(Kind.QUOTE, one, gold, gold=gold.quote.value, found=found.quote.value)


def _miss(kind: Kind, one: Judged, where: GoldStatement | Statement, *, gold: str, found: str) -> Miss:
    text = one.article.text
    if isinstance(where, Statement):
        start, end, cue = where.span.start, where.span.end, where.cue.lemma
    else:
        start, end, cue = where.start, where.end, where.cue or ""
    content = _line(text[start:end])
    if len(content) > _SHORT:
        content = f"{content[: _SHORT // 2]} … {content[-_SHORT // 2 :]}"
    before, behind = _line(text[max(start - CONTEXT, 0) : start]), _line(text[end : end + CONTEXT])
    context = f"{before}⟦{content}⟧{behind}"
    return Miss(kind, one.article.name, text.count("\n", 0, start) + 1, start, end, cue, context, gold, found)


def _line(text: str) -> str:
    """In one line; the ends of paragraphs stay visible, and no control of the article reaches a terminal."""
    return "".join(letter if letter.isprintable() else "¶" if letter == "\n" else " " for letter in text)


def _who(speaker: GoldSpeaker | Speaker) -> str:
    parts = [part for part in (speaker.name, speaker.role, speaker.organisation) if part]
    return "، ".join(parts or ["—"]) + (" (unnamed)" if speaker.anonymous else "")
