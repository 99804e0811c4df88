"""Workers as processes that can be killed, forked from one that has imported and loaded what all of them need.

That takes a worker four seconds of a processor, and the suite starts forty. All else is as in a worker started by itself.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psutil

from workers.settings import Settings

_ROOT = Path(__file__).parents[2]


class Template:
    """A process that is no worker yet (tests/kafka/template.py)."""

    def __init__(self) -> None:
        # With one thread: a fork would leave the others behind.
        environ = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        command = [sys.executable, "-m", "tests.kafka.template"]
        self._process = subprocess.Popen(
            command, cwd=_ROOT, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def fork(self, **order: Any) -> psutil.Process:
        """A worker that does as it is ordered; waits until the template is ready."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        told = self._process.stdout.readline()
        assert told, f"the template of the workers ended with {self._process.wait()}"
        return psutil.Process(int(told))

    def close(self) -> None:
        self._process.communicate(timeout=10)  # it ends when nobody can order any more


class Worker:
    """One worker process."""

    def __init__(self, template: Template, settings: Settings, log: Path) -> None:
        self.log = log
        log.touch()
        self._code = log.with_suffix(".code")
        environ = {
            f"TASRIH_{name.upper()}": ",".join(value) if isinstance(value, tuple) else str(value)
            for name, value in settings.model_dump().items()
            if value is not None
        }
        self._process = template.fork(environ=os.environ | environ, log=str(log), code=str(self._code))

    @property
    def alive(self) -> bool:
        return bool(self._process.is_running())

    def kill(self) -> None:
        """As a crash of the machine would."""
        self._process.kill()
        self._process.wait(10)

    def stop(self, seconds: float = 60) -> int | None:
        """Ask it to stop; its exit code."""
        if self.alive:
            self._process.terminate()
        return self.wait(seconds)

    def wait(self, seconds: float) -> int | None:
        """Its exit code, once it has ended; None when something else ended it."""
        self._process.wait(seconds)
        return int(self._code.read_text()) if self._code.exists() else None

    def tail(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")[-4000:]
