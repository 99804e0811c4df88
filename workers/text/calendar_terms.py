"""Look up the terms of the calendar: months in every naming, weekdays, «أمس», «المقبل»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from workers.text.data_files import rows
from workers.text.normalize import fold
from workers.text.tokens import Token

_JOINED: Final = "وف"
"""May be written onto the first word of a date: «وأمس»."""
_DAYS: Final = ("weekday", "day", "ahead", "month", "hijri", "coarse", "unit")
"""What a date always has one of, but for one that is all digits."""


class Term(NamedTuple):
    """A term at a place: its value (0 where it has none) and the token behind it."""

    value: int
    end: int


@lru_cache(maxsize=1)
def _terms() -> dict[str, dict[tuple[str, ...], int]]:
    terms: dict[str, dict[tuple[str, ...], int]] = defaultdict(dict)
    for kind, value, wordings in rows("calendar.tsv", 3):
        for wording in wordings.split("|"):
            terms[kind][tuple(fold(wording).split())] = int(value or 0)
    return dict(terms)


@lru_cache(maxsize=1)
def _longest() -> dict[str, int]:
    return {kind: max(map(len, wordings)) for kind, wordings in _terms().items()}


def read_term(kind: str, tokens: Sequence[Token], at: int, end: int) -> Term | None:
    """The longest term of ``kind`` that stands at token ``at`` and ends by ``end``; None when none does."""
    wordings = _terms()[kind]
    for length in range(min(_longest()[kind], end - at), 0, -1):
        value = wordings.get(tuple([token.folded for token in tokens[at : at + length]]))
        if value is not None:
            return Term(value, at + length)
    return None


@lru_cache(maxsize=1)
def date_starts() -> frozenset[str]:
    """The folded words, digits left out, that a date can begin with; «وأمس» is not among them, «أمس» is."""
    return frozenset(words[0] for kind in (*_DAYS, "part", "ordinal", "ago", "year_word") for words in _terms()[kind])


@lru_cache(maxsize=1)
def _day_words() -> frozenset[str]:
    words = {words[0] for kind in _DAYS for words in _terms()[kind]}
    return frozenset(words | {letter + word for word in words for letter in _JOINED})


def may_hold_date(words: Collection[str]) -> bool:
    """Whether a text with these folded words is worth being searched for a date."""
    return not _day_words().isdisjoint(words)
