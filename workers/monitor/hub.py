"""What is new in the database, asked for once and told to everybody who listens."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

import anyio
import structlog

from schemas import Alert
from workers.store import FeedEntry, Store, StoreError

POLL_SECONDS: Final = 0.2
"""How often the database is asked for its newest number while somebody listens: a fifth of the second allowed."""
KEPT: Final = 500
"""So many changes are kept, and told to who comes back; who missed more reads the list anew."""
_BATCH: Final = 200
_TROUBLE_SECONDS: Final = 1.0

log: Final = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class News:
    """An alert that came or changed."""

    seq: int
    """Number of the feed. A reader has seen everything up to the greatest that he was told."""
    first: int
    """The number that brought the alert first: its place in the list."""
    alert: Alert
    """As it is now, with all carriers and changes."""


class Behind(Exception):  # noqa: N818 - no error: the listener reads the list anew
    """More has happened than is told one by one, or the numbers have begun anew (another database)."""


@dataclass
class Hub:
    """One for a screen. It asks the database only while somebody listens."""

    store: Store
    well: bool = True
    """Whether the database answered last."""
    _news: deque[News] = field(default_factory=deque)
    _after: int = 0
    """All news after this number, up to ``_newest``, are in ``_news``."""
    _newest: int = 0
    _bell: asyncio.Event = field(default_factory=asyncio.Event)
    """Rings once, when something has changed; then there is another one."""
    _listeners: int = 0
    _following: asyncio.Task[None] | None = None

    async def since(self, seq: int, beat: float, closing: anyio.Event) -> AsyncIterator[Sequence[News]]:
        """What comes after ``seq``, in batches; an empty one where nothing came for ``beat`` seconds; until ``closing``.

        Raises Behind, at once or later where a listener is too slow; StoreError where the database does not answer at
        the beginning. Once begun, it is waited for (``well`` is false meanwhile).
        """
        async with self._listening():
            if not 0 <= self._newest - seq <= KEPT:
                raise Behind
            while seq < self._after:
                missed = await self.store.feed_since(seq, _BATCH)
                yield await self._told(missed)
                seq = missed[-1].seq
            while not closing.is_set():
                bell, newest = self._bell, self._newest
                if not self._after <= seq <= newest:
                    raise Behind
                if fresh := [news for news in self._news if news.seq > seq]:
                    yield fresh
                    seq = newest
                    continue
                if not await _one_of(bell, closing, seconds=beat):
                    yield ()

    @asynccontextmanager
    async def _listening(self) -> AsyncIterator[None]:
        self._listeners += 1
        try:
            if self._following is None:
                newest = await self.store.newest_seq()
                if self._following is None:  # nobody else was quicker
                    self._begin(newest)
                    self._following = asyncio.create_task(self._follow())
            yield
        finally:
            self._listeners -= 1
            if self._listeners == 0 and self._following:
                following, self._following = self._following, None
                following.cancel()
                with suppress(asyncio.CancelledError):
                    await following

    async def _follow(self) -> None:
        while True:
            try:
                await self._look()
                self.well = True
            except StoreError as error:
                if self.well:
                    log.warning("monitor.store_silent", error=str(error))
                self.well = False
                await asyncio.sleep(_TROUBLE_SECONDS)
            await asyncio.sleep(POLL_SECONDS)

    async def _look(self) -> None:
        newest = await self.store.newest_seq()
        if newest == self._newest:
            return
        if newest < self._newest:
            self._begin(newest)
        else:
            entries = await self.store.feed_since(self._newest, _BATCH)
            self._news.extend(await self._told(entries))
            self._newest = entries[-1].seq
            while len(self._news) > KEPT:
                self._after = self._news.popleft().seq
        self._ring()

    async def _told(self, entries: Sequence[FeedEntry]) -> list[News]:
        """What ``entries`` tell; of an alert that several of them are about, once, by the last."""
        last = {entry.alert_id: entry.seq for entry in entries}
        told = [News(last[alert.alert_id], first, alert) for first, alert in await self.store.alerts_numbered(last)]
        return sorted(told, key=lambda news: news.seq)

    def _begin(self, newest: int) -> None:
        self._news.clear()
        self._after = self._newest = newest

    def _ring(self) -> None:
        bell, self._bell = self._bell, asyncio.Event()
        bell.set()


async def _one_of(*events: asyncio.Event | anyio.Event, seconds: float) -> bool:
    """Whether one of ``events`` comes within ``seconds``."""
    waits = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        came, _ = await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        return bool(came)
    finally:
        for wait in waits:
            wait.cancel()
