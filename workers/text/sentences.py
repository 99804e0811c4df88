"""Cut a paragraph into sentences.

A sentence may end inside a quotation that goes on: the tagger reads whole paragraphs, sentences only say where to look
and where an indirect statement has to end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# End marks with the closing quotation marks and brackets behind them, then white space. No space follows the point of
# «3.4» and «بي.بي.سي»; the Arabic comma and semicolon end nothing.
_END: Final = re.compile(r"[.!?؟…]+[\"'”’“»›)\]]*(?=\s)")
# «قال ذلك.وأضاف»: the space is missing, but و and a word of three letters and more follow a word of three and more.
_END_WITHOUT_SPACE: Final = re.compile(r"(?<=[ء-ي]{3})[\u064b-\u0652]?[.!?؟][\"”»]?(?=و[ء-ي]{3,}\s)")
_EITHER: Final = re.compile(f"{_END.pattern}|{_END_WITHOUT_SPACE.pattern}")
# A single letter before the point is an initial or an abbreviation: «د. فلان», «أ. ف. ب.», «J. K.». So is a number at
# the beginning: «1. …».
_ABBREVIATION: Final = re.compile(r"(?:(?<!\w)[^\W\d_]|^\s*\d{1,3})\.$")
_ABBREVIATED: Final = frozenset(("Mr.", "Mrs.", "Dr.", "St.", "vs.", "No.", "ملم.", "كلم.", "أ.د.", "م.م."))


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of the paragraph ``text[start:end]`` as ``(start, end)``, without the white space between them."""
    at = start
    for found in _EITHER.finditer(text, start, end):
        stop = found.end()
        if found[0] == "." and _is_abbreviation(text, at, stop):
            continue
        yield at, stop
        at = stop
        while at < end and text[at].isspace():
            at += 1
    if at < end:
        yield at, end


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    word = text[max(start, stop - 6) : stop]
    if _ABBREVIATION.search(word) and (len(word) < 6 or not word[0].isdigit()):
        return True
    return word.rsplit(maxsplit=1)[-1] in _ABBREVIATED
