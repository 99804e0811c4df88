"""Load the small CRF models that are shipped beside the code."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pycrfsuite

from workers.text.data_files import DATA


class Crf:
    """A linear-chain CRF: rows of feature strings in, labels out."""

    def __init__(self, model: bytes) -> None:
        # open_inmemory does not copy: without this reference the model reads freed memory.
        self._model = model
        self._tagger: Any = pycrfsuite.Tagger()
        self._tagger.open_inmemory(model)

    def tag(self, rows: list[list[str]]) -> list[str]:
        """The most likely labels, one for each row."""
        labels: list[str] = self._tagger.tag(pycrfsuite.ItemSequence(rows))
        return labels


@lru_cache(maxsize=4)
def load_crf(name: str) -> Crf:
    """The model in data file ``name``. Raises FileNotFoundError when it is not there."""
    return Crf((DATA / name).read_bytes())
