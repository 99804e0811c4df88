"""Where the content of a statement may end, by tagger and by grammar."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from workers.text.data_files import word_list
from workers.text.syntax.analyse import SENTENCE_ENDS, Analysis
from workers.text.syntax.cues import CueKind, CueWord
from workers.text.syntax.quotes import MARKS
from workers.text.syntax.stretches import Trimmer, is_clitic
from workers.text.tagging.columns import Greatest, Numbers, Places
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.tagger import TokenReading

COMMAS: Final = frozenset("،,;؛")
DASHES: Final = frozenset("-–—")
_BACK: Final = 150
"""Tokens of a clause or quotation in front of its cue."""
_LONGEST: Final = 260
_LONGEST_CLAUSES: Final = 120
_WEAK_ENDS: Final = 5
_CLAUSES: Final = 4
_CLAUSE_OPENERS: Final = word_list("clause_openers")
_CIRCUMSTANCES: Final = word_list("circumstances")
_ASIDES: Final = word_list("time_asides")


def going_on(reading: TokenReading) -> Numbers:
    """[tokens]: how likely it is that a content that has lasted up to a token goes on there.

    The tagger's labels are a chain, and only a content goes on: begin times these is what the tagger gives a stretch.
    """
    before = np.concatenate([[1.0], reading.content[:-1]])
    share: Numbers = np.minimum(reading.inside / np.maximum(before, 1e-4), 1.0)
    return share


def _opens(cue: CueWord | None) -> bool:
    """Whether the cue may begin a clause, as nouns do not."""
    return cue is not None and cue.kind is not CueKind.NOUN


class ReadTokens:
    """One part with what every proposal is made from; lists instead of arrays, because they are read one by one."""

    def __init__(self, analysis: Analysis, reading: TokenReading, named: NamedTokens) -> None:
        self.analysis, self.reading = analysis, reading
        self.words = [token.folded for token in analysis.tokens]
        self.trimmer = Trimmer(analysis)
        self._begin, self._content, self._inside = (
            np.log(np.maximum(column, 1e-4)) for column in (reading.begin, reading.content, reading.inside)
        )
        self._stops = np.append(np.log(np.maximum(1.0 - going_on(reading), 1e-4)), 0.0)
        self._stops[[end for _, end in analysis.paragraphs]] = 0.0
        self._lists: tuple[list[float], list[float]] = self._inside.tolist(), self._stops.tolist()
        self.mention = reading.mention.tolist()
        self.named = named.kind.tolist()
        self.cue = reading.cue
        self.cues = [None if cue is None or cue.kind is CueKind.SOURCE else cue for cue in analysis.cues]

    def weigh(self, start: Places, stop: Places) -> Numbers:
        """[stretches]: the logarithm of how likely it is that a content begins at ``start`` and ends before ``stop``.

        It lasts as likely as the least likely token in between is of it. Were the doubts of all tokens multiplied, a long
        sentence with a comma or two would have nothing left: that the tagger is sure again behind a comma speaks for the
        content having gone on there.
        """
        least = -Greatest(-self._inside).over(start + 1, stop, -math.inf)
        weights: Numbers = self._begin[start] + np.minimum(least - self._content[start], 0.0) + self._stops[stop]
        return weights

    def doubts(self, start: int, stops: Sequence[int]) -> list[float]:
        """What speaks against each of some ends, in order of tokens, of a content that begins at ``start``: as ``weigh``."""
        inside, ends = self._lists
        at, most = start + 1, -float(self._content[start])
        out = []
        for stop in stops:
            most = max(most, -min(inside[at:stop], default=0.0))
            at = max(at, stop)
            out.append(most - ends[stop])
        return out


class Ends:
    """Where a content may end in one paragraph, by tagger and by grammar."""

    def __init__(self, part: ReadTokens, first: int, end: int) -> None:
        self.first, self.end = first, end
        self._part = part
        analysis, words = part.analysis, part.words
        self._quotes = analysis.quote_of
        numbers = analysis.sentence
        self._sentences = [i for i in range(first, end) if i == first or numbers[i] != numbers[i - 1]]
        commas = [k + 1 for k in range(first, end - 1) if words[k] in COMMAS]
        self._clauses = sorted({*self._sentences, *commas})
        self._weak = [
            k
            for k in range(first, end)
            if analysis.quote_depth[k] == 0 and (words[k] in COMMAS or words[k] in DASHES or _opens(part.cues[k]))
        ]
        self._quote_ends: dict[int, int] = {}
        for k in range(first, end):
            if self._quotes[k] >= 0:
                self._quote_ends[self._quotes[k]] = k + 1
        self._likely = self._likely_ends()
        self._found: dict[tuple[int, int], set[int]] = {}

    def _likely_ends(self) -> list[tuple[int, bool]]:
        """Tokens at which the tagger may end a content, each with whether that only holds for the quotation it closes."""
        part, first, end = self._part, self.first, self.end
        content = np.maximum(part.reading.content[first:end], 1e-3)
        after = np.append(1.0 - part.reading.inside[first + 1 : end], 1.0)
        out = []
        for e, drop in zip(range(first + 1, end + 1), (after * content).tolist(), strict=True):
            if drop <= 0.002 or not self._may_end(e):  # the least of the three below
                continue
            word = part.words[e] if e < end else ""
            weak = word in COMMAS or word in _CLAUSE_OPENERS or (e < end and part.analysis.cues[e] is not None)
            sure = drop > 0.03 or e == end or word in SENTENCE_ENDS or (weak and drop > 0.01)
            if sure or word in MARKS:
                out.append((e, not sure))
        self._likely_at = [e for e, _ in out]
        return out

    def _may_end(self, at: int) -> bool:
        """Whether a content may end before the token ``at``: not within a name or a construct, «تصدير الغاز <الطبيعي>».

        That is at a mark, at a cue, or before a word that opens another clause or circumstance: 995 of 1,000 annotated
        contents.
        """
        words = self._part.words
        if at >= self.end or not words[at][0].isalnum() or not words[at - 1][0].isalnum():
            return True
        word = words[at]
        if _opens(self._part.analysis.cues[at]) or word in _CLAUSE_OPENERS or word in _ASIDES:
            return True
        return word in _CIRCUMSTANCES or (word[0] == "و" and is_clitic(word))

    def of(self, start: int, most: int) -> set[int]:
        """Where a content that begins at ``start`` may end; ``most`` of the tagger's ends, the likeliest."""
        known = self._found.get((start, most))
        if known is None:
            known = self._found[start, most] = self._find(start, most)
        return known

    def _find(self, start: int, most: int) -> set[int]:
        low = bisect_right(self._likely_at, start)
        high = bisect_right(self._likely_at, start + _LONGEST)
        number = self._quotes[start]
        fit = [e for e, only in self._likely[low:high] if not only or self._quotes[e] == number]
        out = set(fit)
        if len(fit) > most:
            doubts = self._part.doubts(start, fit)
            out = {fit[at] for at in sorted(range(len(fit)), key=doubts.__getitem__)[:most]}
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
