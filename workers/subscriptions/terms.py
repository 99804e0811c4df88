"""Words and phrases of a subscription, and where a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from workers.subscriptions.forms import exact_key, keys_of, prefix_of, wanted_keys
from workers.subscriptions.refusal import RefusedError, Why
from workers.text.words.tokens import folded_word, tokenize

_QUOTED: Final = re.compile(r"""\s*(?:«(?P<a>[^«»]*)»|"(?P<b>[^"]*)"|“(?P<c>[^“”]*)”|'(?P<d>[^']*)')\s*""")
_ENDS: Final = frozenset(".؟?!؛;:،,…")
"""Signs that no phrase goes on over."""
_END: Final[tuple[str, ...]] = ()
_PREFIX: Final = "*"


class TermError(RefusedError):
    """A word or phrase of a subscription that nothing can be found by."""


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A word, a phrase, or the beginning of a word («نوو*»)."""

    written: str
    """As the file has it."""
    words: tuple[str, ...]
    """Folded."""
    keys: tuple[frozenset[str], ...]
    """Of each word, what a word of the text must have one of (see forms)."""
    prefixes: tuple[str | None, ...]
    """Of each word that is only the beginning of one, what a key of the text's word must begin with."""


@lru_cache(maxsize=20_000)
def parse_term(written: str) -> Term:
    """``written`` as a term. Raises TermError, which says what to write instead."""
    quoted = _QUOTED.fullmatch(written)
    inner = next(group for group in quoted.groups() if group is not None) if quoted else written
    words: list[str] = []
    prefixes: list[bool] = []
    for piece in inner.split():
        found = [_folded(word) for word in _words(piece)]
        words += found
        starred = piece.endswith(_PREFIX) and bool(found) and not quoted
        prefixes += [False] * (len(found) - 1) + [starred] if found else []
    if not words:
        raise TermError(
            Why.NO_LETTERS, f"{written!r} has no letters or digits; write a word, or a phrase", value=written
        )
    if any(starred and len(word) < 2 for word, starred in zip(words, prefixes, strict=True)):
        text = f"{written!r} would be found everywhere; write at least two letters before the star"
        raise TermError(Why.STAR_TOO_EARLY, text, value=written)
    keys = (
        frozenset({exact_key(word, first=not at)}) if quoted else wanted_keys(word) for at, word in enumerate(words)
    )
    starts = (prefix_of(word) if starred else None for word, starred in zip(words, prefixes, strict=True))
    return Term(written, tuple(words), tuple(keys), tuple(starts))


class Text:
    """A text in which terms are looked for: its words by what they may be found by. Cut once for all subscriptions."""

    __slots__ = ("_found", "_keys", "_places", "_written")

    def __init__(self, parts: Iterable[str]) -> None:
        self._keys: list[tuple[str, ...]] = []
        """Of each word; empty where a phrase must end."""
        self._written: list[str] = []
        self._places: dict[str, list[int]] = {}
        """Key -> the places of the words that have it."""
        self._found: dict[Term, str | None] = {}
        for part in parts:
            for word in _words(part, ends=True):
                self._add("" if word in _ENDS else word)
            self._add("")

    def find(self, term: Term) -> str | None:
        """The words, as they are written, that ``term`` is found in first; None where it is not there."""
        if term in self._found:
            return self._found[term]
        place = next((place for place in self._starts(term) if self._goes_on(term, place)), None)
        words = None if place is None else " ".join(self._written[place : place + len(term.keys)])
        self._found[term] = words
        return words

    def _starts(self, term: Term) -> Iterable[int]:
        if term.prefixes[0] is not None:
            return range(len(self._keys))
        found = [self._places[key] for key in term.keys[0] if key in self._places]
        return found[0] if len(found) == 1 else sorted({place for places in found for place in places})

    def _goes_on(self, term: Term, start: int) -> bool:
        if start + len(term.keys) > len(self._keys):
            return False
        for at, (keys, prefix) in enumerate(zip(term.keys, term.prefixes, strict=True)):
            there = self._keys[start + at]
            fits = not keys.isdisjoint(there) if prefix is None else any(key.startswith(prefix) for key in there)
            if not fits:
                return False
        return True

    def _add(self, word: str) -> None:
        keys = keys_of(_folded(word)) if word else _END
        for key in keys:
            self._places.setdefault(key, []).append(len(self._keys))
        self._keys.append(keys)
        self._written.append(word)


def _words(text: str, *, ends: bool = False) -> Iterator[str]:
    """The words of ``text`` as they are written, those of a hashtag one by one; with ``ends`` the signs that end a phrase."""
    for token in tokenize(text):
        if token.folded[0].isalnum() or token.folded[0] == "_":
            yield from (word for word in token.word.split("_") if folded_word(word)[:1].isalnum())
        elif ends and token.word in _ENDS:
            yield token.word


def _folded(word: str) -> str:
    """The folded word, spelt one way where writers of Egypt have another hamza."""
    if "ئو" in word:
        word = word.replace("مسئول", "مسؤول").replace("شئون", "شؤون")
    return folded_word(word)


def first_found(terms: Sequence[Term], text: Text) -> tuple[Term, str] | None:
    """The first of ``terms`` that ``text`` has, and the words it is found in."""
    for term in terms:
        if (words := text.find(term)) is not None:
            return term, words
    return None
