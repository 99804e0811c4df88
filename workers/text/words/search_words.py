"""Words as they are searched: one token for all spellings and forms that a reader takes for the same word."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from workers.text.words.normalize import fold
from workers.text.words.stems import light_stem

_WORD: Final = re.compile(r"[^\W_]+")
_MOST_LETTERS: Final = 64
"""No word is longer; what is (an address without its signs) is cut there."""
_TERM: Final = re.compile(r"(-?)(?:[\"«“”„]([^\"«»“”„]*)[\"»“”]?|([^\s\"«»“”„]+))")


class Terms(NamedTuple):
    """What a query asks for. A phrase is a tuple of tokens that follow each other; a single word is a phrase of one."""

    wanted: tuple[tuple[str, ...], ...]
    """All of these."""
    excluded: tuple[tuple[str, ...], ...]
    """None of these."""


def search_tokens(text: str) -> tuple[str, ...]:
    """The tokens of ``text``, in order. Each is letters and digits only."""
    return tuple(light_stem(word)[:_MOST_LETTERS] for word in _WORD.findall(fold(text)))


def search_terms(query: str) -> Terms:
    """What ``query`` asks for: words, "phrases" (also «phrases»), and -words or -"phrases" that must not be there."""
    wanted: dict[tuple[str, ...], None] = {}
    excluded: dict[tuple[str, ...], None] = {}
    for minus, phrase, word in _TERM.findall(query):
        tokens = search_tokens(phrase or word)
        if tokens:
            (excluded if minus else wanted)[tokens] = None
    return Terms(tuple(wanted), tuple(excluded))
