"""Alerts, outcomes, feedback and the articles with their statements into the database."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Final

from schemas import Alert, AnnotatedArticle, ArticleStatus, Event, Feedback
from workers.sinks.base import Result, Retry, delivered_except, split_accepted
from workers.sinks.forgetting import forget_old
from workers.sinks.outbox import Outbox
from workers.sinks.publishing import Publish, publish_given
from workers.store import Storable, Store, StoreError, StoreUnavailable, Unstorable

RETRY_SOON: Final = 1.0
"""Seconds, when it may pass by itself: a lock, a restart of the server."""
RETRY_LATER: Final = 15.0
"""Seconds, when somebody has to act first. The events wait on the bus meanwhile."""

_UNDECIDED: Final = "stored, but the subscriptions failed over it, so that no subscriber is told"


class DatabaseSink:
    """Upserts what it is sent. Several workers may share one database; redelivery changes nothing.

    With an outbox, what subscribers are to be told stands in the same transaction as the alert, or neither does.
    """

    name: Final = "database"
    accepts: Final[tuple[type[Event], ...]] = (Alert, ArticleStatus, Feedback, AnnotatedArticle)

    def __init__(
        self,
        url: str,
        *,
        wait: float = 5.0,
        outbox: Outbox | None = None,
        archive_days: int = 0,
        publish: Publish | None = None,
    ) -> None:
        """``url`` as in the settings; ``wait``: seconds to wait for locks and connections before answering Retry.

        ``archive_days``: so long texts are kept; 0: for ever. ``publish``: where feedback goes that the screen has stored.
        """
        self._url = url
        self._wait = wait
        self._outbox = outbox
        self._archive_days = archive_days
        self._publish = publish
        self._store: Store | None = None
        self._beside: list[asyncio.Task[None]] = []

    async def open(self) -> None:
        """Connect, migrate, and begin to remove old texts and to publish feedback. Raises StoreError."""
        self._store = await Store.open(self._url, wait=self._wait)
        loop = asyncio.get_running_loop()
        self._beside = [loop.create_task(forget_old(self._store, self._archive_days))]
        if self._publish is not None:
            self._beside.append(loop.create_task(publish_given(self._store, self._publish)))

    async def send(self, events: Sequence[Event]) -> Result:
        """Delivered means committed. Retry names the database and what ails it; Rejected what it can never take.

        An alert that the subscriptions fail over, a defect of ours, is stored and rejected: a dead letter, whose replay
        puts it to them again.
        """
        if self._store is None:
            raise RuntimeError("the database sink was sent to before it was opened")
        taken, refused = split_accepted(self, events)
        rows = [event for event in taken if isinstance(event, Storable)]
        if self._outbox is not None:
            await self._outbox.refresh()
        try:
            try:
                undecided = await self._save(self._store, rows)
            except Unstorable:
                return await self._one_by_one(self._store, rows, refused)
        except StoreUnavailable as error:
            return Retry(RETRY_SOON, str(error))
        except StoreError as error:
            return Retry(RETRY_LATER, str(error))
        if undecided:
            return delivered_except([*refused, *undecided], _UNDECIDED)
        return delivered_except(refused, _not_accepted(refused))

    async def close(self) -> None:
        """Close all connections."""
        beside, self._beside = self._beside, []
        for task in beside:
            task.cancel()
        await asyncio.gather(*beside, return_exceptions=True)
        if self._store is not None:
            await self._store.close()
            self._store = None

    async def _save(self, store: Store, rows: Sequence[Storable]) -> list[Alert]:
        """Save; the alerts that the subscriptions failed over. Raises StoreError."""
        if self._outbox is None:
            await store.save(rows)
            return []
        attempt = self._outbox.attempt()
        await store.save(rows, alerts_by=attempt.save)
        if attempt.rows:
            self._outbox.filled.set()
        return attempt.undecided

    async def _one_by_one(self, store: Store, rows: Sequence[Storable], refused: tuple[Event, ...]) -> Result:
        """One event spoils the transaction of all: find it, so that the others are kept."""
        faults: list[tuple[Event, str]] = [(event, _not_accepted((event,))) for event in refused]
        for row in rows:
            try:
                faults += [(alert, _UNDECIDED) for alert in await self._save(store, [row])]
            except Unstorable as error:
                faults.append((row, error.message))
        why = "; ".join(dict.fromkeys(reason for _, reason in faults))
        return delivered_except([event for event, _ in faults], why)


def _not_accepted(events: Sequence[Event]) -> str:
    kinds = ", ".join(sorted({type(event).__name__ for event in events}))
    return f"the database has no table for {kinds}"
