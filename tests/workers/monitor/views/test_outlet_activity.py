from datetime import UTC, datetime, timedelta

import pytest

from workers.monitor.views.activity import hours_of, outlets_of
from workers.store.activity import HourCount

NOW = datetime(2026, 3, 4, 12, 30, tzinfo=UTC)
THIS_HOUR = NOW.replace(minute=0)


def sent(*hours_ago: int, outlet: str | None = "وكالة الغد", articles: int = 5) -> list[HourCount]:
    """``articles`` in each of these hours, the last of them at its end."""
    return [
        HourCount(outlet, hour, articles, hour + timedelta(minutes=59))
        for hour in (THIS_HOUR - timedelta(hours=ago) for ago in hours_ago)
    ]


@pytest.mark.parametrize(
    ("hours_ago", "silent"),
    [
        pytest.param(range(1, 40), False, id="it sends every hour"),
        pytest.param(range(3, 40), True, id="it sent every hour and has stopped"),
        pytest.param([*range(9, 20), *range(28, 40)], False, id="it sleeps at night, and this is the night"),
        pytest.param([*range(12, 20), *range(28, 40)], True, id="it should have woken up"),
        pytest.param([50, 70, 90], False, id="so few that it has no habit"),
    ],
)
def test_silence_is_told_by_the_outlets_own_habit(hours_ago: range, silent: bool) -> None:
    (outlet,) = outlets_of(sent(*hours_ago), NOW)
    assert outlet.silent is silent


def test_one_hour_before_the_alarm_is_none() -> None:
    counts = sent(*range(4, 10), *range(15, 40))  # it was silent for five hours once, and now for three and a half
    assert not outlets_of(counts, NOW)[0].silent
    assert not outlets_of(counts, NOW + timedelta(hours=3))[0].silent
    assert outlets_of(counts, NOW + timedelta(hours=5))[0].silent


def test_the_silent_come_first_then_the_busiest() -> None:
    counts = [
        *sent(*range(1, 9), outlet="قليلة"),
        *sent(*range(1, 40), outlet="كثيرة"),
        *sent(*range(9, 30), outlet=None),
    ]
    assert [one.outlet for one in outlets_of(counts, NOW)] == [None, "كثيرة", "قليلة"]


def test_the_last_day_is_counted_apart() -> None:
    (outlet,) = outlets_of(sent(1, 2, 30, 31, 32), NOW)
    assert (outlet.day, outlet.articles, outlet.last) == (10, 25, THIS_HOUR - timedelta(minutes=1))


def test_hours_without_an_article_are_there_with_none() -> None:
    hours = hours_of([*sent(0, 2), *sent(2, outlet="b"), *sent(99)], NOW, hours=4)
    assert hours == [
        (THIS_HOUR - timedelta(hours=3), 0),
        (THIS_HOUR - timedelta(hours=2), 10),
        (THIS_HOUR - timedelta(hours=1), 0),
        (THIS_HOUR, 5),
    ]
