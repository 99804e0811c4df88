"""Start a broker as a child process, wait until it answers, stop it: what all brokers have in common."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from workers.errors import BrokerError

HOST: Final = "127.0.0.1"
_STOP_SECONDS: Final = 15.0


def free_port() -> int:
    """A TCP port of the loopback interface that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class BrokerProcess:
    """One broker on the loopback interface: it can be stopped, killed and started again on the same port."""

    name: str
    command: Sequence[str]
    port: int
    log: Path
    """Where its output goes."""
    start_seconds: float
    environment: dict[str, str] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """host:port for ``Settings.broker``."""
        return f"{HOST}:{self.port}"

    @property
    def pid(self) -> int | None:
        """Process id while it runs."""
        return self._process.pid if self._process and self._process.poll() is None else None

    def start(self) -> None:
        """Start it and wait until its port answers. Raises BrokerError, with the end of its log, when it does not."""
        if _answers(self.port):
            raise BrokerError(f"{self.name} cannot start: something listens on {self.address} already.")
        with self.log.open("ab") as log:
            # In a session of its own: Ctrl-C in the terminal goes to the worker first, which still needs the broker.
            self._process = subprocess.Popen(  # noqa: S603 - the command is ours
                self.command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True,
                env=os.environ | self.environment,
            )  # fmt: skip
        deadline = time.monotonic() + self.start_seconds
        while time.monotonic() < deadline and self._process.poll() is None:
            if _answers(self.port):
                return
            time.sleep(0.05)
        ended = self._process.poll()
        self.kill()
        why = f"ended with exit code {ended}" if ended is not None else f"did not answer in {self.start_seconds:.0f} s"
        raise BrokerError(f"{self.name} on {self.address} {why}. The end of its log:\n{self.tail()}")

    def stop(self) -> None:
        """Ask it to end, and wait until it has; kill it when it does not."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once, as a crash would."""
        self._end(signal.SIGKILL)

    def tail(self, lines: int = 15) -> str:
        """The last lines of its log."""
        return "\n".join(self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        process.send_signal(how)
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(_STOP_SECONDS)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((HOST, port)) == 0
