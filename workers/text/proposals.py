"""Propose what may be a statement: every stretch that a cue can govern by grammar, and every one the tagger finds likely.

Wide on purpose: 98 of 100 annotated statements are among the proposals. workers/text/choose.py picks.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from enum import IntEnum
from typing import Final, NamedTuple

import numpy as np

from workers.text.cues import CueKind, CueWord
from workers.text.grammar import COMPLEMENTIZERS, PREPOSITIONS, SENTENCE_ENDS, Analysis
from workers.text.normalize import fold
from workers.text.quotes import MARKS
from workers.text.stretches import is_clitic, runs, trim
from workers.text.tagger import Column, TokenReading

COLON: Final = ":"
COMMAS: Final = frozenset("،,;؛")
DASHES: Final = frozenset("-–—")
_REACH: Final = 45
"""Tokens from a cue to the beginning of its content: a subject with titles and an aside fit in."""
_PREPOSITION_REACH: Final = 14
_BACK: Final = 150
"""Tokens of a clause or quotation in front of its cue."""
_LONGEST: Final = 260
_LIKELY_START: Final = 0.01
_WEAK_ENDS: Final = 5
_VERBS: Final = (CueKind.PAST, CueKind.IMPERFECT)


class Opening(IntEnum):
    """By what the content begins, seen from its cue."""

    TAGGER = 0
    COMPLEMENTIZER = 1
    COLON = 2
    QUOTE = 3
    PREPOSITION = 4
    CLITIC = 5
    OBJECT = 6
    """Behind the subject that the tagger sees."""
    NEXT = 7
    """Right behind the cue."""
    BEFORE = 8
    """The content stands in front of its cue."""


class Proposal(NamedTuple):
    """A stretch of tokens that may be the content of a statement, and the cue that may govern it (-1: none)."""

    cue: int
    first: int
    end: int
    opening: Opening


def propose(analysis: Analysis, reading: TokenReading) -> dict[Proposal, float]:
    """The proposals of one part, each with the logarithm of how likely the tagger has its labels (0 at best)."""
    found: dict[Proposal, float] = {}
    likely = [t for first, end in runs(analysis, reading.labels, "B", "I") if (t := trim(analysis, first, end))]
    inside = np.log(np.maximum(reading.inside, 1e-3))
    sums = np.concatenate([[0.0], np.cumsum(inside)])
    for first, end in analysis.paragraphs:
        if not reading.looked_at[first:end].any():
            continue
        for cue, start, opening in _starts(analysis, reading, likely, first, end):
            begin = math.log(max(float(reading.begin[start]), 1e-4))
            for stop in _ends(analysis, reading, sums, start, end, opening):
                stretch = trim(analysis, start, stop)
                if stretch is None:
                    continue
                after = 1.0 if stop == end else 1.0 - float(reading.inside[stop])
                weight = begin + float(sums[stop] - sums[start + 1]) + math.log(max(after, 1e-4))
                for governor in _governors(analysis, reading, cue, stretch, opening):
                    proposal = Proposal(governor, *stretch, opening)
                    if weight > found.get(proposal, -math.inf):
                        found[proposal] = weight
        for cue, start in _in_front(analysis, first, end):
            stretch = trim(analysis, start, cue)
            if stretch is not None:
                after = math.log(max(1.0 - float(reading.inside[cue]), 1e-4))
                begin = math.log(max(float(reading.begin[start]), 1e-4))
                found[Proposal(cue, *stretch, Opening.BEFORE)] = begin + float(sums[cue] - sums[start + 1]) + after
    return found


def sentence_end(analysis: Analysis, at: int, end: int) -> int:
    """The token behind the sentence that token ``at`` is in, ``end`` at most."""
    number = analysis.sentence[at]
    while at < end and analysis.sentence[at] == number:
        at += 1
    return at


def _starts(
    analysis: Analysis, reading: TokenReading, likely: list[tuple[int, int]], first: int, end: int
) -> Iterator[tuple[int, int, Opening]]:
    """Where a content may begin in a paragraph: (its cue or -1, token, how)."""
    tagged = {i for i in range(first, end) if reading.begin[i] > _LIKELY_START}
    tagged |= {start for start, _ in likely if first <= start < end}
    for start in sorted(tagged):
        yield -1, start, Opening.TAGGER
    for i in range(first, end):
        cue = analysis.cues[i]
        if analysis.tokens[i].word == COLON:
            if i + 1 < end:
                yield i, i + 1, Opening.COLON
        elif cue is not None and cue.kind is not CueKind.SOURCE:
            for start, opening in _behind(analysis, reading, i, cue, end):
                if start < end:
                    yield i, start, opening


def _behind(
    analysis: Analysis, reading: TokenReading, at: int, cue: CueWord, end: int
) -> Iterator[tuple[int, Opening]]:
    """Where the content behind the cue ``at`` may begin."""
    tokens = analysis.tokens
    last = sentence_end(analysis, at, end)
    seen: set[Opening] = set()
    joins = {fold(join) for join in cue.joins}
    for k in range(at + 1, min(end, at + _REACH)):
        word = tokens[k].folded
        if k >= last and analysis.quote_depth[k] == 0:
            break
        opening = _opens(analysis, k, k - at, joins)
        if opening is not None and opening not in seen:
            seen.add(opening)
            yield (k if opening is Opening.CLITIC else k + 1), opening
        following = analysis.cues[k]
        if following is not None and following.kind in _VERBS and k - at > _PREPOSITION_REACH - 2 and word:
            break
    if cue.kind is not CueKind.NOUN:
        k = at + 1
        while k < min(last, at + _PREPOSITION_REACH) and reading.mention[k] > 0.3:
            k += 1
        if k < last:
            yield k, Opening.OBJECT
        yield at + 1, Opening.NEXT


def _opens(analysis: Analysis, k: int, distance: int, joins: set[str]) -> Opening | None:
    word = analysis.tokens[k].folded
    if word in COMPLEMENTIZERS:
        return Opening.COMPLEMENTIZER
    if word == COLON:
        return Opening.COLON
    number = analysis.quote_of[k]
    if word in MARKS and number >= 0 and analysis.quotations[number].open == analysis.tokens[k].start:
        return Opening.QUOTE
    if distance <= _PREPOSITION_REACH:
        if word in PREPOSITIONS and word in joins:
            return Opening.PREPOSITION
        if word[0] in "بل" and len(word) > 3 and (word[0] in joins or (word[0] == "ل" and "الي" in joins)):
            return Opening.CLITIC if is_clitic(word) else None
    return None


def _ends(  # noqa: PLR0917 - the position and what it is read with
    analysis: Analysis, reading: TokenReading, sums: Column, start: int, end: int, opening: Opening
) -> set[int]:
    """Where a content that begins at ``start`` may end: the tagger's likeliest ends, and those that grammar has."""
    tokens = analysis.tokens
    stop = min(end, start + _LONGEST)
    scored: dict[int, float] = {}
    for e in range(start + 1, stop + 1):
        after = 1.0 if e == end else 1.0 - float(reading.inside[e])
        drop = after * max(float(reading.content[e - 1]), 1e-3)
        word = tokens[e].folded if e < end else "$"
        strong = (
            e == end or word in SENTENCE_ENDS or (word in MARKS and analysis.quote_of[e] == analysis.quote_of[start])
        )
        weak = word in COMMAS or (e < end and analysis.cues[e] is not None)
        if drop > 0.03 or (strong and drop > 0.002) or (weak and drop > 0.01):
            scored[e] = float(sums[e]) + math.log(max(after, 1e-4))
    best = sorted(scored, key=lambda e: -scored[e])[: 6 if opening is Opening.TAGGER else 3]
    return {*best, *_grammar_ends(analysis, start, end)}


