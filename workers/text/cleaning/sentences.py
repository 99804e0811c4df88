"""Cut a paragraph into sentences.

A sentence may end inside a quotation that goes on: the tagger reads whole paragraphs, sentences only say where to look
and where an indirect statement has to end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# End marks with the closing quotation marks and brackets behind them; what follows decides. The Arabic comma and
# semicolon end nothing.
_CLOSING: Final = "\"'”’“»›)]"
_END: Final = re.compile(rf"[.!?؟…]+[{re.escape(_CLOSING)}]*")
# «قال ذلك.وأضاف»: the space is missing, but و and a word of three letters and more follow a word of three and more.
# That leaves «3.4», «بي.بي.سي» and «العربية.نت» in one piece.
_BEFORE_GAP: Final = re.compile('[ء-ي]{3}[\u064b-\u0652]?[.!?؟]["”»]?$')
_AFTER_GAP: Final = re.compile(r"و[ء-ي]{3,}\s")
# A single letter before the point is an initial or an abbreviation: «د. فلان», «أ. ف. ب.», «J. K.». So is a number at
# the beginning: «1. …».
_ABBREVIATION: Final = re.compile(r"(?:(?<!\w)[^\W\d_]|^\s*\d{1,3})\.$")
_ABBREVIATED: Final = frozenset(("Mr.", "Mrs.", "Dr.", "St.", "vs.", "No.", "ملم.", "كلم.", "أ.د.", "م.م."))


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of the paragraph ``text[start:end]`` as ``(start, end)``, without the white space between them."""
    at = start
    for found in _END.finditer(text, start, end):
        stop = found.end()
        if stop == end:
            break
        if not text[stop].isspace():
            if not _AFTER_GAP.match(text, stop, end) or not _BEFORE_GAP.search(text[max(at, stop - 6) : stop]):
                continue
        elif found[0].rstrip(_CLOSING) == "." and _is_abbreviation(text, at, found.start() + 1):
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
