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

    __slots__ = ("_longest", "_values")

    def __init__(self) -> None:
        self._values: dict[str, T] = {}
        self._longest: dict[str, int] = {}

    def add(self, phrase: str, value: T, *, replace: bool = False) -> None:
        """Add ``phrase``; the first value that it was added with stays, unless ``replace``."""
        if not phrase or (phrase in self._values and not replace):
            return
        self._values[phrase] = value
        count = phrase.count(" ") + 1
        first = phrase if count == 1 else phrase[: phrase.index(" ")]
        if self._longest.get(first, 0) < count:
            self._longest[first] = count

    def get(self, phrase: str) -> T | None:
        """The value of the whole ``phrase``."""
        return self._values.get(phrase)

    def find(self, words: Sequence[str], at: int, first: str | None = None) -> Found[T] | None:
        """The longest phrase at ``words[at]``; ``first`` stands for that word where clitics were taken off it."""
        word = words[at] if first is None else first
        longest = self._longest.get(word)
        if longest is None:
            return None
        for length in range(min(longest, len(words) - at), 1, -1):
            value = self._values.get(f"{word} {' '.join(words[at + 1 : at + length])}")
            if value is not None:
                return Found(value, at + length)
        value = self._values.get(word)
        return Found(value, at + 1) if value is not None else None

    def begins(self, word: str) -> bool:
        """Whether a phrase begins with ``word``."""
        return word in self._longest

    def first_words(self) -> set[str]:
        """The words that phrases begin with."""
        return set(self._longest)

    def items(self) -> ItemsView[str, T]:
        """Phrases and values."""
        return self._values.items()

    def __contains__(self, phrase: object) -> bool:
        return phrase in self._values

    def __len__(self) -> int:
        return len(self._values)
