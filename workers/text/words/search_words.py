"""Words as they are searched: one token for all spellings and forms that a reader takes for the same word.

«الرئيسُ», «للرئيس», «والرئيسة» and «رئيس» are one; «وزير» keeps the و that is its own, «لبنان» is no form of «لبن». What
the letters of a word are is known of 40,000 words of news (``search_words.tsv.gz``); of others only what is nearly sure is
taken off.

Tokens are stored: a change of what this module gives for a word needs a migration that makes ``statements.words`` anew.
That is why the list is one of its own, which no training of models touches (workers/learn/search_words.py).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from workers.text.data_files import rows
from workers.text.words.memo import MOST_WORDS, remembered
from workers.text.words.normalize import fold

FILE: Final = "search_words.tsv.gz"
LEAST: Final = 3
"""Letters that must be left: those of a root."""
OWN_FRONT, OWN_ARTICLE, OWN_END, COUNTRY = "f", "a", "e", "c"
"""What is the word's own: its first letter though it looks like a clitic, «ال», or its ending. And what is a country."""
PRONOUNS: Final = ("تهما", "تهم", "تهن", "تها", "تنا", "هما", "ها", "هم", "هن", "نا", "ته")
PLURALS: Final = ("تين", "تان", "ات", "ون", "ين", "ان")
NISBA: Final = ("يتين", "يات", "يون", "يين", "يه", "ي")
"""«سوري», «سورية», «السوريين»."""
_OTHERS: Final = ("وا", "ه", "ا", "ت")
SUFFIXES: Final = tuple(sorted((*PRONOUNS, *PLURALS, *NISBA, *_OTHERS), key=len, reverse=True))

_SPELLINGS: Final = (
    ("مسيول", "مسوول"),
    ("شيون", "شوون"),
    ("اميرك", "امريك"),
    ("ديموقراط", "ديمقراط"),
    ("فيدرال", "فدرال"),
    ("ترمب", "ترامب"),
    ("سوريه", "سوريا"),
)
"""Two spellings of one word that folding keeps apart, in folded letters: «مسئول» and «مسؤول»."""

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
    """The tokens of ``text``, in order, one for each word. Each is letters and digits only."""
    return tuple(map(search_token, _WORD.findall(fold(text))))


def search_terms(query: str) -> Terms:
    """What ``query`` asks for: words, "phrases" (also «phrases»), and -words or -"phrases" that must not be there."""
    wanted: dict[tuple[str, ...], None] = {}
    excluded: dict[tuple[str, ...], None] = {}
    for minus, phrase, word in _TERM.findall(query):
        tokens = search_tokens(phrase or word)
        if tokens:
            (excluded if minus else wanted)[tokens] = None
    return Terms(tuple(wanted), tuple(excluded))


@remembered(MOST_WORDS)
def search_token(folded: str) -> str:
    """The token of one folded word."""
    for one, other in _SPELLINGS:
        folded = folded.replace(one, other)
    return _without_end(_without_front(folded))[:_MOST_LETTERS]


def strip_end(word: str, known: Mapping[str, str]) -> str:
    """``word`` without what is written onto its end: «حكومتها», «حكومات» and «حكومة» are «حكوم».

    ``known``: words and what is their own.
    """
    if OWN_END in known.get(word, ""):
        return word
    for suffix in SUFFIXES:
        stem = word.removesuffix(suffix)
        if stem == word or len(stem) < LEAST:
            continue
        if suffix in NISBA:
            countries = (country for ending in ("يا", "ا") if COUNTRY in known.get(country := stem + ending, ""))
            return next(countries, stem)  # «سوريا» for «السوريين», «فرنسا» for «الفرنسية»
        return stem
    return word


def _without_end(word: str) -> str:
    return strip_end(word, _known())


def _without_front(word: str) -> str:
    known = _known()
    marks = known[word] if word in known else known.get(_without_end(word), "")
    if OWN_ARTICLE in marks or len(word) <= LEAST:
        return word
    if word.startswith(("ال", "لل")):
        return _without_article(word)
    return word if OWN_FRONT in marks else _without_clitic(word)


def _without_article(word: str) -> str:
    if len(word) < 2 + LEAST:
        return word
    # «للقاء» may be ل and «لقاء», or ل and «اللقاء»; «للرئيس» is ل and «الرئيس».
    own = word[0] == "ل" and OWN_FRONT in _known().get(word[1:], "") and word[2:] not in _known()
    return word[1:] if own else word[2:]


def _without_clitic(word: str) -> str:
    first, rest = word[0], word[1:]
    article = rest.startswith("ال") and len(rest) >= 2 + LEAST
    known = rest in _known() or _without_end(rest) in _known()
    if first == "و" or (first == "ف" and known) or (first in "فبك" and article):
        return _without_front(rest)
    if known and (first in "بلك" or (first == "س" and rest[0] in "اينت")):  # «سيزور», of the future
        return rest
    return word


@lru_cache(maxsize=1)
def _known() -> Mapping[str, str]:
    """Folded words of news and, of each, what is its own."""
    return {row[0]: row[1] for row in rows(FILE, 2)}
