"""Light stems: what two wordings of one thing share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.text.words.normalize import fold
from workers.text.words.stems import content_stems, light_stem, numbers_in


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


def test_stop_words_and_signs_are_left_out_and_order_and_repetitions_kept() -> None:
    assert list(content_stems("وقف إطلاق النار، ووقف القتال في المدينة.")) == [
        light_stem(fold(word)) for word in ("وقف", "إطلاق", "النار", "ووقف", "القتال", "المدينة")
    ]


def test_nothing_but_stop_words_has_no_stems() -> None:
    assert list(content_stems("إلى أن كان في ذلك …")) == []


@pytest.mark.parametrize(
    ("text", "same"),
    [
        pytest.param("وصل 20 شخصا", "مات ٢٠ شخصا", id="digits of both kinds"),
        pytest.param("خلال ثلاثة أيام", "بعد ثلاث ليال", id="words agree in another gender"),
    ],
)
def test_numbers_are_read_in_digits_and_words(text: str, same: str) -> None:
    assert len(list(numbers_in(text))) == 1
    assert list(numbers_in(text)) == list(numbers_in(same))


def test_what_is_no_number_is_none() -> None:
    assert list(numbers_in("وصل الوفد إلى المدينة مساء")) == []
