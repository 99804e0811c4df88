"""Messages onto a topic: JSON with CloudEvents headers, keyed by the subscription."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, Final

from workers.channels.base import Answer, Delivered, Rejected, Retry, reason
from workers.channels.message import Message
from workers.settings import MAX_MESSAGE_BYTES

_SOURCE: Final = b"/tasrih/deliver"


class KafkaChannel:
    """One topic. Connects with the first message, and anew after an error.

    Without idempotence, which the embedded broker lacks; a try that is repeated has the same ``ce_id``.
    """

    def __init__(self, brokers: Sequence[str], topic: str, *, seconds: float) -> None:
        """``seconds``: until the broker must have answered."""
        self._brokers = list(brokers)
        self._topic = topic
        self._seconds = seconds
        self._producer: Any = None
        self._connecting = asyncio.Lock()

    async def send(self, message: Message) -> Answer:
        """Delivered means that all in-sync replicas have it."""
        from aiokafka.errors import KafkaError, MessageSizeTooLargeError, RecordTooLargeError  # noqa: PLC0415 - 0.2 s

        headers = [
            ("ce_specversion", b"1.0"),
            ("ce_id", str(message.id).encode()),
            ("ce_source", _SOURCE),
            ("ce_type", f"tasrih.{message.type}.v1".encode()),
            ("ce_time", message.created_at.isoformat().encode()),
            ("content-type", b"application/json"),
        ]
        try:
            producer = await self._connected()
            await producer.send_and_wait(
                self._topic, message.as_json(), key=message.subscription.encode(), headers=headers
            )
        except (MessageSizeTooLargeError, RecordTooLargeError) as error:
            return Rejected(reason(f"topic {self._topic}: {error}"))
        except (KafkaError, OSError) as error:
            await self.close()
            return Retry(0, reason(f"topic {self._topic} at {','.join(self._brokers)}: {type(error).__name__} {error}"))
        return Delivered()

    async def close(self) -> None:
        """Disconnect. What is under way ends by itself."""
        producer, self._producer = self._producer, None
        if producer is not None:
            await producer.stop()

    async def _connected(self) -> Any:
        from aiokafka import AIOKafkaProducer  # noqa: PLC0415

        async with self._connecting:
            if self._producer is None:
                producer = AIOKafkaProducer(
                    bootstrap_servers=self._brokers,
                    client_id="tasrih-deliver",
                    acks="all",
                    max_request_size=MAX_MESSAGE_BYTES,
                    request_timeout_ms=int(self._seconds * 1000),
                )
                try:
                    await producer.start()
                except BaseException:
                    await producer.stop()
                    raise
                self._producer = producer
            return self._producer
