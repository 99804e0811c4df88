"""Score rows with the boosted trees that are shipped beside the code.

The trees are LightGBM's, and its own library walks them; its Python package is not imported, because that brings pandas and
scikit-learn into every worker (150 MB, 3 s). The C functions are https://lightgbm.readthedocs.io/en/latest/C-API.html.
"""

from __future__ import annotations

import ctypes
import gzip
import importlib.util
import json
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from workers.text.data_files import DATA
from workers.text.words.memo import Memo

Matrix = npt.NDArray[np.float64]
_RAW_SCORE: Final = 1
_FLOAT64: Final = 1
_BLOCK: Final = 50
"""Trees that rows are walked through at once: so many stay in the processor's first caches, 300 do not (a quarter faster)."""
_FIRST_RANKING_TREES: Final = 30
_FAR_BEHIND: Final = 1.2
"""By how much the first ranking trees have the best of a group ahead of what hardly ever ends as the best (2 of 1,000)."""
_OBJECTIVES: Final = frozenset({"objective=cross_entropy", "objective=lambdarank"})
"""What trees may be trained for: the sum of the former is the logarithm of odds, that of the latter a place in a ranking."""
_SETTINGS: Final = b"num_threads=1"


_REMEMBERED: Final = 50_000
"""Values of one category whose numbers are at hand."""


class Codes:
    """Numbers for the values of the categories. Grows while training; afterwards an unknown value is -1."""

    def __init__(self, values: dict[str, int], *, fixed: bool = True) -> None:
        self.values = values
        self.fixed = fixed
        self._columns: dict[str, Memo[float]] = {}

    def number(self, value: str) -> int:
        """The number of ``value``."""
        if self.fixed:
            return self.values.get(value, -1)
        return self.values.setdefault(value, len(self.values))

    def column(self, prefix: str, values: Sequence[str]) -> Matrix:
        """The numbers of many values of one category, each of which begins with ``prefix``."""
        known = self._columns.get(prefix)
        if known is None:
            known = self._columns[prefix] = Memo(lambda value: float(self.number(prefix + value)), _REMEMBERED)
        return np.fromiter(map(known.__getitem__, values), np.float64, len(values))


class Forest:
    """Boosted trees over named columns, with the numbers of its categories."""

    def __init__(self, trees: str, codes: Mapping[str, int]) -> None:
        """``trees`` in LightGBM's text format. Raises ValueError when it is none."""
        if _OBJECTIVES.isdisjoint(trees.partition("Tree=")[0].split()):
            raise ValueError(f"not a model of boosted trees with one of {sorted(_OBJECTIVES)}")
        self.codes = Codes(dict(codes))
        self._library = _library()
        self._booster = ctypes.c_void_p()
        rounds = ctypes.c_int()
        self._must(
            self._library.LGBM_BoosterLoadModelFromString(
                trees.encode(), ctypes.byref(rounds), ctypes.byref(self._booster)
            )
        )
        self._trees = rounds.value

    def score(self, rows: Matrix, floor: float = 0.0) -> Matrix:
        """[rows]: what the trees make of each row of [rows, columns], between 0 and 1.

        A row that the trees so far have below ``floor`` keeps their score: many proposals are out of the question at
        once, and need not be walked through all the trees.
        """
        sums = np.zeros(len(rows))
        least = math.log(floor / (1 - floor)) if floor else -math.inf
        left, rest = np.arange(len(rows)), np.ascontiguousarray(rows, np.float64)
        for first in range(0, self._trees, _BLOCK):
            if not len(left):
                break
            sums[left] += self._walk(rest, first, _BLOCK)
            likely = sums[left] >= least
            if not likely.all():
                left, rest = left[likely], rest[likely]
        scores: Matrix = 1.0 / (1.0 + np.exp(-sums))
        return scores

    def rank(self, rows: Matrix, counts: Sequence[int]) -> Matrix:
        """[rows]: how high trees that were grown to rank have each row of its group; ``counts``: the rows of each group.

        A row that the first trees have far behind the best of its group stays out of the question: minus infinity.
        """
        if not len(rows):
            return np.zeros(0)
        rows = np.ascontiguousarray(rows, np.float64)
        sums = self._walk(rows, 0, _FIRST_RANKING_TREES)
        best = np.maximum.reduceat(sums, np.cumsum([0, *counts[:-1]]))
        likely = sums >= np.repeat(best, counts) - _FAR_BEHIND
        left, sums[~likely] = rows[likely], -math.inf
        for first in range(_FIRST_RANKING_TREES, self._trees, _BLOCK):
            sums[likely] += self._walk(left, first, _BLOCK)
        return sums

    def _walk(self, rows: Matrix, first: int, trees: int) -> Matrix:
        """The sums over so many trees from tree ``first`` on."""
        out = np.zeros(len(rows))
        length = ctypes.c_int64()
        self._must(
            self._library.LGBM_BoosterPredictForMat(
                self._booster, rows.ctypes.data_as(ctypes.c_void_p), _FLOAT64, rows.shape[0], rows.shape[1], 1,
                _RAW_SCORE, first, trees, _SETTINGS, ctypes.byref(length), out.ctypes.data_as(ctypes.POINTER(ctypes.c_double)),
            )
        )  # fmt: skip
        return out

    def _must(self, code: int) -> None:
        if code:
            raise ValueError(f"not a model of boosted trees: {self._library.LGBM_GetLastError().decode()}")


@lru_cache(maxsize=1)
def _library() -> ctypes.CDLL:
    spec = importlib.util.find_spec("lightgbm")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    found = next(
        (file for file in sorted(folder.glob("*/*lightgbm.*")) if file.suffix in (".so", ".dylib", ".dll")), None
    )
    if found is None:
        raise ImportError(
            "lightgbm, which scores what may be a statement, has no library here: install it anew (make install)"
        )
    library = ctypes.CDLL(str(found))
    library.LGBM_GetLastError.restype = ctypes.c_char_p
    return library


def pack(trees: str, codes: Mapping[str, int], columns: tuple[str, ...]) -> bytes:
    """A model file: the trees, the numbers of the categories and the columns that it was trained on."""
    content = {"columns": columns, "codes": dict(codes), "trees": trees}
    return gzip.compress(json.dumps(content, ensure_ascii=False).encode(), mtime=0)


def unpack(model: bytes, columns: tuple[str, ...]) -> Forest:
    """The forest of a model file. Raises ValueError when it was trained on other columns than ``columns``."""
    content = json.loads(gzip.decompress(model))
    if tuple(content["columns"]) != columns:
        other = set(content["columns"]) ^ set(columns)
        raise ValueError(f"the model was trained on other columns; train it anew (make train): {sorted(other)[:5]}")
    return Forest(content["trees"], content["codes"])


@lru_cache(maxsize=4)
def load_forest(name: str, columns: tuple[str, ...]) -> Forest:
    """The model in data file ``name``. Raises FileNotFoundError when it is not there, ValueError as ``unpack`` does."""
    return unpack((DATA / name).read_bytes(), columns)
