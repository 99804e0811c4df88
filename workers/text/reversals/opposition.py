"""Find the statement of the same body that says the opposite: a statement reverses what was said within 30 days before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

from schemas import OfficialReason, Statement
from schemas.base import Model, UtcDatetime
from schemas.opposition import Opposed, OppositionKind, OppositionRule
from workers.text.knowledge.base import load
from workers.text.knowledge.model import BodyKind
from workers.text.reversals.claims import Claim
from workers.text.words.stems import numbers_differ, numbers_in

SPAN: Final = timedelta(days=30)
"""Of publication time, before a statement: what was said longer ago has changed with the world."""
_BURST: Final = timedelta(hours=48)
"""So long the outlets take to tell one change; who says it once more after that reverses nothing."""
_STALE: Final = timedelta(days=2)
"""A statement that was made longer than this before it was published is told again, as background."""
_LEAST_CONFIDENCE: Final = 0.5
_LONGEST: Final = 200
"""Code points of an earlier statement that are kept: enough to know it by."""
_LEAST_WORDS: Final = 4
"""Stems in common from which on two claims need not be one a part of the other."""
_SHARE: Final = 0.6
"""Of the shorter one's stems, then."""
_MANY_VOICES: Final = frozenset((BodyKind.PARLIAMENT, BodyKind.COURT))
"""Bodies whose members contradict each other by design."""


class Kept(Model):
    """What is kept of a statement to hold another one against."""

    statement: UUID
    article: UUID
    speaker: str
    content: str
    published_at: UtcDatetime
    affirms: bool
    demand: bool
    words: tuple[str, ...]
    about: tuple[str, ...]
    numbers: tuple[str, ...]


def is_held_to_its_word(statement: Statement) -> bool:
    """Whether ``statement`` is one that its body can reverse: official, sure enough, of a body that speaks with one voice."""
    body = load().body(statement.speaker.body_id) if statement.speaker.body_id else None
    return (
        statement.official
        and statement.confidence >= _LEAST_CONFIDENCE
        and statement.official_reason is not OfficialReason.OFFICIAL_SOURCE
        and body is not None
        and body.kind not in _MANY_VOICES
        and (body.country is not None or body.kind in (BodyKind.INTERGOVERNMENTAL, BodyKind.ARMED_MOVEMENT))
    )


def kept_of(statement: Statement, claim: Claim) -> Kept:
    """What to keep of a claim of ``statement``."""
    return Kept(
        statement=statement.id,
        article=statement.trace_id,
        speaker=statement.speaker.label,
        content=statement.content[:_LONGEST],
        published_at=statement.published_at,
        affirms=claim.affirms,
        demand=claim.demand,
        words=claim.words,
        about=statement.about,
        numbers=tuple(sorted(set(numbers_in(statement.content)))),
    )


def find_reversal(statement: Statement, claims: Iterable[Claim], kept: Mapping[str, Sequence[Kept]]) -> Opposed | None:
    """What ``statement`` reverses: the latest earlier statement on the other side; ``kept`` are its body's, by question."""
    if _is_background(statement):
        return None
    found = [one for claim in claims if (one := _reversed(statement, claim, kept.get(claim.question, ())))]
    latest = max(found, key=lambda one: one.published_at, default=None)
    if latest is None:
        return None
    return Opposed(
        kind=OppositionKind.REVERSAL,
        rule=OppositionRule.OPPOSITE_CLAIM,
        speaker=latest.speaker,
        statement=latest.statement,
        content=latest.content,
        published_at=latest.published_at,
    )


def _is_background(statement: Statement) -> bool:
    return statement.said_at is not None and statement.published_at.date() - statement.said_at > _STALE


def _reversed(statement: Statement, claim: Claim, kept: Sequence[Kept]) -> Kept | None:
    now = kept_of(statement, claim)
    before = [
        one
        for one in kept
        if one.article != now.article
        and timedelta() < now.published_at - one.published_at <= SPAN
        and one.demand == now.demand
        and _same_matter(one, now)
    ]
    others = [one for one in before if one.affirms != now.affirms]
    last = max(others, key=lambda one: one.published_at, default=None)
    if last is None:
        return None
    for one in before:
        if one.affirms == now.affirms and (
            now.published_at - one.published_at > _BURST if one.published_at > last.published_at else claim.act
        ):
            return None  # said before: told again, or an old change
    return last


def _same_matter(a: Kept, b: Kept) -> bool:
    one, other = frozenset(a.words), frozenset(b.words)
    common = len(one & other)
    least = min(len(one), len(other))
    if not common or numbers_differ(a.numbers, b.numbers):
        return False
    if common < least:
        return common >= _LEAST_WORDS and common >= _SHARE * least
    return common > 1 or not frozenset(a.about).isdisjoint(b.about)
