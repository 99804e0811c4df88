"""Repair the letters of a text: what no writer meant and no reader misses, with offsets.

What a writer chose stays: diacritics, quotation marks of every kind, punctuation, foreign letters (گ پ چ ڤ).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from workers.text.cleaning.offsets import Edit, Mapped, replaced
from workers.text.data_files import rows

_ONE_FOR_ONE: Final[tuple[tuple[str, str], ...]] = (
    # Line ends of all systems; splitting at one of them is then enough.
    *((end, "\n") for end in "\r\x0b\x0c\x85\u2028\u2029"),
    # Spaces: what HTML, Word and typesetters use in place of U+0020.
    *((space, " ") for space in "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"),
    *((space, " ") for space in "\u202f\u205f\u3000"),
    # Persian and Urdu keyboards. ی needs its place in the word, see _yeh; گ is a letter of its own in Arabic print.
    ("ک", "ك"),
    ("ڪ", "ك"),
    ("ھ", "ه"),
    ("ہ", "ه"),
    ("＃", "#"),
    ("ۃ", "ة"),
    # Alef with wavy hamza, typed for أ and إ.
    ("ٲ", "أ"),
    ("ٳ", "إ"),
    *zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True),
    *zip("۰۱۲۳۴۵۶۷۸۹", "0123456789", strict=True),
)

# Everything but what sound news text is written in. One scan for it (13 µs for an article) tells which repairs there is
# anything to do for; looking for each kind of damage by itself takes six times as long.
_UNUSUAL: Final = re.compile("[^\u0621-\u063a\u0641-\u0652 \n!-~،؛؟«»“”‘’–—…]+")

# Zero width, bidi and formatting marks, BOM, soft hyphen, variation selectors, private use (icon fonts), and control
# characters but for line ends and tab.
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ue000-\uf8ff]+"
)

# Halves of surrogate pairs cannot be encoded as UTF-8 and would stop the event at the bus.
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")

_TATWEEL: Final = re.compile("ـ+")
_TATWEEL_AS_DASH: Final = re.compile(r"(?<=\s)ـ+(?=\s)")
"""«دبي ـ العربية.نت»: alone between spaces it is a dash."""

_PRESENTATION: Final = re.compile("[\ufb50-\ufdff\ufe70-\ufefe]")
_COMBINING: Final = re.compile("[\u0653-\u0655]")
_COMBINED: Final = re.compile("[اويىی][\u0653-\u0655]")

# A hashtag within a sentence is read as its words. «#1» and colours stay, and so does a row of hashtags, which is no
# sentence.
_HASH: Final = re.compile(r"(?:#[ _]*)+(?=[^\W\d_])")
_HASHTAG_ROW: Final = re.compile(r"^ *(?:#[^\s#]+ *){2,}$", re.MULTILINE)
_UNDERSCORE: Final = re.compile("(?<=[ء-ي\u064b-\u06520-9])_+(?=[ء-ي0-9])")

# «ا ل ر ئ ي س»: five letters in a row, one space between each two (three are initials, as in «أ ف ب»).
_SPLIT_HINT: Final = re.compile(" [ء-ي] [ء-ي] [ء-ي] ")
"""Much cheaper to look for, and in every split word of five letters."""
_SPLIT_WORD: Final = re.compile("(?<![^\\W_])(?<![\u064b-\u0652])[ء-ي](?: [ء-ي]){4,}(?![^\\W_])")

_SPACES: Final = re.compile(" {2,}")

_FINAL_YEH: Final = re.compile(r"\w+ی(?!\w)")
_CLITICS: Final = re.compile("[وف]?(?:لل|[بك]?ال|[بكلس])?")


_ALEF_MAKSURA: Final = frozenset(word for (word,) in rows("alef_maksura.tsv", 1))


def repair_letters(mapped: Mapped) -> Mapped:
    """``mapped`` with its letters repaired; lines are kept. Repairing twice changes nothing more."""
    if unusual := "".join(_UNUSUAL.findall(mapped.text)):
        mapped = _repair_unusual(mapped, unusual)
    mapped = _parted(mapped)
    if "#" in mapped.text:
        mapped = _parted(mapped.edited(_hash_signs(mapped.text)))  # «ب_#أ»
    if _SPLIT_HINT.search(mapped.text):
        mapped = mapped.edited(
            [
                Edit(at, at + 1, "")
                for found in _SPLIT_WORD.finditer(mapped.text)
                for at in range(found.start() + 1, found.end(), 2)
            ]
        )
    if "  " in mapped.text:
        mapped = mapped.edited([Edit(found.start() + 1, found.end(), "") for found in _SPACES.finditer(mapped.text)])
    return mapped


def _parted(mapped: Mapped) -> Mapped:
    """With spaces for underscores between words."""
    if "_" not in mapped.text:
        return mapped
    return mapped.same_length(_UNDERSCORE.sub(lambda found: " " * len(found[0]), mapped.text))


def _repair_unusual(mapped: Mapped, unusual: str) -> Mapped:
    if _PRESENTATION.search(unusual):
        mapped = replaced(mapped, _PRESENTATION, lambda found: _presented(found[0]))
        unusual += mapped.text  # a presentation form can stand for a Persian letter
    text = mapped.text
    for wrong, right in _ONE_FOR_ONE:
        if wrong in unusual:
            text = text.replace(wrong, right)
    if "ی" in unusual:
        text = _FINAL_YEH.sub(_yeh, text).replace("ی", "ي")
    if "ـ" in unusual:
        text = _TATWEEL_AS_DASH.sub(lambda found: "-" * len(found[0]), text)
    if _LONE_SURROGATE.search(unusual):
        text = _LONE_SURROGATE.sub("\ufffd", text)
    mapped = mapped.same_length(text)
    if _INVISIBLE.search(unusual):
        mapped = replaced(mapped, _INVISIBLE)
    if "ـ" in text:
        mapped = replaced(mapped, _TATWEEL)
    if _COMBINING.search(unusual):
        mapped = replaced(mapped, _COMBINED, lambda found: unicodedata.normalize("NFC", found[0]))
    return mapped


def _hash_signs(text: str) -> list[Edit]:
    rows_of_tags = [found.span() for found in _HASHTAG_ROW.finditer(text)]
    edits = []
    for found in _HASH.finditer(text):
        while rows_of_tags and rows_of_tags[0][1] <= found.start():
            rows_of_tags.pop(0)
        if not rows_of_tags or found.start() < rows_of_tags[0][0]:
            edits.append(Edit(found.start(), found.end(), ""))
    return edits


def _presented(form: str) -> str:
    """NFKC of one presentation form; the isolated vowel signs lose the space that NFKC puts before them."""
    return unicodedata.normalize("NFKC", form).strip() or form


def _yeh(found: re.Match[str]) -> str:
    """Persian ی at the end of a word: ى where Arabic has it, else ي."""
    word = found[0][:-1].replace("ی", "ي")
    alef = word + "ى"
    bare = alef[_CLITICS.match(alef).end() :]  # type: ignore[union-attr]  # every part is optional, so it always matches
    return word + ("ى" if alef in _ALEF_MAKSURA or bare in _ALEF_MAKSURA else "ي")
