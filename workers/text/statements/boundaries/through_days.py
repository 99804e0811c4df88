"""End a content behind the day that closes its clause: «قتل ثمانية مدنيين في الغارات <السبت>، بحسب المرصد»."""

from __future__ import annotations

from typing import Final

from workers.text.data_files import word_list
from workers.text.syntax.analyse import Analysis

_WEEKDAYS: Final = word_list("weekdays")
_DAYS: Final = _WEEKDAYS | {"امس", "اليوم"}
_TIMES_OF_DAY: Final = frozenset({"يوم", "مساء", "صباح", "فجر", "ظهر", "ليل", "ليله"})
_OF_TIMES: Final = word_list("of_times")
_ALSO: Final = "ايضا"
_LEAST: Final = 3
"""Tokens of a content in front of its day: «أعرب عن <قلقه> السبت» tells when he spoke."""


def through_day(analysis: Analysis, content: tuple[int, int], ahead: int) -> int:
    """Where the content ends: of 299 annotated ones at such a day 294 hold it, and 13 of 14 at «أيضا».

    ``ahead``: the token that the next content begins with, which is never reached.
    """
    (first, end), tokens = content, analysis.tokens
    last = min(ahead, len(tokens))
    if end - first < _LEAST or end >= last or not tokens[end - 1].folded[0].isalnum():
        return end
    if (
        analysis.quote_depth[end - 1]
        or analysis.quote_depth[end]
        or analysis.sentence[end] != analysis.sentence[end - 1]
    ):
        return end
    stop = end
    while stop < last and _is_of_day(
        tokens[stop].folded, tokens[stop + 1].folded if stop + 1 < last else "", stop > end
    ):
        stop += 1
    if stop == end and tokens[end].folded == _ALSO and (end + 1 == last or not tokens[end + 1].folded[0].isalnum()):
        return end + 1
    return stop


def _is_of_day(word: str, following: str, begun: bool) -> bool:
    return word in _DAYS or (word in _TIMES_OF_DAY and following in _DAYS) or (begun and word in _OF_TIMES)
