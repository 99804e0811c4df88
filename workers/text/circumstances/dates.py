"""What the words of a date tell, and which day they mean to someone who writes on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from workers.text.circumstances.hijri import gregorian, hijri_year

_MONTHS: Final = 12
_LEAP_CYCLE: Final = 9
"""Years within which every day of a calendar comes up: 1896 to 1904 were eight without a 29 February."""
_SOON: Final = timedelta(days=31)
"""A date without a year that comes up within this time is the coming one, not last year's."""


@dataclass(frozen=True, slots=True)
class DatePhrase:
    """The words of a date, tokens ``first`` to ``end`` (exclusive), and what they tell of the day."""

    first: int
    end: int
    offset: int | None = None
    """Days from the day of writing: -1 for «أمس»."""
    weekday: int | None = None
    """0 is Monday."""
    day: int | None = None
    month: int | None = None
    """None with a day: of the month that ``months_back`` counts."""
    year: int | None = None
    hijri: bool = False
    """Day, month and year are of the Islamic calendar."""
    months_back: int = 0
    """«من الشهر الجاري» 0, «من الشهر الماضي» 1."""
    years_back: int | None = None
    """«من العام الجاري» 0, «من العام الماضي» 1."""
    past: bool = False
    """«الماضي»: not the day of writing itself."""
    ahead: bool = False
    """Still to come when it is written: «الجمعة المقبل»."""

    @property
    def tells_day(self) -> bool:
        """False for «الأسبوع الماضي»."""
        return self.day is not None or self.weekday is not None or self.offset is not None

    def resolve(self, written: date | None) -> date | None:
        """The last such day not after ``written``, the day of writing.

        None where the words tell no day, where there is no such day or it is still to come, and, unless the words give
        day, month and year, where ``written`` is None.
        """
        if self.ahead or not self.tells_day:
            return None
        if self.day is not None and self.month is not None and self.year is not None:
            found = self._in(self.year)
            return found if written is None or (found and found <= written) else None
        if written is None:
            return None
        if self.day is not None:
            return self._last_date(written)
        if self.weekday is not None:
            back = (written.weekday() - self.weekday) % 7
            return written - timedelta(days=back or (7 if self.past else 0))
        return written + timedelta(days=self.offset or 0)

    def is_ahead(self, written: date | None) -> bool:
        """Whether the day is still to come for someone who writes on ``written``."""
        if self.ahead or self.day is None or self.month is None or written is None:
            return self.ahead
        if self.year is not None:
            found = self._in(self.year)
            return found is not None and found > written
        return not self.past and self.years_back is None and self._comes_up(written)

    def _last_date(self, written: date) -> date | None:
        if self.month is None:
            month = written.year * _MONTHS + written.month - 1 - self.months_back
            found = _day(month // _MONTHS, month % _MONTHS + 1, self.day)
            return found if found and found <= written else None
        newest = hijri_year(written) if self.hijri else written.year
        if self.years_back is not None:
            return self._in(newest - self.years_back)
        if not self.past and self._comes_up(written):
            return None
        years = (self._in(year) for year in range(newest, newest - _LEAP_CYCLE, -1))
        return next((found for found in years if found and found <= written), None)

    def _comes_up(self, written: date) -> bool:
        newest = hijri_year(written) if self.hijri else written.year
        return any(found and written < found <= written + _SOON for found in (self._in(newest), self._in(newest + 1)))

    def _in(self, year: int) -> date | None:
        if self.hijri:
            return gregorian(year, self.month or 0, self.day or 0)
        return _day(year, self.month or 0, self.day)


def _day(year: int, month: int, day: int | None) -> date | None:
    try:
        return date(year, month, day or 0)
    except ValueError:
        return None
