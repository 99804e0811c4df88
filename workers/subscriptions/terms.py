"""Words and phrases of a subscription, and where a text has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from workers.subscriptions.forms import Forms, begins, forms, same_word
from workers.text.words.tokens import folded_word, tokenize

_QUOTED: Final = re.compile(r"""\s*(?:«(?P<a>[^«»]*)»|"(?P<b>[^"]*)"|“(?P<c>[^“”]*)”|'(?P<d>[^']*)')\s*""")
_ENDS: Final = frozenset(".؟?!؛;:،,…\n")
"""Signs that no phrase goes on over."""
_PREFIX: Final = "*"


class TermError(ValueError):
    """A word or phrase of a subscription that nothing can be found by."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a phrase, or the beginning of a word («نوو*»)."""

    written: str
    """As the file has it."""
    words: tuple[str, ...]
    """Folded."""
    exact: bool
    """In quotation marks: these letters, hamza, ة and marks folded, with no more than clitics in front."""
    prefixes: tuple[bool, ...]
    """Of each word, whether it is only the beginning of one."""


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
        raise TermError(f"{written!r} has no letters or digits; write a word, or a phrase")
    if any(starred and len(word) < 2 for word, starred in zip(words, prefixes, strict=True)):
        raise TermError(f"{written!r} would be found everywhere; write at least two letters before the star")
    return Term(written, tuple(words), quoted is not None, tuple(prefixes))


class Text:
    """A text in which terms are looked for: its words with their forms. Cut once for all subscriptions."""

    __slots__ = ("_words", "_written")

    def __init__(self, parts: Iterable[str]) -> None:
        self._words: list[Forms | None] = []
        """None where a phrase must end."""
        self._written: list[str] = []
        for part in parts:
            for word in _words(part, ends=True):
                if word in _ENDS:
                    self._end()
                else:
                    self._words.append(forms(_folded(word)))
                    self._written.append(word)
            self._end()

    def find(self, term: Term) -> str | None:
        """The words, as they are written, that ``term`` is found in first; None where it is not there."""
        length = len(term.words)
        for start in range(len(self._words) - length + 1):
            if all(_fits(term, at, self._words[start + at]) for at in range(length)):
                return " ".join(self._written[start : start + length])
        return None

    def _end(self) -> None:
        self._words.append(None)
        self._written.append("")


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


def _fits(term: Term, at: int, found: Forms | None) -> bool:
    if found is None:
        return False
    wanted = term.words[at]
    if term.prefixes[at]:
        return begins(wanted, found)
    if term.exact:
        return wanted in found.exact if at == 0 else wanted == found.word
    return same_word(wanted, found)


def first_found(terms: Sequence[Term], text: Text) -> tuple[Term, str] | None:
    """The first of ``terms`` that ``text`` has, and the words it is found in."""
    for term in terms:
        if (words := text.find(term)) is not None:
            return term, words
    return None
