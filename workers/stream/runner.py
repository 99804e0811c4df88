"""The only loop of the road: decode, stage, send, count; whatever fails becomes a dead letter and the loop goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import Any, Final, Generic, TypeVar

import faust
import structlog
from faust.types import EventT
from faust.types.tuples import Message as FaustMessage

from schemas import DeadLetterReason, Event, Lane, RawArticle
from schemas.base import utc_now
from workers.codec import Message, decode, encode
from workers.errors import DeadLetterLimitError, Permanent
from workers.memory.table import TableMemory
from workers.metrics import Metrics, Result
from workers.settings import MAX_MESSAGE_BYTES, Settings, StageName
from workers.stages import Clock, Outcome
from workers.stream.continuity import Continuity
from workers.stream.dead_letters import Failure, Limit, bury, status_of
from workers.stream.in_flight import InFlight, Record, Slot
from workers.topics import DEAD_LETTERS, STATUS, topic_of

log: Final = structlog.get_logger(__name__)

MAX_EVENT_BYTES: Final = MAX_MESSAGE_BYTES - 64 * 1024
"""Largest event of ours: key, headers and the batch around it fit into what the broker takes."""

E = TypeVar("E", bound=Event | RawArticle)


@dataclass(frozen=True, slots=True)
class Work(Generic[E]):
    """What one agent does: which events it reads, and the function that it puts them through."""

    stage: StageName
    reads: type[E]
    run: Callable[[E], Outcome]
    max_bytes: int = MAX_MESSAGE_BYTES
    lane: Lane = Lane.LIVE
    memory: TableMemory | None = None
    """Of the judge: what ``run`` keeps is recorded once its events are with the broker."""
    arrives: Callable[[E, FaustMessage], E] | None = None
    """Completes an event by what only its message tells, before ``run`` sees it."""


class Runner:
    """Runs work over the streams of one worker. Its agents share the metrics and the limit of dead letters."""

    def __init__(self, app: faust.App, settings: Settings, metrics: Metrics, clock: Clock = utc_now) -> None:
        self._app = app
        self._settings = settings
        self._clock = clock
        self._limit = Limit(settings.dead_letter_limit)
        self.metrics = metrics
        self._in_flight: list[InFlight] = []

    def in_flight(self, stage: StageName) -> InFlight:
        """The messages in flight of one more agent; abandoned together when the app stops or rebalances."""
        made = InFlight(self._app, stage, self.metrics, Continuity(self._app, self._settings))
        self._in_flight.append(made)
        return made

    async def run(self, work: Work[Any], stream: Any) -> None:
        """Put every message of ``stream`` through ``work``, as long as the app runs. Never raises for a message."""
        in_flight = self.in_flight(work.stage)
        async for event in stream.noack().events():
            await self._one(work, in_flight, event)

    def abandon(self) -> None:
        """Leave what is in flight to be delivered again: a partition must be given away now."""
        for in_flight in self._in_flight:
            in_flight.abandon()

    def shut(self) -> None:
        """The same, for good: the app stops."""
        for in_flight in self._in_flight:
            in_flight.shut()

    async def bury(self, in_flight: InFlight, slot: Slot, failure: Failure, *, end_article: bool = True) -> None:
        """Send the dead letter of ``failure`` and, where its article ends here, the status. Leaves ``slot`` open."""
        letter = bury(failure, self._clock())
        log.warning(
            "dead letter", stage=failure.stage, reason=letter.reason.value, topic=letter.topic,
            partition=letter.partition, offset=letter.offset, error=letter.error,
        )  # fmt: skip
        self.metrics.dead_letters.labels(failure.stage, letter.reason).inc()
        self.metrics.messages.labels(failure.stage, Result.DEAD_LETTER).inc()
        slot.refused = None
        await in_flight.send(slot, DEAD_LETTERS.on_bus(self._settings), encode(letter, failure.stage))
        if end_article:
            status = status_of(failure, letter)
            self.metrics.outcomes.labels(status.status).inc()
            await in_flight.send(slot, STATUS.on_bus(self._settings), encode(status, failure.stage))
        try:
            self._limit.count(letter)
        except DeadLetterLimitError as error:
            await self._app.crash(error)

    async def _one(self, work: Work[Any], in_flight: InFlight, event: EventT[bytes]) -> None:
        """Process one message: afterwards it is in flight, with all that was made of it or with its dead letter."""
        incoming: Event | RawArticle | None = None

        def failure(error: Exception) -> Failure:
            return Failure(event.message, work.stage, error, incoming, work.lane)

        async def refused(error: Exception) -> None:
            await self.bury(in_flight, slot, failure(Permanent(str(error), DeadLetterReason.TOO_LARGE)))

        slot = await in_flight.open(event, refused)
        if slot.dropped:  # the partition was given away meanwhile: whoever has it now is given the message
            return
        if work.memory:
            work.memory.follow()
        try:
            incoming = decode(work.reads, event.message.value, work.max_bytes)
            if work.arrives:
                incoming = work.arrives(incoming, event.message)
            outgoing = self._through(work, incoming)
        except Exception as error:  # an event whose agent raises is acknowledged and lost
            if not isinstance(error, Permanent):
                log.exception("stage failed", stage=work.stage, topic=event.message.topic, offset=event.message.offset)
            if work.memory:
                work.memory.cancel()
            await self.bury(in_flight, slot, failure(error))
            in_flight.close(slot)
            return
        record: Record | None = None
        forget: Callable[[], None] | None = None
        if work.memory and (writes := work.memory.held()):
            record = partial(work.memory.record, event, writes)
            forget = partial(work.memory.forget, writes)
        for topic, message in outgoing:
            await in_flight.send(slot, topic, message)
        in_flight.close(slot, record, forget)
        self.metrics.messages.labels(work.stage, Result.PASSED).inc()

    def _through(self, work: Work[E], incoming: E) -> list[tuple[str, Message]]:
        """What ``work`` makes of ``incoming``, encoded, each with its topic. Raises Permanent when one is too large."""
        started = perf_counter()
        outcome = work.run(incoming)
        self.metrics.stage_seconds.labels(work.stage).observe(perf_counter() - started)
        made: tuple[Event, ...] = outcome.events
        if outcome.status:
            made = (*made, outcome.status)
            self.metrics.outcomes.labels(outcome.status.status).inc()
        outgoing = [(topic_of(event).on_bus(self._settings), encode(event, work.stage)) for event in made]
        for topic, message in outgoing:
            if len(message.value) > MAX_EVENT_BYTES:
                raise Permanent(
                    f"the event for {topic} has {len(message.value):,} bytes; the limit is {MAX_EVENT_BYTES:,}",
                    DeadLetterReason.TOO_LARGE,
                )
        return outgoing
