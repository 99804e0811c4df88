"""What has been read and is not settled: acknowledge a message once the broker has all that was made of it.

Faust acknowledges an event when its agent asks for the next one, flushes its producer before it commits, and only logs
a send that failed. Here the agent goes on at once, and the acknowledgement waits for the broker's answers: for each
partition in order, because Faust's commit steps over a single missing offset.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final, cast

import faust
import structlog
from aiokafka.errors import MessageSizeTooLargeError, RecordListTooLargeError
from faust.exceptions import ProducerSendError
from faust.types import TP, EventT

from workers.codec import Message
from workers.metrics import Metrics
from workers.stream.continuity import Continuity, SkippedMessagesError

log: Final = structlog.get_logger(__name__)

MAX_MESSAGES: Final = 1000
MAX_BYTES: Final = 64 * 1024 * 1024
"""Read but not settled, per agent: more waits, so that a slow broker or sink cannot fill the memory."""
FIRST_PAUSE: Final = 0.1
LONGEST_PAUSE: Final = 10.0
"""Seconds between two tries to send the same event, doubled from the first to the longest."""

_TOO_LARGE: Final = (MessageSizeTooLargeError, RecordListTooLargeError)
Record = Callable[[], Iterable[Awaitable[Any]]]
Refused = Callable[[Exception], Coroutine[Any, Any, None]]


@dataclass(slots=True, eq=False)
class Slot:
    """One message between read and acknowledged."""

    event: EventT[bytes]
    refused: Refused | None
    """Called when an event made of the message is too large for the bus, however often it is sent."""
    record: Record | None = None
    """Writes state once all is sent; its answers are waited for before the acknowledgement."""
    forget: Callable[[], None] | None = None
    """Called instead of ``record`` when the message is left to be delivered again."""
    bytes: int = 0
    """Read and made, as long as the slot lives."""
    sent: list[tuple[str, Message]] = field(default_factory=list)
    """What was made of the message, in order, each with its topic."""
    waiting: int = 1
    """Sends without an answer, and one for the stage that may send more."""
    failed: int = 0
    """So many of ``waiting`` will not be answered any more: they are sent again."""
    closed: bool = False
    resending: bool = False
    recorded: bool = False
    dropped: bool = False

    @property
    def partition(self) -> TP:
        """Topic and partition that the message came from."""
        return self.event.message.tp


class InFlight:
    """The messages of one agent that are not settled yet. Lives in the event loop of the app."""

    def __init__(
        self,
        app: faust.App,
        stage: str,
        metrics: Metrics,
        continuity: Continuity,
        *,
        max_messages: int = MAX_MESSAGES,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        self._app = app
        self._continuity = continuity
        self._stage = stage
        self._metrics = metrics
        self._max = (max_messages, max_bytes)
        self._messages = self._bytes = 0
        self._room = asyncio.Event()
        self._to_record: defaultdict[TP, deque[Slot]] = defaultdict(deque)
        self._to_ack: defaultdict[TP, deque[Slot]] = defaultdict(deque)
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    def __len__(self) -> int:
        return self._messages

    async def open(self, event: EventT[bytes], refused: Refused | None = None) -> Slot:
        """A slot for ``event``, once there is room. Slots of a partition are settled in the order of this call.

        It is dropped at once when the partition was given away while it waited. Stops the worker when messages before
        ``event`` were passed over.
        """
        try:  # first of all: a rebalance that begins later takes the committed offsets away
            await self._continuity.check(event.message)
        except SkippedMessagesError as error:
            self.shut()
            await self._app.crash(error)
        while (self._messages >= self._max[0] or self._bytes >= self._max[1]) and not self._closed:
            self._room.clear()
            await self._room.wait()
        slot = Slot(event, refused, bytes=len(event.message.value or b""))
        self._messages += 1
        self._bytes += slot.bytes
        self._metrics.in_flight.inc()
        self._to_record[slot.partition].append(slot)
        self._to_ack[slot.partition].append(slot)
        if self._closed or self._stale(slot):
            self._drop(slot.partition)
        return slot

    async def send(self, slot: Slot, topic: str, message: Message) -> None:
        """Hand ``message`` to the producer; it is sent again until the broker has it. Does not wait for that."""
        slot.sent.append((topic, message))
        slot.waiting += 1
        slot.bytes += len(message.value)
        self._bytes += len(message.value)
        answer = await self._try(slot, topic, message)
        answer.add_done_callback(partial(self._delivered, slot))

    def close(self, slot: Slot, record: Record | None = None, forget: Callable[[], None] | None = None) -> None:
        """Nothing more will be sent for ``slot``: acknowledge it when all is confirmed and ``record`` is done."""
        slot.record, slot.forget, slot.closed = record, forget, True
        self._answered(slot)

    def abandon(self) -> None:
        """Leave everything to be delivered again, here or elsewhere: nothing in flight is acknowledged any more."""
        for partition in list(self._to_ack):
            self._drop(partition)

    def shut(self) -> None:
        """Abandon, now and from now on: the app stops."""
        self._closed = True
        self.abandon()
        for task in self._tasks:
            task.cancel()

    async def _try(self, slot: Slot, topic: str, message: Message) -> asyncio.Future[Any]:
        """The broker's answer to come; waits while the producer has no room."""
        pause = FIRST_PAUSE
        while not slot.dropped:
            try:
                answer = await self._app.producer.send(topic, message.key, message.value, None, None, message.headers)
                return cast("asyncio.Future[Any]", answer)
            except ProducerSendError as error:
                pause = await self._pause(topic, error, pause)
        return asyncio.get_running_loop().create_future()  # never answered: the message is delivered again

    def _delivered(self, slot: Slot, answer: asyncio.Future[Any]) -> None:
        if answer.cancelled() or slot.dropped:  # the producer stops: what it did not send is delivered again
            return
        error = answer.exception()
        if error is None:
            self._answered(slot)
            return
        slot.failed += 1
        if not slot.resending:
            slot.resending = True
            self._spawn(self._resend(slot, error))

    async def _resend(self, slot: Slot, error: BaseException) -> None:
        """Send all of the slot once more, in order, until the broker has taken it all in one go.

        All, not only what failed: the statements of an article must arrive in their order, and what arrives twice does
        no harm.
        """
        pause = FIRST_PAUSE
        while not slot.dropped:
            pause = await self._pause(slot.sent[0][0], error, pause)
            if not slot.closed:
                continue
            failed = slot.failed
            if isinstance(error, _TOO_LARGE) and slot.refused:
                await self._refuse(slot, error, slot.refused)
                return
            answers = [await self._try(slot, topic, message) for topic, message in slot.sent]
            if slot.dropped:
                return
            results = await asyncio.gather(*answers, return_exceptions=True)
            errors = [result for result in results if isinstance(result, BaseException)]
            if not errors and failed == slot.failed:
                self._resent(slot)
                return
            error = errors[0] if errors else error

    async def _pause(self, topic: str, error: BaseException, pause: float) -> float:
        log.warning("the broker did not take an event; it is sent again", topic=topic, error=repr(error), pause=pause)
        self._metrics.resent.labels(self._stage).inc()
        await asyncio.sleep(pause)
        return min(2 * pause, LONGEST_PAUSE)

    async def _refuse(self, slot: Slot, error: Exception, refused: Refused) -> None:
        """Put a dead letter in the place of what the broker will never take."""
        slot.sent, slot.record = [], None
        slot.refused = None  # a dead letter that is refused itself is sent until it is taken
        await refused(error)
        self._resent(slot)

    def _resent(self, slot: Slot) -> None:
        slot.waiting -= slot.failed - 1
        slot.failed, slot.resending = 0, False
        self._answered(slot)

    def _answered(self, slot: Slot) -> None:
        slot.waiting -= 1
        if not slot.waiting and not slot.dropped:
            self._settle(slot.partition)

    def _settle(self, partition: TP) -> None:
        """Record the sent ones and acknowledge the recorded ones, each from the oldest on."""
        to_record = self._to_record[partition]
        while to_record and not to_record[0].waiting:
            slot = to_record.popleft()
            if slot.record is not None and not self._stale(slot):
                self._spawn(self._recorded(slot, slot.record))  # tasks start in this order
                continue
            slot.recorded = True
            if slot.forget:
                slot.forget()
        self._acknowledge(partition)

    async def _recorded(self, slot: Slot, record: Record) -> None:
        pause = FIRST_PAUSE
        while not slot.dropped:
            answers = await asyncio.gather(*record(), return_exceptions=True)
            failed = [answer for answer in answers if isinstance(answer, BaseException)]
            if not failed:
                slot.recorded = True
                self._acknowledge(slot.partition)
                return
            pause = await self._pause("changelog", failed[0], pause)

    def _acknowledge(self, partition: TP) -> None:
        to_ack = self._to_ack[partition]
        while to_ack and to_ack[0].recorded:
            slot = to_ack.popleft()
            if not self._stale(slot):
                slot.event.ack()
            self._leave(slot)

    def _stale(self, slot: Slot) -> bool:
        """Whether the partition has been given away since: it is delivered again from the last commit."""
        return bool(slot.event.message.generation_id != self._app.consumer_generation_id)

    def _drop(self, partition: TP) -> None:
        self._to_record.pop(partition, None)
        for slot in self._to_ack.pop(partition, ()):
            slot.dropped = True
            if slot.forget:
                slot.forget()
            # Faust waits for what it has handed out before it gives a partition away or stops.
            self._app.consumer.unacked.discard(slot.event.message)
            self._leave(slot)

    def _leave(self, slot: Slot) -> None:
        self._messages -= 1
        self._bytes -= slot.bytes
        self._metrics.in_flight.dec()
        self._room.set()

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            # A defect of ours: its message can never be acknowledged, so the worker stops and another one starts over.
            self._tasks.add(crash := asyncio.get_running_loop().create_task(self._app.crash(error)))
            crash.add_done_callback(self._tasks.discard)
