"""Close the quotation marks and brackets that a cut has left open in a role or the name of a body, or take them off.

The words of a mention are cut without the signs at their edges: «مدير وكالة "فلان» wants its mark back, «"فلان» stands well
without any.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from workers.text.syntax.quotes import MARKS

_PAIRS: Final = (("«", "»"), ("“", "”"), ("(", ")"))
_PLAIN: Final = '"'
_EDGES: Final = "".join(MARKS) + "() "
_LOOSE: Final = " ،,-–—("


def without_marks(name: str | None) -> str | None:
    """A personal name without quotation marks and what hangs loose at its edges: «فلان "أبو فلان» -> «فلان أبو فلان»."""
    if name is None:
        return None
    return " ".join("".join(sign for sign in name if sign not in MARKS).split()).strip(_LOOSE) or None


@lru_cache(maxsize=50_000)
def whole_signs(text: str | None) -> str | None:
    """A role or the name of a body with both signs of each pair, and without a pair around all of it."""
    if text is None or not _is_broken(text):
        return text
    text = text.rstrip("".join(MARKS) + _LOOSE) if text[-1:] in _LOOSE or text[-2:-1] == " " else text
    for opening, closing in _PAIRS:
        text = _paired(text, opening, closing)
    if text.count(_PLAIN) % 2:
        last, first = text.rfind(_PLAIN), text.find(_PLAIN)
        clitic = len(text[:last].split(" ")[-1]) == 1  # «مواقع تابعة ل"فلان»
        opens = last + 1 < len(text) and (last == 0 or clitic or not text[last - 1].isalnum())
        closes = first > 0 and text[first - 1] != " "
        text = f"{text}{_PLAIN}" if opens or not closes else f"{_PLAIN}{text}"
    around = text[:1] == text[-1:] == _PLAIN and text.count(_PLAIN) == 2
    return (text.strip(_EDGES) if around else text) or None


def _paired(text: str, opening: str, closing: str) -> str:
    """The text with the sign that its last pair lacks: behind its end, in front of its begin; a bracket there ends it."""
    if text.count(opening) > text.count(closing):
        return text + closing
    if text.count(opening) == text.count(closing):
        return text
    return text.partition(closing)[0].rstrip() if closing == ")" else opening + text


def _is_broken(text: str) -> bool:
    return text.count(_PLAIN) % 2 == 1 or any(text.count(one) != text.count(other) for one, other in _PAIRS)
