"""Days and moments of an address: ``2026-03-04``, ``2026-03-04T10:00+03:00``."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Final

_PLUS_LOST: Final = re.compile(r"(T[\d:.]+) (\d{2}:?\d{2})$")
"""A plus sign that was not written as %2B arrives as a space."""


def read_moment(written: str) -> date | datetime:
    """A day as a date, all else as a moment in UTC (what has no zone is taken as UTC). Raises ValueError.

    Years from 1900 to 2199: what lies outside is a slip of the fingers, and not every database can compare it.
    """
    written = _PLUS_LOST.sub(r"\1+\2", written)
    try:
        found: date | datetime = date.fromisoformat(written)
    except ValueError:
        found = datetime.fromisoformat(written)
    if not 1900 <= found.year < 2200:
        raise ValueError(f"the year {found.year} is out of range")
    if isinstance(found, datetime):
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    return found


def write_moment(moment: date | datetime) -> str:
    """The one spelling of ``moment`` in an address; ``read_moment`` takes it back."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def begin_of(moment: date | datetime) -> datetime:
    """The moment itself, or the beginning of the day in UTC."""
    return moment if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day, tzinfo=UTC)


def end_of(moment: date | datetime) -> datetime:
    """The moment itself, or the end of the day in UTC: a last day is meant with all its hours."""
    return moment if isinstance(moment, datetime) else begin_of(moment) + timedelta(days=1)
