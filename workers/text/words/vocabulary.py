"""The words that news uses often: what is not among them may be a name."""

from __future__ import annotations

from functools import lru_cache

from workers.text.data_files import rows


@lru_cache(maxsize=1)
def vocabulary() -> frozenset[str]:
    """The folded words that workers/learn/word_classes.py has classed: the 40,000 most frequent ones of its corpus."""
    try:
        return frozenset(word for word, _, _, _ in rows("word_classes.tsv.gz", 4))
    except FileNotFoundError:  # before the first `make train`
        return frozenset()
