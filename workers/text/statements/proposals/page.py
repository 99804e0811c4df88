"""One part and the stretches proposed in it, ready to be described column by column."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from workers.text.statements.boundaries.content_ends import COMMAS
from workers.text.syntax.analyse import Analysis
from workers.text.syntax.cues import CueKind
from workers.text.tagging.columns import Greatest, Numbers, Places, Sums
from workers.text.tagging.tagger import TokenReading

NOTHING: Final = -9.5
"""In place of a logit where there is no token."""


class ProposalPage:
    """One part and the stretches proposed in it."""

    def __init__(self, analysis: Analysis, reading: TokenReading, table: npt.NDArray[np.intp]) -> None:
        self.analysis, self.reading = analysis, reading
        self.cue, self.first, self.end = table[:, 0], table[:, 1], table[:, 2]
        self.folded = [token.folded for token in analysis.tokens]
        self.count = len(self.folded)
        begins, ends = np.zeros(self.count, np.intp), np.full(self.count, self.count, np.intp)
        for first, end in analysis.paragraphs:
            begins[first:end], ends[first:end] = first, end
        self.begin, self.last = begins[self.first], ends[self.first]
        """Begin and end of the paragraph of each proposal."""
        self.has_cue = self.cue >= 0
        self.before = self.has_cue & (self.cue < self.first)
        """Whether the cue stands before its content."""
        cues = [cue is not None and cue.kind is not CueKind.SOURCE for cue in analysis.cues]
        self.outer_cues = Sums([cue and not depth for cue, depth in zip(cues, analysis.quote_depth, strict=True)])
        self.commas = Sums([word in COMMAS for word in self.folded])
        self.depth = np.array(analysis.quote_depth)
        self.sentence = np.array(analysis.sentence)
        self.cue_likely = Greatest(reading.cue)
        self.content_likely = Greatest(reading.content)

    def at(self, column: Numbers, at: Places, missing: float = NOTHING) -> Numbers:
        """The column's value at a token for each proposal; ``missing`` outside its paragraph."""
        inside = (at >= self.begin) & (at < self.last)
        return np.where(inside, column[self.within(at)], missing)

    def within(self, at: Places) -> Places:
        """The nearest tokens of the part."""
        return np.minimum(np.maximum(at, 0), self.count - 1)
