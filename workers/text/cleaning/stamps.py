"""Tell dates and times that a page or an agency stamps on an article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from workers.text.words.normalize import fold

_MONTH: Final = r"[ء-ي]{3,7}(?:[ /]+[ء-ي]{3,7}){0,2}"
_TIME: Final = r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:[صم]|ت م|صباحا|مساء|am|pm|gmt|جمت|بتوقيت [ء-ي]+))*"
_DATE: Final = (
    rf"(?:[ء-ي]{{4,9}}،?\s+)?\d{{1,4}}(?:\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?|\s+{_MONTH}،?\s+)\d{{2,4}}\s?(?:م|ه)?"
)
_STAMP: Final = re.compile(
    rf"[\s:،|–—-]*(?:{_DATE}|{_TIME})(?:[\s:،|–—-]+(?:الساعه\s+)?(?:{_DATE}|{_TIME}))*[\s.|–—-]*"
)
_AGO: Final = re.compile(
    r"(?:منذ|قبل)\s+(?:\d{1,2}\s+)?(?:ثاني[هة]|ثوان|دقيقه|دقايق|دقيقتين|ساعه|ساعات|ساعتين|يوم|ايام|يومين)"
)
# What no stamp lacks, looked for first: nearly all lines lack it.
_HAS_TIME: Final = re.compile(r"\d|منذ|قبل")
# «الدوحة في 12 يناير /قنا/»: the day without its year.
_DAY_AT: Final = re.compile(rf"(?P<place>[^\W\d_]+(?: [^\W\d_]+){{0,2}}?)\s+(?:في\s+)?\d{{1,2}}\s+{_MONTH}")
DATE_IN_DATELINE: Final = re.compile(
    r"(?:(?:السبت|الأحد|الاحد|الإثنين|الاثنين|الثلاثاء|الأربعاء|الاربعاء|الخميس|الجمعة)\s+)?"
    r"(?:\d{1,2}\s+[ء-ي/ ]{3,24}\s*\d{4}|\d{1,4}[/-]\d{1,2}[/-]\d{1,4})\s*(?:م|هـ|ه)?"
    r"(?:\s+الموافق\s+\d{1,2}\s+[ء-ي/ ]{3,24}\s*\d{4}\s*(?:م|هـ|ه)?)?"
)
"""A full date, Hijri beside Gregorian: «24 يوليو 2015 م الموافق 8 شوال 1436 هـ»."""


def is_stamp(line: str, labels: Iterable[str]) -> bool:
    """Whether ``line`` is nothing but date and time, with one of the folded ``labels`` before it or without.

    «نشر في: 12/01/2024 - 10:30», «الخميس 12 يناير 2024», «18:37 ت م», «منذ 3 ساعات».
    """
    folded = fold(line)
    if not _HAS_TIME.search(folded):
        return False
    if _AGO.fullmatch(folded):
        return True
    if label := _labelled(tuple(labels)).match(folded):
        folded = folded[label.end() :]
    return _STAMP.fullmatch(folded) is not None


def place_of_day(piece: str) -> str | None:
    """The place in «الدوحة في 12 يناير»; None when the piece is anything else."""
    found = _DAY_AT.fullmatch(piece)
    return found["place"] if found else None


@lru_cache(maxsize=4)
def _labelled(labels: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(map(re.escape, sorted(labels, key=len, reverse=True))) + r")(?!\w)")
