"""Tell Arabic prose from other languages, above all those that share its script."""

from __future__ import annotations

import re
from typing import Final

from workers.text.data_files import rows

_SAMPLE: Final = 4_000
"""Code points that are looked at: an article is in one language."""
_LETTERS: Final = re.compile(r"[^\W\d_]")
_ARABIC_SCRIPT: Final = re.compile("[ء-ۓۺ-ۿݐ-ݿﭐ-ﻼ]")
_WORD: Final = re.compile("[ء-ۓۺ-ۿ\u064b-\u0652\u0670\u200c]+")

_WORDS_OF: Final = {language: frozenset(words.split()) for language, words in rows("function_words.tsv", 2)}
_ARABIC: Final = _WORDS_OF.pop("ar")
# Letters that Arabic does not have. ک ی ھ are not among them: Persian keyboards put them into Arabic articles.
_FOREIGN: Final = re.compile("[ٹڈڑںےۓېۆۇۈۋەڕڵێژۀټځڅډړږښڼګڃڄڇڀٽڊڌڙڳڱڪ۾]")


def is_arabic(text: str) -> bool:
    """Whether ``text``, raw or clean, is Arabic prose.

    Half of the letters must be of the Arabic script, and among its words Arabic ones must outnumber those of every
    other language in that script. A text too short to hold one of these words is judged by its letters.
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTERS.findall(sample))
    script = len(_ARABIC_SCRIPT.findall(sample))
    if not letters or script * 2 < letters:
        return False
    words = _WORD.findall(sample)
    arabic = sum(word in _ARABIC or word.startswith(("ال", "وال", "بال", "لل")) for word in words)
    other = max(sum(word in known for word in words) for known in _WORDS_OF.values())
    foreign = len(_FOREIGN.findall(sample))
    return other < max(arabic, 1) and foreign * 20 <= script
