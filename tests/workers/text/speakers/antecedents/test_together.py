"""States that an article names in a row."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.speakers.antecedents.together import StatesTogether, count_of
from workers.text.words.normalize import fold
from workers.text.words.tokens import tokenize


def last(text: str, count: int = 0, end: int = 1000) -> tuple[str, ...] | None:
    return StatesTogether(tokenize(text), load()).last(0, end, count)


@pytest.mark.parametrize(
    ("text", "count", "expected"),
    [
        pytest.param(
            "شنت الولايات المتحدة وبريطانيا وفرنسا ضربة", 3, ("الولايات المتحدة", "بريطانيا", "فرنسا"), id="three"
        ),
        pytest.param("تفاهم بين موسكو وطهران", 2, ("روسيا", "إيران"), id="by their capitals"),
        pytest.param("اتفقت روسيا، وإيران وتركيا", 3, ("روسيا", "إيران", "تركيا"), id="behind a comma"),
        pytest.param("زار روسيا وإيران ثم اليابان والصين وفرنسا", 2, ("روسيا", "إيران"), id="as many as asked for"),
        pytest.param("زار روسيا وإيران ثم اليابان والصين", 2, ("اليابان", "الصين"), id="the last ones"),
        pytest.param("زار روسيا وإيران", 3, None, id="too few"),
        pytest.param("زار روسيا ثم إيران", 0, None, id="none beside another"),
        pytest.param("زار روسيا والمدينة", 0, None, id="a state and something else"),
    ],
)
def test_states_in_a_row(text: str, count: int, expected: tuple[str, ...] | None) -> None:
    assert last(text, count) == expected


def test_only_those_named_before() -> None:
    assert last("زار روسيا وإيران ثم اليابان والصين", end=12) == ("روسيا", "إيران")


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("الدول الثلاث", 3),
        ("الدول الأربع", 4),
        ("البلدان", 2),
        ("الدول العربية", 0),
        ("الشركات الثلاث", 0),
        ("الدول", 0),
    ],
)
def test_how_many_states_words_stand_for(words: str, count: int) -> None:
    assert count_of(fold(words).split()) == count
