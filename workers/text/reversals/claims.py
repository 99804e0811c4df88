"""Read what a statement claims: per clause the question it takes a side on, the side, and the words it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from schemas import Act, Statement
from schemas.base import Model
from workers.text.data_files import word_list
from workers.text.reversals.own_side import own_words
from workers.text.reversals.predicates import Predicate, Tense, predicate
from workers.text.words.normalize import fold
from workers.text.words.stems import STOP_WORDS, light_stem
from workers.text.words.tokens import tokenize

NEGATIONS: Final = word_list("clause_negations")
UNSURE: Final = word_list("unsure")
_FUTURE: Final = frozenset(map(fold, ("لن", "ولن", "فلن", "سوف", "وسوف")))
_NOT_DONE: Final = frozenset(map(fold, ("لم", "ولم", "فلم")))
_MUST: Final = word_list("must")
_INTENDS: Final = word_list("intends")
_BREAKS: Final = word_list("clause_breaks")
_UNTIL: Final = word_list("until")
_EMPTY: Final = STOP_WORDS | NEGATIONS | _MUST | _INTENDS | _BREAKS | _FUTURE | word_list("own_side")
_DEPENDENT: Final = word_list("relatives") | frozenset(map(fold, ("كي", "لكي", "حتى", "عندما", "حين", "كلما")))
"""A clause that begins so describes or sets a time or an end; it claims nothing."""
_QUESTION: Final = frozenset("؟?")
_SIGNS: Final = frozenset("،.؛:!,;…-–")
"""End a clause. Quotation marks and brackets do not: «قد (تعقد القمة)» is one."""
_REACH: Final = 7
"""Tokens of a clause within which its own predicate stands."""
_LONGEST: Final = 16
"""Tokens of a clause that are read."""
_JOIN: Final = 3
"""Tokens behind a predicate among which its preposition stands."""
_GAP: Final = 5
"""Code points between cue and content, the speaker left out, that no other word than a preposition fits in: «أعلن عن …»."""
_OF_NOUNS: Final = {
    Act.DENY: False, Act.REJECT: False, Act.ANNOUNCE: True, Act.CONFIRM: True, Act.PROMISE: True, Act.COMMIT: True,
}  # fmt: skip
"""What the cue says of a verbal noun that its content begins with: «رفض المشاركة», «أعلن الانسحاب»."""
_OF_EVENTS: Final = frozenset(("hold",))
"""Questions that are asked of an event: its subject is not the speaker."""


class Claim(Model):
    """One clause that takes a side."""

    question: str
    affirms: bool
    demand: bool
    """It is said of what must be, not of what the speaker's side does."""
    act: bool
    """It tells an act by its noun, which is told again for weeks: «أعلن إلغاء القمة». «القمة ستعقد» holds when it is said."""
    words: tuple[str, ...]
    """Distinct light stems of the other content words of the clause, sorted; the speaker's own side left out."""


def claims_of(statement: Statement) -> tuple[Claim, ...]:
    """The claims of ``statement`` on what its speaker's own side does, will do or demands, and on events.

    What happened is none: that a thing was not done and later is done is news, no reversal. Neither are questions,
    conditions and guesses.
    """
    own = own_words(statement.speaker.country, statement.speaker.body_id)
    nouns = _OF_NOUNS.get(statement.cue.act) if _joined(statement) else None
    found = []
    for number, (clause, following) in enumerate(_clauses(statement.content)):
        claim = _claim(clause, following, own, nouns if number == 0 else None)
        if claim is not None:
            found.append(claim)
    return tuple(found)


def _joined(statement: Statement) -> bool:
    """Whether nothing stands between cue and content that could turn it round: «جدد نفيه وجود …» is cut before «وجود»."""
    at, mention = statement.cue.at, statement.speaker.mention
    if at is None or at.field != statement.field or at.span.end > statement.span.start:
        return False
    gap = statement.span.start - at.span.end
    if mention is not None and at.span.end <= mention.span.start < statement.span.start:
        gap -= len(mention.span) + 1
    return gap <= _GAP


def _clauses(content: str) -> Iterator[tuple[list[str], str]]:
    """The clauses, each with the word that the next one begins with."""
    clause: list[str] = []
    words = [token.folded for token in tokenize(content)]
    if not _QUESTION.isdisjoint(words):
        return
    for word in words:
        if word in _SIGNS or word in _BREAKS:
            if clause:
                yield clause, word
            clause = [word] if word in _BREAKS else []
        elif word[0].isalnum():
            clause.append(word)
    if clause:
        yield clause, ""


def _claim(clause: Sequence[str], following: str, own: frozenset[str], nouns: bool | None) -> Claim | None:
    if clause[0] in _DEPENDENT or not UNSURE.isdisjoint(clause) or following in _UNTIL:
        return None
    words = clause[:_LONGEST]
    for at, word in enumerate(words[:_REACH]):
        reading = None if word in NEGATIONS else predicate(word)
        if reading is not None:
            return _taken(words, at, reading, own, nouns)
    return None


def _taken(words: Sequence[str], at: int, reading: Predicate, own: frozenset[str], nouns: bool | None) -> Claim | None:
    before = words[:at]
    affirms = reading.affirms
    subject = [light_stem(word) for word in before if word not in _EMPTY]
    if reading.tense is Tense.PAST or not _NOT_DONE.isdisjoint(before):
        return None
    if reading.tense is Tense.NOUN:
        planned = bool(before) and before[-1] in _INTENDS
        if not planned and (nouns is None or any(word not in _EMPTY for word in before)):
            return None
        affirms ^= not planned and nouns is False
    negated = not NEGATIONS.isdisjoint(before)
    if negated and not _UNTIL.isdisjoint(words[at:]):
        return None
    demand = not _MUST.isdisjoint(before)
    themselves = reading.first_person or demand or reading.question in _OF_EVENTS or all(one in own for one in subject)
    if not themselves or not _follows(reading, words[at + 1 : at + 1 + _JOIN]):
        return None
    stems = {light_stem(word) for n, word in enumerate(words) if n != at and word not in _EMPTY} - own
    return Claim(
        question=reading.question,
        affirms=affirms ^ negated,
        demand=demand,
        act=reading.tense is Tense.NOUN,
        words=tuple(sorted(stems)),
    )


def _follows(reading: Predicate, words: Sequence[str]) -> bool:
    return not reading.joins or reading.joins in words
