"""Every metric of a worker and every value of its labels: closed lists, so that no input can make a new time series.

Counters count deliveries: what a restart delivers again is counted again. The exact numbers are in the database.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from schemas import DeadLetterReason, Status
from workers.delivery.ledger import Backlog
from workers.delivery.states import Outcome
from workers.settings import STAGES


class Result(StrEnum):
    """How a stage ended for one message."""

    PASSED = "passed"
    """It sent something on, or the road of the article ends here."""
    DEAD_LETTER = "dead_letter"


class SinkAnswer(StrEnum):
    """What a sink said to a batch."""

    DELIVERED = "delivered"
    RETRY = "retry"
    REJECTED = "rejected"


class Trouble(StrEnum):
    """What is wrong with a channel."""

    OFF = "off"
    """Its other side wants no more."""
    FAILING = "failing"
    """Its last try failed."""


CHANNEL_KINDS: Final = ("webhook", "apprise", "smtp", "kafka", "jsonl", "console", "alertmanager", "none")
"""Types of channels; ``none`` for one that the subscriptions file does not have any more. A test holds them to the models."""

SINK_KINDS: Final = ("database", "console", "jsonl")
"""What the settings may name before the colon. A test holds them to the sinks."""

_DELIVERY_BUCKETS: Final = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0, 300.0, 3600.0, 6 * 3600.0, 24 * 3600.0)
"""Seconds: at once, after a retry, after an outage."""
_STAGE_BUCKETS: Final = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0)
"""Seconds: a stage that takes longer than the last endangers the heartbeat."""


class Metrics:
    """The metrics of one worker, on a registry of their own so that two workers of a test do not meet."""

    def __init__(self, registry: CollectorRegistry | None = None) -> None:
        self.registry = registry or CollectorRegistry()
        self.messages = Counter(
            "tasrih_messages", "Messages that a stage has read, by how it ended.", ["stage", "result"],
            registry=self.registry,
        )  # fmt: skip
        self.dead_letters = Counter(
            "tasrih_dead_letters", "Messages that could not be processed.", ["stage", "reason"], registry=self.registry
        )
        self.outcomes = Counter(
            "tasrih_outcomes", "Outcomes of articles, one for each speaker in it.", ["status"], registry=self.registry
        )
        self.stage_seconds = Histogram(
            "tasrih_stage_seconds", "Time that one message took in a stage, without the bus.", ["stage"],
            buckets=_STAGE_BUCKETS, registry=self.registry,
        )  # fmt: skip
        self.resent = Counter(
            "tasrih_resent", "Events sent once more because the broker did not take them.", ["stage"],
            registry=self.registry,
        )  # fmt: skip
        self.in_flight = Gauge(
            "tasrih_in_flight", "Messages read whose results the broker has not confirmed yet.", registry=self.registry
        )
        self.sink_batches = Counter(
            "tasrih_sink_batches", "Batches given to a sink, by its answer.", ["sink", "answer"], registry=self.registry
        )
        self.deliveries = Counter(
            "tasrih_deliveries", "Tries to send a message to a subscriber.", ["channel", "outcome"],
            registry=self.registry,
        )  # fmt: skip
        self.delivery_seconds = Histogram(
            "tasrih_delivery_seconds", "From the moment when a message was due until it was delivered.", ["channel"],
            buckets=_DELIVERY_BUCKETS, registry=self.registry,
        )  # fmt: skip
        self.outbox_waiting = Gauge("tasrih_outbox_waiting", "Deliveries due and not settled.", registry=self.registry)
        self.outbox_oldest_seconds = Gauge(
            "tasrih_outbox_oldest_seconds", "Since when the delivery that waits longest is due.", registry=self.registry
        )
        self.channels = Gauge(
            "tasrih_channels", "Channels that are off, or failing.", ["trouble"], registry=self.registry
        )
        self._declare_all()

    def _declare_all(self) -> None:
        """Show every series from the start: an alarm on a counter that has never counted would never fire."""
        for stage in STAGES:
            self.stage_seconds.labels(stage)
            self.resent.labels(stage)
            for result in Result:
                self.messages.labels(stage, result)
            for reason in DeadLetterReason:
                self.dead_letters.labels(stage, reason)
        for status in Status:
            self.outcomes.labels(status)
        for kind in CHANNEL_KINDS:
            self.delivery_seconds.labels(kind)
            for outcome in Outcome:
                self.deliveries.labels(kind, outcome)
        for sink in SINK_KINDS:
            for answer in SinkAnswer:
                self.sink_batches.labels(sink, answer)
        for trouble in Trouble:
            self.channels.labels(trouble)


class CourierMetrics:
    """Tells the metrics what the courier does: its ``Watcher``."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def tried(self, kind: str, outcome: Outcome, seconds: float) -> None:
        """Count the try; of a message that was delivered, how long that took."""
        self._metrics.deliveries.labels(kind, outcome).inc()
        if outcome is Outcome.DELIVERED:
            self._metrics.delivery_seconds.labels(kind).observe(max(0.0, seconds))

    def waits(self, waiting: Backlog) -> None:
        """Set the gauges."""
        self._metrics.outbox_waiting.set(waiting.waiting)
        self._metrics.outbox_oldest_seconds.set(waiting.oldest_seconds)
        self._metrics.channels.labels(Trouble.OFF).set(waiting.channels_off)
        self._metrics.channels.labels(Trouble.FAILING).set(waiting.channels_failing)


def sink_label(name: str) -> str:
    """The kind of a sink without its path: ``jsonl`` for ``jsonl:/var/alerts.jsonl``."""
    return name.partition(":")[0]
