"""Tell of the words of news which of their first and last letters are their own: ``python -m workers.learn.search_words``.

Writes ``search_words.tsv.gz``, by which words are searched (workers/text/words/search_words.py). What tells is the language:
no clitic stands before «ال», so that «الوزير» shows the و of «وزير» to be its own; no pronoun stands behind a word with
«ال», so that «التفاهم» shows that «تفاهم» ends in none; of «ايراني» the last letters of «ايران» are no plural.
Run by hand, and with a migration: see there.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping, Set
from typing import Final

from workers.text.data_files import DATA, rows
from workers.text.words.normalize import fold
from workers.text.words.search_words import (
    COUNTRY,
    FILE,
    LEAST,
    OWN_ARTICLE,
    OWN_END,
    OWN_FRONT,
    PLURALS,
    PRONOUNS,
    SUFFIXES,
    strip_end,
)

_CLASSES: Final = "word_classes.tsv.gz"
_SURE_NAME: Final = 6
"""Strength in names.tsv from which on a word by itself is a name."""
_RATHER: Final = {"و": 20.0, "ف": 3.0, "ب": 3.0, "ل": 3.0, "ك": 0.3, "س": 20.0}
"""A word with a clitic may be so many times as frequent as the word without it: «وأضاف» is more frequent in news than
«أضاف»; ك, «like», is rare before any word."""


def mark_words(ranks: Mapping[str, int], names: Set[str], countries: Set[str]) -> dict[str, str]:
    """Each word of ``ranks`` (how many are more frequent) and of ``names`` with what is its own."""
    marked = {}
    for word in {**ranks, **dict.fromkeys(names, 0)}:
        marks = ""
        if word[:1] in _RATHER and _owns_front(word, ranks, names):
            marks += OWN_FRONT
        if word.startswith("ال") and _owns_article(word, ranks):
            marks += OWN_ARTICLE
        if _owns_end(word, ranks, names):
            marks += OWN_END
        if word in countries:
            marks += COUNTRY
        marked[word] = marks
    return marked


def _owns_front(word: str, ranks: Mapping[str, int], names: Set[str]) -> bool:
    rest = word[1:]
    if word in names or "ال" + word in ranks or (word[0] in "وف" and "و" + word in ranks):
        return True
    if word[0] == "س" and rest[:1] not in "اينت":
        return True
    stem = strip_end(word, {})
    if stem != word and len(stem) > LEAST and "ال" + stem in ranks and rest not in names:
        return True
    if rest.startswith("ال") or word.startswith("لل"):
        return False
    return rest not in ranks or ranks[rest] > ranks[word] * _RATHER[word[0]] if word in ranks else True


def _owns_article(word: str, ranks: Mapping[str, int]) -> bool:
    return len(word) >= 2 + LEAST and ("ال" + word in ranks or "ل" + word in ranks)


def _owns_end(word: str, ranks: Mapping[str, int], names: Set[str]) -> bool:
    suffix = next((one for one in SUFFIXES if word.endswith(one) and len(word) - len(one) >= LEAST), None)
    if suffix is None:
        return False
    if word in names:
        return True
    if suffix in PRONOUNS:
        return "ال" + word in ranks
    stem = word.removesuffix(suffix)
    return suffix in PLURALS and (word + "ي" in ranks or (stem not in ranks and stem + "ه" not in ranks))


def _countries() -> set[str]:
    return {one for _, name, aliases, _, _, _ in rows("countries.tsv", 6) for one in (name, *aliases.split("|"))}


def _names() -> frozenset[str]:
    found = {name for name, _, strength in rows("names.tsv", 3) if strength.isdigit() and int(strength) >= _SURE_NAME}
    found |= {name for name, _ in rows("places.tsv", 2)} | _countries()
    for *_, metonyms in rows("countries.tsv", 6):
        found |= set(metonyms.split("|"))
    for _, name, aliases, _, _ in rows("persons.tsv", 5):
        found |= {*name.split(), *(alias for alias in aliases.split("|") if not alias.startswith("~"))}
    return _words(found)


def _words(names: Iterable[str]) -> frozenset[str]:
    """Those of one word, folded, with their article and without."""
    return frozenset(
        form
        for name in map(fold, names)
        if re.fullmatch(r"[^\W_]+", name)
        for form in (name, name.removeprefix("ال"))
        if len(form) > LEAST
    )


def main() -> None:
    """Write the file."""
    ranks = {word: rank for rank, (word, _, _, _) in enumerate(rows(_CLASSES, 4), 1)}
    marked = mark_words(ranks, _names(), _words(_countries()))
    head = (
        "# Made by workers/learn/search_words.py; not to be edited.\n"
        "# Folded word, and what is its own: f first letter, a article, e ending; c country.\n"
    )
    lines = "".join(f"{word}\t{marks}\n" for word, marks in sorted(marked.items()))
    (DATA / FILE).write_bytes(gzip.compress((head + lines).encode(), mtime=0))


if __name__ == "__main__":
    main()
