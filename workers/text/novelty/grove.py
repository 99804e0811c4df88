"""The mean of several forests that were grown alike from other seeds: one alone leans on what its seed happened to draw."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from workers.text.data_files import DATA
from workers.text.statements.forest import Forest, Matrix

_OUT_OF_THE_QUESTION: Final = 0.02
"""Chance below which the first fifty trees of the first forest decide alone: so stand 81 of 100 annotated pairs, of which two
have .1 by all its trees and none .3, out of 4,686 that have."""


class Grove:
    """Forests over the same columns."""

    def __init__(self, forests: Sequence[Forest]) -> None:
        """``forests``: one at least."""
        self._forests = forests

    def score(self, rows: Matrix) -> Matrix:
        """[rows]: the chance, the mean of the forests' by log odds, of each row of [rows, columns]."""
        first, *others = self._forests
        chances = first.score(rows, _OUT_OF_THE_QUESTION)
        likely = chances >= _OUT_OF_THE_QUESTION
        if others and likely.any():
            some = rows[likely]
            odds = np.mean([_odds(chances[likely]), *(_odds(forest.score(some)) for forest in others)], axis=0)
            chances[likely] = 1.0 / (1.0 + np.exp(-odds))
        return chances


def _odds(chances: Matrix) -> Matrix:
    odds: Matrix = np.log(chances / (1.0 - chances))
    return odds


def pack(trees: Sequence[str], columns: tuple[str, ...]) -> bytes:
    """The model file of forests, each in LightGBM's text format, over ``columns``."""
    return gzip.compress(json.dumps({"columns": columns, "forests": list(trees)}).encode(), mtime=0)


def unpack(model: bytes, columns: tuple[str, ...]) -> Grove:
    """The forests of a model file. Raises ValueError when they were grown over other columns than ``columns``."""
    content = json.loads(gzip.decompress(model))
    if tuple(content["columns"]) != columns:
        other = set(content["columns"]) ^ set(columns)
        raise ValueError(
            f"the forests were grown over other columns; train them anew (make train): {sorted(other)[:5]}"
        )
    return Grove([Forest(trees, {}) for trees in content["forests"]])


@lru_cache(maxsize=1)
def load_grove(name: str, columns: tuple[str, ...]) -> Grove:
    """The model in data file ``name``. Raises FileNotFoundError when it is not there, ValueError as ``unpack`` does."""
    return unpack((DATA / name).read_bytes(), columns)
