"""The sink stage: alerts and outcomes, as many as have come, to every sink; acknowledged when all sinks have them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import faust
import structlog

from schemas import AnnotatedArticle, DeadLetterReason, Event
from workers.codec import decode
from workers.errors import Permanent
from workers.metrics import Result, SinkAnswer, sink_label
from workers.sinks.base import Delivered, Rejected, Retry, Sink
from workers.stream.dead_letters import Failure
from workers.stream.in_flight import InFlight, Slot
from workers.stream.runner import Runner

log: Final = structlog.get_logger(__name__)

MAX_BATCH: Final = 500
MAX_TEXTS: Final = 20
"""Articles with their statements in one batch: so many take as long to write as 500 alerts."""
FIRST_PAUSE: Final = 0.2
LONGEST_PAUSE: Final = 30.0
"""Seconds between two tries at a sink that asks for one, doubled from the first to the longest."""

_STAGE: Final = "deliver"


class _Taken(NamedTuple):
    """One decoded message that waits to be written."""

    slot: Slot
    event: Event


class Deliver:
    """Feeds the sinks. A batch is what has come while the last one was written: no event waits for others to come."""

    def __init__(self, app: faust.App, runner: Runner, sinks: Sequence[Sink], reads: Mapping[str, type[Event]]) -> None:
        self._app = app
        self._runner = runner
        self._sinks = sinks
        self._reads = reads
        self._in_flight: InFlight | None = None
        self._taken: deque[_Taken] = deque()
        self._texts: deque[_Taken] = deque()
        """Articles with their statements, which wait for all others: an alert is never late for them."""
        self._writer: asyncio.Task[None] | None = None

    async def run(self, stream: Any) -> None:
        """Give every event of ``stream`` to the sinks, as long as the app runs. Never raises for a message."""
        in_flight = self._in_flight = self._runner.in_flight(_STAGE)
        async for message in stream.noack().events():
            slot = await in_flight.open(message)
            try:
                event = decode(self._reads[message.message.topic], message.message.value)
            except Permanent as error:
                await self._bury(in_flight, slot, error)
                continue
            (self._texts if isinstance(event, AnnotatedArticle) else self._taken).append(_Taken(slot, event))
            if self._writer is None or self._writer.done():
                self._writer = asyncio.get_running_loop().create_task(self._write(in_flight))
                self._writer.add_done_callback(self._ended)

    async def _write(self, in_flight: InFlight) -> None:
        while self._taken or self._texts:
            waiting, most = (self._taken, MAX_BATCH) if self._taken else (self._texts, MAX_TEXTS)
            batch = [waiting.popleft() for _ in range(min(len(waiting), most))]
            batch = [taken for taken in batch if not taken.slot.dropped]
            refused: dict[int, Permanent] = {}
            for rejections in await asyncio.gather(*(self._give(sink, batch) for sink in self._sinks)):
                refused.update(rejections)
            for taken in batch:
                error = refused.get(id(taken.event))
                if error:
                    await self._bury(in_flight, taken.slot, error, taken.event)
                else:
                    self._runner.metrics.messages.labels(_STAGE, Result.PASSED).inc()
                    in_flight.close(taken.slot)

    async def _give(self, sink: Sink, batch: Sequence[_Taken]) -> dict[int, Permanent]:
        """Write ``batch`` to ``sink``, as often as it takes; what it rejects for good, by identity.

        Ends early, with nothing acknowledged, when the batch has been abandoned to be delivered again.
        """
        events = [taken.event for taken in batch if isinstance(taken.event, sink.accepts)]
        pause = FIRST_PAUSE
        while events and not all(taken.slot.dropped for taken in batch):
            answer = await self._ask(sink, events)
            match answer:
                case Delivered():
                    self._count(sink, SinkAnswer.DELIVERED)
                    return {}
                case Rejected(why, rejected):
                    self._count(sink, SinkAnswer.REJECTED)
                    error = Permanent(f"{sink.name}: {why}", DeadLetterReason.SINK_REJECTED)
                    return {id(event): error for event in rejected}
                case Retry(after, why):
                    self._count(sink, SinkAnswer.RETRY)
                    wait = max(after, pause)
                    log.warning("sink asks to retry", sink=sink.name, why=why, seconds=wait, events=len(events))
                    await asyncio.sleep(wait)
                    pause = min(2 * pause, LONGEST_PAUSE)
        return {}

    async def _ask(self, sink: Sink, events: Sequence[Event]) -> Delivered | Retry | Rejected:
        """The sink's answer. A sink that raises has a defect: its events are tried one by one, to find the one."""
        try:
            return await sink.send(events)
        except Exception as error:
            log.exception("sink failed", sink=sink.name, events=len(events))
            if len(events) == 1:
                return Rejected(f"{type(error).__name__}: {error}", tuple(events))
        rejected: list[Event] = []
        for event in events:
            answer = await self._ask(sink, [event])
            if isinstance(answer, Retry):
                return answer
            if isinstance(answer, Rejected):
                rejected.extend(answer.events)
        return Rejected("the sink raised", tuple(rejected)) if rejected else Delivered()

    async def _bury(self, in_flight: InFlight, slot: Slot, error: Permanent, event: Event | None = None) -> None:
        """A dead letter without a status: the article's road has ended before, and its status may be what failed."""
        failure = Failure(slot.event.message, _STAGE, error, event)
        await self._runner.bury(in_flight, slot, failure, end_article=False)
        in_flight.close(slot)

    def _count(self, sink: Sink, answer: SinkAnswer) -> None:
        self._runner.metrics.sink_batches.labels(sink_label(sink.name), answer).inc()

    def _ended(self, writer: asyncio.Task[None]) -> None:
        if not writer.cancelled() and (error := writer.exception()):
            self._crash = asyncio.get_running_loop().create_task(self._app.crash(error))
