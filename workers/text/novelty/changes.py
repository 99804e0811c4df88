"""Tell what a correction did to a statement: from its wording before and after to a named reason, or to none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from rapidfuzz.distance import LCSseq

from schemas import Act, AlertStatement, Change, ChangeReason, NoveltyReason, Speaker
from workers.text.knowledge.compare_names import same_name
from workers.text.novelty.fullest import fullest_first
from workers.text.novelty.remembered import Remembered
from workers.text.novelty.word_pairs import still_stands
from workers.text.novelty.wording import another_cut, negations, words_of
from workers.text.words.stems import numbers_in

SAME_BUT_NEGATED: Final = 0.7
"""Share of the words that two statements have in common, in order, from which on a negation is what tells them apart; the
verb beside it changes its form: «سترفع», «لن ترفع»."""

_TELLING: Final = frozenset({Act.SAY, Act.ANNOUNCE, Act.CONFIRM, Act.REPORT})
"""Acts that differ in style alone: «قال» for «أعلن» is no correction."""


def what_changed(before: AlertStatement, after: AlertStatement) -> ChangeReason | None:
    """Why ``after`` says something else than ``before`` in whose place it stands; None when it says the same.

    The first of several reasons, in the order of what they mean to a reader: who, how many, yes or no, which words, which act.
    """
    if before.speaker and after.speaker and another_person(before.speaker, after.speaker):
        return ChangeReason.SPEAKER_CHANGED
    other_act = before.act is not after.act and not {before.act, after.act} <= _TELLING
    return _rewording(before.content, after.content) or (ChangeReason.ACT_CHANGED if other_act else None)


def _rewording(before: str, after: str) -> ChangeReason | None:
    old, new = words_of(before), words_of(after)
    if old == new or another_cut(old, new):
        return None
    common = LCSseq.similarity(old, new)
    within = common == min(len(old), len(new))
    if not within and Counter(numbers_in(before)) != Counter(numbers_in(after)):
        return ChangeReason.NUMBER_CHANGED
    if negations(old) != negations(new) and 2 * common >= SAME_BUT_NEGATED * (len(old) + len(new)):
        return ChangeReason.NEGATION_CHANGED
    if within:
        return ChangeReason.EXTENDED if len(new) > len(old) else ChangeReason.SHORTENED
    return ChangeReason.REWORDED


def another_person(a: Speaker, b: Speaker) -> bool:
    """Whether two speakers of one body cannot be one person: other names, or other offices where neither has a name.

    «لافروف» and «سيرغي لافروف» are one; somebody without a name may be anybody.
    """
    if a.name and b.name:
        return (a.entity_id is None or a.entity_id != b.entity_id) and not same_name(a.name, b.name)
    if a.name or b.name or not a.role or not b.role:
        return False
    return set(words_of(a.role)).isdisjoint(words_of(b.role))


def changes_in(
    before: Sequence[Remembered], here: Sequence[Remembered], word_pairs: str
) -> Iterator[tuple[Change, Remembered]]:
    """What the corrected article changed of ``before``, the statements of its former version; one change for each thing said.

    ``here``: all statements of the same speaker key in the corrected article. With each change comes the statement as it
    stands now, or as it stood when it was withdrawn. What the article has said twice (headline and body) is changed
    once, in the words that were shown where these changed, and withdrawn only when it says it nowhere any more. What still
    stands in the text of the article, as far as ``word_pairs`` tells, is not withdrawn though nobody was found to say it.
    """
    successors: dict[UUID, Remembered] = {}
    for entry in here:
        verdict = entry.statement.verdict
        if verdict.like and verdict.reason in (NoveltyReason.CORRECTED, NoveltyReason.UNCHANGED):
            taken = successors.get(verdict.like)
            if taken is None or taken.statement.verdict.score < verdict.score:
                successors[verdict.like] = entry
    still_said = {entry.statement.verdict.group for entry in here}
    told: set[UUID] = set()
    for entry in fullest_first(before):
        group, successor = entry.statement.verdict.group, successors.get(entry.statement.id)
        if group in told:
            continue
        if successor is None:
            if group not in still_said and not still_stands(entry.statement.content, word_pairs):
                told.add(group)
                yield _withdrawn(entry), entry
        elif reason := what_changed(entry.statement, successor.statement):
            told.add(group)
            yield _changed(reason, entry, successor), successor


def _withdrawn(entry: Remembered) -> Change:
    said = entry.statement
    return Change(
        reason=ChangeReason.WITHDRAWN,
        article_id=entry.carrier.article_id,
        statement_id=said.id,
        before=said.content,
    )


def _changed(reason: ChangeReason, before: Remembered, after: Remembered) -> Change:
    then, now = before.statement, after.statement
    speakers = {}
    if reason is ChangeReason.SPEAKER_CHANGED and then.speaker and now.speaker:
        speakers = {"speaker_before": then.speaker.label, "speaker_after": now.speaker.label}
    return Change(
        reason=reason,
        article_id=before.carrier.article_id,
        statement_id=then.id,
        before=then.content,
        after=now.content,
        after_id=now.id,
        **speakers,
    )
