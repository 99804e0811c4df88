"""Fold Arabic words to the one form in which they are compared.

Never applied to text that is shown or sent on: the clean text keeps its spelling, a comparison folds both sides.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from camel_tools.utils.normalize import normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar

_RARE_LETTERS: Final[tuple[tuple[str, str], ...]] = (
    # Persian, Urdu and Kurdish keyboards.
    ("ی", "ي"),
    ("ې", "ي"),
    ("ے", "ي"),
    ("ک", "ك"),
    ("ڪ", "ك"),
    ("ھ", "ه"),
    ("ہ", "ه"),
    ("ە", "ه"),
    ("ۀ", "ه"),
    ("ۃ", "ه"),
    ("ۆ", "و"),
    ("ۇ", "و"),
    # Letters for foreign sounds, to what writers without them use.
    ("گ", "ك"),
    ("ڭ", "ك"),
    ("ڨ", "ق"),
    ("چ", "ج"),
    ("پ", "ب"),
    ("ڤ", "ف"),
    ("ڥ", "ف"),
    *zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True),
    *zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True),
)

_RARE: Final = "".join(letter for letter, _ in _RARE_LETTERS)

# Diacritics (U+064B–0652, U+0670), madda and hamza as combining marks, Koranic signs, tatweel, soft hyphen, and the
# invisible marks (zero width, bidi, BOM). Not camel-tools' dediac, which brings 37 MB of emoji into every process.
_INVISIBLE: Final = (
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
)

# Presentation forms (Arabic Presentation Forms-A and -B) are the only characters that NFKC is asked about: over the
# whole text it would also rewrite «…», «½» and full-width letters.
_FORMS: Final = "\ufb50-\ufdff\ufe70-\ufefe"

_HAS_RARE: Final = re.compile(f"[{_RARE}]")
_NO_LETTER: Final = re.compile(f"[{_INVISIBLE}]+")
_PRESENTATION: Final = re.compile(f"[{_FORMS}]+")
_FOLDED: Final = re.compile(f"[{_RARE}{_INVISIBLE}{_FORMS}أإآٱىئةؤ]")
"""Whatever is folded. Seven of ten words of news have none of it, told in half the time that folding takes."""


def fold(text: str) -> str:
    """The form in which words are compared: equal for spellings of one word that news writers use side by side.

    Drops diacritics, tatweel and invisible marks; makes one letter of أ إ آ ٱ ا, of ى ي ئ and Persian ی, of ة ه, of و ؤ
    (also ك ک گ, ف ڤ, ب پ, ج چ); folds digits to ASCII and Latin letters to lower case. Punctuation and spaces stay.
    The result may be shorter than ``text``; ``fold_same_length`` keeps offsets. ``fold(fold(x)) == fold(x)``.
    """
    if text.isascii() or not _FOLDED.search(text):
        return text.casefold()
    if _PRESENTATION.search(text):
        text = _PRESENTATION.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return _fold_letters(_NO_LETTER.sub("", text)).casefold()


def fold_same_length(text: str) -> str:
    """``fold`` without what changes the length: offsets into the result are offsets into ``text``.

    Diacritics and invisible marks stay (the clean text has none of the latter), Latin letters are lowered only where
    that keeps their number.
    """
    folded = _fold_letters(text)
    lowered = folded.casefold()
    if len(lowered) != len(folded):
        lowered = "".join(low if len(low := letter.casefold()) == 1 else letter for letter in folded)
    return lowered


def _fold_letters(text: str) -> str:
    # str.replace one after the other: 5 µs for an article, against 90 µs of str.translate.
    text = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(text)))
    # Hamza on its carrier, which camel-tools leaves; «ء» on the line stays, «ماء» is not «ما».
    text = text.replace("ئ", "ي").replace("ؤ", "و")
    if _HAS_RARE.search(text):
        for letter, folded in _RARE_LETTERS:
            text = text.replace(letter, folded)
    return text
