"""Tell Arabic prose from other languages, above all those that share its script."""

from __future__ import annotations

import re
from typing import Final

from workers.text.data_files import rows

_SAMPLE: Final = 1_000
"""Code points that are looked at: an article is in one language."""
# Words in Arabic script, with their vowel signs, and in any other one.
_WORD: Final = re.compile("[ء-ۓۺ-ۿ\u064b-\u0652\u0670\u200cݐ-ݿ]+")
_OTHER_SCRIPT: Final = re.compile(r"[^\W\d_\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]+")
_ARTICLE: Final = ("ال", "وال", "بال", "لل")

_WORDS_OF: Final = {language: frozenset(words.split()) for language, words in rows("function_words.tsv", 2)}
_ARABIC: Final = _WORDS_OF.pop("ar")
_NOT_ARABIC: Final = frozenset().union(*_WORDS_OF.values())
# Letters that Arabic does not have. ک ی ھ are not among them: Persian keyboards put them into Arabic articles.
_FOREIGN: Final = re.compile("[ٹڈڑںےۓېۆۇۈۋەڕڵێژۀټځڅډړږښڼګڃڄڇڀٽڊڌڙڳڱڪ۾]")


def is_arabic(text: str) -> bool:
    """Whether ``text``, repaired or not, is Arabic prose.

    Half of the letters must be of the Arabic script, and among its words Arabic ones must outnumber those of every
    other language in that script. A text too short to hold one of these words is judged by its letters.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    script = len("".join(words))
    if not script or len("".join(_OTHER_SCRIPT.findall(sample))) > script:
        return False
    if len(_FOREIGN.findall(sample)) * 20 > script:
        return False
    foreign = [word for word in words if word in _NOT_ARABIC]
    if not foreign:
        return True
    arabic = sum(word in _ARABIC or word.startswith(_ARTICLE) for word in words)
    other = max(sum(word in known for word in foreign) for known in _WORDS_OF.values())
    return bool(other < max(arabic, 1))
