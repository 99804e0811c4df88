"""Statements by the day of their publication, what outlets repeat word for word told once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from zoneinfo import ZoneInfo

from workers.monitor.views.differences import same_words
from workers.store import FoundStatement


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement of a timeline."""

    statement: FoundStatement
    """As the first outlet of the day has it."""
    repeats: tuple[FoundStatement, ...]
    """The same words of the same speaker in other articles of the day, the first published first."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day with what was said on it, the last first."""

    date: date
    entries: tuple[Entry, ...]


def by_day(found: Sequence[FoundStatement], zone: ZoneInfo) -> tuple[Day, ...]:
    """Days in ``zone`` of ``found``, which are sorted by publication, the last first."""
    return tuple(
        Day(day, tuple(_entries(list(of_day))))
        for day, of_day in groupby(found, key=lambda one: one.published_at.astimezone(zone).date())
    )


def _entries(found: Sequence[FoundStatement]) -> list[Entry]:
    same: dict[tuple[object, ...], list[FoundStatement]] = {}
    for one in reversed(found):
        same.setdefault((one.speaker_key, one.act, same_words(one.content)), []).append(one)
    entries = [Entry(first, tuple(rest)) for first, *rest in same.values()]
    return entries[::-1]
