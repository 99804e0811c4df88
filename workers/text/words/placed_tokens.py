"""The tokens of a search with their places in the text, so that a page can mark what was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from workers.text.words.normalize import DROPPED
from workers.text.words.search_words import search_tokens

_WORD: Final = re.compile(f"[^\\W_](?:[^\\W_]|[{DROPPED}])*")
"""A word as it is written, with the marks that folding drops inside of it."""


class PlacedToken(NamedTuple):
    """A token, and the word ``text[start:end]`` that it comes from, as it is written."""

    start: int
    end: int
    token: str


def placed_tokens(text: str) -> Iterator[PlacedToken]:
    """The tokens of ``text``, in order: ``search_tokens`` that keeps the places.

    One sign that stands for several words («ﷺ») is the place of them all.
    """
    for found in _WORD.finditer(text):
        for token in search_tokens(found[0]):
            yield PlacedToken(*found.span(), token)
