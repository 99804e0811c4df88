"""Finite verbs by the forms that news uses beside them."""

from __future__ import annotations

import pytest

from workers.text.syntax.verbs import UNTOLD, verb_gender
from workers.text.words.tokens import folded_word as fold


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        pytest.param("رفع", "m", id="past"),
        pytest.param("ورفعت", "f", id="feminine, joined"),
        pytest.param("التقى", "m", id="defective"),
        pytest.param("ألقت", "f", id="feminine of a defective verb"),
        pytest.param("رفعوا", "p", id="plural"),
        pytest.param("يرفض", "m", id="imperfect"),
        pytest.param("سيرفض", "m", id="future"),
        pytest.param("ترفض", "f", id="feminine imperfect"),
        pytest.param("تعود", UNTOLD, id="a masculine past and a feminine imperfect"),
    ],
)
def test_a_verb_has_forms_beside_it(word: str, gender: str) -> None:
    assert verb_gender(fold(word)) == gender


@pytest.mark.parametrize("word", ["قرار", "قرارات", "البيت", "الموت", "وقت", "صحيفة", "محمد", "يوم", "تونس", "تقرير"])
def test_a_noun_has_not(word: str) -> None:
    assert verb_gender(fold(word)) == ""
