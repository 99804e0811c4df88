"""The courier: takes what is due out of the outbox, sends it, and records what became of it, until it is told to stop.

One task dispatches; each message is sent by a task of its own. A channel has so many under way as its configuration says
and shares nothing with others, so that one that hangs delays nobody else's.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Final, Protocol

import structlog

from schemas.base import utc_now
from workers.channels.base import Answer, Rejected, Retry
from workers.channels.config import fingerprint
from workers.delivery.backoff import Backoff
from workers.delivery.claims import Claim, Terms, claim, due_channels
from workers.delivery.ledger import Backlog, backlog, purge
from workers.delivery.outbox import REMEMBERED, Outbox
from workers.delivery.settle import release, settle
from workers.delivery.states import Outcome
from workers.delivery.switchboard import Line, Switchboard
from workers.store import Store, StoreError

log: Final = structlog.get_logger(__name__)

POLL_SECONDS: Final = 1.0
"""How late at most a digest, a retry, or what another worker has put in is noticed; our own is noticed at once."""
LEASE_MARGIN: Final = 60.0
"""Seconds beyond a channel's timeout until a try counts as lost: for recording its answer, and for clocks that differ."""
STOP_SECONDS: Final = 4.0
"""So long may what is under way take to end when the worker stops."""
_REPORT_SECONDS: Final = 15.0
_PURGE_SECONDS: Final = 3600.0
_FIRST_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 15.0


class Watcher(Protocol):
    """Who wants to know; ``workers.metrics`` does."""

    def tried(self, kind: str, outcome: Outcome, seconds: float) -> None:
        """A try to a channel of type ``kind`` ended, so long after the message was due."""
        ...

    def waits(self, waiting: Backlog) -> None:
        """How much waits."""
        ...


class Unwatched:
    """Nobody wants to know."""

    def tried(self, kind: str, outcome: Outcome, seconds: float) -> None:
        """Nothing."""

    def waits(self, waiting: Backlog) -> None:
        """Nothing."""


