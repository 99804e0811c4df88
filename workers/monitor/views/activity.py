"""What outlets send, and which of them has gone silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from workers.store.activity import HourCount

LOOK_BACK: Final = timedelta(days=14)
"""Two weekends and every hour of the day: how long an outlet is silent by habit shows in it. One that has been silent for
longer is not watched any more."""
LEAST_ARTICLES: Final = 20
"""An outlet with fewer has no habit to tell silence by."""
LEAST_SILENCE: Final = timedelta(hours=2)
_HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class OutletActivity:
    """One outlet over LOOK_BACK."""

    outlet: str | None
    day: int
    """Articles of the last 24 hours."""
    articles: int
    last: datetime
    usual_silence: timedelta
    """Its longest silence before the one that lasts, in whole hours."""
    silent: bool
    """It has not been silent for so long before: its crawler has stopped, or its site has changed."""


def outlets_of(counts: Iterable[HourCount], now: datetime) -> list[OutletActivity]:
    """Every outlet of ``counts`` (those of the last LOOK_BACK), the silent ones first, then by articles."""
    by_outlet: defaultdict[str | None, list[HourCount]] = defaultdict(list)
    for count in counts:
        by_outlet[count.outlet].append(count)
    found = [_activity(outlet, hours, now) for outlet, hours in by_outlet.items()]
    return sorted(found, key=lambda one: (not one.silent, -one.articles, one.outlet or ""))


def hours_of(counts: Iterable[HourCount], now: datetime, hours: int = 48) -> list[tuple[datetime, int]]:
    """Articles of all outlets for each of the last ``hours`` hours, the earliest first, with 0 where there was none."""
    this_hour = now.replace(minute=0, second=0, microsecond=0)
    first = this_hour - (hours - 1) * _HOUR
    by_hour = {first + step * _HOUR: 0 for step in range(hours)}
    for count in counts:
        if count.hour in by_hour:
            by_hour[count.hour] += count.articles
    return list(by_hour.items())


def _activity(outlet: str | None, hours: Sequence[HourCount], now: datetime) -> OutletActivity:
    hours = sorted(hours, key=lambda one: one.hour)
    last = max(one.last for one in hours)
    articles = sum(one.articles for one in hours)
    usual = max(
        (after.hour - before.hour - _HOUR for before, after in pairwise(hours)),
        default=timedelta(0),
    )
    silent_for = now - last
    return OutletActivity(
        outlet=outlet,
        day=sum(one.articles for one in hours if one.hour > now - timedelta(days=1)),
        articles=articles,
        last=last,
        usual_silence=usual,
        # The empty hours leave out what is silent of the two beside them: one more hour on either side.
        silent=articles >= LEAST_ARTICLES and silent_for > max(usual + 2 * _HOUR, LEAST_SILENCE),
    )
