"""How often somebody said, denied or demanded over time: counts of days made into even steps for a chart and its table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from schemas import Act
from workers.store import DayCount

MOST_STEPS: Final = 60
"""Bars that a phone of 390 px can still show apart."""
MOST_ACTS: Final = 5
"""Acts with a row of their own; the others are counted together."""
_MONTHS: Final = 12


class Grain(StrEnum):
    """How long a step is."""

    DAY = "day"
    WEEK = "week"
    """From Monday (ISO 8601)."""
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of time."""

    start: date
    total: int
    of_acts: tuple[int, ...]
    """In the order of ``ActsOverTime.acts``."""

    @property
    def others(self) -> int:
        """What was done by acts without a row of their own."""
        return self.total - sum(self.of_acts)


@dataclass(frozen=True, slots=True)
class ActsOverTime:
    """What a chart of acts shows."""

    grain: Grain
    acts: tuple[Act, ...]
    """The most frequent ones, the most frequent first."""
    steps: tuple[Step, ...]
    """Without gaps, the oldest first."""
    earlier: int
    """Statements of days before the first step."""

    @property
    def total(self) -> int:
        """All statements of the steps."""
        return sum(step.total for step in self.steps)

    @property
    def others(self) -> int:
        """Of them those by acts without a row of their own."""
        return sum(step.others for step in self.steps)

    def of_act(self, act: Act) -> int:
        """Of them those by ``act``."""
        at = self.acts.index(act)
        return sum(step.of_acts[at] for step in self.steps)


def acts_over_time(counts: Iterable[DayCount]) -> ActsOverTime:
    """Steps of the shortest grain with which all days fit into MOST_STEPS; where none does, the last months."""
    counted = [one for one in counts if one.statements > 0]
    if not counted:
        return ActsOverTime(Grain.DAY, (), (), 0)
    first, last = min(one.day for one in counted), max(one.day for one in counted)
    grain = next((grain for grain in Grain if _between(first, last, grain) < MOST_STEPS), Grain.MONTH)
    starts = list(_starts(first, last, grain))
    by_act: dict[date, Counter[Act]] = {start: Counter() for start in starts}
    earlier = 0
    for one in counted:
        if (start := _start(one.day, grain)) in by_act:
            by_act[start][one.act] += one.statements
        else:
            earlier += one.statements
    totals: Counter[Act] = sum(by_act.values(), Counter())
    acts = tuple(sorted(totals, key=lambda act: (-totals[act], act.value))[:MOST_ACTS])
    steps = tuple(Step(start, of.total(), tuple(of[act] for act in acts)) for start, of in by_act.items())
    return ActsOverTime(grain, acts, steps, earlier)


def _start(day: date, grain: Grain) -> date:
    match grain:
        case Grain.DAY:
            return day
        case Grain.WEEK:
            return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
        case Grain.MONTH:
            return day.replace(day=1)


def _between(first: date, last: date, grain: Grain) -> int:
    """Steps from that of ``first`` to that of ``last``."""
    first, last = _start(first, grain), _start(last, grain)
    if grain is Grain.MONTH:
        return (last.year - first.year) * _MONTHS + last.month - first.month
    return (last - first).days // (1 if grain is Grain.DAY else 7)


def _starts(first: date, last: date, grain: Grain) -> Iterator[date]:
    """The starts of the steps from ``first`` to ``last``, of them the last MOST_STEPS."""
    end = _start(last, grain)
    for back in range(min(_between(first, last, grain), MOST_STEPS - 1), -1, -1):
        if grain is Grain.MONTH:
            month = end.year * _MONTHS + end.month - 1 - back
            yield date(month // _MONTHS, month % _MONTHS + 1, 1)
        else:
            yield end - timedelta(days=back * (1 if grain is Grain.DAY else 7))
