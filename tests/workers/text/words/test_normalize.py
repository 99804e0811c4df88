"""The matching form: what must meet, what must not, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.text.words.normalize import fold, fold_same_length

NASTY = st.text(alphabet=st.one_of(st.sampled_from("اأإآٱىیئةهھکگيـًَّ\u200f\ufeffﻻﷲﷺ٣۴Aİßſ «»\n"), st.characters()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أكّد", "اكد"),
        ("آسيا", "اسيا"),
        ("مسؤول", "مسوول"),
        ("الخارجية", "الخارجيه"),
        ("على", "علی"),
        ("قیادة", "قيادة"),
        ("کیغینز", "كيغينز"),
        ("قــــال", "قال"),
        ("إس\u200fرائيل", "اسرائيل"),
        ("ﻻفروف", "لافروف"),
        ("٢٠٢١", "2021"),
        ("ڤيينا", "فيينا"),
        ("CNN", "cnn"),
    ],
)
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("ماء", "ما"), ("قال", "قالت"), ("سوريا", "سورية"), ("«قسد»", "قسد")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(NASTY)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(NASTY)
def test_same_length_keeps_every_offset(text: str) -> None:
    assert len(fold_same_length(text)) == len(text)


@given(st.text(alphabet="اأإآىیئؤةهکگ«»،. \nABz٣"))
def test_both_agree_where_nothing_is_dropped(text: str) -> None:
    assert fold(text) == fold_same_length(text)
