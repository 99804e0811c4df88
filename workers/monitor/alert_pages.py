"""Pages of the list of alerts: so many that pass a filter, and where the next page begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from schemas import Alert
from workers.monitor.views.filters import Filter
from workers.store import Store

PAGE: Final = 50
_READ: Final = 1000
"""One request reads the words of so many; where they hold less than a page, the next request goes on from there."""


@dataclass(frozen=True, slots=True)
class AlertPage:
    """Some alerts, the newest first, each with its number."""

    alerts: tuple[tuple[int, Alert], ...]
    next: int | None
    """The page after it is ``before`` this number; None where there is none."""


async def alert_page(store: Store, wanted: Filter, before: int | None = None) -> AlertPage:
    """The alerts ``before`` a number (None: the newest) that ``wanted`` takes. Raises StoreError."""
    if not wanted:
        page = await store.alert_page(before, PAGE)
        return AlertPage(tuple(page), page[-1][0] if len(page) == PAGE else None)
    size = _READ if wanted.reads else PAGE
    read = await store.candidates(wanted.exact, before, size, said=wanted.reads)
    taken = [candidate for candidate in read if wanted.takes_words(candidate.who, candidate.said)]
    last = taken[PAGE - 1].seq if len(taken) >= PAGE else read[-1].seq if len(read) == size else None
    found = await store.alerts_numbered([candidate.alert_id for candidate in taken[:PAGE]])
    return AlertPage(tuple(sorted(found, key=lambda numbered: -numbered[0])), last)
