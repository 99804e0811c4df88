"""Small networks that tell from the columns of a pair whether both say the same: they err elsewhere than trees do.

Trees cut each column in steps; a network weighs all columns at once, and what both think is right more often than either.
"""

from __future__ import annotations

import base64
from typing import Any, Final, NamedTuple, Self

import numpy as np
import numpy.typing as npt

from workers.text.statements.forest import Matrix

Weights = npt.NDArray[np.float32]
_FARTHEST: Final = 4.0
"""Standard deviations from the mean beyond which a number tells no more."""


class Scale(NamedTuple):
    """How a number is told to the networks: by how far it is from the mean, and by how many are smaller."""

    mean: Weights
    """[columns]"""
    spread: Weights
    """[columns]: the standard deviation."""
    knots: Weights
    """[quantiles, columns]: ascending."""

    def inputs(self, rows: Matrix) -> Weights:
        """[rows, 2 x columns]: -4 to 4, then -1 to 1."""
        told = rows.astype(np.float32)
        width = np.maximum(np.diff(self.knots, axis=0), np.float32(1e-6))
        # Laid out so that each sum runs over the same few numbers, whatever rows stand beside.
        steps = np.clip((told[:, :, None] - self.knots[:-1].T) / width.T, 0, 1)
        ranks = 2 * steps.mean(axis=2) - 1
        distances = np.clip((told - self.mean) / self.spread, -_FARTHEST, _FARTHEST)
        return np.hstack((distances, ranks)).astype(np.float32)


class Networks(NamedTuple):
    """Networks of one hidden layer."""

    scale: Scale
    hidden: Weights
    """[inputs, networks x units]"""
    thresholds: Weights
    """[networks x units]"""
    out: Weights
    """[networks x units]"""
    level: Weights
    """[1]"""

    def odds(self, rows: Matrix) -> Matrix:
        """[rows]: the log odds of each row, the mean of the networks'.

        Row by row: a product of matrices gives a row other last bits when others stand beside it.
        """
        inputs = self.scale.inputs(rows)
        found = [self.out @ np.maximum(one @ self.hidden + self.thresholds, 0) for one in inputs]
        return np.array(found, np.float64) + float(self.level[0])

    def packed(self) -> dict[str, Any]:
        """For a model file; ``unpacked`` makes the networks of it."""
        arrays = {**self.scale._asdict(), **self._asdict()}
        return {
            name: {"shape": array.shape, "float32": base64.b64encode(array.astype("<f4").tobytes()).decode()}
            for name, array in arrays.items()
            if name != "scale"
        }

    @classmethod
    def unpacked(cls, packed: dict[str, Any]) -> Self:
        """The networks that ``packed`` tells."""
        arrays = {
            name: np.frombuffer(base64.b64decode(one["float32"]), "<f4").astype(np.float32).reshape(one["shape"])
            for name, one in packed.items()
        }
        scale = Scale(**{name: arrays.pop(name) for name in Scale._fields})
        return cls(scale, **arrays)
