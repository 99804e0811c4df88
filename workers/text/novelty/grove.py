"""The mean of several forests that were grown alike from other seeds, and of small networks.

Each alone leans on what its seed happened to draw.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from workers.text.data_files import DATA
from workers.text.novelty.networks import Networks
from workers.text.statements.forest import Forest, Matrix

_OUT_OF_THE_QUESTION: Final = 0.02
"""Chance below which the first fifty trees of the first forest decide alone: so stand 81 of 100 annotated pairs, of which two
have .1 by all its trees and none .3, out of 4,686 that have."""


_BY_NETWORKS: Final = 0.5
"""What the networks count beside the forests: they are wrong about others, and about as often."""


_OPPOSED: Final = "other_polarity"
"""Column of pairs of which one is negated: the trees can only take it for a sign of another statement, networks are held to
nothing."""


class Grove:
    """Forests, and networks if there are any, over the same columns."""

    def __init__(
        self, forests: Sequence[Forest], networks: Networks | None = None, columns: Sequence[str] = ()
    ) -> None:
        """``forests``: one at least; ``columns``: their names."""
        self._forests, self._networks = forests, networks
        self._opposed = columns.index(_OPPOSED) if _OPPOSED in columns else None

    def score(self, rows: Matrix) -> Matrix:
        """[rows]: the chance, the mean by log odds of what forests and networks tell, of each row of [rows, columns]."""
        first, *others = self._forests
        chances = first.score(rows, _OUT_OF_THE_QUESTION)
        likely = chances >= _OUT_OF_THE_QUESTION
        if (others or self._networks) and likely.any():
            some = rows[likely]
            odds = np.mean([_odds(chances[likely]), *(_odds(forest.score(some)) for forest in others)], axis=0)
            if self._networks:
                mixed = (1 - _BY_NETWORKS) * odds + _BY_NETWORKS * self._networks.odds(some)
                lifted = (mixed > odds) & self._are_opposed(some)
                odds = np.where(lifted, odds, mixed)
            chances[likely] = 1.0 / (1.0 + np.exp(-odds))
        return chances

    def _are_opposed(self, rows: Matrix) -> npt.NDArray[np.bool_]:
        """[rows]: of which pairs one is negated; networks do not bring them nearer than the trees do."""
        return np.zeros(len(rows), bool) if self._opposed is None else rows[:, self._opposed] > 0


def _odds(chances: Matrix) -> Matrix:
    odds: Matrix = np.log(chances / (1.0 - chances))
    return odds


def pack(trees: Sequence[str], columns: tuple[str, ...], networks: Networks | None = None) -> bytes:
    """The model file of forests, each in LightGBM's text format, and networks over ``columns``."""
    model = {"columns": columns, "forests": list(trees), "networks": networks and networks.packed()}
    return gzip.compress(json.dumps(model).encode(), mtime=0)


def unpack(model: bytes, columns: tuple[str, ...]) -> Grove:
    """The forests and networks of a model file. Raises ValueError when they were grown over other columns than ``columns``."""
    content = json.loads(gzip.decompress(model))
    if tuple(content["columns"]) != columns:
        other = set(content["columns"]) ^ set(columns)
        raise ValueError(
            f"the forests were grown over other columns; train them anew (make train): {sorted(other)[:5]}"
        )
    networks = content["networks"]
    return Grove([Forest(trees, {}) for trees in content["forests"]], networks and Networks.unpacked(networks), columns)


@lru_cache(maxsize=1)
def load_grove(name: str, columns: tuple[str, ...]) -> Grove:
    """The model in data file ``name``. Raises FileNotFoundError when it is not there, ValueError as ``unpack`` does."""
    return unpack((DATA / name).read_bytes(), columns)
