"""What is written onto the front of a word."""

from __future__ import annotations

import pytest

from workers.text.words.clitics import stems


@pytest.mark.parametrize(
    ("word", "reading", "expected"),
    [
        pytest.param("للجنه", "اللجنه", True, id="of three lams two are written"),
        pytest.param("وللجنه", "اللجنه", True, id="behind a conjunction"),
        pytest.param("للامم", "الامم", True, id="the article without its alef"),
        pytest.param("لجنه", "اللجنه", False, id="no article"),
    ],
)
def test_a_word_reads_without_its_preposition(word: str, reading: str, *, expected: bool) -> None:
    assert (reading in {one.text for one in stems(word)}) is expected
