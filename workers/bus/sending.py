"""Send to the bus from outside a worker, with kafka-python, and know what the broker took."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from kafka import KafkaProducer
from kafka.errors import KafkaError, KafkaTimeoutError, MessageSizeTooLargeError

from workers.errors import BrokerError
from workers.settings import MAX_MESSAGE_BYTES, Settings

DELIVERY_SECONDS: Final = 60.0
"""So long a message is tried before it counts as not delivered."""
_KEPT_FAILURES: Final = 20


@dataclass
class Deliveries:
    """What became of the messages sent. Counted by the producer's own thread."""

    acknowledged: int = 0
    refused: int = 0
    """Messages that the broker can never take, such as those beyond its size limit."""
    failures: list[str] = field(default_factory=list)
    """The first of them: what was sent, and why it was not taken."""
    lost_broker: Exception | None = None
    """Set when the broker stopped answering: what follows need not be tried."""
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def _took(self, _metadata: Any) -> None:
        with self._lock:
            self.acknowledged += 1

    def _refused(self, what: str, error: Exception) -> None:
        with self._lock:
            self.refused += 1
            if not isinstance(error, MessageSizeTooLargeError):
                self.lost_broker = error
            if len(self.failures) < _KEPT_FAILURES:
                self.failures.append(f"{what}: not delivered: {type(error).__name__}: {error}")


class Sender:
    """Sends messages in order and counts what the broker acknowledged (all in-sync replicas)."""

    def __init__(self, producer: KafkaProducer, settings: Settings) -> None:
        self._producer = producer
        self._settings = settings
        self.deliveries = Deliveries()

    def send(
        self, topic: str, value: bytes, *, key: bytes | None, headers: Sequence[tuple[str, bytes]] = (), what: str
    ) -> None:
        """Queue one message; ``what`` names it should it fail. Raises BrokerError once the broker stopped answering."""
        self._check()
        try:
            future = self._producer.send(topic, value, key=key, headers=list(headers))
        except MessageSizeTooLargeError as error:
            self.deliveries._refused(what, error)
            return
        except KafkaTimeoutError as error:
            self.deliveries.lost_broker = error
            self._check()
            raise
        future.add_callback(self.deliveries._took)
        future.add_errback(lambda error: self.deliveries._refused(what, error))

    def flush(self) -> None:
        """Wait until every message is acknowledged or refused. Raises BrokerError when the broker stopped answering."""
        try:
            self._producer.flush(timeout=DELIVERY_SECONDS + 5)
        except KafkaTimeoutError as error:
            self.deliveries.lost_broker = error
        self._check()

    def _check(self) -> None:
        lost = self.deliveries.lost_broker
        if lost is not None:
            raise BrokerError(
                f"The broker at {self._settings.broker} stopped answering ({type(lost).__name__}: {lost}); "
                f"{self.deliveries.acknowledged:,} messages were acknowledged before.",
                "Start it and run the command again: what arrives twice is recognised by its id.",
            ) from lost


@contextmanager
def sender(settings: Settings) -> Iterator[Sender]:
    """A Sender. Call ``create_topics`` before: it tells best what is wrong with a broker.

    Without idempotence, which the embedded broker lacks; one request in flight keeps the order within a partition, so
    that a corrected article never overtakes the first version.
    """
    try:
        producer = KafkaProducer(
            bootstrap_servers=list(settings.brokers),
            client_id=f"{settings.app_id}-cli",
            acks="all",
            enable_idempotence=False,
            max_in_flight_requests_per_connection=1,
            linger_ms=20,
            batch_size=256 * 1024,
            max_request_size=MAX_MESSAGE_BYTES,
            request_timeout_ms=int(DELIVERY_SECONDS * 250),
            delivery_timeout_ms=int(DELIVERY_SECONDS * 1000),
            max_block_ms=int(DELIVERY_SECONDS * 1000),
        )
    except KafkaError as error:
        raise BrokerError(f"The broker at {settings.broker} refused: {type(error).__name__}: {error}") from error
    try:
        yield Sender(producer, settings)
    finally:
        producer.close(timeout=5)
