"""The words that news uses often: what is not among them may be a name."""

from __future__ import annotations

from functools import lru_cache

from workers.text.data_files import rows


@lru_cache(maxsize=1)
def ranks() -> dict[str, int]:
    """Folded word -> how many words are more frequent: the 40,000 that workers/learn/word_classes.py has classed."""
    try:
        return {word: rank for rank, (word, _, _, _) in enumerate(rows("word_classes.tsv.gz", 4))}
    except FileNotFoundError:  # before the first `make train`
        return {}


@lru_cache(maxsize=1)
def vocabulary() -> frozenset[str]:
    """Those words."""
    return frozenset(ranks())
