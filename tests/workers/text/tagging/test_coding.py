"""Closed sets are numbered, and their combinations told apart."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from workers.text.tagging.coding import NOTHING, Coding, Vocabulary


def test_names_are_numbered_as_they_come() -> None:
    vocabulary = Vocabulary("ab", room=4)
    assert vocabulary.numbers(["b", "c", "a", "c"]).tolist() == [1, 2, 0, 2]
    assert vocabulary.names == ["a", "b", "c"]
    assert vocabulary.numbers([]).shape == (0,)


def test_a_closed_set_is_closed() -> None:
    vocabulary = Vocabulary("ab", room=2)
    with pytest.raises(ValueError, match="no room for 'c'"):
        vocabulary.numbers(["a", "c"])
    assert vocabulary.names == ["a", "b"]


def test_each_combination_has_a_code_of_its_own() -> None:
    endless, small, smaller = Vocabulary("xyz"), Vocabulary("ab", room=3), Vocabulary("pq", room=2)
    coding = Coding(endless, small, smaller)
    values = list(product("xyz", "ab", "pq"))
    columns = [
        v.numbers(list(names)) for v, names in zip((endless, small, smaller), zip(*values, strict=True), strict=True)
    ]
    codes = coding.encode(*columns)
    assert len(set(codes.tolist())) == len(values)
    assert NOTHING not in codes
    assert [coding.decode(code) for code in codes.tolist()] == values


def test_codes_stay_when_names_come_in() -> None:
    endless, small = Vocabulary("x"), Vocabulary("a", room=3)
    coding = Coding(endless, small)
    before = coding.encode(np.array([0]), np.array([0])).tolist()
    endless.numbers(["y", "z"])
    small.numbers(["b"])
    assert coding.encode(np.array([0]), np.array([0])).tolist() == before
