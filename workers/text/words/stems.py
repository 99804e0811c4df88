"""Reduce a word to what two wordings of one thing share: clitics and common endings taken off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workers.text.data_files import word_list
from workers.text.words.memo import MOST_WORDS, remembered
from workers.text.words.tokens import folded_word, tokenize

_PREFIXES: Final = ("وال", "فال", "بال", "كال", "ولل", "لل", "ال", "وب", "ول", "سي", "ست", "و", "ف", "ب", "ل", "ك")
_SUFFIXES: Final = ("هما", "تين", "ات", "ون", "ين", "ان", "ها", "هم", "هن", "نا", "وا", "يه", "ه", "ي", "ا", "ت")
"""In folded letters: ة is ه. Longest first; one of each is taken off (the light stemming of Larkey, Ballesteros and
Connell 2002, "Improving stemming for Arabic information retrieval")."""
_LEAST: Final = 3
"""A stem keeps at least the three letters of a root."""

STOP_WORDS: Final = word_list("stop_words")


@remembered(MOST_WORDS)
def light_stem(folded: str) -> str:
    """The light stem of a folded word: «والمسؤولين» -> «مسوول», «لمسؤول» -> «مسوول»."""
    word = folded
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _LEAST:
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST:
            word = word[: -len(suffix)]
            break
    return word


def content_stems(text: str) -> Iterator[str]:
    """The light stems of the content words of ``text``, in order, with repetitions."""
    for token in tokenize(text):
        folded = folded_word(token.word)
        if folded[0].isalnum() and folded not in STOP_WORDS:
            yield light_stem(folded)


_NUMBER_WORDS: Final = frozenset(light_stem(word) for word in word_list("numbers"))


def numbers_in(text: str) -> Iterator[str]:
    """The numbers of ``text``, in digits or words, in order: what may not differ between two wordings of one thing."""
    for token in tokenize(text):
        if token.folded.isdigit():
            yield token.folded
        elif (stem := light_stem(token.folded)) in _NUMBER_WORDS:
            yield stem
