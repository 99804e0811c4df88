"""Light stems: what two wordings of one thing share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.text.words.normalize import fold
from workers.text.words.stems import is_number, light_stem, number_or_stem, numbers_differ, numbers_in


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("المسؤولين لمسؤول مسؤولون والمسؤولين", id="article, clitics and plural"),
        pytest.param("مفاوضات المفاوضات للمفاوضات وبالمفاوضات", id="feminine plural", marks=pytest.mark.xfail(
            strict=True, reason="only one prefix is taken off: «وبال» leaves «الـ»")),
        pytest.param("قواتها قواتهم قواتنا", id="possessive pronouns"),
        pytest.param("العقوبات عقوبات بالعقوبات", id="preposition and article"),
        pytest.param("سيزور يزور", id="future", marks=pytest.mark.xfail(
            strict=True, reason="«سي» takes the letter of the imperfect with it")),
    ],
)  # fmt: skip
def test_forms_of_one_word_share_a_stem(words: str) -> None:
    assert len({light_stem(fold(word)) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("حرب", "حزب"), ("رئيس", "رئاسة"), ("اتفاق", "خلاف"), ("روسيا", "سوريا"), ("كتب", "بتك")]
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert light_stem(fold(one)) != light_stem(fold(other))


@given(st.text(alphabet="ابتةهيونلكفسمقدر", min_size=1, max_size=12).map(fold))
def test_a_stem_is_a_part_of_the_word_and_keeps_a_root(word: str) -> None:
    stem = light_stem(word)
    assert stem in word
    assert len(stem) >= min(3, len(word))


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("20 ٢٠ و20 عشرون وعشرين العشرين", "20"),
        ("ثلاثة ثلاث وثلاثة بثلاث", "3"),
        ("ثلاثون وثلاثين", "30"),
        ("ثماني ثمانية", "8"),
    ],
)
def test_a_number_is_its_digits_however_it_is_written(words: str, digits: str) -> None:
    assert {number_or_stem(fold(word)) for word in words.split()} == {digits}


@pytest.mark.parametrize("word", ["بخمول", "الستار", "عشائر", "سبعاوي"])
def test_what_only_begins_like_a_number_is_none(word: str) -> None:
    stem = number_or_stem(fold(word))
    assert stem == light_stem(fold(word))
    assert not is_number(stem)


@pytest.mark.parametrize("word", ["مليون", "الملايين", "آلاف", "ألف", "2018"])
def test_great_numbers_are_numbers_by_their_stem(word: str) -> None:
    assert is_number(number_or_stem(fold(word)))


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("ثلاث ساعات", "أربع ساعات", True),
        ("ثلاث ساعات", "3 ساعات", False),
        ("20 مصابا و3 قتلى", "20 مصابا", False),
        ("20 مصابا و3 قتلى", "20 مصابا و5 قتلى", True),
        ("20 مصابا", "مصابون", False),
    ],
)
def test_numbers_differ_where_neither_only_leaves_some_out(one: str, other: str, *, differ: bool) -> None:
    assert numbers_differ(numbers_in(one), numbers_in(other)) is differ
    assert numbers_differ(numbers_in(other), numbers_in(one)) is differ
