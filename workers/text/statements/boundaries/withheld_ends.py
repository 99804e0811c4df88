"""End a content before the reporter tells what was left unsaid.

«…، دون تحديد موعد», «…، لكنه لم يوضح السبب», «… ورفض التعليق».
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from workers.text.data_files import word_list
from workers.text.statements.boundaries.content_ends import COMMAS
from workers.text.syntax.analyse import Analysis

_WITHOUT: Final = frozenset({"دون", "بدون"})
_OF: Final = "من"
_THAT: Final = frozenset({"ان", "اي"})
_UNSAID: Final = word_list("unsaid")
_DETAILS: Final = word_list("details_unsaid")
_GIVING: Final = word_list("giving_unsaid")
_DONE: Final = frozenset({"تحديد", "اعطاء", "يحدد", "تحدد", "يحددوا"})
"""What is not only said, so that «دون» may be of what was said: «اتفقا على الإجلاء دون تحديد موعد»."""
_NOT: Final = "لم"
_UNSAYING: Final = word_list("not_saying")
_BUT: Final = word_list("but_they")
_BUT_THAT: Final = frozenset({("الا", "ان"), ("غير", "ان"), ("بيد", "ان")})
_AND: Final = frozenset({"و", "لكن", "ولكن"})
_REFUSED: Final = frozenset({"ورفض", "ورفضت", "ورفضوا", "ورفضا", "ورفضتا"})
_WITHHELD: Final = word_list("withheld") | {"كشف"}
_OFFERING: Final = frozenset({"تقديم", "توفير", "اعطاء"})
_REACH: Final = 4
"""Tokens from «لكن» or «ورفض» to what is not said: a short subject fits in."""
_LEAST: Final = 3
"""Tokens of a content in front of such a clause."""


def before_unsaid(analysis: Analysis, first: int, end: int) -> int:
    """Where the content ends; of 33 annotated contents beside such a clause 27 end before it."""
    words = [token.folded for token in analysis.tokens[first:end]]
    for at in range(_LEAST, len(words) - 1):
        unsaid = _is_without(words, at) or _is_but_not(words, at) or _is_refused(words, at)
        if unsaid and not analysis.quote_depth[first + at]:
            head = at - (words[at - 1] == _OF and words[at] in _WITHOUT)
            return first + head - (words[head - 1] in _AND)
    return end


def _is_without(words: list[str], at: int) -> bool:
    if words[at] not in _WITHOUT:
        return False
    following = words[at + 1 : at + 4]
    while following and following[0] in _THAT:
        following = following[1:]
    if not following:
        return False
    apart = any(word in COMMAS or word in _AND for word in words[at - 2 : at])
    if following[0] in _DONE and not apart:
        return False
    gives = following[0] in _GIVING and any(word in _DETAILS for word in following[1:])
    return gives or following[0] in _UNSAID


def _is_but_not(words: list[str], at: int) -> bool:
    pair = (words[at], words[at + 1])
    if words[at] not in _BUT and pair not in _BUT_THAT:
        return False
    scan = words[at + 1 : at + 1 + _REACH + 1]
    return any(scan[k] == _NOT and scan[k + 1] in _UNSAYING for k in range(len(scan) - 1))


def _is_refused(words: list[str], at: int) -> bool:
    """Whether it is told who would say no more: «ورفض مكتبه <التعليق>», «ورفض <توفير التفاصيل>»; not «ورفض التعاون»."""
    if words[at] not in _REFUSED:
        return False
    nouns = [word.removeprefix("ب").removeprefix("ال") for word in words[at + 1 : at + 2 + _REACH]]
    withheld = any(noun in _WITHHELD for noun in nouns)
    return withheld or any(noun in _OFFERING and what in _DETAILS for noun, what in pairwise(nouns))
