"""Remember what pure functions of one word give: news repeats its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")


class Memo(dict[str, V]):
    """Word -> what the function gives for it, computed when it is first asked for.

    Half the cost of ``functools.lru_cache``, which keeps an order of use: when ``most`` words are known, all are forgotten.
    """

    def __init__(self, function: Callable[[str], V], most: int) -> None:
        super().__init__()
        self.function, self._most = function, most

    def __missing__(self, word: str) -> V:
        if len(self) >= self._most:
            self.clear()
        value = self[word] = self.function(word)
        return value


def remembered(most: int) -> Callable[[Callable[[str], V]], Callable[[str], V]]:
    """Make a pure function of one word remember what it gave, for ``most`` words."""
    return lambda function: Memo(function, most).__getitem__
