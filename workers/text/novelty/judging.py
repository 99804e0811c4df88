"""Decide whether a statement is new: whether its speaker's body has said the same within the window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from schemas import Lane, NoveltyReason, Statement, Verdict
from workers.text.novelty.likeness import contradict, likeness
from workers.text.novelty.remembered import Remembered
from workers.text.novelty.versions import headline_of, judge_copy, judge_version
from workers.text.words.stems import content_stems, numbers_in

WINDOW: Final = timedelta(hours=72)
"""Of publication time: the same said again later than this is news again."""


def judge_novelty(statement: Statement, remembered: Sequence[Remembered], window: timedelta = WINDOW) -> Verdict:
    """Whether anything in ``remembered`` (of the same speaker key) says what ``statement`` says, and how alike it is.

    Judged by publication time in both directions: an article that comes late is a repeat of what was published after it.
    """
    of_article = [entry for entry in remembered if entry.carrier.article_id == statement.trace_id]
    for entry in of_article:
        if entry.statement.id == statement.id:
            return entry.statement.verdict
    if verdict := judge_version(statement, of_article):
        return verdict
    stems, numbers = frozenset(content_stems(statement.content)), frozenset(numbers_in(statement.content))
    best: tuple[float, NoveltyReason, Remembered] | None = None
    beyond = False
    for other in remembered:
        same_article = other.carrier.article_id == statement.trace_id
        alike = likeness(stems, frozenset(other.stems), same_article=same_article)
        if alike is None and same_article:
            alike = headline_of(statement, other)
        if alike is None or contradict(numbers, frozenset(other.numbers)):
            continue
        score, reason = alike
        if abs(other.published_at - statement.published_at) > window:
            beyond = True
            continue
        if best is None or score > best[0]:
            best = (score, NoveltyReason.SAME_ARTICLE if same_article else reason, other)
    if best is None:
        if copied := judge_copy(statement, remembered, window):
            return copied
        reason = NoveltyReason.OUTSIDE_WINDOW if beyond else NoveltyReason.FIRST
        if statement.lane is Lane.BACKFILL:
            reason = NoveltyReason.BACK_FILL
        return Verdict(reason=reason, group=statement.id, score=0.0)
    score, reason, other = best
    return Verdict(reason=reason, group=other.statement.verdict.group, score=round(score, 4), like=other.statement.id)
