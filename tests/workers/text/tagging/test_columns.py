"""Sums and greatest values of many stretches are those of each stretch by itself."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.text.tagging.columns import Greatest, Sums, logit

VALUES = st.lists(st.floats(0, 1, width=32), min_size=1, max_size=40)


@given(VALUES, st.data())
def test_sums_and_greatest(values: list[float], data: st.DataObject) -> None:
    place = st.integers(0, len(values))
    stretches = data.draw(st.lists(st.tuples(place, place), min_size=1, max_size=20))
    first = np.array([a for a, _ in stretches], np.intp)
    end = np.array([b for _, b in stretches], np.intp)
    cut = [values[a:b] for a, b in stretches]
    assert Sums(values).over(first, end).tolist() == pytest.approx([sum(one) for one in cut])
    assert Greatest(values).over(first, end, -1.0).tolist() == [max(one, default=-1.0) for one in cut]


@pytest.mark.parametrize(("probability", "odds"), [(0.5, 0.0), (0.9, math.log(9)), (0.0, -9.21024), (1.0, 9.21024)])
def test_logit(probability: float, odds: float) -> None:
    assert float(logit(np.array([probability]))[0]) == pytest.approx(odds, abs=1e-4)
