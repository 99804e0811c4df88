"""Propose which words name the speaker of a statement, or that none do, and describe each proposal in numbers."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from workers.text.cues import CueKind
from workers.text.data_files import word_list
from workers.text.forest import Codes, Matrix
from workers.text.grammar import COMPLEMENTIZERS, PREPOSITIONS, SENTENCE_ENDS, Analysis
from workers.text.quotes import MARKS
from workers.text.tagger import TokenReading
from workers.text.word_features import word_features

_COMMAS: Final = frozenset("،,؛;-–—()")
_REACH: Final = 40
"""Tokens between a cue and its mention at most."""
_LONGEST: Final = 24
_LIKELY: Final = 0.15
_ADVERBS: Final = word_list("adverbs") | word_list("no_mention")
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
            if word in _STOPS or word in SENTENCE_ENDS or (stop > begin and _is_verb(analysis, stop)):
                break
            if word in _COMMAS or (stop > begin and (word in PREPOSITIONS or word in _ADVERBS or word[:1] in "بل")):
                if stop > begin:
                    yield MentionProposal(begin, stop, Origin.BEHIND_WITH_ASIDE if commas else Origin.BEHIND)
                commas += word in _COMMAS
                if commas > 2:
                    break
            stop += 1
        if stop > begin:
            yield MentionProposal(begin, stop, Origin.BEHIND_WITH_ASIDE if commas else Origin.BEHIND)


def _is_verb(analysis: Analysis, at: int) -> bool:
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
        k > low and analysis.tokens[k - 1].folded not in _COMMAS and analysis.tokens[k - 1].folded not in SENTENCE_ENDS
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
    while end > first and not tokens[end - 1].folded[0].isalnum():
        end -= 1
    return (first, end) if 0 < end - first <= _LONGEST else None


MENTION_COLUMNS: Final = (
    "inside", "least", "first", "first_begins", "before", "behind", "likeliest_near", "distance", "before_cue", "length",
    "commas_between", "cues_between", "complementizers_between", "other_sentence", "between_cue_and_content",
    "touches_cue", "definite", "agrees", "quoted", "commas_inside", "cues_inside", "content_ahead", "has_statement_before",
    "cue_to_content", "preposed", "proposals", "rank",
    "=origin", "=cue", "=cue_kind", "=gender", "=known", "=known_last", "=class", "=class_before", "=class_behind",
    "=word", "=word_behind", "=before_cue_word",
)  # fmt: skip


def describe_mentions(
    analysis: Analysis, reading: TokenReading, place: Place, proposals: list[MentionProposal], codes: Codes
) -> Matrix:
    """[proposals, columns]: one row for each, in order."""
    inside = [float(reading.mention[p.first : p.end].mean()) if p.first >= 0 else 0.0 for p in proposals]
    best = max(inside)
    ranked = sorted(inside, reverse=True)
    return np.array(
        [
            _row(analysis, reading, place, p, codes, best, len(proposals), ranked.index(value))
            for p, value in zip(proposals, inside, strict=True)
        ]
    )


def _row(  # noqa: PLR0917 - one row, built in one place
    analysis: Analysis,
    reading: TokenReading,
    place: Place,
    proposal: MentionProposal,
    codes: Codes,
    best: float,
    count: int,
    rank: int,
) -> list[float]:
    tokens, mention = analysis.tokens, reading.mention
    first, end, origin = proposal
    size = len(tokens)
    anchor = place.cue if place.cue >= 0 else place.first
    cue = analysis.cues[place.cue] if place.cue >= 0 else None
    a, b = (min(end, anchor), anchor) if first < anchor else (anchor + 1, first)
    absent = first < 0

    def at(column: npt.NDArray[np.float32], i: int) -> float:
        return float(column[i]) if 0 <= i < size else 0.0

    def word(i: int) -> str:
        return tokens[i].folded if 0 <= i < size else "^"

    head = word(first) if not absent else "^"
    between = range(max(a, 0), min(b, size)) if not absent else range(0)
    features = word_features(head) if head[0].isalnum() else (head,) * 7
    last = word(end - 1) if not absent else "^"
    values: list[float] = [
        float(mention[first:end].mean()) if not absent else 0.0,
        float(mention[first:end].min()) if not absent else 0.0,
        at(mention, first) if not absent else 0.0,
        at(reading.mention_begin, first) if not absent else 0.0,
        at(mention, first - 1) if not absent else 0.0,
        at(mention, end) if not absent else 0.0,
        best,
        float(first - anchor if first > anchor else anchor - end) if not absent else 99.0,
        float(first < anchor),
        float(end - first) if not absent else 0.0,
        float(sum(word(i) in _COMMAS for i in between)),
        float(sum(analysis.cues[i] is not None for i in between)),
        float(sum(word(i) in COMPLEMENTIZERS for i in between)),
        float(not absent and analysis.sentence[first] != analysis.sentence[anchor]),
        float(min(anchor, place.first) <= first < max(anchor, place.first)),
        float(first == anchor + 1),
        float(head.startswith("ال")),
        _agrees(cue.gender if cue else "", head),
        float(analysis.quote_depth[first]) if not absent else 0.0,
        float(sum(word(i) in _COMMAS for i in range(first, end))) if not absent else 0.0,
        float(sum(analysis.cues[i] is not None for i in range(first, end))) if not absent else 0.0,
        float(place.ahead - end) if not absent else 99.0,
        float(place.behind > 0),
        float(place.first - anchor),
        float(place.end <= anchor),
        float(count),
        float(rank),
    ]
    names = [
        "o=" + origin.name,
        "l=" + (cue.lemma if cue else word(place.cue) if place.cue >= 0 else "-"),
        "k=" + (cue.kind.value if cue else "-"),
        "g=" + (cue.gender if cue else "-"),
        "n=" + features[6],
        "n=" + (word_features(last)[6] if last[0].isalnum() else last),
        "c=" + features[5],
        "c=" + _class(word(first - 1) if not absent else "^"),
        "c=" + _class(word(end) if not absent else word(anchor + 1)),
        "w=" + head,
        "w=" + (word(end) if not absent else word(anchor + 1)),
        "w=" + word(anchor - 1),
    ]
    return values + [float(codes.number(name)) for name in names]


def _class(word: str) -> str:
    return word_features(word)[5] if word[0].isalpha() else word[0]


def _agrees(gender: str, head: str) -> float:
    """Whether the verb's gender goes with the head's form: 1 yes, -1 no, 0 not told."""
    if gender not in ("m", "f") or not head[0].isalpha():
        return 0.0
    feminine = head.endswith(("ة", "ه", "ات", "اء"))
    return 1.0 if feminine == (gender == "f") else -1.0
