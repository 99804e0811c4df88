"""A command of ours as a process of its own, as it runs in production."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from workers.errors import TasrihError
from workers.settings import Settings

LOG_LINES: Final = 15
_STOP_SECONDS: Final = 10.0
_ANSWER_SECONDS: Final = 60.0
_POLL_SECONDS: Final = 0.05


@dataclass
class DemoProcess:
    """One ``tasrih worker`` or ``tasrih monitor``."""

    command: str
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
            "TASRIH_MONITOR_HOST": given.monitor_host,
            "TASRIH_MONITOR_PORT": str(given.monitor_port),
        }
        with self.log.open("ab") as log:
            # In a session of its own: Ctrl-C reaches the demo, which then stops its processes before the broker.
            self._process = subprocess.Popen(  # noqa: S603 - a command of ours
                [sys.executable, "-m", "workers.cli.main", self.command],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True,
                env={**os.environ, **environment, **self.secrets},
            )  # fmt: skip

    def check(self) -> None:
        """Raises TasrihError, with the end of its log, when it has died."""
        code = self._process.poll() if self._process else None
        if code is not None:
            raise TasrihError(f"The {self.command} ended with exit code {code}. The end of its log:\n{self.tail()}")

    def told(self, pattern: str) -> str:
        """The first group of ``pattern`` in its log, which is waited for. Raises TasrihError when it does not come."""
        give_up = time.monotonic() + _ANSWER_SECONDS
        while not (found := re.search(pattern, self.log.read_text(encoding="utf-8", errors="replace"))):
            self.check()
            if time.monotonic() > give_up:
                raise TasrihError(f"The {self.command} does not start. The end of its log:\n{self.tail()}")
            time.sleep(_POLL_SECONDS)
        return found[1]

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
