"""The database counts by the same days as Python does, whatever the zone."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.annotated import Said, make_annotated
from workers.store import Store
from workers.store.days import clock_of

KEY = "xx.foreign_ministry"
ZONES = [ZoneInfo(name) for name in ("UTC", "Asia/Riyadh", "Asia/Kolkata", "Asia/Beirut", "America/New_York")]


def around_midnights(zone: ZoneInfo) -> list[datetime]:
    """The last second of a day and the first of the next one, in summer and winter and around the changes of the clock."""
    days = [datetime(2025, month, 15, 12, tzinfo=zone) for month in (1, 7)]
    days += [since.astimezone(zone) + timedelta(days=n) for since, _ in clock_of(zone)[-4:] for n in (0, 1)]
    midnights = [day.replace(hour=0, minute=0, second=0).astimezone(UTC) for day in days]
    return [midnight - timedelta(seconds=early) for midnight in midnights for early in (0, 1)]


async def test_days_of_a_zone(database_url: str) -> None:
    moments = sorted({moment for zone in ZONES for moment in around_midnights(zone)})
    said = [
        make_annotated(f"a{at}", Said("قال", about=["سوريا"]), published=moment) for at, moment in enumerate(moments)
    ]
    async with await Store.open(database_url) as store:
        await store.save(said)
        for zone in ZONES:
            expected = Counter(moment.astimezone(zone).date() for moment in moments)
            for timeline in (
                await store.speaker_timeline(KEY, zone=zone),
                await store.topic_timeline("سوريا", zone=zone),
            ):
                assert {one.day: one.statements for one in timeline.days} == expected, zone


@pytest.mark.parametrize("zone", ZONES)
def test_the_clock_of_a_zone_is_that_of_python(zone: ZoneInfo) -> None:
    known = clock_of(zone)
    for (since, ahead), (_, before) in zip(known[1:], known, strict=False):
        assert since.astimezone(zone).utcoffset() == timedelta(seconds=ahead)
        assert (since - timedelta(seconds=1)).astimezone(zone).utcoffset() == timedelta(seconds=before)
    assert len(known) == {"America/New_York": 81, "Asia/Beirut": 81}.get(str(zone), 1)
