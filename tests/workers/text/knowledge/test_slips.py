"""Ministries by a misspelt word."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.knowledge.slips import Slips

WORDS = ("الخارجيه", "الداخليه", "الزراعه", "الصناعه", "الصحه")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("الخاجريه", "الخارجيه", id="two letters in turn"),
        pytest.param("الخاارجيه", "الخارجيه", id="a letter more"),
        pytest.param("الداخيه", "الداخليه", id="a letter less"),
        pytest.param("الخازجيه", "الخارجيه", id="another letter"),
        pytest.param("الخارجيه", None, id="no slip"),
        pytest.param("الخاجيره", None, id="two slips"),
        pytest.param("التجاره", None, id="a word that news uses"),
        pytest.param("الصخه", None, id="too short"),
        pytest.param("خاجريه", None, id="no article"),
    ],
)
def test_the_word_that_is_meant(word: str, expected: str | None) -> None:
    assert Slips(WORDS).meant(word) == expected


def test_a_slip_that_several_words_fit_is_left() -> None:
    assert Slips(("الطباعقه", "الطباعكه")).meant("الطباعجه") is None


def test_the_ministry_is_known_by_its_name_with_a_slip() -> None:
    body = load().resolve_body("وزارة الخاجرية الأردنية")
    assert body is not None
    assert body.id == "jo.ministry.foreign_affairs"