class Courier:
    """Runs in one event loop; several workers may run one each over the same database."""

    def __init__(
        self,
        store: Store,
        outbox: Outbox,
        switchboard: Switchboard,
        *,
        backoff: Backoff | None = None,
        watcher: Watcher | None = None,
        clock: Callable[[], datetime] = utc_now,
        poll: float = POLL_SECONDS,
    ) -> None:
        """``poll``: seconds between two looks when nothing calls."""
        self._store = store
        self._outbox = outbox
        self._switchboard = switchboard
        self._backoff = backoff or Backoff()
        self._watcher = watcher or Unwatched()
        self._clock = clock
        self._poll = poll
        self._version: str | None = None
        self._under_way: dict[asyncio.Task[None], tuple[str, Claim]] = {}
        self._choosing = asyncio.Lock()
        """Held from the choice of what is due until its tries have begun."""
        self._stopping = False
        self._next_report = self._next_purge = 0.0

    async def run(self) -> None:
        """Send until ``stop``. A database that is away is waited for; a defect is logged and does not end it."""
        pause = _FIRST_PAUSE
        while not self._stopping:
            self._outbox.filled.clear()
            try:
                await self._follow_book()
                started = await self.dispatch()
                await self._keep_house()
                pause = _FIRST_PAUSE
            except StoreError as error:
                log.warning("the courier waits for the database", why=error.message, seconds=pause)
                started, pause = 0, await self._rest(pause)
            except Exception:
                log.exception("the courier failed and goes on", seconds=pause)
                started, pause = 0, await self._rest(pause)
            if not started:
                await self._called_or(self._poll)

    async def dispatch(self) -> int:
        """Begin a try of everything that is due and has room on its channel; how many that are. Raises StoreError."""
        async with self._choosing:
            now = self._clock()
            async with self._store.reading() as connection:
                channels = await due_channels(connection, now)
            return sum([await self._begin(name) for name in channels])

    async def _begin(self, name: str) -> int:
        """Begin tries on the channel ``name``, as far as it has room; how many. None once the worker stops."""
        if self._stopping:
            return 0
        line = await self._switchboard.line(name)
        room = line.config.concurrency - Counter(busy for busy, _ in self._under_way.values())[name]
        if room <= 0:
            return 0
        claims = await self._claim(name, line)
        if claims:
            await self._follow_book()  # one that was put in since is for the channel that the newer book describes
            line = await self._switchboard.line(name)
        if self._stopping:  # what is begun now would outlive the channels, and the store that it is recorded in
            await self._release(claims)
            return 0
        for taken in claims:
            task = asyncio.get_running_loop().create_task(self._deliver(line, taken))
            self._under_way[task] = (name, taken)
            task.add_done_callback(self._ended)
        return len(claims)

    async def drain(self) -> int:
        """Dispatch until nothing is due that can be tried, and wait for its answers; how many tries that took."""
        await self._follow_book()
        tries = 0
        while (started := await self.dispatch()) or self._under_way:
            tries += started
            if self._under_way:
                await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
        return tries

    async def stop(self) -> None:
        """Begin nothing more, wait STOP_SECONDS for what is under way, and leave the rest to whoever comes next."""
        self._stopping = True
        self._outbox.filled.set()
        deadline = asyncio.get_running_loop().time() + STOP_SECONDS
        with suppress(TimeoutError):
            async with asyncio.timeout_at(deadline), self._choosing:
                pass
        if self._under_way:
            left = deadline - asyncio.get_running_loop().time()
            await asyncio.wait(self._under_way, timeout=max(0.0, left))
        late = dict(self._under_way)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        await self._release([taken for _, taken in late.values()])
        await self._switchboard.close()

    async def _release(self, claims: Sequence[Claim]) -> None:
        """Give ``claims`` back to whoever comes next."""
        if not claims:
            return
        try:
            async with asyncio.timeout(STOP_SECONDS), self._store.writing() as connection:
                for taken in claims:
                    await release(connection, taken, self._clock())
        except (StoreError, TimeoutError):
            log.warning("what was under way is sent again when its lease is over", messages=len(claims))

    async def _claim(self, name: str, line: Line) -> list[Claim]:
        terms = Terms(
            most=line.config.concurrency,
            lease_seconds=line.config.timeout + LEASE_MARGIN,
            trip_after=self._backoff.trip_after,
            fingerprint=fingerprint(line.config),
        )
        async with self._store.writing() as connection:
            return await claim(connection, name, self._clock(), terms)

    async def _deliver(self, line: Line, taken: Claim) -> None:
        answer: Answer = Rejected(taken.fault) if taken.fault else await self._ask(line, taken)
        pause = _FIRST_PAUSE
        while True:  # what is delivered and not recorded is sent again: try long to record it
            try:
                now = self._clock()
                async with self._store.writing() as connection:
                    outcome = await settle(connection, taken, answer, now, self._backoff)
                break
            except StoreError as error:
                log.warning("an answer waits to be recorded", message=str(taken.message.id), why=error.message)
                pause = await self._rest(pause)
        self._watcher.tried(line.kind, outcome, (now - taken.due_at).total_seconds())
        if not isinstance(answer, Retry) or outcome is not Outcome.RETRY:
            note = getattr(answer, "why", "") or getattr(answer, "note", "")
            level = log.info if outcome is Outcome.DELIVERED else log.warning
            level(
                "message settled", channel=taken.channel, subscription=taken.message.subscription,
                message=str(taken.message.id), outcome=outcome.value, attempts=taken.attempts, why=note,
            )  # fmt: skip

    async def _ask(self, line: Line, taken: Claim) -> Answer:
        try:
            async with asyncio.timeout(line.config.timeout):
                return await line.channel.send(taken.message)
        except TimeoutError:
            return Retry(0, f"no answer within {line.config.timeout:g} s")
        except Exception as error:
            log.exception("channel failed", channel=taken.channel, message=str(taken.message.id))
            return Retry(0, f"a defect of Tasrih: {type(error).__name__}")

    async def _follow_book(self) -> None:
        """Notice a changed subscriptions file."""
        await self._outbox.refresh()
        book = self._outbox.source.book
        if book.version != self._version:
            self._switchboard.update(book.channels)
            async with self._store.writing() as connection:
                await self._switchboard.forget_faults_of_others(connection)
            self._version = book.version

    async def _keep_house(self) -> None:
        """Report what waits and forget what is old, now and then."""
        moment = asyncio.get_running_loop().time()
        if moment >= self._next_report:
            self._next_report = moment + _REPORT_SECONDS
            async with self._store.reading() as connection:
                self._watcher.waits(await backlog(connection, self._clock()))
        if moment >= self._next_purge:
            async with self._store.writing() as connection:
                forgotten = await purge(connection, self._clock() - REMEMBERED)
            # More than fits into one transaction is old: go on with the next look.
            self._next_purge = moment + (0 if forgotten else _PURGE_SECONDS)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.pop(task, None)
        self._outbox.filled.set()  # its place is free
        if not task.cancelled() and (error := task.exception()):
            log.error("a delivery failed and is repeated when its lease is over", exc_info=error)

    async def _called_or(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._outbox.filled.wait()
        except TimeoutError:
            return

    async def _rest(self, pause: float) -> float:
        """Sleep; the next pause."""
        await asyncio.sleep(pause)
        return min(2 * pause, _LONGEST_PAUSE)
