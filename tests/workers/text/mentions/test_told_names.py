"""Names that the words around them announce."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.told_names import name_behind
from workers.text.words.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "ranked", "expected"),
    [
        pytest.param("، سالم الحداد، إن", False, "سالم الحداد", id="behind an office"),
        pytest.param("، اللواء سالم الحداد، إن", False, "سالم الحداد", id="with a rank"),
        pytest.param("، اللواء سالم الحداد، إن", True, "سالم الحداد", id="a rank behind somebody indefinite"),
        pytest.param("، سالم الحداد، إن", True, None, id="no rank behind somebody indefinite"),
        pytest.param("، اللواء سالم الحداد", True, None, id="a part that is not closed"),
        pytest.param("، السيطرة على مواقع، إن", False, None, id="no name"),
    ],
)
def test_a_name_set_apart_by_commas(text: str, expected: str | None, *, ranked: bool) -> None:
    assert name_behind(tokenize(text), load(), ranked=ranked) == expected
