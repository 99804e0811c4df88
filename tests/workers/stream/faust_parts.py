"""The parts of Faust that messages in flight touch, with a producer that can fail."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any

from aiokafka.errors import KafkaTimeoutError
from faust.exceptions import ProducerSendError
from faust.types import TP
from faust.types.tuples import Message as FaustMessage


class Event:
    """As Faust hands it to an agent."""

    def __init__(self, app: App, offset: int, partition: int = 0, generation: int = 1) -> None:
        self.message = FaustMessage(
            "t", partition, offset, timestamp=0.0, timestamp_type=0, headers=None, key=None, value=b"v", checksum=None,
            tp=TP("t", partition), generation_id=generation,
        )  # fmt: skip
        self.app = app
        app.consumer.unacked.add(self.message)

    def ack(self) -> None:
        self.app.acked.append((self.message.partition, self.message.offset))
        self.app.consumer.unacked.discard(self.message)


@dataclass
class App:
    """The parts of a Faust app that InFlight uses; ``answers`` are the broker's, in the order of the sends."""

    consumer_generation_id: int = 1
    acked: list[tuple[int, int]] = field(default_factory=list)
    sent: list[bytes] = field(default_factory=list)
    answers: list[asyncio.Future[Any]] = field(default_factory=list)
    refusals: int = 0
    crashed: BaseException | None = None

    def __post_init__(self) -> None:
        self.consumer = type("Consumer", (), {"unacked": set()})()
        self.producer = self

    async def send(self, topic: str, key: Any, value: bytes, *_: Any) -> asyncio.Future[Any]:
        if self.refusals:
            self.refusals -= 1
            raise ProducerSendError("full") from KafkaTimeoutError()
        self.sent.append(value)
        self.answers.append(asyncio.get_running_loop().create_future())
        return self.answers[-1]

    async def crash(self, error: BaseException) -> None:
        self.crashed = error
