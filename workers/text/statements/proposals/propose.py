"""Propose what may be a statement: every stretch that a cue can govern by grammar, and every one the tagger finds likely.

Wide on purpose: 98 of 100 annotated statements are among the proposals. workers/text/statements/choose.py picks.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from enum import IntEnum
from typing import Final, NamedTuple

import numpy as np

from workers.text.data_files import word_list
from workers.text.statements.boundaries.content_ends import COMMAS, DASHES, Ends, ReadTokens
from workers.text.statements.boundaries.joints import COLON, REACH, behind_joint, joins_of
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, Analysis, between_digits
from workers.text.syntax.cues import CueKind, CueWord
from workers.text.syntax.quotes import MARKS
from workers.text.syntax.stretches import is_clitic, runs
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.tagger import TokenReading

BEHIND: Final = 12
"""Tokens from the end of a content to a cue behind it."""
_PREPOSITION_REACH: Final = 14
_OPENINGS: Final = 2
"""Of each kind: the first preposition may be of the subject's title («دعا مبعوث الأمم المتحدة <إلى> سوريا …، <إلى> وقف …»)."""
_LIKELY_START: Final = 0.01
_LIKELY_CUE: Final = 0.02
_MOST: Final = 250
"""Cues and colons, and likely beginnings, of one part that are looked at: the longest of 39,630 articles has 183 and 181."""
_MAY_BE_SUBJECT: Final = 0.1
"""Probability of a mention from which on a word may be of the subject that the content stands behind."""
_LETTERS: Final = word_list("foreign_letters")
_ASIDES: Final = word_list("time_asides")
_TAGGED_ENDS, _OTHER_ENDS = 6, 3
"""Of the ends that the tagger finds likely, how many a content is given by where its beginning comes from."""
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

    __hash__ = int.__hash__  # an enum's own is slow, and proposals are keys


class Proposal(NamedTuple):
    """A stretch of tokens that may be the content of a statement, and the cue that may govern it (-1: none)."""

    cue: int
    first: int
    end: int
    opening: Opening


def propose(analysis: Analysis, reading: TokenReading, named: NamedTokens) -> dict[Proposal, float]:
    """The proposals of one part, each with the logarithm of how likely the tagger has its labels (0 at best).

    Linear in tokens: a cue looks no farther than its reach, and what an article never has too many of is capped.
    """
    return _Proposer(analysis, reading, named).propose()


class _Proposer(ReadTokens):
    """Makes the proposals of one part."""

    def __init__(self, analysis: Analysis, reading: TokenReading, named: NamedTokens) -> None:
        super().__init__(analysis, reading, named)
        self._noted: dict[Proposal, list[tuple[int, int]]] = {}
        """The proposals, each with the stretches that trimming has made it of."""

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
            ends = Ends(self, first, end)
            for start in starts[bisect_left(starts, first) : bisect_left(starts, end)]:
                self._add(-1, start, Opening.TAGGER, ends)
            for at in range(first, end):
                if governors == _MOST:
                    break
                cue = self.cues[at]
                if self.words[at] == COLON and at + 1 < end and not between_digits(analysis.tokens, at):
                    governors += 1
                    self._add(at, at + 1, Opening.COLON, ends)
                elif cue is not None:
                    governors += 1
                    for start, opening in self._behind(at, cue, ends):
                        if start < end:
                            self._add(at, start, opening, ends)
                    self._add_in_front(at, cue, ends)
        return self._weighed()

    def _weighed(self) -> dict[Proposal, float]:
        """Each proposal with the weight of the likeliest stretch that it is made of."""
        if not self._noted:
            return {}
        stretches = np.array([one for some in self._noted.values() for one in some], np.intp)
        counts = [len(some) for some in self._noted.values()]
        best = np.maximum.reduceat(self.weigh(*stretches.T), np.cumsum([0, *counts[:-1]]))
        return dict(zip(self._noted, best.tolist(), strict=True))

    def _add(self, cue: int, start: int, opening: Opening, ends: Ends) -> None:
        for stop in ends.of(start, _TAGGED_ENDS if opening is Opening.TAGGER else _OTHER_ENDS):
            stretch = self.trimmer.trim(start, stop)
            if stretch is None:
                continue
            for governor in self._governors(*stretch) if opening is Opening.TAGGER else (cue,):
                content = behind_joint(self.analysis, self.trimmer, governor, stretch)
                self._note(Proposal(governor, *content, opening), start, stop)

    def _add_in_front(self, at: int, cue: CueWord, ends: Ends) -> None:
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
                self._note(Proposal(at, *stretch, Opening.BEFORE), start, at)

    def _note(self, proposal: Proposal, start: int, stop: int) -> None:
        self._noted.setdefault(proposal, []).append((start, stop))

    def _behind(self, at: int, cue: CueWord, ends: Ends) -> Iterator[tuple[int, Opening]]:
        """Where the content behind the cue ``at`` may begin."""
        last = ends.sentence_end(at)
        seen: Counter[Opening] = Counter()
        for k in range(at + 1, min(ends.end, at + REACH)):
            if k >= last and self.analysis.quote_depth[k] == 0:
                break
            opening = self._opens(k, k - at, cue)
            if opening is not None and seen[opening] < _OPENINGS:
                seen[opening] += 1
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
            if (behind := self._behind_subject(at + 1, min(last, at + REACH))) not in (k, last):
                yield behind, Opening.OBJECT
            yield at + 1, Opening.NEXT

    def _behind_subject(self, at: int, last: int) -> int:
        """Behind the names, titles and asides that a subject may be made of: «القائد العام، "مظلوم عبدي"، <استمرار …>»."""
        words = self.words
        while at < last and (
            self.named[at]
            or self.mention[at] > _MAY_BE_SUBJECT
            or words[at] in COMMAS
            or words[at] in MARKS
            or words[at] in _ASIDES
        ):
            at += 1
        return at

    def _opens(self, k: int, distance: int, cue: CueWord) -> Opening | None:
        word = self.words[k]
        if word in COMPLEMENTIZERS:
            return None if self._spells(k - 1) else Opening.COMPLEMENTIZER
        if word == COLON and not between_digits(self.analysis.tokens, k):
            return Opening.COLON
        analysis = self.analysis
        number = analysis.quote_of[k]
        if word in MARKS and number >= 0 and analysis.quotations[number].open == analysis.tokens[k].start:
            return Opening.QUOTE
        if distance > _PREPOSITION_REACH and self.words[k - 1] not in COMMAS:
            return None
        joins = joins_of(cue)
        if word in PREPOSITIONS and word in joins:
            return Opening.PREPOSITION
        joined = word[0] in "بل" and len(word) > 3 and (word[0] in joins or (word[0] == "ل" and "الي" in joins))
        return Opening.CLITIC if joined and is_clitic(word) else None

    def _spells(self, at: int) -> bool:
        """Whether the word at token ``at`` is a foreign letter: «سي», and the first «إن» of «سي إن إن»."""
        word = self.words[at]
        return word in _LETTERS or (at > 0 and word in COMPLEMENTIZERS and self.words[at - 1] in _LETTERS)

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
