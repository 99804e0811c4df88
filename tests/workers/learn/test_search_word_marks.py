"""What the forms of a word tell of its letters."""

from __future__ import annotations

import pytest

from workers.learn.search_words import mark_words
from workers.text.words.normalize import fold

COMMON = """
    قال وقال اضاف واضاف وزير الوزير كانت انت لجنه اللجنه التزام الالتزام تفاهم التفاهم متهم مسوول مسوولين ايران ايراني تعاون
    سيزور يزور سابق السابق مال كتاب الكتاب وافق ووافق افق بشكل شكل والد الوالد والدته
""".split()  # noqa: SIM905 - a text that can be read
"""Folded, the most frequent first."""
NAMES = frozenset({"كمال", "سليمان", "فرنسا"})
MARKED = mark_words({word: rank for rank, word in enumerate(COMMON, 1)}, NAMES, {"فرنسا"})


def test_the_words_are_folded() -> None:
    assert [fold(word) for word in COMMON] == COMMON


@pytest.mark.parametrize(
    ("word", "marks"),
    [
        ("وزير", "f"),  # «الوزير»
        ("وقال", ""),
        ("واضاف", ""),
        ("كانت", "f"),  # more frequent than «انت»
        ("لجنه", "f"),
        ("وافق", "f"),  # «ووافق»
        ("بشكل", ""),
        ("والدته", "f"),  # «الوالد»
        ("سيزور", ""),
        ("سابق", "f"),
        ("كمال", "f"),  # a name
        ("كتاب", "f"),
        ("التزام", "a"),
        ("التفاهم", ""),
        ("تفاهم", "e"),
        ("مسوولين", ""),
        ("ايران", "e"),  # «ايراني»
        ("تعاون", "e"),  # nothing is called «تعا»
        ("سليمان", "fe"),
        ("فرنسا", "fec"),
    ],
)
def test_what_is_a_words_own(word: str, marks: str) -> None:
    assert MARKED[word] == marks
