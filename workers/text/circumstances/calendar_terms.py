"""Look up the terms of the calendar: months in every naming, weekdays, «أمس», «المقبل»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from workers.text.data_files import rows
from workers.text.words.normalize import fold
from workers.text.words.tokens import Token

JOINED: Final = "وف"
"""May be written onto the first word of a date: «وأمس»."""
_DAYS: Final = ("weekday", "day", "ahead", "month", "hijri", "coarse", "unit")
"""What a date always has one of, but for one that is all digits."""


class Term(NamedTuple):
    """A term at a place: its value (0 where it has none) and the token behind it."""

    value: int
    end: int


_Wordings = dict[str, list[tuple[tuple[str, ...], int]]]


@lru_cache(maxsize=1)
def _terms() -> dict[str, _Wordings]:
    """Kind -> first word -> the wordings that begin with it and their values, the longest one first."""
    terms: dict[str, _Wordings] = defaultdict(lambda: defaultdict(list))
    for kind, value, wordings in rows("calendar.tsv", 3):
        for wording in wordings.split("|"):
            words = tuple(fold(wording).split())
            terms[kind][words[0]].append((words, int(value or 0)))
    for heads in terms.values():
        for found in heads.values():
            found.sort(key=lambda entry: -len(entry[0]))
    return {kind: dict(heads) for kind, heads in terms.items()}


def read_term(kind: str, tokens: Sequence[Token], at: int, end: int) -> Term | None:
    """The longest term of ``kind`` that stands at token ``at`` and ends by ``end``; None when none does."""
    if at >= end:
        return None
    for words, value in _terms()[kind].get(tokens[at].folded, ()):
        length = len(words)
        if at + length <= end and all(tokens[at + i].folded == words[i] for i in range(1, length)):
            return Term(value, at + length)
    return None


@lru_cache(maxsize=1)
def date_starts() -> frozenset[str]:
    """The folded words, digits left out, that a date can begin with; «وأمس» is not among them, «أمس» is."""
    return frozenset(word for kind in (*_DAYS, "part", "ordinal", "ago", "year_word") for word in _terms()[kind])


@lru_cache(maxsize=1)
def may_start_date() -> frozenset[str]:
    """``date_starts`` with and without «و» and «ف»: the quick look at a folded word that is no number."""
    return frozenset(date_starts() | {letter + word for word in date_starts() for letter in JOINED})


@lru_cache(maxsize=1)
def _day_words() -> frozenset[str]:
    words = {word for kind in _DAYS for word in _terms()[kind]}
    return frozenset(words | {letter + word for word in words for letter in JOINED})


def may_hold_date(words: Iterable[str]) -> bool:
    """Whether a text with these folded words is worth being searched for a date."""
    return not _day_words().isdisjoint(words)
