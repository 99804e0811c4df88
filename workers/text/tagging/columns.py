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
        self._size = max(len(level), 1)
        levels = [level]
        width = 1
        while 2 * width <= len(level):
            # The last places of a level are those of the one before: no stretch of its width begins there.
            reached = levels[-1].copy()
            np.maximum(reached[:-width], reached[width:], out=reached[:-width])
            levels.append(reached)
            width *= 2
        self._levels = np.concatenate(levels)

    def over(self, first: Places, end: Places, empty: float) -> Numbers:
        """[stretches]: the greatest value in ``first`` to ``end``; ``empty`` for an empty stretch."""
        lengths = end - first
        at = np.flatnonzero(lengths > 0)
        if not len(at):
            return np.full(len(first), empty)
        power = np.frexp(lengths[at])[1] - 1
        level = power * self._size
        greatest: Numbers = np.maximum(self._levels[level + first[at]], self._levels[level + end[at] - (1 << power)])
        if len(at) == len(first):
            return greatest
        out = np.full(len(first), empty)
        out[at] = greatest
        return out


def logit(probability: npt.NDArray[np.floating]) -> Numbers:
    """The logarithm of the odds, of probabilities cut to 0.0001 and 0.9999."""
    cut = np.minimum(np.maximum(np.asarray(probability, np.float64), 1e-4), 1 - 1e-4)
    odds: Numbers = np.log(cut / (1 - cut))
    return odds
