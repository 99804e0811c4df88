"""When a message is due, over midnights, changes of clocks and quiet hours."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.subscriptions.model import WEEKDAYS, Quiet
from workers.subscriptions.schedule import QuietHours, end_of_wait, hour_of, next_daily, next_every

RIYADH, CAIRO, BEIRUT, KABUL = map(ZoneInfo, ("Asia/Riyadh", "Africa/Cairo", "Asia/Beirut", "Asia/Kabul"))
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
ZONES = st.sampled_from([ZoneInfo("UTC"), RIYADH, CAIRO, BEIRUT, KABUL, LORD_HOWE, ZoneInfo("America/Havana")])
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
CLOCKS = st.builds(time, st.integers(0, 23), st.integers(0, 59))
SPANS = st.integers(1, 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


def local(text: str, zone: ZoneInfo) -> datetime:
    """In UTC, in which moments compare also where clocks change."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("zone", "now", "every", "due"),
    [
        (RIYADH, "2026-03-04T12:00", 15, "2026-03-04T12:15"),
        (RIYADH, "2026-03-04T12:14:59.999", 15, "2026-03-04T12:15"),
        (RIYADH, "2026-03-04T12:07", 60, "2026-03-04T13:00"),
        (KABUL, "2026-03-04T12:07", 60, "2026-03-04T13:00"),  # full hours there are half hours elsewhere
        (RIYADH, "2026-03-04T23:50", 60, "2026-03-05T00:00"),
        (RIYADH, "2026-03-04T23:50", 7 * 60, "2026-03-05T00:00"),  # the day begins anew
        (RIYADH, "2026-03-04T12:00", 24 * 60, "2026-03-05T00:00"),
        (CAIRO, "2026-04-24T01:10", 60, "2026-04-24T02:00"),  # a day without 00:00: clocks go from 23:59 to 01:00
        (CAIRO, "2026-04-23T23:50", 60, "2026-04-24T01:00"),
        (BEIRUT, "2026-10-25T00:10", 60, "2026-10-25T01:00"),  # the hour before midnight came twice
    ],
)
def test_every(zone: ZoneInfo, now: str, every: int, due: str) -> None:
    assert next_every(local(now, zone), timedelta(minutes=every), zone) == local(due, zone)


@pytest.mark.parametrize(
    ("zone", "now", "clocks", "due"),
    [
        (RIYADH, "2026-03-04T12:00", ["07:30"], "2026-03-05T07:30"),
        (RIYADH, "2026-03-04T07:29:59", ["07:30"], "2026-03-04T07:30"),
        (RIYADH, "2026-03-04T07:30", ["07:30"], "2026-03-05T07:30"),
        (RIYADH, "2026-03-04T12:00", ["07:30", "18:00"], "2026-03-04T18:00"),
        (RIYADH, "2026-03-04T19:00", ["18:00", "07:30"], "2026-03-05T07:30"),
        (RIYADH, "2026-12-31T23:59", ["00:00"], "2027-01-01T00:00"),
        (CAIRO, "2026-04-23T23:00", ["00:30"], "2026-04-24T01:30"),  # left out by the clocks: an hour later
        (CAIRO, "2026-04-24T01:30", ["00:30"], "2026-04-25T00:30"),
    ],
)
def test_daily(zone: ZoneInfo, now: str, clocks: list[str], due: str) -> None:
    found = next_daily(local(now, zone), [time.fromisoformat(clock) for clock in clocks], zone)
    assert found == local(due, zone)


def test_an_hour_that_comes_twice_is_due_twice() -> None:
    assert next_every(local("2026-10-24T23:10", BEIRUT), timedelta(hours=1), BEIRUT) == datetime(
        2026, 10, 24, 21, 0, tzinfo=UTC
    )


def test_a_time_that_comes_twice_is_due_once() -> None:
    """In Cairo the hour before midnight of the last Thursday of October comes twice."""
    first = next_daily(local("2026-10-29T20:00", CAIRO), [time(23, 30)], CAIRO)
    assert first == datetime(2026, 10, 29, 20, 30, tzinfo=UTC)
    assert next_daily(first, [time(23, 30)], CAIRO) == local("2026-10-30T23:30", CAIRO)


@given(MOMENTS, SPANS, ZONES)
def test_every_is_later_and_near_and_one_for_all_that_it_stands_for(
    now: datetime, every: timedelta, zone: ZoneInfo
) -> None:
    due = next_every(now, every, zone)
    assert now < due <= now + every
    between = now + (due - now) * 0.5
    if between < due:
        assert next_every(between, every, zone) == due


