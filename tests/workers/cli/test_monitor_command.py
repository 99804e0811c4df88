"""``tasrih monitor`` as a process: address, access, end, memory."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import psutil
import pytest

from workers.cli.exits import ExitCode

MONITOR = (sys.executable, "-m", "workers.cli.main", "monitor")
IDLE_BYTES = 150 * 1024 * 1024
HEAVY = ("torch", "lightgbm", "pycrfsuite", "faust", "kafka", "camel_tools.ner")
"""Language models, the stream and the broker's client: loaded by a page that needs them, not by the start."""


@pytest.fixture
def started(tmp_path: Path) -> Iterator[Callable[..., tuple[subprocess.Popen[str], str]]]:
    """Starts the screen, and gives process and address."""
    running: list[subprocess.Popen[str]] = []

    def start(**environment: str) -> tuple[subprocess.Popen[str], str]:
        process = subprocess.Popen(
            [*MONITOR, "--database", f"sqlite:///{tmp_path}/a.db", "--port", "0"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment},
        )  # fmt: skip
        running.append(process)
        assert process.stdout is not None
        address = re.fullmatch(r"Screen: (http://127\.0\.0\.1:\d+/)\n", process.stdout.readline())
        assert address
        return process, address[1]

    yield start
    for process in running:
        process.kill()
        process.communicate()


def test_it_serves_tells_where_and_ends_when_it_is_asked_to(
    started: Callable[..., tuple[subprocess.Popen[str], str]],
) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        process, address = started()
        assert process.stdout is not None
        assert process.stdout.readline() == "Access: open to this machine only, everybody on it is an editor\n"
        assert "لا تنبيهات بعد" in urlopen(address).read().decode()
        listening = urlopen(f"{address}events")
        assert listening.readline().strip() == b"event: beat"
        process.send_signal(number)
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out, err) == (0, "", "")


def test_idle_it_is_small_and_has_no_language_model(
    started: Callable[..., tuple[subprocess.Popen[str], str]],
) -> None:
    process, address = started()
    for path in ("", "?words=%D8%B3", "static/css/base.css", "live/older"):
        urlopen(address + path).read()
    time.sleep(0.5)
    assert psutil.Process(process.pid).memory_info().rss < IDLE_BYTES
    asked = f"import sys, workers.monitor.serve; print([name for name in {HEAVY} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_it_does_not_start_open_to_the_world(run, tmp_path: Path) -> None:
    ran = run("monitor", "--host", "0.0.0.0", "--database", f"sqlite:///{tmp_path}/a.db")
    assert ran.code == ExitCode.BAD_INPUT
    assert "open to everybody" in ran.err
    assert "TASRIH_MONITOR_TOKEN" in ran.err
    assert not (tmp_path / "a.db").exists()


def test_with_a_token_it_says_so_and_asks_for_it(started: Callable[..., tuple[subprocess.Popen[str], str]]) -> None:
    token = "a token for the test"
    process, address = started(TASRIH_MONITOR_TOKEN=token)
    assert process.stdout is not None
    assert process.stdout.readline() == "Access: readers show a token (editor)\n"
    assert 'type="password"' in urlopen(Request(address, headers={"Accept": "text/html"})).read().decode()
    shown = urlopen(Request(address, headers={"Authorization": f"Bearer {token}"})).read().decode()
    assert "لا تنبيهات بعد" in shown


def test_an_address_that_is_taken_is_told(run, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = run("monitor", "--port", port, "--database", f"sqlite:///{tmp_path}/a.db")
    assert ran.code == ExitCode.FAILED
    assert f"127.0.0.1:{port}: Address already in use" in ran.err


def test_a_database_that_cannot_be_had_is_told(run, tmp_path: Path) -> None:
    ran = run("monitor", "--port", 0, "--database", f"sqlite:///{tmp_path}/no/such/a.db")
    assert ran.code == ExitCode.NO_DATABASE
