"""Number the values of closed sets, so that columns of them are arrays and pairs of them are sums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.intp]

NOTHING: Final = 0
"""The code where there is no value."""


class Vocabulary(dict[str, int]):
    """Name -> its number. Names are numbered as they come, at most ``room`` of them (None: without end)."""

    def __init__(self, names: Iterable[str] = (), *, room: int | None = None) -> None:
        super().__init__()
        self.names: list[str] = []
        self.room = room
        for name in names:
            self[name]

    def __missing__(self, name: str) -> int:
        number = len(self.names)
        if number == self.room:
            raise ValueError(f"no room for {name!r} among {self.names}")
        self.names.append(name)
        self[name] = number
        return number

    def numbers(self, names: Sequence[str]) -> Codes:
        """The number of each name."""
        return np.array(list(map(self.__getitem__, names)), np.intp)


class Coding:
    """One number for a name out of each of several vocabularies; only the first of them may be without end."""

    def __init__(self, *vocabularies: Vocabulary) -> None:
        self._vocabularies = vocabularies

    def encode(self, *columns: Codes) -> Codes:
        """The codes of values, given the numbers of their names, column by column."""
        code = columns[0]
        for vocabulary, column in zip(self._vocabularies[1:], columns[1:], strict=True):
            code = code * (vocabulary.room or 0) + column
        return code + 1

    def decode(self, code: int) -> tuple[str, ...]:
        """The names of a value."""
        names, rest = [], code - 1
        for vocabulary in self._vocabularies[:0:-1]:
            rest, number = divmod(rest, vocabulary.room or 1)
            names.append(vocabulary.names[number])
        return (self._vocabularies[0].names[rest], *reversed(names))
