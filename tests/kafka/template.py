"""The process that the suite's workers are forked from: ``python -m tests.kafka.template``, an order a line on its input."""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import Any

import psutil

from schemas import Statement
from tests.kafka.written import written
from workers import stages
from workers.memory import DictMemory
from workers.settings import load_settings
from workers.text.knowledge.base import choose
from workers.worker import run_worker


def warm() -> None:
    """Load what a worker loads with its first articles."""
    choose(None)
    memory = DictMemory()
    for number in range(2):
        (clean,) = stages.clean(written(number)).events
        (tagged,) = stages.tag(clean).events  # type: ignore[arg-type]
        for event in stages.extract(tagged).events:  # type: ignore[arg-type]
            if isinstance(event, Statement):
                stages.judge(event, memory)


def work(order: dict[str, Any]) -> int:
    """Be a worker; its exit code."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with Path(order["log"]).open("ab") as log, Path(os.devnull).open("rb") as nothing:
        for stream, file in ((0, nothing), (1, log), (2, log)):
            os.dup2(file.fileno(), stream)
    os.environ.clear()
    os.environ.update(order["environ"])
    code = 1
    try:
        code = run_worker(load_settings())
    except Exception:
        traceback.print_exc()
    Path(order["code"]).write_text(str(code))
    return code


def serve() -> int:
    """Fork a worker for each order, and tell its process id; in the worker, its exit code."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system forgets those that have ended
    for line in sys.stdin:
        pid = os.fork()
        if not pid:
            return work(json.loads(line))
        print(pid, flush=True)
    return 0


if __name__ == "__main__":
    warm()
    assert psutil.Process().num_threads() == 1
    sys.exit(serve())
