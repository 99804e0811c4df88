"""Tokens keep their place in the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.text.words.tokens import tokenize

NEWS = st.text(alphabet='ابتةىأؤ ًّـ«»"،.:؟\n-123aZ\u200f\u00a0', max_size=80)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("قال الوزير", ["قال", "الوزير"], id="words"),
        pytest.param("قال: «نعم».", ["قال", ":", "«", "نعم", "»", "."], id="every sign alone"),
        pytest.param("مُؤكِّدًا أنّ", ["مُؤكِّدًا", "أنّ"], id="diacritics belong to their word"),
        pytest.param("في 2026، 15%", ["في", "2026", "،", "15", "%"], id="digits"),
        pytest.param("شركة Nova-X", ["شركة", "Nova", "-", "X"], id="Latin letters"),
        pytest.param("أول\u00a0ثان\nثالث", ["أول", "ثان", "ثالث"], id="every white space separates"),
        pytest.param("\u200f \u200b", [], id="invisible marks are no tokens"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_words_and_signs(text: str, words: list[str]) -> None:
    assert [token.word for token in tokenize(text)] == words


def test_a_token_has_its_folded_form() -> None:
    assert [token.folded for token in tokenize("أُعلنت الإقالةُ على")] == ["اعلنت", "الاقاله", "علي"]


def test_offsets_count_in_the_whole_text_also_of_a_stretch() -> None:
    text = "العنوان\nقال الوزير إن"
    tokens = tokenize(text, 8, 18)
    assert [(token.start, token.word) for token in tokens] == [(8, "قال"), (12, "الوزير")]


@given(NEWS)
def test_tokens_are_in_order_and_leave_out_nothing_that_shows(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.word for token in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    covered = {at for token in tokens for at in range(token.start, token.end)}
    assert {text[at] for at in range(len(text)) if at not in covered} <= set(" \n\u00a0\u200fًّـ")
