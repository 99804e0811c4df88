"""The road that the demo drives on: broker, topics, a receiver of webhooks, worker and screen; all gone when it ends."""

from __future__ import annotations

import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Final

from workers.brokers import embedded_broker, kafka_broker
from workers.brokers.process import BrokerProcess
from workers.cli.demo_process import DemoProcess
from workers.cli.demo_receiver import Receiver, receiver
from workers.errors import BrokerError
from workers.settings import Settings, load_settings
from workers.topics import create_topics

SUBSCRIPTIONS: Final = files("workers.cli") / "demo_subscriptions.yml"


class BrokerKind(StrEnum):
    """Which broker the demo starts."""

    EMBEDDED = "embedded"
    KAFKA = "kafka"


@dataclass(frozen=True, slots=True)
class Road:
    """What runs while the demo lasts."""

    settings: Settings
    broker: BrokerProcess
    worker: DemoProcess
    monitor: DemoProcess
    receiver: Receiver

    def check(self) -> None:
        """Raises BrokerError or TasrihError, with the end of the log, when broker, worker or monitor have died."""
        if self.broker.pid is None:
            raise BrokerError(f"{self.broker.name} has died. The end of its log:\n{self.broker.tail()}")
        self.worker.check()
        self.monitor.check()

    def screen(self) -> str:
        """The address of the screen, once it is served. Raises TasrihError when it does not start."""
        return self.monitor.told(r"Screen: (\S+)")


@contextmanager
def demo_road(kind: BrokerKind, subscriptions: Path | None = None) -> Iterator[Road]:
    """Broker, topics, receiver, worker and monitor, in this order; stopped in the other one. All data are temporary.

    ``subscriptions``: a file of the user's; else ours. Raises BrokerError when the broker cannot be had or does not start.
    """
    start = embedded_broker if kind is BrokerKind.EMBEDDED else kafka_broker
    with (
        _ending_on_signals(),
        tempfile.TemporaryDirectory(prefix="tasrih-demo-") as home,
        start() as broker,
        receiver() as hooks,
    ):
        if subscriptions is None:  # a copy of ours, which may be edited while the demo runs
            subscriptions = Path(home) / SUBSCRIPTIONS.name
            subscriptions.write_bytes(SUBSCRIPTIONS.read_bytes())
        settings = load_settings(
            broker=broker.address,
            embedded=kind is BrokerKind.EMBEDDED,
            replication_factor=1,
            database_url=f"sqlite:///{home}/tasrih.db",
            data_dir=Path(home) / "worker",
            sinks=("database",),
            subscriptions=subscriptions,
            allowed_addresses=(*load_settings().allowed_addresses, hooks.host),
            monitor_host="127.0.0.1",
            monitor_port=0,
        )
        create_topics(settings)
        secrets = {"DEMO_HOOK_URL": hooks.url, "DEMO_HOOK_SECRET": hooks.secret}
        worker = DemoProcess("worker", settings, Path(home) / "worker.log", secrets)
        monitor = DemoProcess("monitor", settings, Path(home) / "monitor.log", secrets)
        try:
            worker.start()
            monitor.start()
            yield Road(settings, broker, worker, monitor, hooks)
        finally:
            monitor.stop()
            worker.stop()


@contextmanager
def _ending_on_signals() -> Iterator[None]:
    """End in order, also when told to or when the terminal closes: nothing that it started must outlive the demo.

    Both signals go the way of Ctrl-C, which asyncio turns into a cancelled task; an exception raised in the middle of
    the event loop would leave the database's thread behind.
    """
    told: list[int] = []

    def leave(number: int, _frame: object) -> None:
        told.append(number)
        signal.raise_signal(signal.SIGINT)

    mine = {signal.SIGTERM: leave, signal.SIGHUP: leave, signal.SIGINT: signal.default_int_handler}
    before = {number: signal.signal(number, handler) for number, handler in mine.items()}
    try:
        yield
    except KeyboardInterrupt:
        if told:
            sys.exit(128 + told[0])
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
