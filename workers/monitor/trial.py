"""What a subscription would have sent, worked out in a process of its own.

Ten thousand alerts and the words of them take 100 MB, which the screen would keep, and all of a core for seconds, in which
it would answer slowly. The process gives both back. It imports no more than it needs.
"""

from __future__ import annotations

import asyncio
import pickle
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from workers.store.errors import StoreError
from workers.store.opened import opened_store
from workers.store.told import chunks, entries_since, events_of
from workers.subscriptions.book import parse
from workers.subscriptions.trial import Taken, Trial
from workers.text.knowledge.base import choose

PROCESS: Final = (sys.executable, "-m", "workers.monitor.trial_process")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be tried."""

    database_url: str
    knowledge: Path | None
    """The user's own bodies and persons."""
    path: Path
    """Of the subscriptions file."""
    books: tuple[bytes, ...]
    """What stands in the file; the second, where there is one, is what the first is compared with."""
    name: str
    """Of the subscription; the first book has it."""
    since: datetime
    """Alerts that were told then or later are put to it."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What a subscription would have sent of the alerts since ``since``."""

    since: datetime
    asked: int
    """Alerts that were put to it."""
    taken: int
    silenced: int
    messages: int
    latest: list[Taken]
    more: int | None = None
    fewer: int | None = None
    """Alerts that it takes and the one in the file does not, and the other way round; None where there is none."""


async def try_apart(wanted: Wanted) -> Tried:
    """``try_here`` in a process that ends with it, also when nobody waits for it any more. Raises StoreError."""
    process = await asyncio.create_subprocess_exec(
        *PROCESS, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    try:
        # Pickled by us for us: the process is ours, and its output goes nowhere else.
        answer, _ = await process.communicate(pickle.dumps(wanted))
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0:
        raise RuntimeError(f"the trial of {wanted.name!r} ended with exit code {process.returncode}")
    tried: Tried | StoreError = pickle.loads(answer)  # noqa: S301
    if isinstance(tried, StoreError):
        raise tried
    return tried


async def try_here(wanted: Wanted) -> Tried:
    """Put the alerts to the subscription, in the order in which they were told. Raises StoreError."""
    knowledge = choose(wanted.knowledge)
    async with opened_store(wanted.database_url, read_only=True) as store:
        async with store.reading() as connection:
            entries = await entries_since(connection, wanted.since)
        alerts = Counter(entry.alert_id for entry in entries)
        returning = frozenset(alert for alert, events in alerts.items() if events > 1)
        books = [parse(data, wanted.path, knowledge) for data in wanted.books]
        trials = [Trial(book, wanted.name, returning) for book in books if book.subscription(wanted.name)]
        for part in chunks(entries):
            async with store.reading() as connection:
                events = await events_of(connection, part)
            for trial in trials:
                trial.put(events)
    one, *others = trials
    return Tried(
        wanted.since,
        len(alerts),
        len(one.taken),
        len(one.silenced),
        one.messages,
        one.latest,
        *(
            difference
            for other in others
            for difference in (len(one.taken - other.taken), len(other.taken - one.taken))
        ),
    )
