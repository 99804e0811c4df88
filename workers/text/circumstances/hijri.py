"""Days of the Islamic calendar as days of the Gregorian one: Umm al-Qura, 1343 to 1500 AH, by the package hijridate."""

from __future__ import annotations

from datetime import date
from typing import Final

YEARS: Final = range(1343, 1501)
"""Islamic years that can be converted: those of the Umm al-Qura tables."""


def gregorian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of an Islamic one; None when there is no such day in ``YEARS``."""
    from hijridate import Hijri  # noqa: PLC0415 - 30 ms that most articles never need

    try:
        return date(*Hijri(year, month, day).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None


def hijri_year(day: date) -> int:
    """The Islamic year that the Gregorian ``day`` lies in; 0 when it lies outside of ``YEARS``."""
    from hijridate import Gregorian  # noqa: PLC0415

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return 0
