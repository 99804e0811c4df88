"""Build the Faust app of a worker from its settings. Nothing here happens when the module is imported."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any, Final, cast

import faust
import structlog
from faust.types import TP
from mode import Service
from prometheus_client import start_http_server
from yarl import URL

from workers.delivery.service import Delivery
from workers.metrics import CourierMetrics, Metrics
from workers.settings import MAX_MESSAGE_BYTES, Settings
from workers.sinks import build
from workers.sinks.base import Sink
from workers.stream.agents import attach
from workers.stream.first_start import FirstStart
from workers.stream.publisher import publisher
from workers.stream.runner import Runner
from workers.stream.transport import Transport
from workers.text.knowledge.base import choose
from workers.topics import create_topics

log: Final = structlog.get_logger(__name__)

_GRACE_SECONDS: Final = 5.0
"""So long may what is in flight take to settle when the worker stops or gives partitions away."""
_STOP_SECONDS: Final = 10.0
"""So long may that, the last commit and the flush take: without its broker they never end, and channels, producer and
database need some of the 25 seconds of ``workers.worker`` too. What is not committed is read again."""


def create_app(settings: Settings, sinks: Sequence[Sink] | None = None, metrics: Metrics | None = None) -> WorkerApp:
    """The app of one worker: its agents, table, sinks and metrics. ``sinks`` default to those of the settings.

    Raises KnowledgeError or SubscriptionsError when the user's file cannot be used.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    choose(settings.knowledge)
    app = WorkerApp(
        settings.group_id,
        broker=[URL(f"kafka://{address}") for address in settings.brokers],
        store=f"{settings.store}://",
        datadir=settings.data_dir,
        topic_partitions=settings.partitions,
        topic_replication_factor=settings.replication_factor,
        topic_disable_leader=True,
        table_standby_replicas=0,
        web_enabled=False,
        # The topics set the limit: their broker says no for good, the producer would say it of dead letters too.
        producer_max_request_size=4 * MAX_MESSAGE_BYTES,
        # A broker that is gone this long makes sends fail; they are sent again (workers/stream/in_flight.py).
        producer_request_timeout=60.0,
        broker_commit_interval=1.0,
        **_group_timing(settings),
    )
    metrics = metrics or Metrics()
    delivery = Delivery.of(settings, CourierMetrics(metrics))
    if sinks is None:
        sinks = build(settings, delivery.outbox if delivery else None, publisher(app, settings))
    app.prepare(settings, metrics, sinks, delivery)
    return app


def _group_timing(settings: Settings) -> dict[str, Any]:
    """How soon a lost worker is noticed, in seconds. On the embedded broker a join waits for half the rebalance."""
    if settings.embedded:
        return {"broker_session_timeout": 6.0, "broker_heartbeat_interval": 1.0, "broker_rebalance_timeout": 2.0}
    session = settings.session_timeout
    return {
        "broker_session_timeout": session,
        "broker_heartbeat_interval": session / 5,
        "broker_rebalance_timeout": max(2 * session, 10.0),
    }


class WorkerApp(faust.App):
    """A Faust app that creates its topics first, opens its sinks, and settles what is in flight before it lets go."""

    logger = logging.getLogger("faust.tasrih")

    def prepare(
        self, settings: Settings, metrics: Metrics, sinks: Sequence[Sink], delivery: Delivery | None = None
    ) -> None:
        """Attach what ``create_app`` made; apart from ``__init__``, which Faust calls again when it pickles an app."""
        self.settings = settings
        self.runner = Runner(self, settings, metrics)
        self._sinks = _Sinks(sinks if "deliver" in settings.stages else (), delivery)
        self._first_start = FirstStart(settings)
        attach(self, settings, self.runner, sinks, self._first_start)
        self.on_partitions_assigned.connect(cast("Any", _log_assignment), weak=False)
        self.transport = Transport(self.conf.broker_consumer, self)

    def on_init_dependencies(self) -> Any:
        """The sinks are open before the first message and closed after the last."""
        return [self._sinks, *super().on_init_dependencies()]

    async def on_first_start(self) -> None:
        """Create the topics: Faust does not create its source topics, and a missing one stalls the start.

        Then settle which raw articles are of before the first start of all.
        """
        await asyncio.to_thread(create_topics, self.settings)
        if "clean" in self.settings.stages and not self.settings.embedded:  # the embedded broker begins empty
            await asyncio.to_thread(self._first_start.settle)
        if self.settings.web_port:
            start_http_server(self.settings.web_port, self.settings.web_host, self.runner.metrics.registry)
        await super().on_first_start()

    def on_rebalance_start(self) -> None:
        """Called in the consumer's thread. A sink that is down must not hold up the whole group."""
        super().on_rebalance_start()
        self.loop.call_soon_threadsafe(self.loop.call_later, _GRACE_SECONDS, self._abandon_if_rebalancing)

    async def on_stop(self) -> None:
        """Wait for what is in flight, but not for a broker or sink that is down; the next worker reads it again."""
        giving_up = self.loop.call_later(_GRACE_SECONDS, self.runner.shut)
        stopping = self.loop.create_task(super().on_stop())
        try:
            # After a crash the consumer's thread is gone, and Faust waits for its last commit for ever. A task of its own,
            # as a timeout would not end it: Faust takes a cancellation for one of what it waits for, and goes on.
            done, _ = await asyncio.wait({stopping}, timeout=_GRACE_SECONDS if self.crashed else _STOP_SECONDS)
            if done:
                stopping.result()
            else:
                log.warning("what is in flight is left to the next worker")
        finally:
            stopping.cancel()
            giving_up.cancel()
            self.runner.shut()

    def _abandon_if_rebalancing(self) -> None:
        if self.rebalancing:
            self.runner.abandon()


async def _log_assignment(_app: Any, assigned: set[TP], *_: Any, **__: Any) -> None:
    log.info("partitions assigned", count=len(assigned))


class _Sinks(Service):
    """Opens the sinks, and lets the courier go, when the app starts; closes them when it has stopped."""

    abstract = False
    logger = logging.getLogger("faust.tasrih")

    def __init__(self, sinks: Sequence[Sink], delivery: Delivery | None) -> None:
        super().__init__()
        self._open = sinks
        self._delivery = delivery

    async def on_start(self) -> None:
        for sink in self._open:
            await sink.open()
        if self._delivery is not None:
            await self._delivery.open()

    async def on_stop(self) -> None:
        if self._delivery is not None:
            await self._delivery.close()
        for sink in self._open:
            await sink.close()
