"""Read the word lists beside the code: tab-separated, ``#`` starts a comment line."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from workers.text.words.normalize import fold

DATA: Final = Path(__file__).parent / "data"
"""The folder of word lists and models."""


def rows(name: str, columns: int) -> Iterator[tuple[str, ...]]:
    """The rows of data file ``name``. Raises ValueError, with file and line, when a row has not ``columns`` columns."""
    raw = (DATA / name).read_bytes()
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        row = tuple(line.split("\t"))
        if len(row) != columns:
            raise ValueError(f"{name}:{number}: {len(row)} columns where {columns} are due: {line!r}")
        yield row


@lru_cache(maxsize=1)
def _word_lists() -> dict[str, frozenset[str]]:
    lists: dict[str, frozenset[str]] = {}
    for name, _, words in rows("word_lists.tsv", 3):
        if name in lists:
            raise ValueError(f"word_lists.tsv: there are two lists {name!r}")
        lists[name] = frozenset(map(fold, words.split()))
    return lists


def word_list(name: str) -> frozenset[str]:
    """The folded words of the list ``name`` in word_lists.tsv. Raises KeyError when there is none."""
    return _word_lists()[name]
