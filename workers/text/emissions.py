"""Add up what a model weighs the features of each token, without spelling them out.

Every value of a group (workers/text/facets.py) gets, when it is first seen, one row with what its facets weigh for each label
and each place that they are seen from. A part then takes a lookup for each value and a few sums over whole columns.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import repeat
from typing import Final

import numpy as np

from workers.text.crf_model import CrfModel, Floats
from workers.text.facets import Facet, Group
from workers.text.features import Column

VALUES: Final = 60_000
"""Values of equal reach that are remembered; with more they are forgotten, and learned anew as they come (20 MB of words)."""


class Emissions:
    """What a model weighs the features of tokens."""

    def __init__(self, model: CrfModel) -> None:
        self._model = model
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
                table = self._tables[reach] = _Table(self._model, reach)
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

    def __init__(self, model: CrfModel, reach: tuple[int, ...]) -> None:
        self._model, self._reach = model, reach
        self._left, self._right = -min(reach), max(reach)
        self.rows = _Rows(len(reach), len(model.labels))
        self._groups: dict[Group, _Values] = {}

    def __len__(self) -> int:
        return sum(map(len, self._groups.values()))

    def add_to(self, out: Floats, columns: Sequence[Column]) -> None:
        """Add to ``out`` [tokens, labels] what the values at the tokens weigh at each token in reach."""
        numbers = [self._numbers(group, values) for group, values in columns]
        weights = self.rows.array.take(numbers, axis=0).sum(axis=0)
        for place, offset in enumerate(self._reach):
            first = self._left + offset
            out += weights[first : first + len(out), place]

    def _numbers(self, group: Group, values: Sequence[Hashable]) -> list[int]:
        """The row of each value, and of those that stand around the part."""
        known = self._groups.get(group)
        if known is None:
            known = self._groups[group] = _Values(self._model, group, self.rows)
        numbers = known.numbers(values)
        if self._left or self._right:
            before, behind = known.ends
            numbers = [before] * self._left + numbers + [behind] * self._right
        return numbers


class _Values(dict[Hashable, int]):
    """Value -> its row; 0 where the model knows none of its facets."""

    def __init__(self, model: CrfModel, group: Group, rows: _Rows) -> None:
        super().__init__({None: 0})
        self._model, self._group, self._rows = model, group, rows
        self._facets: dict[Facet, int] = {}
        self._facet_rows = _Rows(*rows.array.shape[1:])
        self._places: dict[str, list[tuple[int, str]]] = {}
        self._new: list[list[int]] = []
        self._listed = group.values_of is not None
        if group.values_of is not None:
            for feature in model.attributes:
                for value in group.values_of(feature):
                    self[value]
        before, behind = group.ends or (None, None)
        self.ends = self[before], self[behind]
        self._fill()

    def numbers(self, values: Sequence[Hashable]) -> list[int]:
        """The row of each value."""
        if self._listed:
            return list(map(self.get, values, repeat(0)))
        numbers = list(map(self.__getitem__, values))
        self._fill()
        return numbers

    def __missing__(self, value: Hashable) -> int:
        """Give a new value a row, which ``_fill`` fills."""
        rows = []
        for facet in self._group.facets(value):
            row = self._facets.get(facet)
            if row is None:
                row = self._facets[facet] = self._weigh(*facet)
            if row:
                rows.append(row)
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

    def _weigh(self, name: str, text: str) -> int:
        """The row of a facet that is seen for the first time; 0 where the model does not know it."""
        places = self._places.get(name)
        if places is None:
            begins = [self._group.spell((name, ""), offset) for offset in self._group.reach]
            places = self._places[name] = [(place, begin) for place, begin in enumerate(begins) if begin is not None]
        attributes = self._model.attributes
        known = [(place, attributes[begin + text]) for place, begin in places if begin + text in attributes]
        if not known:
            return 0
        weights = np.zeros((1, *self._facet_rows.array.shape[1:]))
        for place, attribute in known:
            weights[0, place] = self._model.states[attribute]
        self._facet_rows.append(weights)
        return self._facet_rows.count - 1
