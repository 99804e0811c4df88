"""Propose what may be a statement: every stretch that a cue can govern by grammar, and every one the tagger finds likely.

Wide on purpose: 98 of 100 annotated statements are among the proposals. workers/text/statements/choose.py picks.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from typing import Final, NamedTuple

import numpy as np

from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, SENTENCE_ENDS, Analysis
from workers.text.syntax.cues import CueKind, CueWord
from workers.text.syntax.quotes import MARKS
from workers.text.syntax.stretches import Trimmer, is_clitic, runs
from workers.text.tagging.tagger import TokenReading
from workers.text.words.normalize import fold

COLON: Final = ":"
COMMAS: Final = frozenset("،,;؛")
DASHES: Final = frozenset("-–—")
REACH: Final = 45
"""Tokens from a cue to the beginning of its content: a subject with titles and an aside fit in."""
BEHIND: Final = 12
"""Tokens from the end of a content to a cue behind it."""
_PREPOSITION_REACH: Final = 14
_BACK: Final = 150
"""Tokens of a clause or quotation in front of its cue."""
_LONGEST: Final = 260
_LONGEST_CLAUSES: Final = 120
_LIKELY_START: Final = 0.01
_LIKELY_CUE: Final = 0.02
_WEAK_ENDS: Final = 5
_CLAUSES: Final = 4
_MOST: Final = 250
"""Cues and colons, and likely beginnings, of one part that are looked at: the longest of 39,630 articles has 183 and 181."""
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


@cache
def _joins(cue: CueWord) -> frozenset[str]:
    return frozenset(map(fold, cue.joins))


def propose(analysis: Analysis, reading: TokenReading) -> dict[Proposal, float]:
    """The proposals of one part, each with the logarithm of how likely the tagger has its labels (0 at best).

    Linear in tokens: a cue looks no farther than its reach, and what an article never has too many of is capped.
    """
    return _Proposer(analysis, reading).propose()


class _Proposer:
    """One part with what every proposal is made from; lists instead of arrays, because they are read one by one."""

    def __init__(self, analysis: Analysis, reading: TokenReading) -> None:
        self.analysis, self.reading = analysis, reading
        self.words = [token.folded for token in analysis.tokens]
        self.trimmer = Trimmer(analysis)
        self.begin = np.log(np.maximum(reading.begin, 1e-4)).tolist()
        self.not_inside = np.log(np.maximum(1.0 - reading.inside, 1e-4)).tolist()
        self.sums = np.concatenate([[0.0], np.cumsum(np.log(np.maximum(reading.inside, 1e-3)))]).tolist()
        self.mention = reading.mention.tolist()
        self.cue = reading.cue
        self.cues = [None if cue is None or cue.kind is CueKind.SOURCE else cue for cue in analysis.cues]
        self.found: dict[Proposal, float] = {}

    def propose(self) -> dict[Proposal, float]:
        analysis, reading = self.analysis, self.reading
        likely = [t for s in runs(analysis, reading.labels, "B", "I") if (t := self.trimmer.trim(*s))]
        tagged = {int(i) for i in np.argsort(-reading.begin, kind="stable")[:_MOST] if reading.begin[i] > _LIKELY_START}
        starts = sorted(tagged | {first for first, _ in likely})
        if len(starts) > _MOST:
            starts = sorted(sorted(starts, key=reading.begin.__getitem__, reverse=True)[:_MOST])
        governors = 0
        for first, end in analysis.paragraphs:
            if end <= first or not reading.looked_at[first]:
                continue
            ends = _Ends(self, first, end)
            for start in starts[bisect_left(starts, first) : bisect_left(starts, end)]:
                self._add(-1, start, Opening.TAGGER, ends)
            for at in range(first, end):
                if governors == _MOST:
                    break
                cue = self.cues[at]
                if self.words[at] == COLON and at + 1 < end:
                    governors += 1
                    self._add(at, at + 1, Opening.COLON, ends)
                elif cue is not None:
                    governors += 1
                    for start, opening in self._behind(at, cue, ends):
                        if start < end:
                            self._add(at, start, opening, ends)
                    self._add_in_front(at, cue, ends)
        return self.found

    def _add(self, cue: int, start: int, opening: Opening, ends: _Ends) -> None:
        for stop in ends.of(start, opening):
            stretch = self.trimmer.trim(start, stop)
            if stretch is None:
                continue
            weight = self._weight(start, stop, ends.end)
            for governor in self._governors(*stretch) if opening is Opening.TAGGER else (cue,):
                self._note(Proposal(governor, *stretch, opening), weight)

    def _add_in_front(self, at: int, cue: CueWord, ends: _Ends) -> None:
        """What may be the content of a cue that stands behind it."""
        first = ends.first
        before = self.words[at - 1] if at > first else ""
        depth = self.analysis.quote_depth
        follows = cue.kind in (CueKind.FOLLOW, CueKind.ATTRIBUTION) or before in COMMAS or before in DASHES
        if at == first or not (follows or (before in MARKS and depth[at] == 0)):
            return
        for start in ends.clauses_before(at, 2 if depth[at - 1] == 0 else 4):
            stretch = self.trimmer.trim(start, at)
            if stretch is not None:
                self._note(Proposal(at, *stretch, Opening.BEFORE), self._weight(start, at, ends.end))

    def _weight(self, start: int, stop: int, end: int) -> float:
        after = 0.0 if stop == end else self.not_inside[stop]
        weight: float = self.begin[start] + self.sums[stop] - self.sums[start + 1] + after
        return weight

    def _note(self, proposal: Proposal, weight: float) -> None:
        if weight > self.found.get(proposal, -math.inf):
            self.found[proposal] = weight

    def _behind(self, at: int, cue: CueWord, ends: _Ends) -> Iterator[tuple[int, Opening]]:
        """Where the content behind the cue ``at`` may begin."""
        last = ends.sentence_end(at)
        seen: set[Opening] = set()
        for k in range(at + 1, min(ends.end, at + REACH)):
            if k >= last and self.analysis.quote_depth[k] == 0:
                break
            opening = self._opens(k, k - at, cue)
            if opening is not None and opening not in seen:
                seen.add(opening)
                yield (k if opening is Opening.CLITIC else k + 1), opening
            following = self.cues[k]
            if following is not None and following.kind in _VERBS and k - at > _PREPOSITION_REACH - 2:
                break
        if cue.kind is not CueKind.NOUN:
            k = at + 1
            while k < min(last, at + _PREPOSITION_REACH) and self.mention[k] > 0.3:
                k += 1
            if k < last:
                yield k, Opening.OBJECT
            yield at + 1, Opening.NEXT

    def _opens(self, k: int, distance: int, cue: CueWord) -> Opening | None:
        word = self.words[k]
        if word in COMPLEMENTIZERS:
            return Opening.COMPLEMENTIZER
        if word == COLON:
            return Opening.COLON
        analysis = self.analysis
        number = analysis.quote_of[k]
        if word in MARKS and number >= 0 and analysis.quotations[number].open == analysis.tokens[k].start:
            return Opening.QUOTE
        if distance > _PREPOSITION_REACH:
            return None
        joins = _joins(cue)
        if word in PREPOSITIONS and word in joins:
            return Opening.PREPOSITION
        joined = word[0] in "بل" and len(word) > 3 and (word[0] in joins or (word[0] == "ل" and "الي" in joins))
        return Opening.CLITIC if joined and is_clitic(word) else None

    def _governors(self, first: int, end: int) -> set[int]:
        """The cues that a stretch of the tagger's may belong to, by tagger and automaton, before and behind it; or none."""
        out = {-1}
        governor = self.analysis.governor[first - 1] if first else -1
        if governor >= 0:
            out.add(governor)
        for low, high in ((max(0, first - REACH), first), (end, min(len(self.words), end + BEHIND))):
            if high > low:
                best = low + int(self.cue[low:high].argmax())
                if self.cue[best] > _LIKELY_CUE:
                    out.add(best)
        if first and self.words[first - 1] == COLON:
            out.add(first - 1)
        return out


