"""Who speaks goes on where the noun phrase does."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.open_ends import to_end_of_body, to_end_of_phrase, with_hyphened, with_partner, with_place
from workers.text.words.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        pytest.param("روسيا ودمشق استخدام", 1, "روسيا ودمشق", id="a state joined to a state"),
        pytest.param("روسيا وأضافت", 1, "روسيا", id="a verb joined"),
        pytest.param("المتحدث ودمشق", 1, "المتحدث", id="a state joined to somebody"),
    ],
)
def test_states_that_speak_together(text: str, first: int, expected: str) -> None:
    tokens = tokenize(text)
    words = with_partner(tokens[:first], tokens[first:], load())
    assert text[words[0].start : words[-1].end] == expected


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        pytest.param(
            "رئيس لجنة لدراسة كافة الأوضاع في المدينة، إن", 4, "رئيس لجنة لدراسة كافة الأوضاع في المدينة", id="all of it"
        ),
        pytest.param("رئيس لجنة لدراسة الأوضاع في المدينة، إن", 4, "رئيس لجنة لدراسة الأوضاع", id="no such word at its end"),
        pytest.param(
            "المفوض الأوروبي المسؤول عن مفاوضات الانضمام في مؤتمر", 3, "المفوض الأوروبي المسؤول عن مفاوضات الانضمام",
            id="what an office is for",
        ),
        pytest.param("الوزير المكلف بالميزانية إن", 2, "الوزير المكلف بالميزانية", id="the same with another preposition"),
        pytest.param("الوزير المسؤول في مؤتمر", 2, "الوزير المسؤول", id="where it was said"),
        pytest.param("متعاملون في سوق الأسماك", 1, "متعاملون في سوق الأسماك", id="where they belong"),
        pytest.param("متعاملون في تصريح صحفي", 1, "متعاملون", id="where they said it"),
        pytest.param("متعاملون في بغداد إن", 1, "متعاملون", id="where they are"),
        pytest.param("المتعاملون في سوق الأسماك", 1, "المتعاملون", id="certain ones"),
    ],
)  # fmt: skip
def test_a_phrase_does_not_end_before_it_does(text: str, first: int, expected: str) -> None:
    tokens = tokenize(text)
    words = to_end_of_phrase(tokens[:first], tokens[first:])
    assert text[words[0].start : words[-1].end] == expected


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        pytest.param("شرطة منطقة أرونديل في ميريلاند", 2, "شرطة منطقة أرونديل", id="a region's name"),
        pytest.param("شرطة مدينة دمشق أمس", 2, "شرطة مدينة دمشق", id="a known place"),
        pytest.param("شرطة منطقة آن أرونديل في ميريلاند", 2, "شرطة منطقة آن أرونديل", id="a name that looks like «أن»"),
        pytest.param("شرطة منطقة أن المتهم", 2, "شرطة منطقة", id="«أن» itself"),
        pytest.param("شرطة المنطقة أرونديل", 2, "شرطة المنطقة", id="a region that needs none"),
        pytest.param("شرطة منطقة، أرونديل", 2, "شرطة منطقة", id="behind a comma"),
    ],
)
def test_a_noun_for_a_place_has_its_name(text: str, first: int, expected: str) -> None:
    tokens = tokenize(text)
    words = with_place(tokens[:first], tokens[first:], load())
    assert text[words[0].start : words[-1].end] == expected


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        pytest.param("قناة إن تي في إن الأمر", 1, "قناة إن تي في", id="a name that begins like «إن»"),
        pytest.param("سي إن إن ما حدث", 1, "سي إن إن", id="letters"),
        pytest.param("قناة إن الأمر", 1, "قناة", id="the conjunction itself"),
        pytest.param("وزارة صحة حركة حماس أن محتوى", 1, "وزارة صحة حركة حماس", id="a ministry with what it is for"),
        pytest.param("وزير صحة حركة حماس", 1, "وزير", id="a minister may be anything"),
        pytest.param("محكمة عليا في الهند الحكومة", 2, "محكمة عليا في الهند", id="a body of some state"),
        pytest.param("محكمة عليا في الجلسة أن", 2, "محكمة عليا", id="no state"),
        pytest.param("المحكمة العليا في الهند أن", 2, "المحكمة العليا", id="a definite one"),
    ],
)
def test_a_known_body_is_read_to_its_end(text: str, first: int, expected: str) -> None:
    tokens = tokenize(text)
    words = to_end_of_body(tokens[:first], tokens[first:], load())
    assert text[words[0].start : words[-1].end] == expected


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        pytest.param("الرئيس الكوري مون جي-إن التزامه", 4, "الرئيس الكوري مون جي-إن", id="a name with a hyphen"),
        pytest.param("الرئيس الكوري مون جي - إن", 4, "الرئيس الكوري مون جي", id="not behind a dash"),
    ],
)
def test_a_name_does_not_end_at_its_hyphen(text: str, first: int, expected: str) -> None:
    tokens = tokenize(text)
    words = with_hyphened(tokens[:first], tokens[first:])
    assert text[words[0].start : words[-1].end] == expected
