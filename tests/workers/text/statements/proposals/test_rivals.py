"""What else is proposed in the place of a stretch, and how much of it the stretch holds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.text.statements.proposals.rivals import FOUND, TIGHT, Rivals

Stretch = tuple[int, int]


def rivals(stretches: list[Stretch], likely: list[float]) -> Rivals:
    """Stretches of tokens of one letter, and how likely each is."""
    table = np.array(stretches, np.intp)
    return Rivals(table[:, 0], table[:, 1], np.arange(200, dtype=np.intp), np.array(likely))


@pytest.mark.parametrize(
    ("other", "found", "tight", "best"),
    [
        pytest.param((10, 20), 0.6, 0.6, 0.0, id="side by side"),
        pytest.param((0, 6), 0.9, 0.6, 0.3, id="more than the half is found"),
        pytest.param((0, 4), 0.6, 0.6, 0.3, id="less than the half is not"),
        pytest.param((0, 19), 0.6, 0.6, 0.3, id="nor is what is lost in one twice as long"),
        pytest.param((0, 11), 0.9, 0.9, 0.3, id="all but a token is right at both ends"),
        pytest.param((0, 10), 0.6, 0.6, 0.0, id="the same stretch weighs once, by its likeliest proposal"),
    ],
)
def test_a_stretch_and_its_rival(other: Stretch, found: float, tight: float, best: float) -> None:
    stretch = (0, 10) if other != (0, 19) else (0, 9)
    of = rivals([stretch, other], [0.6, 0.3])
    assert (of.expected(FOUND)[0], of.expected(TIGHT)[0], of.best()[0]) == pytest.approx((found, tight, best))


def test_an_unlikely_stretch_weighs_nothing() -> None:
    of = rivals([(0, 10), (0, 9)], [0.6, 0.001])
    assert of.expected(FOUND).tolist() == pytest.approx([0.6, 0.6])
    assert of.best().tolist() == pytest.approx([0.0, 0.6])


def test_a_stretch_without_end_is_not_weighed() -> None:
    table = np.array([(0, 10), (0, 5000)], np.intp)
    of = Rivals(table[:, 0], table[:, 1], np.arange(6000, dtype=np.intp), np.array([0.6, 0.9]))
    assert of.expected(FOUND).tolist() == pytest.approx([0.6, 0.0])
    assert of.best().tolist() == [0.0, 0.0]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 20), st.integers(1, 12)).map(lambda at: (at[0], at[0] + at[1])),
        st.floats(0.01, 1), min_size=1, max_size=12,
    )
)  # fmt: skip
def test_every_pair_is_weighed(weights: dict[Stretch, float]) -> None:
    def overlap(a: Stretch, b: Stretch) -> float:
        common = max(min(a[1], b[1]) - max(a[0], b[0]), 0)
        return common / (a[1] - a[0] + b[1] - b[0] - common)

    of = rivals(list(weights), list(weights.values()))
    for least in (FOUND, TIGHT):
        by_hand = [sum(weight for b, weight in weights.items() if overlap(a, b) >= least) for a in weights]
        assert of.expected(least).tolist() == pytest.approx(by_hand)
    assert of.overlap().tolist() == pytest.approx([sum(overlap(a, b) * w for b, w in weights.items()) for a in weights])
    assert of.best().tolist() == pytest.approx(
        [max((w for b, w in weights.items() if b != a and overlap(a, b) > 0), default=0.0) for a in weights]
    )
