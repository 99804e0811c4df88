"""Arithmetic over stretches of token columns: sums, least and greatest values of many stretches at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]


class Sums:
    """Sums of a column over stretches, after one pass; or of several columns [columns, tokens] at once."""

    def __init__(self, column: npt.ArrayLike) -> None:
        columns = np.asarray(column, np.float64)
        self._sums = np.zeros((*columns.shape[:-1], columns.shape[-1] + 1))
        np.cumsum(columns, axis=-1, out=self._sums[..., 1:])

    def over(self, first: Places, end: Places) -> Numbers:
        """[stretches]: the sum over ``first`` to ``end``; 0 for an empty stretch. [columns, stretches] of several columns."""
        total: Numbers = self._sums[..., end] - self._sums[..., first]
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
        """[stretches]: the greatest value in ``first`` to ``end``; ``empty`` for an empty stretch. Any shape of stretches."""
        lengths = end - first
        at = lengths > 0
        out = np.full(lengths.shape, empty)
        lengths, first, end = lengths[at], first[at], end[at]
        power = np.frexp(lengths)[1] - 1
        level = power * self._size
        out[at] = np.maximum(self._levels[level + first], self._levels[level + end - (1 << power)])
        return out


def logit(probability: npt.NDArray[np.floating]) -> Numbers:
    """The logarithm of the odds, of probabilities cut to 0.0001 and 0.9999."""
    cut = np.minimum(np.maximum(np.asarray(probability, np.float64), 1e-4), 1 - 1e-4)
    odds: Numbers = np.log(cut / (1 - cut))
    return odds
