"""What is written onto the first word of a mention, and what is its own letter."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.speakers.mention_clitics import without_clitic
from workers.text.words.tokens import tokenize


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("لواشنطن", "واشنطن", id="a capital"),
        pytest.param("لموسكو", "موسكو", id="another capital"),
        pytest.param("لبنان", "لبنان", id="a state's own letter"),
        pytest.param("لندن", "لندن", id="a capital's own letter"),
        pytest.param("لهفة", "لهفة", id="a word's own letter"),
    ],
)
def test_a_preposition_is_taken_off(word: str, expected: str) -> None:
    assert without_clitic(tokenize(word)[0], load()).word == expected
