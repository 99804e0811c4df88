"""Hold a statement against what its article said before it was corrected, and against what a copied article says.

An article is known by its url (``trace_id``), a version of it by what it says (``content_hash``). What its former version
said is no news in the corrected one, whatever has changed in the wording, the figures included; and what is left has
never stood there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rapidfuzz.distance import LCSseq

from schemas import NoveltyReason, Statement, Verdict
from workers.text.novelty.changes import what_changed
from workers.text.novelty.likeness import contradict
from workers.text.novelty.remembered import Remembered, remember
from workers.text.novelty.sketch import overlap_of
from workers.text.words.stems import content_stems, numbers_differ, numbers_in

IN_PLACE_OF: Final = 0.5
"""Closeness from which on a statement takes the place of one of the former version."""
IN_SAME_PLACE: Final = 0.25
"""The same where both are the n-th of their speaker, under the same cue: all words but the name or figure may be new."""
CONTAINED: Final = 0.6
"""Share of the shorter one's stems that the other has: a correction adds clauses and drops them."""
COPIED: Final = 0.5
"""Overlap of passages from which on two articles are copies of one text (see ``sketch``)."""
ANOTHER_TEXT: Final = 0.1
"""Overlap of passages below which a version is no correction of the one before, but another text under its url: a page
that is always written anew, or a flash of a line that became an article."""
LEAST_STEMS: Final = 4
"""A statement of fewer content words is only compared whole: three words are in anything."""
OF_ONE_PASSAGE: Final = 0.6
"""Closeness from which on two statements of copies are cut from one passage."""


def former_version(content_hash: str, of_article: Sequence[Remembered]) -> list[Remembered]:
    """What the version before ``content_hash`` said, in order; empty for the first.

    ``of_article``: what is remembered of one article under one speaker key, the oldest first. A version that is not in
    there yet comes after all that are.
    """
    versions = list(dict.fromkeys(entry.content_hash for entry in of_article))
    at = versions.index(content_hash) if content_hash in versions else len(versions)
    return [entry for entry in of_article if at and entry.content_hash == versions[at - 1]]


def rewritten(statement: Statement, former: Remembered) -> bool:
    """Whether the article of ``statement`` has become another text since ``former``; then nothing was withdrawn from it."""
    known = bool(statement.sketch and former.sketch)
    return known and overlap_of(statement.sketch, former.sketch).passages < ANOTHER_TEXT


def judge_version(statement: Statement, of_article: Sequence[Remembered]) -> Verdict | None:
    """The verdict on a statement that takes the place of one in the article's former version; None when none does."""
    former = former_version(statement.content_hash, of_article)
    best: tuple[float, Remembered] | None = None
    for kind in (True, False):  # a headline takes the place of a headline, if there is one
        for place, other in enumerate(former, start=1):
            if (other.statement.headline == statement.headline) is not kind:
                continue
            score = closeness(statement.content, other.statement.content)
            needed = IN_SAME_PLACE if kind and _same_place(statement, other, place) else IN_PLACE_OF
            if score >= needed and (best is None or score > best[0]):
                best = (score, other)
        if best is not None:
            reason = _reason(statement, best[1]) if kind else NoveltyReason.SAME_ARTICLE
            return _verdict(reason, *best)
    return None


def judge_copy(new: Remembered, near: Iterable[Remembered]) -> Verdict | None:
    """The verdict on a statement of an article that copies another one; None when it copies none, or says more.

    For what is not alike by its words alone: two extractions of one passage may cut it differently, and a short statement
    has too few words to be likened by them. In a copy, closeness is enough where nothing tells them apart: a template is
    a copy of its last edition in all but what is new.
    """
    content = new.statement.content
    best: tuple[float, Remembered] | None = None
    for other in near:
        if other.carrier.article_id == new.carrier.article_id:
            continue
        if overlap_of(new.sketch, other.sketch).passages < COPIED:
            continue
        score = closeness(content, other.statement.content)
        if (
            score >= OF_ONE_PASSAGE
            and (best is None or score > best[0])
            and not numbers_differ(numbers_in(content), numbers_in(other.statement.content))
            and not contradict(new, other)
        ):
            best = (score, other)
    return None if best is None else _verdict(NoveltyReason.COPY, *best)


def judge_headline(statement: Statement, of_article: Iterable[Remembered]) -> Verdict | None:
    """The verdict where one is the headline and the other the sentence that it heads, though it has few words; else None.

    The same act, and all content words of the shorter headline, two at least: «الهجوم على قافلة الإغاثة» heads
    «الهجوم الذي استهدف قافلة إغاثة قرب الحدود», both condemned.
    """
    said = set(content_stems(statement.content))
    for other in of_article:
        told = other.statement
        if told.headline == statement.headline or told.act is not statement.cue.act:
            continue
        then = set(content_stems(told.content))
        head, body = (said, then) if statement.headline else (then, said)
        if (
            len(head) > 1
            and head <= body
            and not numbers_differ(numbers_in(statement.content), numbers_in(told.content))
        ):
            return _verdict(NoveltyReason.SAME_ARTICLE, len(head) / len(body), other)
    return None


def closeness(a: str, b: str) -> float:
    """How much two wordings share, 0 to 1: of their stems in order, or of the stems of the one that is a part."""
    first, second = list(content_stems(a)), list(content_stems(b))
    if not first or not second:
        return float(first == second and a == b)
    whole = 2 * LCSseq.similarity(first, second) / (len(first) + len(second))
    shorter = min(len(set(first)), len(set(second)))
    part = len({*first} & {*second}) / shorter if shorter >= LEAST_STEMS else 0.0
    return max(whole, part if part >= CONTAINED else 0.0)


def _same_place(statement: Statement, other: Remembered, place: int) -> bool:
    then = other.statement
    return statement.sequence == place and (statement.cue.lemma, statement.cue.act) == (then.cue, then.act)


def _reason(statement: Statement, former: Remembered) -> NoveltyReason:
    as_told = remember(statement, former.statement.verdict).statement
    return NoveltyReason.CORRECTED if what_changed(former.statement, as_told) else NoveltyReason.UNCHANGED


def _verdict(reason: NoveltyReason, score: float, other: Remembered) -> Verdict:
    return Verdict(reason=reason, group=other.statement.verdict.group, score=round(score, 4), like=other.statement.id)
