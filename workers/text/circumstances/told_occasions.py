"""Find the sentences that only tell on what occasion something is said, and their date.

«عقد الوزير مؤتمرا صحفيا الجمعة», «وكان الرئيس يتحدث في اجتماع يوم الاثنين», «جاء ذلك في كلمة ألقاها أمس».
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import itemgetter
from typing import Final, NamedTuple

from workers.text.circumstances.calendar_terms import JOINED
from workers.text.circumstances.dates import DatePhrase
from workers.text.circumstances.occasions import is_occasion
from workers.text.circumstances.said_at import date_within, sentence_end
from workers.text.data_files import word_list
from workers.text.syntax.analyse import Analysis

_HELD: Final = frozenset(letter + word for word in word_list("of_occasions") for letter in ("", *JOINED))
_CAME: Final = word_list("came")
_OPENERS: Final = _HELD | _CAME
_FOLDED: Final = itemgetter(3)
"""Of a Token."""
_HEAD: Final = 4
"""Tokens at the head of a sentence, where its verb stands."""
_SUBJECT: Final = 12
"""Tokens within which its subject follows."""
_LONGEST: Final = 60
"""Tokens of a sentence that is read."""


class Occasion(NamedTuple):
    """A dated occasion of speech: the token its sentence begins with, its date, and who spoke there."""

    at: int
    date: DatePhrase
    words: frozenset[str]
    """Folded words among which the speaker is named; empty where it is who spoke last («جاء ذلك»)."""


def occasions_told(analysis: Analysis, busy: set[int], written: date | None) -> Iterator[Occasion]:
    """The occasions that sentences of ``analysis`` tell of, those with a number in ``busy`` left out: they hold statements."""
    if _OPENERS.isdisjoint(map(_FOLDED, analysis.tokens)):
        return
    seen = -1
    sentences = analysis.sentence
    for at, sentence in enumerate(sentences):
        if sentence == seen:
            continue
        seen = sentence
        if sentence in busy:
            continue
        head = [token.folded for token in analysis.tokens[at : at + _HEAD]]
        came = not _CAME.isdisjoint(head)
        if not came and _HELD.isdisjoint(head):
            continue
        end = sentence_end(analysis, at, min(len(sentences), at + _LONGEST))
        words = [token.folded for token in analysis.tokens[at:end]]
        if not any(map(is_occasion, words)):
            continue
        phrase = date_within(analysis, at, end, written)
        if phrase is not None and phrase.tells_day:
            yield Occasion(at, phrase, frozenset() if came else frozenset(words[:_SUBJECT]))
