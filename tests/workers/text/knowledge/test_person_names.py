"""Where the name of a person ends."""

from __future__ import annotations

import pytest

from workers.text.knowledge.person_names import NameGrammar


@pytest.mark.parametrize(
    ("words", "end"),
    [
        pytest.param("ماهر بن غربيه", 3, id="an everyday word behind «بن» is a name"),
        pytest.param("ماهر ابو غربيه", 1, id="behind «أبو» it is none"),
        pytest.param("ماهر بن", 1, id="no name ends in «بن»"),
        pytest.param("قهوه بن يمني", 0, id="nor does an everyday word begin one"),
    ],
)
def test_a_name_behind_a_title_ends_where_names_end(words: str, end: int) -> None:
    assert NameGrammar().titled(words.split(), 0) == end
