"""The day behind a body."""

from __future__ import annotations

import pytest

from workers.text.mentions.days import day_at, end_before_day
from workers.text.words.normalize import fold


@pytest.mark.parametrize(
    ("words", "length"),
    [
        pytest.param("الجمعة في بيان", 1, id="a weekday"),
        pytest.param("يوم الأحد", 2, id="with the word for a day"),
        pytest.param("أمس الأحد", 1, id="yesterday"),
        pytest.param("اليوم في بيان", 0, id="the word for a day by itself"),
        pytest.param("الحرة", 0, id="another word"),
    ],
)
def test_a_day(words: str, length: int) -> None:
    assert day_at(fold(words).split(), 0) == length


@pytest.mark.parametrize(
    ("words", "left"),
    [
        pytest.param("الجيش الجمعة", "الجيش", id="a weekday"),
        pytest.param("وزارة الدفاع مساء الأحد", "وزارة الدفاع", id="with the time of day"),
        pytest.param("الجمعة", "الجمعة", id="nothing in front"),
        pytest.param("يوم الجمعة", "يوم", id="nothing but a day in front"),
        pytest.param("الجمعة السوداء", "الجمعة السوداء", id="not at the end"),
    ],
)
def test_a_body_ends_before_the_day(words: str, left: str) -> None:
    folded = fold(words).split()
    assert folded[: end_before_day(folded)] == fold(left).split()
