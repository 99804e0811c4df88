"""Which words of a text a search has found, so that the page can mark them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from workers.text.words.placed_tokens import placed_tokens
from workers.text.words.search_words import Terms


class Piece(NamedTuple):
    """A stretch of the text, marked or not. All pieces together are the text."""

    text: str
    found: bool


def marked(text: str, terms: Terms) -> tuple[Piece, ...]:
    """``text`` in pieces, of which those are marked that the search found: whole words, phrases with what is between.

    «للرئيس» is marked for «رئيس», for they are one token to the search; «أسماء» has «ماء» in it and is not.
    """
    pieces: list[Piece] = []
    at = 0
    for start, end in _joined(sorted(_places(text, terms))):
        if start > at:
            pieces.append(Piece(text[at:start], found=False))
        pieces.append(Piece(text[start:end], found=True))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:], found=False))
    return tuple(pieces)


def _places(text: str, terms: Terms) -> Iterator[tuple[int, int]]:
    placed = tuple(placed_tokens(text))
    tokens = [one.token for one in placed]
    for phrase in terms.wanted:
        for at, token in enumerate(tokens):
            if token == phrase[0] and tuple(tokens[at : at + len(phrase)]) == phrase:
                yield placed[at].start, placed[at + len(phrase) - 1].end


def _joined(places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches that overlap as one: «الأمن الدولي» for the phrase and for its last word."""
    last: tuple[int, int] | None = None
    for start, end in places:
        if last is not None and start < last[1]:
            last = last[0], max(last[1], end)
            continue
        if last is not None:
            yield last
        last = start, end
    if last is not None:
        yield last
