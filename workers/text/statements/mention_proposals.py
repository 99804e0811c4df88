"""Propose which words name the speaker of a statement, or that none do."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import Final, NamedTuple

from workers.text.data_files import word_list
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, SENTENCE_ENDS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.tagging.tagger import TokenReading

ASIDE_MARKS: Final = frozenset("،,؛;-–—()")
_REACH: Final = 40
"""Tokens between a cue and its mention at most."""
_LONGEST: Final = 24
_LIKELY: Final = 0.15
_ADVERBS: Final = word_list("adverbs") | word_list("no_mention")
POINTING: Final = PREPOSITIONS | word_list("relatives") | word_list("demonstratives")
"""What no mention ends in."""
_STOPS: Final = COMPLEMENTIZERS | frozenset({":", *MARKS})


class Origin(IntEnum):
    """How a mention was proposed."""

    NONE = 0
    """The subject is left out."""
    TAGGER = 1
    BEHIND = 2
    """What stands behind the cue, up to a word that no subject holds."""
    BEHIND_WITH_ASIDE = 3
    """The same with what stands behind its first comma."""
    BEFORE = 4
    """What stands before the cue, from the last comma or the beginning of the sentence."""
    LABEL = 5
    """What stands before the colon of a headline."""


class MentionProposal(NamedTuple):
    """Tokens that may name the speaker; (-1, -1) for a subject that is left out."""

    first: int
    end: int
    origin: Origin


ABSENT: Final = MentionProposal(-1, -1, Origin.NONE)


class Place(NamedTuple):
    """A statement among its neighbours, in tokens."""

    cue: int
    """-1 where it has none."""
    first: int
    end: int
    behind: int
    """End of the content before it."""
    ahead: int
    """Begin of the content behind it."""


def propose_mentions(analysis: Analysis, reading: TokenReading, place: Place) -> list[MentionProposal]:
    """The mentions that a statement may have, the absent one first; no two of the same tokens."""
    found: dict[tuple[int, int], MentionProposal] = {(-1, -1): ABSENT}
    for proposal in _all(analysis, reading, place):
        trimmed = _trim(analysis, proposal.first, proposal.end)
        if trimmed is not None and not (trimmed[0] < place.end and trimmed[1] > place.first):
            found.setdefault(trimmed, MentionProposal(*trimmed, proposal.origin))
    return list(found.values())


def _all(analysis: Analysis, reading: TokenReading, place: Place) -> Iterator[MentionProposal]:
    anchor = place.cue if place.cue >= 0 else place.first
    first, end = _paragraph(analysis, anchor)
    low, high = max(first, anchor - _REACH, place.behind), min(end, anchor + _REACH)
    for runs_of in (_labelled, _likely):
        for run in runs_of(reading, low, high):
            yield MentionProposal(*run, Origin.TAGGER)
    cue = analysis.cues[place.cue] if place.cue >= 0 else None
    if place.cue >= 0 and analysis.tokens[place.cue].word == ":":
        yield MentionProposal(max(first, place.behind), place.cue, Origin.LABEL)
        comma = _back_to_comma(analysis, place.cue, max(first, place.behind))
        yield MentionProposal(comma, place.cue, Origin.BEFORE)
    elif cue is not None and cue.kind is not CueKind.FOLLOW:
        limit = min(high, place.first if place.first > place.cue else place.ahead)
        yield from _behind(analysis, place.cue, limit)
        low = max(low, place.end if place.end <= place.cue else low)
        yield MentionProposal(_back_to_comma(analysis, place.cue, low), place.cue, Origin.BEFORE)
        yield MentionProposal(_back_to_sentence(analysis, place.cue, low), place.cue, Origin.BEFORE)


def _behind(analysis: Analysis, cue: int, limit: int) -> Iterator[MentionProposal]:
    """The words behind a cue: up to a comma, past one comma, and past the verb of «وفق ما أعلنه فلان»."""
    begins = [cue + 1]
    k = cue + 1
    while k < limit and k - cue <= 4 and (analysis.cues[k] is not None or analysis.tokens[k].folded in ("ما", "قد")):
        k += 1
        begins.append(k)
    if k < limit and analysis.tokens[k].folded in _ADVERBS | PREPOSITIONS:
        begins.append(k + 1)
        begins.append(k + 2)
    for begin in dict.fromkeys(begins):
        stop = begin
        commas = 0
        while stop < limit and stop - begin < _LONGEST:
            word = analysis.tokens[stop].folded
            if word in _STOPS or word in SENTENCE_ENDS or (stop > begin and is_verb(analysis, stop)):
                break
            if word in ASIDE_MARKS or (stop > begin and (word in PREPOSITIONS or word in _ADVERBS or word[:1] in "بل")):
                if stop > begin:
                    yield MentionProposal(begin, stop, Origin.BEHIND_WITH_ASIDE if commas else Origin.BEHIND)
                commas += word in ASIDE_MARKS
                if commas > 2:
                    break
            stop += 1
        if stop > begin:
            yield MentionProposal(begin, stop, Origin.BEHIND_WITH_ASIDE if commas else Origin.BEHIND)


def is_verb(analysis: Analysis, at: int) -> bool:
    """Whether the token can be a verb or participle of saying."""
    cue = analysis.cues[at]
    return cue is not None and cue.kind in (CueKind.PAST, CueKind.IMPERFECT, CueKind.PARTICIPLE)


def _labelled(reading: TokenReading, low: int, high: int) -> Iterator[tuple[int, int]]:
    first = None
    for i in range(low, high + 1):
        label = reading.labels[i] if i < high else "O"
        if first is not None and label != "N":
            yield first, i
            first = None
        if label in "MN" and first is None:
            first = i


def _likely(reading: TokenReading, low: int, high: int) -> Iterator[tuple[int, int]]:
    first = None
    for i in range(low, high + 1):
        inside = i < high and reading.mention[i] > _LIKELY
        if first is not None and (not inside or reading.mention_begin[i] > 0.5):
            yield first, i
            first = None
        if inside and first is None:
            first = i


def _paragraph(analysis: Analysis, at: int) -> tuple[int, int]:
    return next(((first, end) for first, end in analysis.paragraphs if first <= at < end), (at, at + 1))


def _back_to_comma(analysis: Analysis, at: int, low: int) -> int:
    k = at - 1
    while (
        k > low
        and analysis.tokens[k - 1].folded not in ASIDE_MARKS
        and analysis.tokens[k - 1].folded not in SENTENCE_ENDS
    ):
        k -= 1
    return max(k, low)


def _back_to_sentence(analysis: Analysis, at: int, low: int) -> int:
    k = at
    while k > low and analysis.sentence[k - 1] == analysis.sentence[at]:
        k -= 1
    return k


def _trim(analysis: Analysis, first: int, end: int) -> tuple[int, int] | None:
    """Without punctuation, conjunctions and adverbs at the edges; None when nothing is left or it is too long."""
    tokens = analysis.tokens
    while first < end and (not tokens[first].folded[0].isalnum() or tokens[first].folded in _ADVERBS):
        first += 1
    while end > first and (not tokens[end - 1].folded[0].isalnum() or tokens[end - 1].folded in POINTING):
        end -= 1
    return (first, end) if 0 < end - first <= _LONGEST else None
