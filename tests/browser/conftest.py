"""A real Chromium, and the newsroom screen as a process of its own for it to open."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

REQUIRED = "TASRIH_REQUIRE_BROWSER"
AXE = Path(__file__).parents[2] / "build/browser/node_modules/axe-core/axe.min.js"
START_SECONDS = 30.0


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, or the one that TASRIH_CHROMIUM names."""
    path = os.environ.get("TASRIH_CHROMIUM") or shutil.which("chromium")
    if path is None:
        if os.environ.get(REQUIRED):
            pytest.fail("Chromium is not installed, and the browser tests must run: apt-get install chromium")
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    with sync_playwright() as playwright:
        # A container has no user namespaces to sandbox with; the pages come from this machine alone.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Screen:
    """``tasrih monitor`` on a port of its own."""

    def __init__(self, database: str, home: Path, **environment: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._command = [
            sys.executable, "-m", "workers.cli.main", "monitor", "--database", database, "--port", str(self.port),
        ]  # fmt: skip
        self._environment = os.environ | environment
        self._log = home / f"monitor-{self.port}.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, or start it again on the same port, and wait until it answers."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._command, stdout=log, stderr=log, env=self._environment)
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            try:
                urllib.request.urlopen(f"{self.url}/static/css/tokens.css", timeout=1).close()
            except (URLError, ConnectionError, TimeoutError):
                assert self._process.poll() is None, self.tail()
                time.sleep(0.05)
            else:
                return
        pytest.fail(f"the screen did not start within {START_SECONDS:.0f} s: {self.tail()}")

    def stop(self) -> None:
        """As SIGTERM does."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)
            self._process = None

    def tail(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")[-3000:]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Screen]]:
    """Starts a screen on a database; all are stopped at the end of the test."""
    started: list[Screen] = []

    def start(database: str, **environment: str) -> Screen:
        screen = Screen(database, tmp_path, **environment)
        started.append(screen)
        screen.start()
        return screen

    yield start
    for screen in started:
        screen.stop()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens pages in a fresh browser profile. A script error, or an address refused by the policy, fails the test."""
    contexts: list[Any] = []
    faults: list[str] = []

    def open_it(url: str, *, width: int = 1440, height: int = 900, **options: Any) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        page.goto(url)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert not faults, faults
