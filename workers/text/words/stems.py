"""Reduce a word to what two wordings of one thing share: clitics and common endings taken off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from workers.text.data_files import word_list
from workers.text.words.memo import MOST_WORDS, remembered
from workers.text.words.normalize import fold
from workers.text.words.tokens import TOKEN, folded_word

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


_NUMBERS: Final = {
    "2": "اثنان اثنين اثنتان اثنتين", "3": "ثلاثة ثلاث", "4": "أربعة أربع", "5": "خمسة خمس", "6": "ستة ست", "7": "سبعة سبع",
    "8": "ثمانية ثماني ثمان", "9": "تسعة تسع", "10": "عشرة عشر", "20": "عشرون عشرين", "30": "ثلاثون ثلاثين",
    "40": "أربعون أربعين", "50": "خمسون خمسين", "60": "ستون ستين", "70": "سبعون سبعين", "80": "ثمانون ثمانين",
    "90": "تسعون تسعين",
}  # fmt: skip
_DIGITS: Final = {fold(word): digits for digits, words in _NUMBERS.items() for word in words.split()}
_CLITICS: Final = ("وال", "بال", "لل", "ال", "و", "ف", "ب", "ل")


@remembered(MOST_WORDS)
def number_or_stem(folded: str) -> str:
    """The digits of a number, also where it is written as a word («سبعة» is «7», «وسبعين» is «70»); else the light stem."""
    if folded.isdigit():
        return folded
    if folded in _DIGITS:
        return _DIGITS[folded]
    for clitic in _CLITICS:
        rest = folded.removeprefix(clitic)
        if rest != folded and (rest in _DIGITS or rest.isdigit()):
            return _DIGITS.get(rest, rest)
    return light_stem(folded)


_GREAT_NUMBERS: Final = frozenset(light_stem(word) for word in word_list("great_numbers"))


def is_number(stem: str) -> bool:
    """Whether a stem is a number: what may not differ between two wordings of one thing."""
    return stem.isdigit() or stem in _GREAT_NUMBERS


def content_stems(text: str) -> Iterator[str]:
    """The numbers and light stems of the content words of ``text``, in order, with repetitions."""
    for folded in map(folded_word, TOKEN.findall(text)):
        if folded[:1].isalnum() and folded not in STOP_WORDS:
            yield number_or_stem(folded)


def numbers_in(text: str) -> Iterator[str]:
    """The numbers of ``text``, in digits or words, in order."""
    return filter(is_number, content_stems(text))


def numbers_differ(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether both name numbers and neither only leaves some out: «ثلاث ساعات» is not «أربع ساعات»."""
    first, second = frozenset(a), frozenset(b)
    return not (first <= second or second <= first)