class _Ends:
    """Where a content may end in one paragraph, by tagger and by grammar."""

    def __init__(self, proposer: _Proposer, first: int, end: int) -> None:
        self.first, self.end = first, end
        self._proposer = proposer
        analysis, words = proposer.analysis, proposer.words
        self._quotes = analysis.quote_of
        numbers = analysis.sentence
        self._sentences = [i for i in range(first, end) if i == first or numbers[i] != numbers[i - 1]]
        commas = [k + 1 for k in range(first, end - 1) if words[k] in COMMAS]
        self._clauses = sorted({*self._sentences, *commas})
        self._weak = [
            k
            for k in range(first, end)
            if analysis.quote_depth[k] == 0
            and (words[k] in COMMAS or words[k] in DASHES or proposer.cues[k] is not None)
        ]
        self._quote_ends: dict[int, int] = {}
        for k in range(first, end):
            if self._quotes[k] >= 0:
                self._quote_ends[self._quotes[k]] = k + 1
        self._likely = self._likely_ends()

    def _likely_ends(self) -> list[tuple[int, float, bool]]:
        """Tokens at which the tagger may end a content: token, weight, whether that only holds for the quotation it closes."""
        proposer, first, end = self._proposer, self.first, self.end
        content = np.maximum(proposer.reading.content[first:end], 1e-3)
        after = np.append(1.0 - proposer.reading.inside[first + 1 : end], 1.0)
        out = []
        for e, drop in zip(range(first + 1, end + 1), (after * content).tolist(), strict=True):
            if drop <= 0.002:  # the least of the three below
                continue
            word = proposer.words[e] if e < end else ""
            weak = word in COMMAS or (e < end and proposer.analysis.cues[e] is not None)
            sure = drop > 0.03 or e == end or word in SENTENCE_ENDS or (weak and drop > 0.01)
            if sure or word in MARKS:
                out.append((e, proposer.sums[e] + (0.0 if e == end else proposer.not_inside[e]), not sure))
        self._likely_at = [e for e, _, _ in out]
        return out

    def of(self, start: int, opening: Opening) -> set[int]:
        """Where a content that begins at ``start`` may end."""
        low = bisect_right(self._likely_at, start)
        high = bisect_right(self._likely_at, start + _LONGEST)
        number = self._quotes[start]
        fit = [(-w, e) for e, w, only in self._likely[low:high] if not only or self._quotes[e] == number]
        fit.sort()
        out = {e for _, e in fit[: 6 if opening is Opening.TAGGER else 3]}
        if number >= 0:
            closed = self._quote_ends[number]
            out |= {closed, self.sentence_end(min(closed, self.end - 1))}
        last = self.sentence_end(start)
        out.add(last)
        low = bisect_right(self._weak, start)
        high = bisect_left(self._weak, min(last, start + _LONGEST_CLAUSES))
        out.update(self._weak[low : min(high, low + _WEAK_ENDS)])
        return out

    def sentence_end(self, at: int) -> int:
        """The token behind the sentence that token ``at`` is in."""
        behind = bisect_right(self._sentences, at)
        return self._sentences[behind] if behind < len(self._sentences) else self.end

    def clauses_before(self, at: int, sentences: int) -> Iterator[int]:
        """Where the clauses in front of ``at`` begin, the nearest first: in as many sentences, four commas at most."""
        clauses = 0
        starts = set(self._sentences[bisect_left(self._sentences, at - _BACK) : bisect_left(self._sentences, at)])
        low = bisect_left(self._clauses, max(self.first, at - _BACK))
        for k in reversed(self._clauses[low : bisect_left(self._clauses, at)]):
            if k in starts:
                yield k
                sentences -= 1
                if not sentences:
                    return
            elif clauses < _CLAUSES:
                yield k
                clauses += 1
