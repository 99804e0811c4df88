"""Decide whether a statement is new: whether its speaker's body has said the same within the window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from schemas import Lane, NoveltyReason, Statement, Verdict
from workers.text.novelty.groups import Likest, likest_group
from workers.text.novelty.grove import Grove
from workers.text.novelty.likeness import how_alike
from workers.text.novelty.remembered import Remembered, remember
from workers.text.novelty.versions import judge_copy, judge_headline, judge_version

WINDOW: Final = timedelta(hours=72)
"""Of publication time: the same said again later than this is news again."""


def judge_novelty(
    statement: Statement, remembered: Sequence[Remembered], window: timedelta = WINDOW, grove: Grove | None = None
) -> Verdict:
    """Whether what is ``remembered`` (of the same speaker key) says what ``statement`` says, and how sure that is.

    Judged by publication time in both directions: an article that comes late is a repeat of what was published after it.
    A verdict is never taken back: ``remembered`` may be the likest ones only, and in any order.
    ``grove`` as in ``likest_group``.
    """
    of_article = [other for other in remembered if other.carrier.article_id == statement.trace_id]
    for other in of_article:
        if other.statement.id == statement.id:
            return other.statement.verdict
    if verdict := judge_version(statement, of_article):
        return verdict
    new = remember(statement, Verdict(reason=NoveltyReason.FIRST, group=statement.id, score=0.0))
    near = [other for other in remembered if abs(other.published_at - statement.published_at) <= window]
    found = likest_group(new, near, grove)
    if found is not None and found.repeats:
        return _repeat(new, found)
    if verdict := judge_headline(statement, of_article) or judge_copy(new, near):
        return verdict
    score = round(found.score, 4) if found else 0.0
    far = [other for other in remembered if abs(other.published_at - statement.published_at) > window]
    long_ago = likest_group(new, far, grove)
    said_before = long_ago is not None and long_ago.repeats
    reason = NoveltyReason.OUTSIDE_WINDOW if said_before else NoveltyReason.FIRST
    if statement.lane is Lane.BACKFILL:
        reason = NoveltyReason.BACK_FILL
    return Verdict(reason=reason, group=statement.id, score=score)


def _repeat(new: Remembered, found: Likest) -> Verdict:
    like = found.like
    same_article = like.carrier.article_id == new.carrier.article_id
    reason = NoveltyReason.SAME_ARTICLE if same_article else how_alike(new, like)
    return Verdict(reason=reason, group=found.group, score=round(found.score, 4), like=like.statement.id)
