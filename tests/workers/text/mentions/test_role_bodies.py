"""The noun in a role for a body that the article has named before."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.role_bodies import anaphor_in
from workers.text.words.normalize import fold


@pytest.mark.parametrize(
    ("role", "noun", "gender"),
    [
        pytest.param("مسؤول بالوزارة", "الوزارة", "", id="written with a preposition"),
        pytest.param("أعضاء اللجنة", "اللجنة", "", id="right behind the noun"),
        pytest.param("مسؤولون في المهرجان", "المهرجان", "", id="a noun for a body, within"),
        pytest.param("متحدث باسمها", "", "f", id="a pronoun"),
        pytest.param("ناطق بلسانه", "", "m", id="another pronoun"),
    ],
)
def test_anaphor_in(role: str, noun: str, gender: str) -> None:
    found = anaphor_in(role, load())
    assert found is not None
    assert (found.noun, found.gender) == (fold(noun), gender)


@pytest.mark.parametrize("role", ["مسؤول أمريكي", "مسؤولون في المدينة", "المتحدث باسم حركة حماس", "خبير"])
def test_no_anaphor(role: str) -> None:
    assert anaphor_in(role, load()) is None
