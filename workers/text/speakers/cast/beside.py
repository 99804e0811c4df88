"""The words beside a name in an article's text, by their classes."""

from __future__ import annotations

from typing import Final

from workers.text.syntax.cues import read_cue
from workers.text.words.tokens import folded_word as fold
from workers.text.words.word_features import word_features

WORD_REACH: Final = 24
"""Code points beside a name that are looked at."""


def behind(text: str, start: int) -> str:
    """The class of the word in front of offset ``start``: ``^`` for none, ``-`` for a clitic, a sign for itself.

    ``!`` in front of it tells a cue, whose subject is likely what begins at ``start``.
    """
    before = text[max(start - WORD_REACH, 0) : start]
    if before[-1:].isalpha():
        return "-"
    words = before.rsplit("\n", 1)[-1].split()
    return _class_of(words[-1], -1) if words else "^"


def ahead(text: str, end: int) -> str:
    """The class of the word behind a name that ends at offset ``end``, in the same way: «فلان [،]», «فلان [الذي] …»."""
    words = text[end : end + WORD_REACH].split("\n", 1)[0].split()
    return _class_of(words[0], 0) if words else "^"


def _class_of(word: str, side: int) -> str:
    """``side``: which end of the word is beside the name."""
    if not word[side].isalpha():
        return word[side]
    folded = fold(word)
    return ("!" if read_cue(folded) is not None else "") + word_features(folded)[5]
