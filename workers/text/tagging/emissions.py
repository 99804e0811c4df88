"""Add up what a model weighs the features of each token, without spelling them out.

Every value of a group (tagging/facets.py) gets, when it is first seen, one row with what its facets weigh for each label
and each place that they are seen from. A part then takes a lookup for each value and a few sums over whole columns.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import repeat
from typing import Final

import numpy as np

from workers.text.tagging.coding import Codes
from workers.text.tagging.crf_model import CrfModel, Floats
from workers.text.tagging.facets import Group
from workers.text.tagging.features import Column

VALUES: Final = 60_000
"""Values of equal reach that are remembered; with more they are forgotten, and learned anew as they come (20 MB of words)."""


_BLOCK: Final = 8192
"""Tokens that are added up at once: bounds the memory that long articles take."""
_NEW: Final = -1
"""In place of the row of what was not asked for yet."""
_Known = dict[str, dict[str, int]]
"""How a feature string begins, its «=» included -> the rest of it -> number of the attribute."""


class Emissions:
    """What a model weighs the features of tokens."""

    def __init__(self, model: CrfModel) -> None:
        self._model, self._known = model, _by_begin(model.attributes)
        self._tables: dict[tuple[int, ...], _Table] = {}

    def of(self, columns: Sequence[Column]) -> Floats:
        """[tokens, labels]: for each token the sums over its features. Linear in tokens."""
        out = np.zeros((len(columns[0][1]) if columns else 0, len(self._model.labels)))
        reaches: dict[tuple[int, ...], list[Column]] = {}
        for column in columns:
            reaches.setdefault(column[0].reach, []).append(column)
        for reach, alike in reaches.items():
            table = self._tables.get(reach)
            if table is None or len(table) > VALUES:
                table = self._tables[reach] = _Table(self._model, self._known, reach)
            table.add_to(out, alike)
        return out


class _Rows:
    """A growing array of rows [places, labels]; the first is zero."""

    def __init__(self, places: int, labels: int) -> None:
        self.array = np.zeros((256, places, labels))
        self.count = 1

    def append(self, rows: Floats) -> None:
        """``rows`` is [rows, places, labels]."""
        first, self.count = self.count, self.count + len(rows)
        while self.count > len(self.array):
            self.array = np.concatenate((self.array, np.zeros_like(self.array)))
        self.array[first : self.count] = rows


class _Table:
    """The rows of the values of all groups with one reach."""

    def __init__(self, model: CrfModel, known: _Known, reach: tuple[int, ...]) -> None:
        self._model, self._known, self._reach = model, known, reach
        self._left, self._right = -min(reach), max(reach)
        self.rows = _Rows(len(reach), len(model.labels))
        self._groups: dict[Group, _Values] = {}

    def __len__(self) -> int:
        return sum(map(len, self._groups.values()))

    def add_to(self, out: Floats, columns: Sequence[Column]) -> None:
        """Add to ``out`` [tokens, labels] what the values at the tokens weigh at each token in reach."""
        length = self._left + len(out) + self._right
        numbers = np.empty((len(columns), length), np.intp)
        for row, (group, values) in zip(numbers, columns, strict=True):
            known = self._groups.get(group)
            if known is None:
                known = self._groups[group] = _Values(self._model, self._known, group, self.rows)
            row[: self._left], row[length - self._right :] = known.ends
            row[self._left : length - self._right] = known.numbers(values)
        for start in range(0, len(out), _BLOCK):
            end = min(start + _BLOCK, len(out))
            seen = numbers[:, start : end + self._left + self._right]
            weights = self.rows.array.take(seen, axis=0).sum(axis=0)
            for place, offset in enumerate(self._reach):
                first = self._left + offset
                out[start:end] += weights[first : first + end - start, place]


class _Values(dict[Hashable, int]):
    """Value -> its row; 0 where the model knows none of its facets."""

    def __init__(self, model: CrfModel, known: _Known, group: Group, rows: _Rows) -> None:
        super().__init__({None: 0})
        self._group, self._rows = group, rows
        self._facet_rows = _Rows(*rows.array.shape[1:])
        self._facets = _Names(model, known, group, self._facet_rows)
        self._new: list[list[int]] = []
        self._by_code = np.zeros(1, np.intp)
        self._listed = group.values_of is not None
        if group.values_of is not None:
            for feature in model.attributes:
                for value in group.values_of(feature):
                    self[value]
        before, behind = group.ends or (None, None)
        self.ends = self[before], self[behind]
        self._fill()

    def numbers(self, values: Sequence[Hashable] | Codes) -> Sequence[int] | Codes:
        """The row of each value."""
        if isinstance(values, np.ndarray):
            return self._of_codes(values)
        if self._listed:
            return list(map(self.get, values, repeat(0)))
        numbers = list(map(self.__getitem__, values))
        self._fill()
        return numbers

    def _of_codes(self, codes: Codes) -> Codes:
        """The row of each code, out of a table by code that is filled as they come."""
        most = int(codes.max(initial=0))
        if most >= len(self._by_code):
            self._by_code = np.concatenate((self._by_code, np.full(most + 1, _NEW)))
        numbers = self._by_code[codes]
        if (numbers == _NEW).any():
            for code in np.unique(codes[numbers == _NEW]).tolist():
                self._by_code[code] = self[code]
            self._fill()
            numbers = self._by_code[codes]
        return numbers

    def __missing__(self, value: Hashable) -> int:
        """Give a new value a row, which ``_fill`` fills."""
        facets, coding = self._facets, self._group.coding
        shown = coding.decode(value) if coding is not None and isinstance(value, int) else value
        rows = []
        for name, text in self._group.facets(shown):
            if row := facets[name].get(text, 0):
                rows.append(row if row != _NEW else facets[name].weigh(text))
        number = 0
        if rows:
            number = self._rows.count + len(self._new)
            self._new.append(rows)
        self[value] = number
        return number

    def _fill(self) -> None:
        """Add up the facets of the new values, all at once."""
        if self._new:
            firsts = np.cumsum([0, *map(len, self._new[:-1])])
            facets = self._facet_rows.array[[row for rows in self._new for row in rows]]
            self._rows.append(np.add.reduceat(facets, firsts))
            self._new.clear()


class _Names(dict[str, "_Texts"]):
    """Name of a facet -> its texts."""

    def __init__(self, model: CrfModel, known: _Known, group: Group, rows: _Rows) -> None:
        super().__init__()
        self._model, self._known, self._group, self._rows = model, known, group, rows

    def __missing__(self, name: str) -> _Texts:
        begins = [self._group.spell((name, ""), offset) for offset in self._group.reach]
        places = [(place, self._known[begin]) for place, begin in enumerate(begins) if begin in self._known]
        texts = self[name] = _Texts(self._model, places, self._rows)
        return texts


class _Texts(dict[str, int]):
    """Text of a facet -> its row, _NEW before it was first asked for; the model knows no others."""

    def __init__(self, model: CrfModel, places: list[tuple[int, dict[str, int]]], rows: _Rows) -> None:
        super().__init__((text, _NEW) for _, attributes in places for text in attributes)
        self._model, self._places, self._rows = model, places, rows

    def weigh(self, text: str) -> int:
        """Give a facet its row."""
        weights = np.zeros((1, *self._rows.array.shape[1:]))
        for place, attributes in self._places:
            if text in attributes:
                weights[0, place] = self._model.states[attributes[text]]
        self._rows.append(weights)
        number = self[text] = self._rows.count - 1
        return number


def _by_begin(attributes: dict[str, int]) -> _Known:
    known: _Known = {}
    texts: dict[str, str] = {}
    for feature, number in attributes.items():
        name, sign, text = feature.partition("=")
        known.setdefault(name + sign, {})[texts.setdefault(text, text)] = number
    return known
