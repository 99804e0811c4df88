"""A real Chromium, and the newsroom screen as a process of its own for it to open."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from sqlalchemy import select

from schemas import Alert, RawArticle
from tests.workers.conftest import make_alert  # noqa: F401 - a fixture
from workers.bus.sending import sender
from workers.cli.demo import samples_of
from workers.cli.demo_road import BrokerKind, Road, demo_road
from workers.codec import encode
from workers.store import AlertQuery, Store
from workers.store.tables import articles
from workers.topics import RAW

T = TypeVar("T")
REQUIRED = "TASRIH_REQUIRE_BROWSER"
AXE = Path(__file__).parents[2] / "build/browser/node_modules/axe-core/axe.min.js"
SAMPLES = Path(__file__).parents[2] / "workers/cli/demo_articles"
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


class RoadInUse:
    """The whole road with the sample articles on it: broker, worker, database, and the screen beside them."""

    def __init__(self, road: Road, screen: Screen) -> None:
        self.settings = road.settings
        self.screen = screen
        self._road = road

    def publish(self, *articles: RawArticle) -> None:
        """As a crawler does."""
        with sender(self.settings) as to_bus:
            for article in articles:
                message = encode(article, "tests")
                to_bus.send(
                    RAW.on_bus(self.settings), message.value, key=message.key, headers=message.headers, what="article"
                )
            to_bus.flush()

    def wait_for(self, ended: int, seconds: float = 60.0) -> None:
        """Until so many articles have ended."""
        until = time.monotonic() + seconds
        while self._ended() < ended:
            self._road.check()
            assert time.monotonic() < until, (
                f"{self._ended()} of {ended} articles have ended: {self._road.worker.tail()}"
            )
            time.sleep(0.1)

    def alerts(self) -> list[Alert]:
        return asked(self.settings.database_url, lambda store: store.alerts(AlertQuery(limit=1000)))

    def wait_for_article(self, article: RawArticle, seconds: float = 60.0) -> None:
        """Until it has ended."""
        until = time.monotonic() + seconds
        status = select(articles.c.status).where(articles.c.article_id == article.article_id)

        async def ended(store: Store) -> bool:
            async with store.reading() as connection:
                return (await connection.execute(status)).scalar_one_or_none() is not None

        while not asked(self.settings.database_url, ended):
            self._road.check()
            assert time.monotonic() < until, self._road.worker.tail()
            time.sleep(0.1)

    def _ended(self) -> int:
        counts = asked(self.settings.database_url, lambda store: store.status_counts())
        return int(counts.articles - counts.in_progress)


def asked(database: str, question: Callable[[Store], Awaitable[T]]) -> T:
    """The answer of the store at ``database``. In a thread of its own: this one has the event loop of the browser."""

    async def ask() -> T:
        async with await Store.open(database) as store:
            return await question(store)

    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, ask()).result()


@pytest.fixture(scope="session")
def road(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RoadInUse]:
    """One road for all tests that only add to it."""
    home = tmp_path_factory.mktemp("road")
    with demo_road(BrokerKind.EMBEDDED) as driven:
        given = driven.settings
        screen = Screen(
            given.database_url, home, TASRIH_BROKER=given.broker, TASRIH_EMBEDDED="true",
            TASRIH_PARTITIONS=str(given.partitions), TASRIH_SUBSCRIPTIONS=str(given.subscriptions),
        )  # fmt: skip
        samples = list(samples_of([str(SAMPLES)]))
        with sender(given) as to_bus:
            for sample in samples:
                topic = RAW.on_bus(given)
                to_bus.send(topic, sample.value, key=sample.key, headers=sample.headers, what=sample.name)
            to_bus.flush()
        used = RoadInUse(driven, screen)
        used.wait_for(len({sample.article for sample in samples}))
        screen.start()
        yield used
        screen.stop()


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
        page.set_default_navigation_timeout(90_000)  # two cores may be busy with other suites
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        page.on("dialog", lambda dialog: faults.append(f"a dialog opened: {dialog.message}"))
        page.goto(url)
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert not faults, faults
