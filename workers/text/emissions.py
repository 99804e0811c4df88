"""Add up what a model weighs the features of each token, without spelling them out.

Every value of a group (workers/text/facets.py) gets, when it is first seen, one row with what its facets weigh for each label
and each place that they are seen from. A part then takes a lookup for each value and a few sums over whole columns.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Final

import numpy as np

from workers.text.crf_model import CrfModel, Floats
from workers.text.facets import Facet, Group, spell
from workers.text.features import Column

ROWS: Final = 40_000
"""Values of a group that are remembered; with more they are all forgotten, and learned anew as they come (15 MB of words)."""


class Emissions:
    """What a model weighs the features of tokens."""

    def __init__(self, model: CrfModel) -> None:
        self._model = model
        self._tables: dict[Group, _Table] = {}

    def of(self, columns: Sequence[Column]) -> Floats:
        """[tokens, labels]: for each token the sums over its features. Linear in tokens."""
        count = len(columns[0][1]) if columns else 0
        out = np.zeros((count, len(self._model.labels)))
        for group, values in columns:
            table = self._tables.get(group)
            if table is None:
                table = self._tables[group] = _Table(self._model, group)
            table.add_to(out, values)
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


class _Table(dict[Hashable, int]):
    """Value -> its row; 0 where the model knows none of its features."""

    def __init__(self, model: CrfModel, group: Group) -> None:
        super().__init__()
        self._model, self._group = model, group
        self._left, self._right = -min(group.reach), max(group.reach)
        self._start()

    def _start(self) -> None:
        self.clear()
        self[None] = 0
        shape = len(self._group.reach), len(self._model.labels)
        self._rows, self._facet_rows = _Rows(*shape), _Rows(*shape)
        self._facets: dict[Facet, int] = {}
        self._new: list[list[int]] = []
        self._before, self._behind = (self[end] for end in self._group.ends or (None, None))
        if self._group.values_of is not None:
            for feature in self._model.attributes:
                for value in self._group.values_of(feature):
                    self[value]
        self._fill()

    def add_to(self, out: Floats, values: Sequence[Hashable]) -> None:
        """Add to ``out`` [tokens, labels] what the values at the tokens weigh at each token in reach."""
        numbers = self._numbers(values)
        if self._left or self._right:
            numbers = [self._before] * self._left + numbers + [self._behind] * self._right
        weights = self._rows.array[numbers]
        for place, offset in enumerate(self._group.reach):
            first = self._left + offset
            out += weights[first : first + len(out), place]

    def _numbers(self, values: Sequence[Hashable]) -> list[int]:
        """The row of each value."""
        if self._group.values_of is not None:
            return [self.get(value, 0) for value in values]
        if len(self) > ROWS:
            self._start()
        numbers = list(map(self.__getitem__, values))
        self._fill()
        return numbers

    def __missing__(self, value: Hashable) -> int:
        """Give the value a row, which ``_fill`` fills."""
        known = [row for facet in self._group.facets(value) if (row := self._facet_row(facet))]
        number = 0
        if known:
            number = self._rows.count + len(self._new)
            self._new.append(known)
        self[value] = number
        return number

    def _fill(self) -> None:
        """Add up the facets of the new values, all at once."""
        if self._new:
            starts = np.cumsum([0, *map(len, self._new[:-1])])
            facets = self._facet_rows.array[[row for known in self._new for row in known]]
            self._rows.append(np.add.reduceat(facets, starts))
            self._new.clear()

    def _facet_row(self, facet: Facet) -> int:
        number = self._facets.get(facet)
        if number is None:
            number = self._facets[facet] = self._weigh(facet)
        return number

    def _weigh(self, facet: Facet) -> int:
        """The row of a facet that is seen for the first time."""
        found: list[tuple[int, int]] = []
        for place, offset in enumerate(self._group.reach):
            feature = spell(facet, offset)
            row = self._model.attributes.get(feature) if feature is not None else None
            if row is not None:
                found.append((place, row))
        if not found:
            return 0
        weights = np.zeros((1, *self._facet_rows.array.shape[1:]))
        for place, row in found:
            weights[0, place] = self._model.states[row]
        self._facet_rows.append(weights)
        return self._facet_rows.count - 1
