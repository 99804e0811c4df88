"""What is known of a stem beforehand: how rare it is in news, and which stems it stands with.

Both are learned from news (workers/learn/stem_facts.py); vectors of stems that stand among the same words point one way.
"""

from __future__ import annotations

import gzip
import math
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from workers.text.data_files import DATA
from workers.text.words.memo import Memo

FILE: Final = "stem_facts.gz"
DIMENSIONS: Final = 64
_UNKNOWN_IN: Final = 3
"""Articles that a stem which is not in the file is taken to stand in."""
_REMEMBERED: Final = 20_000
"""Stems whose vectors are at hand as floating point numbers: 5 MB."""

Vector = npt.NDArray[np.float32]


class StemFacts:
    """Rarity and vectors of stems."""

    def __init__(self, articles: int, counts: dict[str, int], vectors: npt.NDArray[np.int8]) -> None:
        """``counts``: in how many of ``articles`` each stem stands, in the order of the rows of ``vectors``."""
        if vectors.shape != (len(counts), DIMENSIONS):
            raise ValueError(f"{len(counts)} stems, but vectors of shape {vectors.shape}")
        self._articles, self._counts, self._vectors = articles, counts, vectors
        self._rows = {stem: row for row, stem in enumerate(counts)}
        self._most = math.log(articles / _UNKNOWN_IN)
        self.rarity = Memo(self._rarity, _REMEMBERED).__getitem__
        """0 for a stem that stands in every article, 1 for one that hardly any has (inverse document frequency)."""
        self.vector = Memo(self._vector, _REMEMBERED).__getitem__
        """[DIMENSIONS], of length 1. One that is not in the file has a direction of its own: it is like itself alone."""

    def _rarity(self, stem: str) -> float:
        count = self._counts.get(stem, _UNKNOWN_IN)
        return max(math.log(self._articles / max(count, _UNKNOWN_IN)) / self._most, 0.0)

    def _vector(self, stem: str) -> Vector:
        row = self._rows.get(stem)
        if row is None:
            digest = blake2b(stem.encode(), digest_size=DIMENSIONS).digest()
            vector = np.frombuffer(digest, np.int8).astype(np.float32)
        else:
            vector = self._vectors[row].astype(np.float32)
        made: Vector = vector / max(float(np.linalg.norm(vector)), 1.0)
        return made


def pack(articles: int, counts: dict[str, int], vectors: npt.NDArray[np.int8]) -> bytes:
    """The file of ``StemFacts``."""
    head = "\n".join([str(articles), *(f"{stem}\t{count}" for stem, count in counts.items())])
    return gzip.compress(head.encode() + b"\n\n" + vectors.tobytes(), mtime=0)


@lru_cache(maxsize=1)
def load_stem_facts(path: Path = DATA / FILE) -> StemFacts:
    """The facts in a file. Raises FileNotFoundError when it is not there, ValueError when it holds something else."""
    head, _, vectors = gzip.decompress(path.read_bytes()).partition(b"\n\n")
    articles, *rows = head.decode().split("\n")
    counts = {stem: int(count) for stem, _, count in (row.partition("\t") for row in rows)}
    return StemFacts(int(articles), counts, np.frombuffer(vectors, np.int8).reshape(-1, DIMENSIONS))
