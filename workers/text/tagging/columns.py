"""Arithmetic over stretches of token columns: sums, least and greatest values of many stretches at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]


class Sums:
    """Sums of a column over stretches, after one pass."""

    def __init__(self, column: npt.ArrayLike) -> None:
        self._sums = np.concatenate([[0.0], np.cumsum(np.asarray(column, np.float64))])

    def over(self, first: Places, end: Places) -> Numbers:
        """[stretches]: the sum over ``first`` to ``end``; 0 for an empty stretch."""
        total: Numbers = self._sums[end] - self._sums[first]
        return np.where(end > first, total, 0.0)


class Greatest:
    """Greatest values of a column over stretches: a sparse table, n log n once and constant for each stretch."""

    def __init__(self, column: npt.ArrayLike) -> None:
        level = np.asarray(column, np.float64)
        self._levels = [level]
        width = 1
        while 2 * width <= len(level):
            previous = self._levels[-1]
            self._levels.append(np.maximum(previous[:-width], previous[width:]))
            width *= 2

    def over(self, first: Places, end: Places, empty: float) -> Numbers:
        """[stretches]: the greatest value in ``first`` to ``end``; ``empty`` for an empty stretch."""
        out = np.full(len(first), empty)
        lengths = end - first
        for power, level in enumerate(self._levels):
            width = 1 << power
            at = np.flatnonzero((lengths >= width) & (lengths < 2 * width))
            if len(at):
                out[at] = np.maximum(level[first[at]], level[end[at] - width])
        return out


def logit(probability: npt.NDArray[np.floating]) -> Numbers:
    """The logarithm of the odds, of probabilities cut to 0.0001 and 0.9999."""
    cut = np.clip(np.asarray(probability, np.float64), 1e-4, 1 - 1e-4)
    odds: Numbers = np.log(cut / (1 - cut))
    return odds
