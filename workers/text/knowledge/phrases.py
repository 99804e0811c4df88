"""A dictionary of phrases that finds the longest one at a place in a row of words."""

from __future__ import annotations

from collections.abc import ItemsView, Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """What was found, and the index after its last word."""

    value: T
    end: int


class Phrases(Generic[T]):
    """Values by folded words joined by one space. Looking for the longest phrase costs nothing where none begins."""

    __slots__ = ("_first", "_values")

    def __init__(self) -> None:
        self._values: dict[str, T] = {}
        self._first: dict[str, tuple[int, set[str]]] = {}
        """First word -> words in the longest phrase that begins with it, and the second words of all of them."""

    def add(self, phrase: str, value: T, *, replace: bool = False) -> None:
        """Add ``phrase``; the first value that it was added with stays, unless ``replace``."""
        if not phrase or (phrase in self._values and not replace):
            return
        self._values[phrase] = value
        first, *rest = phrase.split(" ")
        longest, seconds = self._first.get(first) or (0, set())
        seconds.update(rest[:1])
        self._first[first] = (max(longest, len(rest) + 1), seconds)

    def get(self, phrase: str) -> T | None:
        """The value of the whole ``phrase``."""
        return self._values.get(phrase)

    def find(self, words: Sequence[str], at: int, first: str | None = None) -> Found[T] | None:
        """The longest phrase at ``words[at]``; ``first`` stands for that word where clitics were taken off it."""
        word = words[at] if first is None else first
        entry = self._first.get(word)
        if entry is None:
            return None
        longest, seconds = entry
        if longest > 1 and at + 1 < len(words) and words[at + 1] in seconds:
            for length in range(min(longest, len(words) - at), 1, -1):
                value = self._values.get(f"{word} {' '.join(words[at + 1 : at + length])}")
                if value is not None:
                    return Found(value, at + length)
        value = self._values.get(word)
        return Found(value, at + 1) if value is not None else None

    def begins(self, word: str) -> bool:
        """Whether a phrase begins with ``word``."""
        return word in self._first

    def seconds(self, word: str) -> set[str]:
        """The words that follow ``word`` where it is the first one of a phrase."""
        entry = self._first.get(word)
        return entry[1] if entry else set()

    def items(self) -> ItemsView[str, T]:
        """Phrases and values."""
        return self._values.items()

    def __contains__(self, phrase: object) -> bool:
        return phrase in self._values

    def __len__(self) -> int:
        return len(self._values)
