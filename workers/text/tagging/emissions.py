"""Add up what models weigh the features of each token, without spelling them out.

Every value of a group (tagging/facets.py) gets, when it is first seen, one row with what its facets weigh for each label
and each place that they are seen from. A part then takes a lookup for each value and a few sums over whole columns.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import chain
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from workers.text.tagging.crf_model import CrfModel, Floats
from workers.text.tagging.facets import Column, Group

VALUES: Final = 40_000
"""Values of equal reach that are remembered; with more they are forgotten, and learned anew as they come."""
ROOM: Final = 12_000_000
"""Bytes of their rows, likewise."""
_BLOCK: Final = 8192
"""Tokens that are added up at once: bounds the memory that long articles take."""
_NEW_AT_ONCE: Final = 512
"""New values that are added up at once, likewise."""

Reach = tuple[int, ...]
Groups = tuple[Group, ...]
_Ints = npt.NDArray[np.int32]


class Emissions:
    """What models weigh the features of tokens: the labels of the first model, those of the second one behind them."""

    def __init__(self, *models: CrfModel) -> None:
        self._weights = _Weights(models)
        self._facets: dict[Groups, _Facets] = {}
        self._tables: dict[Reach, _Table] = {}

    def of(self, columns: Sequence[Column]) -> Floats:
        """[tokens, labels]: for each token the sums over its features. Linear in tokens."""
        out = np.zeros((len(columns[0][1]) if columns else 0, self._weights.states.shape[1]))
        reaches: dict[Reach, list[tuple[Groups, Any]]] = {}
        for groups, values in _side_by_side(columns):
            reach = tuple(sorted({offset for group in groups for offset in group.reach}))
            reaches.setdefault(reach, []).append((groups, values))
        for reach, alike in reaches.items():
            table = self._tables.get(reach)
            if table is None or table.is_full():
                table = self._tables[reach] = _Table(self._weights, self._facets, reach)
            table.add_to(out, alike)
        return out


def _side_by_side(columns: Sequence[Column]) -> list[tuple[Groups, Any]]:
    """The columns; those of the same values as one of several groups, so that each value is looked up once."""
    joined: list[tuple[Groups, Any]] = []
    for group, values in columns:
        # One that sees beyond the ends would ask what stands there for it, which is the first group's to say.
        if group.reach == (0,) and joined and joined[-1][1] is values:
            joined[-1] = (*joined[-1][0], group), values
            continue
        joined.append(((group,), values))
    return joined


class _Weights:
    """The weights of several models in one array, and where an attribute has its row."""

    def __init__(self, models: Sequence[CrfModel]) -> None:
        names = [model.names() for model in models]
        rows: dict[str, int] = {}
        for name in chain.from_iterable(names):
            rows.setdefault(name, len(rows))
        self.states = models[0].states
        """[attributes + 1, labels]; the last row is zero."""
        if len(models) > 1:
            self.states = np.zeros((len(rows) + 1, sum(len(model.labels) for model in models)))
            first = 0
            for model, of_model in zip(models, names, strict=True):
                end = first + len(model.labels)
                self.states[[rows[name] for name in of_model], first:end] = model.states[:-1]
                first = end
        begins: dict[str, tuple[list[str], list[int]]] = {}
        shared: dict[str, str] = {}
        for feature, row in rows.items():
            name, sign, text = feature.partition("=")
            texts, numbers = begins.setdefault(name + sign, ([], []))
            texts.append(shared.setdefault(text, text))
            numbers.append(row)
        self.begins = {begin: (tuple(texts), np.array(numbers, np.int32)) for begin, (texts, numbers) in begins.items()}
        """How a feature string begins, its «=» included -> the rests of such strings, and their rows."""


class _Facets:
    """The facets of groups that are looked up together: each has a number, and a row of states for each place."""

    def __init__(self, weights: _Weights, groups: Groups, reach: Reach) -> None:
        self.states = weights.states
        self.places = np.zeros((0, len(reach)), np.int32)
        """[facets, places]: rows of ``states``."""
        self._weights, self._reach = weights, reach
        self.of_groups = [(group, _Names(self, group)) for group in groups]

    def number(self, group: Group, name: str) -> dict[str, int]:
        """Text -> number, of the facets of that name that the models know."""
        unknown = len(self.states) - 1
        texts: dict[str, int] = {}
        seen: list[tuple[int, list[int], _Ints]] = []
        first = len(self.places)
        for place, offset in enumerate(self._reach):
            begin = group.spell((name, ""), offset) if offset in group.reach else None
            if begin in self._weights.begins:
                known, rows = self._weights.begins[begin]
                seen.append((place, [texts.setdefault(text, first + len(texts)) for text in known], rows))
        self.places = np.concatenate((self.places, np.full((len(texts), len(self._reach)), unknown, np.int32)))
        for place, numbers, rows in seen:
            self.places[numbers, place] = rows
        return texts

    def weigh(self, values: Sequence[Sequence[int]]) -> Floats:
        """[values, places, labels]: the sums over the facets of each value, which has one at least."""
        firsts = np.cumsum([0, *map(len, values[:-1])])
        facets = np.fromiter(chain.from_iterable(values), np.intp)
        return np.add.reduceat(self.states[self.places[facets]], firsts)


class _Names(dict[str, dict[str, int]]):
    """Name of a facet -> its texts -> their numbers."""

    def __init__(self, facets: _Facets, group: Group) -> None:
        super().__init__()
        self._of, self._group = facets, group

    def __missing__(self, name: str) -> dict[str, int]:
        texts = self[name] = self._of.number(self._group, name)
        return texts


class _Rows:
    """A growing array of rows [places, labels]; the first is zero."""

    def __init__(self, places: int, labels: int) -> None:
        self.array = np.zeros((256, places, labels))
        self.count = 1

    def append(self, rows: Floats) -> None:
        """``rows`` is [rows, places, labels]."""
        first, self.count = self.count, self.count + len(rows)
        if self.count > len(self.array):
            grown = np.empty((max(self.count, 3 * len(self.array) // 2), *self.array.shape[1:]))
            grown[:first] = self.array[:first]
            self.array = grown
        self.array[first : self.count] = rows


class _Table:
    """The rows of the values of all groups with one reach."""

    def __init__(self, weights: _Weights, facets: dict[Groups, _Facets], reach: Reach) -> None:
        self._weights, self._facets, self._reach = weights, facets, reach
        self._left, self._right = -min(reach), max(reach)
        self.rows = _Rows(len(reach), weights.states.shape[1])
        self._groups: dict[Groups, _Values] = {}

    def is_full(self) -> bool:
        """Whether it holds all that may be remembered."""
        rows = self.rows
        return sum(map(len, self._groups.values())) > VALUES or rows.count * rows.array[0].nbytes > ROOM

    def add_to(self, out: Floats, columns: Sequence[tuple[Groups, Any]]) -> None:
        """Add to ``out`` [tokens, labels] what the values at the tokens weigh at each token in reach."""
        length = self._left + len(out) + self._right
        numbers = np.empty((len(columns), length), np.intp)
        for row, (groups, values) in zip(numbers, columns, strict=True):
            known = self._groups.get(groups) or self._learn(groups)
            row[: self._left], row[length - self._right :] = known.ends
            row[self._left : length - self._right] = known.numbers(values)
        for start in range(0, len(out), _BLOCK):
            end = min(start + _BLOCK, len(out))
            seen = numbers[:, start : end + self._left + self._right]
            weights = self.rows.array.take(seen, axis=0).sum(axis=0)
            for place, offset in enumerate(self._reach):
                first = self._left + offset
                out[start:end] += weights[first : first + end - start, place]

    def _learn(self, groups: Groups) -> _Values:
        facets = self._facets.get(groups)
        if facets is None:
            facets = self._facets[groups] = _Facets(self._weights, groups, self._reach)
        values = self._groups[groups] = _Values(facets, self.rows)
        return values


class _Values(dict[Hashable, int]):
    """Value -> its row; 0 where the models know none of its facets."""

    def __init__(self, facets: _Facets, rows: _Rows) -> None:
        super().__init__({None: 0})
        self._facets, self._rows = facets, rows
        self._new: list[list[int]] = []
        before, behind = facets.of_groups[0][0].ends or (None, None)
        self.ends = self[before], self[behind]
        """The rows of what stands before the first and behind the last token of a text."""
        self._fill()

    def numbers(self, values: Sequence[Hashable]) -> list[int]:
        """The row of each value."""
        numbers = list(map(self.__getitem__, values))
        self._fill()
        return numbers

    def __missing__(self, value: Hashable) -> int:
        """Give a new value a row, which ``_fill`` fills."""
        found = [
            number
            for group, names in self._facets.of_groups
            for name, text in group.facets(value)
            if (number := names[name].get(text)) is not None
        ]
        row = 0
        if found:
            row = self._rows.count + len(self._new)
            self._new.append(found)
            if len(self._new) == _NEW_AT_ONCE:
                self._fill()
        self[value] = row
        return row

    def _fill(self) -> None:
        """Add up the facets of the new values, all at once."""
        if self._new:
            self._rows.append(self._facets.weigh(self._new))
            self._new.clear()
