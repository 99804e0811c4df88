"""Whether a predicted speaker is the annotated one: a person by the name, everybody else by the words of the body."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Final

from schemas import Speaker
from workers.evaluate.annotations import GoldSpeaker
from workers.text.data_files import word_list

_ALIKE: Final = 0.8
"""Ratio of difflib from which on two spellings are one name."""
_SIGNS: Final = re.compile("[\u064b-\u0652\u0670\u0640\u200b-\u200f\u202a-\u202e\ufeff]")
_LETTERS: Final = str.maketrans("أإآٱىیئؤةھکۀ", "اااايييوههكه")
_CLITICS: Final = re.compile(r"^(و|ب|ل)?(ال|لل)")


def same_speaker(gold: GoldSpeaker, found: Speaker) -> bool:
    """True when ``found`` names whom ``gold`` names; an unnamed source must also be told to be unnamed."""
    if gold.name:
        return _same_name(gold.name, found.name)
    if gold.anonymous and not found.anonymous:
        return False
    return _same_body(gold, found)


def _fold(text: str | None) -> str:
    """Wider than the folding of the stages: it belongs to the measure, and must not move when they change."""
    plain = unicodedata.normalize("NFKC", text or "").translate(_LETTERS)
    return " ".join(re.findall(r"\w+", _SIGNS.sub("", plain).casefold()))


def _same_name(gold: str, found: str | None) -> bool:
    a, b = _fold(gold), _fold(found)
    if not a or not b:
        return False
    words_a, words_b = set(a.split()), set(b.split())
    return words_a <= words_b or words_b <= words_a or SequenceMatcher(None, a, b).ratio() >= _ALIKE


def _same_body(gold: GoldSpeaker, found: Speaker) -> bool:
    """Half of the annotated body's words (else of the role's) are in what was found."""
    wanted = _words(gold.organisation) or _words(gold.role)
    named = _words(found.organisation) | _words(found.role) | _words(found.name)
    return not wanted or len(wanted & named) * 2 >= len(wanted)


def _words(text: str | None) -> set[str]:
    bare = {_CLITICS.sub("", word) for word in _fold(text).split()}
    return bare - _FUNCTION_WORDS - {""}


_FUNCTION_WORDS: Final = {_fold(word) for word in word_list("function_words_of_bodies")}
