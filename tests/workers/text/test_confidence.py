"""Confidence is a probability of marks that have names, and alerts wait for as much of it as they are asked for."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.makers import make_statement, read_article
from workers import stages
from workers.memory import DictMemory
from workers.text.confidence import BIAS, Confidence, OperatingPoint, load_confidence

SAID = "قال وزير الزراعة سالم الحداد إن محصول القمح ارتفع بنسبة عشرين في المئة هذا العام."


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param({}, 0.5, id="nothing but the bias"),
        pytest.param({"statement": 2.0}, 0.881, id="a mark for it"),
        pytest.param({"statement": -2.0}, 0.119, id="a mark against it"),
        pytest.param({"never seen": 9.0}, 0.5, id="a mark that has no weight"),
    ],
)
def test_the_logistic_of_the_marks(marks: dict[str, float], expected: float) -> None:
    assert Confidence({BIAS: 0.0, "statement": 1.0}, {}).of(marks) == expected


def test_the_precise_point_asks_for_more_than_the_balanced_one() -> None:
    points = load_confidence().points
    assert 0 <= points[OperatingPoint.BALANCED] < points[OperatingPoint.PRECISE] <= 1


def test_a_plain_statement_is_sure() -> None:
    (plain,) = read_article(SAID)
    assert 0.7 < plain.confidence <= 1


@pytest.mark.parametrize(("least", "alerts"), [(0.0, 1), (0.5, 1), (0.9, 0)])
def test_what_is_not_sure_enough_raises_no_alert(least: float, alerts: int) -> None:
    statement = make_statement("محصول القمح ارتفع بنسبة عشرين في المئة", confidence=0.6)
    clock = lambda: datetime(2026, 1, 1, tzinfo=UTC)  # noqa: E731
    outcome = stages.judge(statement, DictMemory(), clock=clock, least=least)
    assert sum(event.__class__.__name__ == "Alert" for event in outcome.events) == alerts
