"""Cut clean text into tokens with offsets."""

from __future__ import annotations

import re
from functools import partial
from typing import Final, NamedTuple

from workers.text.words.memo import MOST_WORDS, remembered
from workers.text.words.normalize import fold

# The tokens of camel_tools.tokenizers.word.simple_word_tokenize (words with their diacritics, every other sign alone), with
# offsets and without its half second of import. «\w» leaves out combining marks, hence the ranges.
TOKEN: Final = re.compile(r"[\w\u0610-\u061a\u064b-\u065f\u0670]+|[^\w\s]")


class Token(NamedTuple):
    """A word or a sign: ``text[start:end]`` of the clean text, and its folded form."""

    start: int
    end: int
    word: str
    folded: str


folded_word = remembered(MOST_WORDS)(fold)
"""``fold`` of one word, remembered."""

_make: Final = partial(tuple.__new__, Token)
"""``Token._make`` without its call of a Python function: half the time of cutting a text."""


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, in order; offsets are code points of ``text``. Invisible marks are no tokens."""
    found = list(TOKEN.finditer(text, start, len(text) if end is None else end))
    words = [one[0] for one in found]
    folded = list(map(folded_word, words))
    tokens = list(
        map(_make, zip([one.start() for one in found], [one.end() for one in found], words, folded, strict=True))
    )
    return tokens if all(folded) else [token for token in tokens if token.folded]
