"""When a message is due: at once, after a wait, with a digest; not in quiet hours. Arithmetic on clocks, no state.

Every time that it gives is worked out from the clock alone, so that workers, restarts and replays agree on which alerts
belong together without having to remember it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zlib import crc32
from zoneinfo import ZoneInfo

from workers.subscriptions.durations import at_clock
from workers.subscriptions.model import WEEKDAYS, Quiet
from workers.subscriptions.refusal import RefusedError, Why

_DAY: Final = timedelta(days=1)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_QUIET_PERIODS: Final = 400
"""So many quiet hours may follow on each other without a gap; more never end."""


def end_of_wait(now: datetime, wait: timedelta, subscription: str) -> datetime:
    """The end of the stretch of length ``wait`` that ``now`` lies in: later than ``now`` by ``wait`` at most.

    The stretches of one subscription follow each other without gaps; where they begin differs between subscriptions, so
    that not all of them send in the same second.
    """
    offset = timedelta(seconds=crc32(subscription.encode()) % max(int(wait.total_seconds()), 1))
    since = now - _EPOCH - offset
    return _EPOCH + offset + (since // wait + 1) * wait


def next_every(now: datetime, every: timedelta, zone: ZoneInfo) -> datetime:
    """The next multiple of ``every`` since midnight in ``zone``, later than ``now``; midnight begins anew."""
    today = now.astimezone(zone).date()
    midnight = at_clock(today, time(), zone).astimezone(UTC)
    if midnight > now:  # clocks went back over midnight: the day has begun twice
        today -= _DAY
        midnight = at_clock(today, time(), zone).astimezone(UTC)
    following = at_clock(today + _DAY, time(), zone).astimezone(UTC)
    due = midnight + ((now - midnight) // every + 1) * every
    return min(due, following) if following > now else due


def next_daily(now: datetime, clocks: Sequence[time], zone: ZoneInfo) -> datetime:
    """The next moment, later than ``now``, at which the clocks of ``zone`` show one of ``clocks``.

    A time that a change of clocks leaves out comes as much later; one that it repeats comes once, the first time.
    """
    today = now.astimezone(zone).date()
    moments = (at_clock(today + days * _DAY, clock, zone).astimezone(UTC) for days in (-1, 0, 1, 2) for clock in clocks)
    return min(moment for moment in moments if moment > now)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """The quiet hours of one subscription."""

    periods: tuple[Quiet, ...]
    zone: ZoneInfo

    def end(self, moment: datetime) -> datetime | None:
        """When it is no longer quiet; None where it is not quiet at ``moment``. Raises ValueError when it never ends."""
        at = moment
        for _ in range(_QUIET_PERIODS):
            following = max((end for period in self.periods if (end := self._end_of(period, at))), default=None)
            if following is None:
                return None if at == moment else at
            at = following
        text = "the quiet hours never end: between them they cover the whole week; leave some out"
        raise RefusedError(Why.QUIET_ALWAYS, text)

    def _end_of(self, period: Quiet, at: datetime) -> datetime | None:
        """When ``period`` ends that is on at ``at``."""
        today = at.astimezone(self.zone).date()
        for day in (today - _DAY, today):
            if WEEKDAYS[day.weekday()] not in period.days:
                continue
            last = day if period.until > period.start else day + _DAY
            start = at_clock(day, period.start, self.zone).astimezone(UTC)
            end = at_clock(last, period.until, self.zone).astimezone(UTC)
            if start <= at < end:
                return end
        return None


def hour_of(moment: datetime) -> datetime:
    """The beginning of the clock hour (UTC) that ``moment`` lies in."""
    return moment.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
