"""Find the day behind a body or an office on which it said something: «الجيش [الجمعة]», «الوزارة [يوم الأحد]»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.data_files import word_list

_DAYS: Final = word_list("weekdays") | {"امس"}
_IN_FRONT: Final = frozenset({"يوم", "اليوم", "مساء", "صباح", "ظهر", "فجر", "ليل"})
"""What may stand in front of a weekday."""
_LONGEST: Final = 2
"""Words of «يوم الأحد»."""


def day_at(words: Sequence[str], at: int) -> int:
    """How many of the folded words from ``at`` on tell a day: two of «يوم الأحد», one of «الأحد» and «أمس»; 0 for none."""
    for length in range(1, _LONGEST + 1):
        front, last = words[at : at + length - 1], words[at + length - 1 : at + length]
        if last and last[0] in _DAYS and _IN_FRONT.issuperset(front):
            return length
    return 0


def end_before_day(words: Sequence[str]) -> int:
    """How many of the folded words stand before the day that they end in; all of them where they end in none."""
    for length in range(min(_LONGEST, len(words) - 1), 0, -1):
        if day_at(words, len(words) - length) == length:
            return len(words) - length
    return len(words)
