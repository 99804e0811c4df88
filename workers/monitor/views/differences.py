"""What the wordings of one statement share and what stands in one of them only, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final, NamedTuple

from workers.text.words.stems import STOP_WORDS
from workers.text.words.tokens import Token, tokenize

MOST_WORDS: Final = 600
"""Words of a wording that are compared; what follows stays unmarked. Ten times the longest that outlets write."""


class Piece(NamedTuple):
    """A stretch of a wording. All pieces of a wording, one after the other, are the wording."""

    text: str
    only_here: bool
    """The wording that it is compared with has no such words in this place."""


class Compared(NamedTuple):
    """Wordings in pieces."""

    reference: tuple[Piece, ...]
    """What the others are compared with; ``only_here`` marks what none of them has."""
    others: tuple[tuple[Piece, ...], ...]


def same_words(text: str) -> tuple[str, ...]:
    """What two wordings share that differ in spelling and punctuation only: «أنّ الاتفاقَ، قائم» and «ان الاتفاق قائم»."""
    return tuple(word.folded for word in _words(text))


def compare(reference: str, others: Sequence[str]) -> Compared:
    """Hold each of ``others`` against ``reference``.

    Words are compared folded (workers/text/words/normalize.py); signs between them make no difference. Function words
    that stand apart from all else the two share («… في …») are no common wording.
    """
    words = _words(reference)
    common: set[int] = set() if others else set(range(len(words)))
    compared = []
    for other in others:
        its_words = _words(other)
        of_reference, of_other = _common(words, its_words)
        common |= of_reference
        compared.append(_pieces(other, its_words, of_other))
    return Compared(_pieces(reference, words, common), tuple(compared))


def _words(text: str) -> list[Token]:
    return [token for token in tokenize(text) if token.folded[:1].isalnum()]


def _common(words: Sequence[Token], others: Sequence[Token]) -> tuple[set[int], set[int]]:
    """The places of the words that both have, in either."""
    a, b = ([word.folded for word in side] for side in (words, others))
    if a == b:
        return set(range(len(a))), set(range(len(b)))
    here, there = set(range(MOST_WORDS, len(a))), set(range(MOST_WORDS, len(b)))
    matcher = SequenceMatcher(None, a[:MOST_WORDS], b[:MOST_WORDS], autojunk=False)
    for start, other_start, length in matcher.get_matching_blocks():
        if not STOP_WORDS.issuperset(a[start : start + length]):
            here.update(range(start, start + length))
            there.update(range(other_start, other_start + length))
    return here, there


def _pieces(text: str, words: Sequence[Token], common: set[int]) -> tuple[Piece, ...]:
    """``text`` cut where marking begins or ends. What stands between two words is marked when both are."""
    pieces, done = [], 0
    for own, run in groupby(range(len(words)), key=lambda at: at not in common):
        places = list(run)
        if own:
            start, end = words[places[0]].start, words[places[-1]].end
            pieces += [Piece(text[done:start], only_here=False), Piece(text[start:end], only_here=True)]
            done = end
    pieces.append(Piece(text[done:], only_here=False))
    return tuple(piece for piece in pieces if piece.text)
