"""The store: events in, answers out. Everything that talks to the database goes through here."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, nullcontext
from types import TracebackType
from typing import Final, Self
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from schemas import Alert, ArticleStatus, Feedback
from workers.store.engine import WRITING, create_engine
from workers.store.errors import StoreError, explained
from workers.store.feedback import Judged, alerts_named, count_unknown, find_judged, statements_told
from workers.store.migrate import is_current, upgrade_engine
from workers.store.queries import AlertQuery, StatusCounts, count_statuses, find_alert, find_alerts
from workers.store.upserts import save_alerts, save_feedback, save_outcomes
from workers.store.url import readable

SaveAlerts = Callable[[AsyncConnection, Sequence[Alert]], Awaitable[None]]
EVENTS_PER_TRANSACTION: Final = 500
"""Enough that the commit costs little, few enough that a reader or another writer never waits long."""


class Store:
    """An open database. Usable from any number of tasks of one event loop; ``async with await Store.open(url)``."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.where: Final = readable(engine.url)
        """The url for messages, without its password."""
        self._engine = engine
        self._writing_engine = engine.execution_options(**{WRITING: True})
        # SQLite has one writer, and waits for it by looking again now and then: of many, some never find it free. Those
        # of this store take turns instead.
        one_at_a_time = engine.dialect.name == "sqlite"
        self._turn: asyncio.Lock | nullcontext[None] = asyncio.Lock() if one_at_a_time else nullcontext()

    @classmethod
    async def open(cls, url: str, *, read_only: bool = False, wait: float = 5.0) -> Self:
        """Connect to ``url`` and bring its tables up to date, or with ``read_only`` see that they are.

        ``wait``: seconds to wait for locks and connections, then and later. Raises StoreError; of it StoreUnavailable
        when another try may succeed.
        """
        engine = create_engine(url, wait=wait, read_only=read_only)
        store = cls(engine)
        try:
            if read_only:
                await store._check_tables()
            else:
                await upgrade_engine(engine, wait=wait)
        except BaseException:
            await engine.dispose()
            raise
        return store

    async def save(
        self, events: Sequence[Alert | ArticleStatus | Feedback], alerts_by: SaveAlerts = save_alerts
    ) -> None:
        """Upsert ``events``, in transactions of at most EVENTS_PER_TRANSACTION. On return they are committed.

        ``alerts_by`` saves the alerts of one transaction; another one than ours writes more in it, such as the outbox.
        Raises StoreUnavailable when a try later may succeed (what was committed is not repeated by it), Unstorable when
        the database can never take one of the events, StoreError when somebody has to change something.
        """
        for start in range(0, len(events), EVENTS_PER_TRANSACTION):
            chunk = events[start : start + EVENTS_PER_TRANSACTION]
            async with self.writing() as connection:
                await alerts_by(connection, [event for event in chunk if isinstance(event, Alert)])
                await save_outcomes(connection, [event for event in chunk if isinstance(event, ArticleStatus)])
                await save_feedback(connection, [event for event in chunk if isinstance(event, Feedback)])

    async def alerts(self, query: AlertQuery | None = None) -> list[Alert]:
        """Alerts as they were first told, the latest first, each with all articles that carry it. Raises StoreError."""
        async with self.reading() as connection:
            return await find_alerts(connection, query or AlertQuery())

    async def alert(self, alert_id: UUID) -> Alert | None:
        """One alert with all articles that carry it, None when there is none. Raises StoreError."""
        async with self.reading() as connection:
            return await find_alert(connection, alert_id)

    async def status_counts(self) -> StatusCounts:
        """How many articles ended in each status. Raises StoreError."""
        async with self.reading() as connection:
            return await count_statuses(connection)

    async def alerts_named(self, beginning: str) -> list[UUID]:
        """The alerts whose id begins so (hexadecimal digits), two at most: enough to tell one from several."""
        async with self.reading() as connection:
            return await alerts_named(connection, beginning)

    async def statements_told(self, alert_id: UUID) -> list[UUID]:
        """The statements of an alert, those that told first before all others. Raises StoreError."""
        async with self.reading() as connection:
            return await statements_told(connection, alert_id)

    async def judged(self) -> tuple[list[Judged], int]:
        """What readers gave a verdict on, and how many verdicts name no alert of this database. Raises StoreError."""
        async with self.reading() as connection:
            return await find_judged(connection), await count_unknown(connection)

    async def close(self) -> None:
        """Close all connections. Safe to call twice."""
        await self._engine.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that writes, committed at the end of the block. Raises StoreError."""
        with explained(self.where):
            async with self._turn, self._writing_engine.begin() as connection:
                yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection that reads. Raises StoreError."""
        with explained(self.where):
            async with self._engine.connect() as connection:
                yield connection

    async def _check_tables(self) -> None:
        async with self.reading() as connection:
            if not await connection.run_sync(is_current, self.where):
                raise StoreError(
                    f"Database {self.where} has no tables of this Tasrih, or those of an older one.",
                    "Start a worker on it, which makes them.",
                )
