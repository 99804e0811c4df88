"""Pages of the list of alerts: so many that pass a filter, and where the next page begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from schemas import Alert
from workers.monitor.views.filters import Filter
from workers.store import Store

PAGE: Final = 50
_READ: Final = 250
"""So many are read at a time when a filter leaves most of them out."""
_READ_AT_MOST: Final = 1000
"""One request looks through so many; where it found less than a page, the next one goes on from there."""


@dataclass(frozen=True, slots=True)
class AlertPage:
    """Some alerts, the newest first, each with its number."""

    alerts: tuple[tuple[int, Alert], ...]
    next: int | None
    """The page after it is ``before`` this number; None where there is none."""


async def alert_page(store: Store, wanted: Filter, before: int | None = None) -> AlertPage:
    """The alerts ``before`` a number (None: the newest) that ``wanted`` takes. Raises StoreError."""
    found: list[tuple[int, Alert]] = []
    size = _READ if wanted else PAGE
    read = 0
    while read < _READ_AT_MOST:
        rows = await store.alert_page(before, size)
        read += len(rows)
        for seq, alert in rows:
            if wanted.takes(alert):
                found.append((seq, alert))
            before = seq
            if len(found) == PAGE:
                return AlertPage(tuple(found), before)
        if len(rows) < size:
            return AlertPage(tuple(found), None)
    return AlertPage(tuple(found), before)
