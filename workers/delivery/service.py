"""Everything that delivery needs in a worker: the subscriptions, the outbox in front and the courier behind it."""

from __future__ import annotations

import asyncio
from typing import Final, Self

import structlog

from workers.channels.build import Surroundings
from workers.delivery.courier import Courier, Watcher
from workers.delivery.outbox import Outbox
from workers.delivery.switchboard import Switchboard
from workers.settings import Settings
from workers.store import Store
from workers.subscriptions.watch import WatchedBook
from workers.topics import TOPICS

log: Final = structlog.get_logger(__name__)


class Delivery:
    """Made with the app, opened when its sinks are, closed when the last message is through."""

    def __init__(self, settings: Settings, watched: WatchedBook, watcher: Watcher) -> None:
        """``watched``: of the settings' file."""
        self._settings = settings
        self._watcher = watcher
        self.outbox: Final = Outbox(watched)
        self._courier: Courier | None = None
        self._running: asyncio.Task[None] | None = None
        self._store: Store | None = None

    @classmethod
    def of(cls, settings: Settings, watcher: Watcher) -> Self | None:
        """Of a worker that delivers and has subscriptions; else None.

        Raises SubscriptionsError when their file cannot be used.
        """
        if settings.subscriptions is None or "deliver" not in settings.stages:
            return None
        return cls(settings, WatchedBook(settings.subscriptions), watcher)

    async def open(self) -> None:
        """Begin to send. Raises StoreError."""
        around = Surroundings.of(self._settings, [topic.name for topic in TOPICS])
        # Connections of its own: what is sent must not wait for those that store, nor the other way round.
        self._store = await Store.open(self._settings.database_url)
        self._courier = Courier(self._store, self.outbox, Switchboard(around), watcher=self._watcher)
        self._running = asyncio.get_running_loop().create_task(self._courier.run())

    async def close(self) -> None:
        """End what is under way, for a few seconds, and leave the rest to the next worker. Safe to call twice."""
        courier, self._courier = self._courier, None
        if courier is not None:
            await courier.stop()
        if self._running is not None:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)
            self._running = None
        store, self._store = self._store, None
        if store is not None:
            await store.close()