@given(MOMENTS, st.lists(CLOCKS, min_size=1, max_size=3), ZONES)
def test_daily_is_later_and_within_a_day(now: datetime, clocks: list[time], zone: ZoneInfo) -> None:
    due = next_daily(now, clocks, zone)
    assert now < due <= now + timedelta(hours=25)
    between = now + (due - now) * 0.5
    if between < due:
        assert next_daily(between, clocks, zone) == due


@given(MOMENTS, st.integers(1, 3600), st.text(max_size=8))
def test_wait_ends_in_time_and_for_all_alike(now: datetime, seconds: int, name: str) -> None:
    wait = timedelta(seconds=seconds)
    due = end_of_wait(now, wait, name)
    assert now < due <= now + wait
    assert end_of_wait(due - timedelta(microseconds=1), wait, name) == due
    assert end_of_wait(due, wait, name) == due + wait


def test_waits_of_different_subscriptions_do_not_all_end_together() -> None:
    now = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
    ends = {end_of_wait(now, timedelta(minutes=5), f"s{number}") for number in range(50)}
    assert len(ends) > 30


def quiet(*periods: tuple[str, str] | tuple[str, str, list[str]], zone: ZoneInfo = RIYADH) -> QuietHours:
    made = []
    for start, until, *days in periods:
        made.append(Quiet.model_validate({"from": start, "until": until, **({"days": days[0]} if days else {})}))
    return QuietHours(tuple(made), zone)


NIGHT = ("23:00", "06:30")


@pytest.mark.parametrize(
    ("periods", "now", "end"),
    [
        ([NIGHT], "2026-03-04T12:00", None),
        ([NIGHT], "2026-03-04T22:59:59", None),
        ([NIGHT], "2026-03-04T23:00", "2026-03-05T06:30"),
        ([NIGHT], "2026-03-05T03:00", "2026-03-05T06:30"),
        ([NIGHT], "2026-03-05T06:29:59", "2026-03-05T06:30"),
        ([NIGHT], "2026-03-05T06:30", None),
        ([("13:00", "14:00")], "2026-03-05T13:30", "2026-03-05T14:00"),
        ([("13:00", "14:00")], "2026-03-05T01:30", None),
        ([NIGHT, ("06:30", "08:00")], "2026-03-05T03:00", "2026-03-05T08:00"),  # one after the other
        ([NIGHT, ("05:00", "09:00")], "2026-03-05T03:00", "2026-03-05T09:00"),
        ([("23:00", "06:30", ["thursday"])], "2026-03-05T23:30", "2026-03-06T06:30"),  # a Thursday
        ([("23:00", "06:30", ["thursday"])], "2026-03-06T03:00", "2026-03-06T06:30"),  # which began on Thursday
        ([("23:00", "06:30", ["thursday"])], "2026-03-05T03:00", None),
        ([("00:00", "23:59", ["friday", "saturday"])], "2026-03-06T10:00", "2026-03-06T23:59"),
        ([], "2026-03-06T10:00", None),
    ],
)
def test_quiet_hours(periods: list[tuple[str, str]], now: str, end: str | None) -> None:
    found = quiet(*periods).end(local(now, RIYADH))
    assert found == (local(end, RIYADH) if end else None)


def test_quiet_hours_over_a_change_of_clocks() -> None:
    night = quiet(NIGHT, zone=CAIRO)
    assert night.end(local("2026-04-23T23:30", CAIRO)) == local("2026-04-24T06:30", CAIRO)
    assert night.end(local("2026-10-29T23:30", CAIRO)) == local("2026-10-30T06:30", CAIRO)


def test_quiet_hours_that_never_end() -> None:
    with pytest.raises(ValueError, match="never end"):
        quiet(("00:00", "12:00"), ("12:00", "00:00")).end(datetime(2026, 1, 5, tzinfo=UTC))


@given(MOMENTS, st.lists(st.tuples(CLOCKS, CLOCKS, st.sets(st.sampled_from(WEEKDAYS), min_size=1)), max_size=3), ZONES)
def test_at_the_end_it_is_not_quiet(now: datetime, periods: list[tuple[time, time, set[str]]], zone: ZoneInfo) -> None:
    hours = quiet(
        *((f"{start:%H:%M}", f"{until:%H:%M}", sorted(days)) for start, until, days in periods if start != until),
        zone=zone,
    )
    try:
        end = hours.end(now)
    except ValueError:
        return
    if end is not None:
        assert end > now
        assert hours.end(end) is None
        assert hours.end(now + (end - now) * 0.5) in (end, None)


def test_hour() -> None:
    assert hour_of(local("2026-03-04T12:31", KABUL)) == datetime(2026, 3, 4, 8, 0, tzinfo=UTC)
