"""Decide whether a statement is new: whether its speaker's body has said the same within the window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from pydantic import AwareDatetime

from schemas import NoveltyReason, Statement, Verdict
from schemas.alert import AlertStatement, Carrier
from schemas.base import Model
from workers.text.words.stems import content_stems, numbers_in

WINDOW: Final = timedelta(hours=72)
"""Of publication time: the same said again later than this is news again."""
SAME_WORDS: Final = 0.9
"""Jaccard index of the stems from which on two statements are the same words."""
REWORDED: Final = 0.5
"""Jaccard index from which on they are one statement in other words."""
CONTAINED: Final = 0.8
"""Share of the shorter one's stems that the longer one has, from which on it is a part of it."""
CONTAINED_IN_ARTICLE: Final = 0.6
"""The same within one article, where a headline says shortly what the body says at length."""
LEAST_STEMS: Final = 4
"""A statement of fewer content words is only compared whole: three words are in anything."""


class Remembered(Model):
    """What the memory keeps of a statement."""

    statement: AlertStatement
    stems: tuple[str, ...]
    """Distinct, sorted."""
    numbers: tuple[str, ...]
    published_at: AwareDatetime
    carrier: Carrier
    content_hash: str
    official: bool
    live: bool


def judge_novelty(statement: Statement, remembered: Sequence[Remembered], window: timedelta = WINDOW) -> Verdict:
    """Whether anything in ``remembered`` (of the same speaker key) says what ``statement`` says, and how alike it is.

    Judged by publication time in both directions: an article that comes late is a repeat of what was published after it.
    """
    stems, numbers = frozenset(content_stems(statement.content)), frozenset(numbers_in(statement.content))
    best: tuple[float, NoveltyReason, Remembered] | None = None
    beyond = False
    for other in remembered:
        if other.statement.id == statement.id:
            return other.statement.verdict
        same_article = other.carrier.article_id == statement.trace_id
        likeness = _likeness(stems, frozenset(other.stems), same_article=same_article)
        if likeness is None or _contradict(numbers, frozenset(other.numbers)):
            continue
        score, reason = likeness
        if abs(other.published_at - statement.published_at) > window:
            beyond = True
            continue
        if best is None or score > best[0]:
            best = (score, NoveltyReason.SAME_ARTICLE if same_article else reason, other)
    if best is None:
        reason = NoveltyReason.OUTSIDE_WINDOW if beyond else NoveltyReason.FIRST
        return Verdict(reason=reason, group=statement.id, score=0.0)
    score, reason, other = best
    return Verdict(reason=reason, group=other.statement.verdict.group, score=round(score, 4), like=other.statement.id)


def _likeness(a: frozenset[str], b: frozenset[str], *, same_article: bool) -> tuple[float, NoveltyReason] | None:
    """How alike two sets of stems are, and in which way; None when they are two statements."""
    if not a or not b:
        return None
    common = len(a & b)
    jaccard = common / len(a | b)
    if jaccard >= SAME_WORDS:
        return jaccard, NoveltyReason.SAME_WORDS
    if min(len(a), len(b)) < LEAST_STEMS:
        return None
    contained = common / min(len(a), len(b))
    if jaccard >= REWORDED:
        return jaccard, NoveltyReason.REWORDED
    if contained >= (CONTAINED_IN_ARTICLE if same_article else CONTAINED):
        return contained, NoveltyReason.SHORTENED
    return None


def _contradict(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether both name numbers and neither only leaves some out: «ثلاث ساعات» is not «أربع ساعات»."""
    return bool(a) and bool(b) and not (a <= b or b <= a)


def remember(statement: Statement, verdict: Verdict) -> Remembered:
    """What to keep of ``statement``."""
    return Remembered(
        statement=AlertStatement(
            id=statement.id,
            content=statement.content,
            quote=statement.quote,
            act=statement.cue.act,
            cue=statement.cue.lemma,
            headline=statement.headline,
            confidence=statement.confidence,
            about=statement.about,
            told_to=statement.told_to,
            verdict=verdict,
        ),
        stems=tuple(sorted(set(content_stems(statement.content)))),
        numbers=tuple(sorted(set(numbers_in(statement.content)))),
        published_at=statement.published_at,
        carrier=Carrier(
            article_id=statement.trace_id,
            source=statement.source,
            url=statement.url,
            outlet=statement.outlet,
            title=statement.title,
            published_at=statement.published_at,
        ),
        content_hash=statement.content_hash,
        official=statement.official,
        live=statement.lane == "live",
    )
