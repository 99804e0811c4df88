"""Where the operating points are set."""

from __future__ import annotations

import pytest

from tests.makers import make_statement
from workers.learn.confidence import Weighed, points


def weighed(*found: tuple[float, bool]) -> list[tuple[float, Weighed]]:
    """Official statements: how sure, and whether they are right."""
    return [
        (sure, Weighed(make_statement("الحكومة ستفتح المعبر"), {}, right=right, right_official=right))
        for sure, right in found
    ]


HUNDRED = [(1 - at / 1000, True) for at in range(100)]


@pytest.mark.parametrize(
    ("found", "annotated", "balanced", "precise"),
    [
        pytest.param([(0.9, True), (0.8, True), (0.5, False), (0.4, True)], 3, 0.4, 0.8, id="the best is the last"),
        pytest.param([(0.9, True), (0.8, True), (0.5, False), (0.4, False)], 2, 0.8, 0.8, id="the best is before it"),
        pytest.param([*HUNDRED, (0.5, False)], 100, 0.5, 0.5, id="as good: the one that holds back less"),
        pytest.param([(0.9, False), (0.8, True)], 1, 0.8, 1.0, id="nothing is precise"),
        pytest.param([], 3, 0.0, 1.0, id="nothing is found"),
    ],
)
def test_points(found: list[tuple[float, bool]], annotated: int, balanced: float, precise: float) -> None:
    assert points(weighed(*found), annotated) == {"balanced": balanced, "precise": precise}
