"""The road that the demo drives on: broker, topics, database, a receiver of webhooks, a worker; all gone when it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Final

from workers.brokers import embedded_broker, kafka_broker
from workers.brokers.process import BrokerProcess
from workers.cli.demo_receiver import Receiver, receiver
from workers.errors import BrokerError, TasrihError
from workers.settings import Settings, load_settings
from workers.topics import create_topics

LOG_LINES: Final = 15
SUBSCRIPTIONS: Final = files("workers.cli") / "demo_subscriptions.yml"
_STOP_SECONDS: Final = 10.0


class BrokerKind(StrEnum):
    """Which broker the demo starts."""

    EMBEDDED = "embedded"
    KAFKA = "kafka"


@dataclass
class WorkerProcess:
    """One ``tasrih worker`` as a process of its own, as it runs in production."""

    settings: Settings
    log: Path
    secrets: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Environment variables beside the settings: what the subscriptions file names."""
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Start it; its output goes into the log."""
        given = self.settings
        environment = {
            "TASRIH_BROKER": given.broker,
            "TASRIH_EMBEDDED": str(given.embedded),
            "TASRIH_PARTITIONS": str(given.partitions),
            "TASRIH_DATABASE_URL": given.database_url,
            "TASRIH_DATA_DIR": str(given.data_dir),
            "TASRIH_SINKS": ",".join(given.sinks),
            "TASRIH_SUBSCRIPTIONS": str(given.subscriptions or ""),
            "TASRIH_ALLOWED_ADDRESSES": ",".join(given.allowed_addresses),
        }
        with self.log.open("ab") as log:
            # In a session of its own: Ctrl-C reaches the demo, which then stops the worker before the broker.
            self._process = subprocess.Popen(
                [sys.executable, "-m", "workers.cli.main", "worker"],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True,
                env={**os.environ, **environment, **self.secrets},
            )  # fmt: skip

    def check(self) -> None:
        """Raises TasrihError, with the end of its log, when it has died."""
        code = self._process.poll() if self._process else None
        if code is not None:
            raise TasrihError(f"The worker ended with exit code {code}. The end of its log:\n{self.tail()}")

    def tail(self, lines: int = LOG_LINES) -> str:
        """The last lines of its log."""
        return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])

    def stop(self) -> None:
        """Ask it to end, and kill it when it does not."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(_STOP_SECONDS)


@dataclass(frozen=True, slots=True)
class Road:
    """What runs while the demo lasts."""

    settings: Settings
    broker: BrokerProcess
    worker: WorkerProcess
    receiver: Receiver

    def check(self) -> None:
        """Raises BrokerError or TasrihError, with the end of the log, when broker or worker have died."""
        if self.broker.pid is None:
            raise BrokerError(f"{self.broker.name} has died. The end of its log:\n{self.broker.tail()}")
        self.worker.check()


@contextmanager
def demo_road(kind: BrokerKind, subscriptions: Path | None = None) -> Iterator[Road]:
    """Broker, topics, receiver and worker, in this order; stopped in the other one. All data are in a temporary directory.

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
        )
        create_topics(settings)
        secrets = {"DEMO_HOOK_URL": hooks.url, "DEMO_HOOK_SECRET": hooks.secret}
        worker = WorkerProcess(settings, Path(home) / "worker.log", secrets)
        try:
            worker.start()
            yield Road(settings, broker, worker, hooks)
        finally:
            worker.stop()


@contextmanager
def _ending_on_signals() -> Iterator[None]:
    """End in order, also when told to or when the terminal closes: broker and worker must not outlive the demo.

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
