"""How fast the live page is made, how much memory the screen takes: ``python -m tests.bench.bench_live [STATEMENTS] [ALERTS]``.

A SQLite database with the made-up statements of ``bench_search`` and as many alerts, then every address below: by processor
time in this process, which other work on the machine does not count in. Memory is that of ``tasrih monitor`` as a process:
before anybody asked, after every page, and after a subscription was tried on the alerts, all of the last week. Prints JSON.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from urllib.request import urlopen

import httpx
import psutil

from schemas import Speaker, utc_now
from tests.bench.bench_search import Clock, News, fill, milliseconds
from tests.workers.conftest import _make_alert
from workers.monitor.app import create_monitor
from workers.settings import Settings
from workers.store import Store

ASKED = 60
ADDRESSES: Final = {
    "live": "/",
    "live, older": "/live/older?before=5000",
    "live, of a country and an act": "/?country=SY&act=announce",
    "live, a word that nobody says": "/?words=xyzxyz",
}


SUBSCRIPTIONS: Final = """\
channels: {screen: {type: console}}
subscriptions: {prices: {words: [سعر, الصرف, التضخم], to: screen}}
"""


async def add_alerts(store: Store, alerts: int) -> None:
    """Alerts of the speakers and words of ``bench_search``, a minute apart: 10,000 are a week."""
    news, first = News(), utc_now() - timedelta(minutes=alerts)
    for start in range(0, alerts, 500):
        events = []
        for number in range(start, min(alerts, start + 500)):
            (key,), (country,) = news.speakers.draw(), news.countries.draw()
            speaker = Speaker(name=f"اسم {key}", organisation=f"هيئة {key}", country=country, resolved_by="mention")
            content = " ".join(news.words.draw(news.chooser.randint(8, 45)))
            made = first + timedelta(minutes=number)
            events.append(
                _make_alert(
                    f"b{number}", article=f"c{number}", made=made, speaker=speaker, speaker_key=key, content=content
                )
            )
        await store.save(events)


async def measure(url: str) -> dict[str, Any]:
    """Milliseconds of each address, of ``ASKED`` times, the first of which prepares templates and queries and is left out."""
    figures: dict[str, Any] = {}
    async with await Store.open(url) as store:
        transport = httpx.ASGITransport(create_monitor(Settings(), store))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            clock = await Clock.of(store)
            for name, address in ADDRESSES.items():
                first = await client.get(address)
                first.raise_for_status()
                figures[name] = await milliseconds(clock, client.get, [address] * ASKED)
                figures[name]["kB"] = round(len(first.content) / 1000)
    return figures


def memory(url: str, folder: Path) -> dict[str, float]:
    """Resident memory of ``tasrih monitor`` in MB (2**20 bytes), and the seconds of a trial."""
    command = [sys.executable, "-m", "workers.cli.main", "monitor", "--port", "0", "--database", url]
    subscriptions = folder / "subscriptions.yml"
    subscriptions.write_text(SUBSCRIPTIONS, encoding="utf-8")
    environment = {**os.environ, "TASRIH_SUBSCRIPTIONS": str(subscriptions)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        told = re.match(r"Screen: (\S+)/", process.stdout.readline())
        assert told
        mine = psutil.Process(process.pid)
        taken = {"idle": mine.memory_info().rss}
        for address in (*ADDRESSES.values(), "/search", "/speakers", "/topics", "/subscriptions"):
            urlopen(told[1] + address).read()
        taken["after every page"] = mine.memory_info().rss
        began = time.perf_counter()
        page = urlopen(f"{told[1]}/subscriptions/prices?tried=1&lang=en").read()
        seconds = time.perf_counter() - began
        assert b"It would have sent" in page
        taken["after a trial"] = mine.memory_info().rss
        process.terminate()
    return {name: round(size / 2**20) for name, size in taken.items()} | {"seconds of the trial": round(seconds, 1)}


async def prepare(url: str, statements: int, alerts: int) -> None:
    """Fill the database at ``url``."""
    await fill(url, statements)
    async with await Store.open(url) as store:
        await add_alerts(store, alerts)


def bench(statements: int, alerts: int) -> dict[str, Any]:
    """All figures."""
    with tempfile.TemporaryDirectory(prefix="tasrih-bench-") as folder:
        url = f"sqlite:///{folder}/screen.db"
        asyncio.run(prepare(url, statements, alerts))
        return {"milliseconds": asyncio.run(measure(url)), "megabytes": memory(url, Path(folder))}


if __name__ == "__main__":
    wanted = [int(argument) for argument in sys.argv[1:]]
    print(json.dumps(bench(*(wanted + [100_000, 10_000][len(wanted) :])), indent=1, ensure_ascii=False))
