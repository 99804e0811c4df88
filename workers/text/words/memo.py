"""Remember what pure functions of one word give: news repeats its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

V = TypeVar("V")

MOST_WORDS: Final = 30_000
"""Words that a function remembers, unless it has a reason for more: some 7 MB for each function. The 10,000 most frequent
words are nine in ten of those of a text."""


class Memo(dict[str, V]):
    """Word -> what the function gives for it, computed when it is first asked for.

    Half the cost of ``functools.lru_cache``, which keeps an order of use. When half of ``most`` words are known, they are put
    aside, and those asked for again are taken over: what news uses often is never computed twice.
    """

    def __init__(self, function: Callable[[str], V], most: int) -> None:
        super().__init__()
        self.function, self._half = function, max(most // 2, 1)
        self._aside: dict[str, V] = {}

    def __missing__(self, word: str) -> V:
        if len(self) >= self._half:
            self._aside = dict(self)
            self.clear()
        value = self[word] = self._aside[word] if word in self._aside else self.function(word)
        return value


def remembered(most: int) -> Callable[[Callable[[str], V]], Callable[[str], V]]:
    """Make a pure function of one word remember what it gave, for ``most`` words."""
    return lambda function: Memo(function, most).__getitem__
