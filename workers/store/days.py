"""The day, in a zone, on which a statement was published: worked out by the database, so that it can count by it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, ColumnElement, case, literal_column

from workers.store.keys import KEYS_PER_DAY, KEYS_PER_SECOND, first_key

UTC_ZONE: Final = ZoneInfo("UTC")
FROM_YEAR: Final = 2000
TO_YEAR: Final = 2040
"""Clocks are put forward and back as the zone has it between these; before and after they stand as at the ends."""


def day_of(key: ColumnElement[int], zone: ZoneInfo) -> ColumnElement[int]:
    """The day since 1970-01-01 in ``zone`` of the statement with ``key``."""
    first, *later = clock_of(zone)
    # The latest first: what is asked for is mostly of this year.
    cases = [(key >= _number(first_key(since)), _number(ahead * KEYS_PER_SECOND)) for since, ahead in reversed(later)]
    behind = _number(first[1] * KEYS_PER_SECOND)
    shift = case(*cases, else_=behind) if cases else behind
    return (key + shift).op("/", precedence=8)(
        _number(KEYS_PER_DAY)
    )  # of whole numbers: SQLAlchemy's own divides to a fraction


@lru_cache(maxsize=8)
def clock_of(zone: ZoneInfo) -> tuple[tuple[datetime, int], ...]:
    """Since when (UTC) the zone's clock is how many seconds ahead of UTC; the first since FROM_YEAR or ever."""

    def ahead(moment: datetime) -> int:
        offset = moment.astimezone(zone).utcoffset()
        assert offset is not None
        return round(offset.total_seconds())

    day, end = datetime(FROM_YEAR, 1, 1, tzinfo=UTC), datetime(TO_YEAR, 1, 1, tzinfo=UTC)
    found = [(day, ahead(day))]
    while day < end:
        following = day + timedelta(days=1)
        if ahead(following) != found[-1][1]:
            early, late = 0, 86_400
            while late - early > 1:
                middle = (early + late) // 2
                if ahead(day + timedelta(seconds=middle)) == found[-1][1]:
                    early = middle
                else:
                    late = middle
            found.append((day + timedelta(seconds=late), ahead(following)))
        day = following
    return tuple(found)


def _number(value: int) -> ColumnElement[int]:
    return literal_column(str(value), BigInteger())
