"""Cut clean text into tokens with offsets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from workers.text.normalize import fold

# The tokens of camel_tools.tokenizers.word.simple_word_tokenize (words with their diacritics, every other sign alone), with
# offsets and without its half second of import. «\w» leaves out combining marks, hence the ranges.
TOKEN: Final = re.compile(r"[\w\u0610-\u061a\u064b-\u065f\u0670]+|[^\w\s]")


class Token(NamedTuple):
    """A word or a sign: ``text[start:end]`` of the clean text, and its folded form."""

    start: int
    end: int
    word: str
    folded: str


folded_word = lru_cache(maxsize=200_000)(fold)
"""``fold`` of one word, remembered: news repeats its words."""


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, in order; offsets are code points of ``text``. Invisible marks are no tokens."""
    return [
        Token(found.start(), found.end(), word, folded)
        for found in TOKEN.finditer(text, start, len(text) if end is None else end)
        if (folded := folded_word(word := found.group()))
    ]
