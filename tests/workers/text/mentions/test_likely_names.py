"""What can be a person's name by its words."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.likely_names import ends_name, is_given_and_noun, is_name, is_one_name
from workers.text.words.normalize import fold


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ماهر الحداد", True), ("عبد الله الخالدي", True), ("وزير الصحة", False), ("الحداد", False),
        ("شرطة المدينة", False), ("مسؤول سوري", False), ("أورسولا فون دير لاين", True),
    ],
)  # fmt: skip
def test_is_name(words: str, *, expected: bool) -> None:
    assert is_name(fold(words).split(), load()) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("مضحي سند العنزي", True, id="a given name in front and a family name behind"),
        pytest.param("اليوت انجل", True, id="a foreign name that begins like the article"),
        pytest.param("القائد انجل", False, id="a noun with the article"),
        pytest.param("فيصل يوقع عقد", False, id="a verb inside"),
    ],
)
def test_is_name_that_something_sets_apart(words: str, *, expected: bool) -> None:
    assert is_name(fold(words).split(), load(), loose=True) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("علاء محاجنة", True), ("سياسة الاستيطان", False), ("انجل وهو أكبر", False), ("محمد علي الحداد", True)],
)
def test_is_one_name(words: str, *, expected: bool) -> None:
    assert is_one_name(fold(words).split()) is expected


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        pytest.param("محمد علي الحداد", 1, False, id="the name"),
        pytest.param("المشرف علي الحديقة", 1, True, id="the preposition, as some write it"),
        pytest.param("سامر الذي قال", 1, True, id="a relative pronoun"),
    ],
)
def test_ends_name(words: str, at: int, *, expected: bool) -> None:
    assert ends_name(fold(words).split(), at) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("شفقت مالك", True, id="a family name that is a noun as well"),
        pytest.param("حديقة مالك", False, id="no given name"),
        pytest.param("شفقت المالك", False, id="the noun"),
        pytest.param("صباح أمس", False, id="a time"),
    ],
)
def test_a_given_name_and_a_noun(words: str, *, expected: bool) -> None:
    assert is_given_and_noun(fold(words).split(), load()) is expected
