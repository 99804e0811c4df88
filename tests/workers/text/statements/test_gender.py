"""Whether a verb's form goes with the head of its subject."""

from __future__ import annotations

import pytest

from workers.text.statements.mention_search.words import agrees
from workers.text.syntax.cues import read_cue
from workers.text.words.normalize import fold


@pytest.mark.parametrize(
    ("verb", "head", "expected"),
    [
        pytest.param("قالت", "اللجنة", 1, id="feminine by its ending"),
        pytest.param("قال", "اللجنة", -1, id="masculine verb, feminine head"),
        pytest.param("قالت", "السلطات", 1, id="plural of things"),
        pytest.param("قال", "الوفد", 1, id="masculine"),
        pytest.param("قالت", "الوفد", -1, id="feminine verb, masculine head"),
        pytest.param("قال", "حمزة", 0, id="a name tells nothing by its ending"),
        pytest.param("قالت", "فرنسا", 1, id="states are feminine"),
    ],
)
def test_verb_and_head(verb: str, head: str, expected: float) -> None:
    assert agrees(read_cue(fold(verb)), fold(head), before=True) == expected
