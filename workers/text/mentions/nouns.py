"""The stems of the nouns that name offices and bodies: «بالوزير» and «الوزير» are one."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from workers.text.data_files import word_list
from workers.text.words.tokens import folded_word as fold

MARKS: Final = "\"«»“”'()،,.-–—#:"
"""What may stand around the words of a mention."""
_FUNCTION_WORDS: Final = word_list("function_words_of_roles")


@lru_cache(maxsize=10_000)
def stem(word: str) -> str:
    """A folded word without its article and what is written with it: «بالوزير» -> «وزير»."""
    for prefix in ("وال", "بال", "ال", "لل"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 2:
            return word[len(prefix) :]
    return word


@lru_cache(maxsize=10_000)
def stems(*texts: str | None) -> frozenset[str]:
    """The stems of all words but function words."""
    words = (word.strip(MARKS) for text in texts if text for word in fold(text).split())
    return frozenset(stem(word) for word in words) - _FUNCTION_WORDS - {""}
