"""Weigh stretches against the others proposed in the same place: how much of what is likely there they hold."""

from __future__ import annotations

from typing import Final

import numpy as np

from workers.text.tagging.columns import Numbers, Places

FOUND: Final = 0.5
"""Intersection over union from which on one stretch counts as found by another."""
TIGHT: Final = 0.9
"""The same for right at both ends."""
_LIKELY: Final = 0.002
"""A stretch that is less likely than this weighs nothing against others."""
_LONGEST: Final = 300
"""Tokens of a stretch that is weighed at all: what is longer would meet every other one of a text without full stops."""


class Rivals:
    """The pairs of stretches of one part that overlap, one of each pair a likely one."""

    def __init__(self, first: Places, end: Places, letters: Places, likely: Numbers) -> None:
        """``letters`` counts them up to each token; ``likely`` is the weight of each stretch, 0 to 1.

        Where several proposals have one stretch, the likeliest of them weighs.
        """
        spans = first * (int(end.max()) + 1) + end
        _, place, self._at = np.unique(spans, return_index=True, return_inverse=True)
        weights = np.zeros(len(place))
        np.maximum.at(weights, self._at, likely)
        first, end = first[place], end[place]
        own, other = _near(first, end, np.flatnonzero(weights > _LIKELY))
        a, b = letters[first], letters[end]
        common = np.minimum(b[own], b[other]) - np.maximum(a[own], a[other])
        met = np.flatnonzero(common > 0)
        own, other, common = own[met], other[met], common[met]
        self._own, self._weights = own, weights[other]
        self._ratio = common / ((b - a)[own] + (b - a)[other] - common)
        self._same = own == other
        self._count = len(place)

    def expected(self, least: float) -> Numbers:
        """[stretches]: how likely it is that a content is there that overlaps the stretch by ``least``."""
        at = self._ratio >= least
        return np.bincount(self._own[at], self._weights[at], self._count).astype(np.float64)[self._at]

    def overlap(self) -> Numbers:
        """[stretches]: the intersection over union to expect."""
        return np.bincount(self._own, self._weights * self._ratio, self._count).astype(np.float64)[self._at]

    def best(self, least: float = 0.0) -> Numbers:
        """[stretches]: the weight of the likeliest other stretch that overlaps it by ``least``."""
        at = ~self._same & (self._ratio >= least)
        out = np.zeros(self._count)
        np.maximum.at(out, self._own[at], self._weights[at])
        return out[self._at]


def _near(first: Places, end: Places, heavy: Places) -> tuple[Places, Places]:
    """Pairs of a stretch and a ``heavy`` one that it may overlap: no farther before it than the longest reaches."""
    short = np.flatnonzero(end - first <= _LONGEST)
    heavy = heavy[end[heavy] - first[heavy] <= _LONGEST]
    order = short[np.argsort(first[short], kind="stable")]
    firsts = first[order]
    low = np.searchsorted(firsts, first[heavy] - int((end - first)[short].max(initial=0)))
    lengths = np.searchsorted(firsts, end[heavy]) - low
    starts = np.concatenate([[0], np.cumsum(lengths)])
    within = np.arange(starts[-1]) - np.repeat(starts[:-1], lengths)
    return order[np.repeat(low, lengths) + within], np.repeat(heavy, lengths)
