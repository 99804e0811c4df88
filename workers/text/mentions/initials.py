"""Find the names of persons that have initials: «م. س. الحداد», «المتحدث باسم الشركة ج.ن. الحداد», «ماهر بي. الحداد»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import load
from workers.text.knowledge.person_names import is_new, name_words
from workers.text.syntax.analyse import PREPOSITIONS
from workers.text.words.tokens import Token
from workers.text.words.vocabulary import vocabulary

_LETTERS: Final = word_list("foreign_letters")
_TITLES: Final = frozenset("دامب")
"""Letters that are titles in front of a name where they stand alone: «د. فلان», «أ. فلان», «م. فلان»."""
_CHAIN: Final = 2
"""Initials that open a name."""
_STOP: Final = "."


def name_with_initials(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The first and the index behind the last token of the name with initials among ``tokens``; None where there is none.

    Two initials open a name, or the name of one letter in front of two words of a name; one stands between two words of it.
    """
    for at in range(len(tokens)):
        end = _behind_initials(tokens, at)
        count = (end - at) // 2
        if not count or end >= len(tokens) or not _may_end_name(tokens[end].folded):
            continue
        first = at - 1 if at and _is_given(tokens[at - 1].folded) else at
        spelt = _opens_name(tokens, at, end)
        if spelt or count >= _CHAIN or (first < at and tokens[at].folded not in _TITLES):
            last = end + 1 + spelt
            while last < len(tokens) and _is_of_name(tokens[last].folded):
                last += 1
            return first, last
    return None


def _opens_name(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether one initial, spelt as the letter is called, begins the mention in front of a full name: «إس.سوريش كومار»."""
    if at or len(tokens[at].folded) == 1 or end + 1 >= len(tokens) or tokens[end].folded in _LETTERS:
        return False
    other = tokens[end + 1].folded
    noun = not other[0].isalpha() or other.startswith("ال") or other in PREPOSITIONS or _is_office(other)
    return _is_of_name(tokens[end].folded) and not noun


def _is_of_name(word: str) -> bool:
    return (word in name_words() or is_new(word)) and not _is_office(word)


def _behind_initials(tokens: Sequence[Token], at: int) -> int:
    """The index behind the initials with their full stops that begin at ``at``; ``at`` where none does."""
    while (
        at + 1 < len(tokens)
        and (len(tokens[at].folded) == 1 or tokens[at].folded in _LETTERS)
        and tokens[at].word.isalpha()
        and tokens[at + 1].word == _STOP
        and tokens[at + 1].start == tokens[at].end
    ):
        at += 2
    return at


def _is_given(word: str) -> bool:
    known = name_words().get(word)
    return (known is not None and known.given and not _is_office(word)) or is_new(word)


def _may_end_name(word: str) -> bool:
    """Whether the word behind an initial may be a family name: a known one, or one that is no everyday word."""
    return (
        (word in name_words() or is_new(word) or word not in vocabulary())
        and word[0].isalpha()
        and not _is_office(word)
    )


def _is_office(word: str) -> bool:
    return word in load().tables.roles
