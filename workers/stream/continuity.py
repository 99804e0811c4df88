"""Notice when messages are passed over: each message of a partition must follow the one before it.

The last line of the promise that nothing is lost. ``workers/stream/transport.py`` mends the ways in which Faust is known
to drop messages around a rebalance; if there is another one, the worker stops before it commits past the gap, and the next
one starts over from the last commit.
"""

from __future__ import annotations

import asyncio
from contextlib import closing
from typing import Any, Final, cast

import faust
import structlog
from faust.types import TP
from faust.types.tuples import Message
from kafka import KafkaConsumer, TopicPartition

from workers.errors import TasrihError
from workers.settings import Settings

log: Final = structlog.get_logger(__name__)

_FETCH_SECONDS: Final = 30.0


class SkippedMessagesError(TasrihError):
    """The broker has messages that never reached the agent."""


class Continuity:
    """Follows the offsets of one agent's partitions."""

    def __init__(self, app: faust.App, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._next: dict[TP, tuple[int | None, int]] = {}

    async def check(self, message: Message) -> None:
        """Take note of ``message``; raises SkippedMessagesError when the broker has one between it and the last.

        Offsets may be missing for good reasons (retention, the markers of a transaction), so the broker is asked.
        """
        generation, expected = self._next.get(message.tp, (None, 0))
        if generation is None or generation != message.generation_id:  # from the last commit on after a rebalance
            expected = cast("Any", self._app.consumer)._committed_offset[message.tp] or 0
        if message.offset > expected:
            first = await asyncio.to_thread(self._first_from, message.tp, expected)
            if first is None or first < message.offset:
                raise SkippedMessagesError(
                    f"Offset {message.offset} of {message.topic}[{message.partition}] arrived, but {first or expected} did "
                    "not: messages were passed over.",
                    "The worker stops and commits nothing beyond; start it again and it reads them.",
                )
            log.info("offsets are missing on the broker", topic=message.topic, first=expected, next=message.offset)
        self._next[message.tp] = (message.generation_id, message.offset + 1)

    def _first_from(self, partition: TP, offset: int) -> int | None:
        """The offset of the first message that the broker has at ``offset`` or later."""
        consumer = KafkaConsumer(
            bootstrap_servers=list(self._settings.brokers), enable_auto_commit=False, auto_offset_reset="earliest"
        )
        with closing(consumer):
            place = TopicPartition(*partition)
            consumer.assign([place])
            consumer.seek(place, offset)
            for records in consumer.poll(timeout_ms=int(_FETCH_SECONDS * 1000), max_records=1).values():
                return int(records[0].offset)
        return None
