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


class Rivals:
    """The pairs of stretches of one part that overlap, one of each pair a likely one."""

    def __init__(self, first: Places, end: Places, letters: Places, likely: Numbers) -> None:
        """``letters`` counts them up to each token; ``likely`` is the weight of each stretch, 0 to 1.

        Where several proposals have one stretch, the likeliest of them weighs.
        """
        spans = first * (int(end.max()) + 1) + end
        by_span = np.lexsort((-likely, spans))
        heads = by_span[np.append(True, np.diff(spans[by_span]) != 0)]
        heavy = heads[likely[heads] > _LIKELY]
        own, other = _near(first, end, heavy)
        a, b = letters[first], letters[end]
        common = np.minimum(b[own], b[other]) - np.maximum(a[own], a[other])
        met = np.flatnonzero(common > 0)
        own, other, common = own[met], other[met], common[met]
        self._own, self._weights = own, likely[other]
        self._ratio = common / ((b - a)[own] + (b - a)[other] - common)
        self._same = spans[own] == spans[other]
        self._count = len(first)

    def expected(self, least: float) -> Numbers:
        """[stretches]: how likely it is that a content is there that overlaps the stretch by ``least``."""
        at = self._ratio >= least
        return np.bincount(self._own[at], self._weights[at], self._count).astype(np.float64)

    def overlap(self) -> Numbers:
        """[stretches]: the intersection over union to expect."""
        return np.bincount(self._own, self._weights * self._ratio, self._count).astype(np.float64)

    def best(self, least: float = 0.0) -> Numbers:
        """[stretches]: the weight of the likeliest other stretch that overlaps it by ``least``."""
        at = ~self._same & (self._ratio >= least)
        out = np.zeros(self._count)
        np.maximum.at(out, self._own[at], self._weights[at])
        return out


def _near(first: Places, end: Places, heavy: Places) -> tuple[Places, Places]:
    """Pairs of a stretch and a ``heavy`` one that it may overlap: no farther before it than the longest reaches."""
    order = np.argsort(first, kind="stable")
    firsts = first[order]
    low = np.searchsorted(firsts, first[heavy] - int((end - first).max()))
    lengths = np.searchsorted(firsts, end[heavy]) - low
    starts = np.concatenate([[0], np.cumsum(lengths)])
    within = np.arange(starts[-1]) - np.repeat(starts[:-1], lengths)
    return order[np.repeat(low, lengths) + within], np.repeat(heavy, lengths)
