"""The words that news uses often, and what they stand like: what is not among them may be a name."""

from __future__ import annotations

from collections.abc import KeysView
from functools import lru_cache
from sys import intern
from typing import Final

from workers.text.data_files import rows

CLASSES: Final = "word_classes.tsv.gz"

Classes = tuple[str, str, str]


@lru_cache(maxsize=1)
def word_classes() -> dict[str, Classes]:
    """Folded word -> its classes out of 64, 256 and 1,024 (learned by workers/learn/word_classes.py), the most frequent first.

    Those of the 40,000 most frequent words of its corpus. Words of the same classes share one tuple: 8 MB less.
    """
    shared: dict[Classes, Classes] = {}
    try:
        classed = ((word, (intern(a), intern(b), intern(c))) for word, a, b, c in rows(CLASSES, 4))
        return {intern(word): shared.setdefault(classes, classes) for word, classes in classed}
    except FileNotFoundError:  # before the first `make train`
        return {}


@lru_cache(maxsize=1)
def ranks() -> dict[str, int]:
    """Folded word -> how many words are more frequent; without the classes, which searching does not need."""
    try:
        return {intern(word): rank for rank, (word, _, _, _) in enumerate(rows(CLASSES, 4))}
    except FileNotFoundError:  # before the first `make train`
        return {}


@lru_cache(maxsize=1)
def vocabulary() -> KeysView[str]:
    """Those words."""
    return ranks().keys()