def _grammar_ends(analysis: Analysis, start: int, end: int) -> Iterator[int]:
    tokens = analysis.tokens
    number = analysis.quote_of[start]
    if number >= 0:
        k = start
        while k < end and analysis.quote_of[k] == number:
            k += 1
        yield k
        yield sentence_end(analysis, min(k, end - 1), end)
    last = sentence_end(analysis, start, end)
    yield last
    weak = 0
    for k in range(start + 1, min(last, start + 120)):
        cue = analysis.cues[k]
        word = tokens[k].folded
        if analysis.quote_depth[k] == 0 and (
            word in COMMAS or word in DASHES or (cue is not None and cue.kind is not CueKind.SOURCE)
        ):
            yield k
            weak += 1
            if weak == _WEAK_ENDS:
                return


def _in_front(analysis: Analysis, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Cues that may have their content in front of them, each with where it may begin."""
    tokens = analysis.tokens
    for at in range(first + 1, end):
        cue = analysis.cues[at]
        if cue is None or cue.kind is CueKind.SOURCE:
            continue
        before = tokens[at - 1].folded
        if not (
            cue.kind in (CueKind.FOLLOW, CueKind.ATTRIBUTION)
            or before in COMMAS
            or before in DASHES
            or (before in MARKS and analysis.quote_depth[at] == 0)
        ):
            continue
        sentences = 2 if analysis.quote_depth[at - 1] == 0 else 4
        clauses = 0
        for k in range(at - 1, max(first, at - _BACK) - 1, -1):
            if k == first or analysis.sentence[k] != analysis.sentence[k - 1]:
                yield at, k
                sentences -= 1
                if not sentences:
                    break
            elif tokens[k - 1].folded in COMMAS and clauses < 4:
                yield at, k
                clauses += 1


def _governors(
    analysis: Analysis, reading: TokenReading, cue: int, stretch: tuple[int, int], opening: Opening
) -> set[int]:
    """The cues that a stretch may belong to: the given one, or those that tagger and automaton have around it, or none."""
    if opening is not Opening.TAGGER:
        return {cue}
    first, end = stretch
    out = {-1}
    low, high = max(0, first - _REACH), min(len(analysis.tokens), end + 12)
    governor = analysis.governor[first - 1] if first else -1
    if governor >= 0:
        out.add(governor)
    if first > low:
        before = low + int(reading.cue[low:first].argmax())
        if reading.cue[before] > 0.02:
            out.add(before)
    if high > end:
        behind = end + int(reading.cue[end:high].argmax())
        if reading.cue[behind] > 0.02:
            out.add(behind)
    if analysis.tokens[first - 1].word == COLON and first:
        out.add(first - 1)
    return out
