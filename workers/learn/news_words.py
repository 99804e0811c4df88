"""Count how news uses words: what the generated name lists are weeded and weighed by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import pairwise
from math import sqrt
from pathlib import Path
from typing import Final

from workers.learn.word_classes import sentences
from workers.text.knowledge.tables import key

_Z: Final = 1.28
"""One-sided 90 %: a share counts with its lower bound, so that rare words need cleaner evidence."""

Rows = list[list[str]]
"""Sentences of folded words; a sign that is no word stands as «،»."""


def read_rows(corpora: list[Path]) -> Rows:
    """The sentences of JSON Lines corpora (``.xz``, ``.gz`` or plain)."""
    return [[key(word) or "،" for word in sentence] for sentence in sentences(corpora)]


def count_words(rows: Rows) -> Counter[str]:
    """How often each word is used."""
    return Counter(word for words in rows for word in words)


def count_after(rows: Rows, before: Collection[str]) -> Counter[str]:
    """How often each word stands right behind one of ``before``."""
    return Counter(second for words in rows for first, second in pairwise(words) if first in before)


def count_ahead(rows: Rows, after: Collection[str]) -> Counter[str]:
    """How often each word stands right before one of ``after``."""
    return Counter(first for words in rows for first, second in pairwise(words) if second in after)


def lower_bound(hits: float, total: int) -> float:
    """Wilson's lower bound of the share ``hits / total``; 0 of nothing."""
    if not total:
        return 0.0
    share = min(hits / total, 1.0)
    centre = share + _Z * _Z / (2 * total)
    spread = _Z * sqrt(share * (1 - share) / total + _Z * _Z / (4 * total * total))
    return max(0.0, (centre - spread) / (1 + _Z * _Z / total))
