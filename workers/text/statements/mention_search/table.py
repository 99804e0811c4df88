"""The proposed mentions of one part as columns of token numbers."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from workers.text.statements.mention_search.page import MentionPage
from workers.text.statements.mention_search.propose import REACH
from workers.text.tagging.columns import Numbers, Places, Sums

_HEAD: Final = 6
"""Tokens at the head of a content that may be its speaker."""


class MentionTable:
    """The proposals of one part as columns of token numbers."""

    def __init__(self, page: MentionPage, table: npt.NDArray[np.intp]) -> None:
        self.page = page
        self.number, self.cue = table[:, 0], table[:, 1]
        self.content, self.content_end, self.behind, self.ahead = table[:, 2], table[:, 3], table[:, 4], table[:, 5]
        self.first, self.end, self.origin = table[:, 6], table[:, 7], table[:, 8]
        self.count = len(page.words)
        self.present = self.first >= 0
        self.low, self.high = np.maximum(self.first, 0), np.maximum(self.end, 0)
        """The words of each mention; those of none where there is none."""
        self.anchor = np.where(self.cue >= 0, self.cue, self.content)
        self.before = self.present & (self.first < self.anchor)
        a = np.where(self.before, self.end, self.anchor + 1)
        b = np.where(self.before, self.anchor, self.first)
        self._span = np.where(self.present, a, 0), np.where(self.present, np.maximum(a, b), 0)
        """What stands between cue and mention."""
        self.sentence = np.array(page.analysis.sentence)
        self.sentence_first = np.searchsorted(self.sentence, self.sentence)

    def at(self, column: Numbers | npt.NDArray[np.float32], at: Places, missing: float = 0.0) -> Numbers:
        """The column's value at a token of each mention; ``missing`` where there is none. Tokens in any number of rows."""
        inside = self.present & (at >= 0) & (at < self.count)
        return np.where(inside, column[np.minimum(np.maximum(at, 0), self.count - 1)], missing)

    def inside(self, sums: Sums) -> Numbers:
        """Over the words of each mention."""
        return np.where(self.present, sums.over(self.low, self.high), 0.0)

    def window(self, sums: Sums) -> Numbers:
        """Over where a mention is looked for, without all but the head of the content."""
        low, high = np.minimum(self.behind, self.anchor), np.maximum(self.ahead, self.anchor)
        low, high = np.maximum(low, self.anchor - REACH), np.minimum(high, self.anchor + REACH)
        inside = np.maximum(low, np.where(self.content > self.anchor, self.content + _HEAD, self.content))
        end = np.minimum(high, self.content_end)
        return sums.over(low, high) - sums.over(np.minimum(inside, end), end)

    def between(self, sums: Sums) -> Numbers:
        """Over what stands between cue and mention."""
        return sums.over(*self._span)

    def begins_sentence(self, at: Places) -> Numbers:
        """Whether a token is the first of its sentence, 2.0 for the first of its paragraph."""
        begins = np.zeros(self.count)
        begins[1:] = self.sentence[1:] != self.sentence[:-1]
        begins[[first for first, end in self.page.analysis.paragraphs if first < end]] = 2.0
        return np.where(at >= 0, begins[np.clip(at, 0, self.count - 1)], 0.0)
