"""Read the word lists beside the code: tab-separated, ``#`` starts a comment line."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

DATA: Traversable = files("workers.text") / "data"


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
