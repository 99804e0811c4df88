"""The judge's memory with a million statements in the window: ``python -m tests.bench.bench_memory [STATEMENTS]``.

Made-up statements of made-up words: 20,000 speakers, of whom the busiest says one twentieth of all (Zipf); words by
Zipf too, 8 to 24 a statement; three in ten tell again, with a fifth of the words changed, what the same speaker has said.
All lie in one window, so every look-up has to tell a statement from all that its speaker has said. ``store`` is what the
rows lie in: the Faust table's dict, or its RocksDB on disk. Each has a process of its own, so that its memory is its own.

*Cold* are the first look-ups of a worker that has just taken its partitions over: the index of each speaker is read from
the store when he is first asked for. *Warm* are as many after them.

Every statement is looked up and remembered; one in JUDGED is judged as well. Judging takes ten times as long as looking up
(64 candidates of words that no other statement has brought before): to judge them all is hours, and tells no more of the
memory. But judging also leaves little of the memory in the caches of the core, as it does in a worker, so the look-ups
right behind a judged statement are told by themselves, too.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
import weakref
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import faust
import psutil
from faust.streams import _current_event

from tests.bench.memory_feed import Feed, Fill
from workers import stages
from workers.collector import collect_seldom
from workers.memory import Memory
from workers.memory.table import memory_table, read_all
from workers.settings import Settings
from workers.text.novelty.judging import judge_novelty
from workers.text.novelty.remembered import remember

STATEMENTS: Final = 1_000_000
LOOK_UPS: Final = 20_000
"""Cold, and as many warm."""
JUDGED: Final = 20
"""One statement in so many."""
PARTITIONS: Final = 8


class StoreRows:
    """The rows of a real Faust table without a bus: what a worker reads, and writes but for its changelog."""

    def __init__(self, store: str, folder: Path) -> None:
        app = faust.App("bench", broker="kafka://127.0.0.1:1", store=f"{store}://", datadir=folder)
        settings = Settings(store=store, data_dir=folder, partitions=PARTITIONS)  # type: ignore[arg-type]
        self._data: Any = memory_table(app, settings).data
        self.written = 0

    def get(self, name: bytes) -> bytes | None:
        found: bytes | None = self._data.get(name)
        return found

    def get_all(self, names: Sequence[bytes]) -> list[bytes | None]:
        return read_all(self._data, names)

    def put(self, name: bytes, value: bytes) -> None:
        self.written += len(name) + len(value)
        self._data[name] = value

    def delete(self, name: bytes) -> None:
        self._data.pop(name, None)


_TAKEN: Final = ("look_up_ms", "look_up_ms_behind_judging", "look_up_ms_by_the_clock", "judge_ms")


class _Event(SimpleNamespace):
    """Weakly referable, as a Faust event is."""


_EVENTS: Final = [_Event(message=SimpleNamespace(partition=number)) for number in range(PARTITIONS)]


def _enter(speaker: int) -> None:
    """A table takes the partition from the current event."""
    _current_event.set(weakref.ref(_EVENTS[speaker % PARTITIONS]))  # type: ignore[arg-type]


def measure_store(store: str, count: int, look_ups: int = LOOK_UPS) -> dict[str, Any]:
    """Fill a store with ``count`` statements and look ``look_ups`` up, cold and then warm."""
    collect_seldom()
    feed = Feed(count)
    with tempfile.TemporaryDirectory(prefix="tasrih-bench-") as folder:
        rows, fill = StoreRows(store, Path(folder)), Fill(feed)
        for told in feed.take(count):
            _enter(told.speaker)
            fill.add(told, rows)
        fill.end(_enter, rows)
        del fill
        gc.collect()
        gc.freeze()  # a worker has no feed that each collection would look through (80 ms)
        filled_mb, rows.written = psutil.Process().memory_info().rss / 1e6, 0
        memory, figures = Memory(rows), dict[str, Any](statements=count)
        for state in ("cold", "warm"):
            figures |= {f"{state}_{name}": times for name, times in _look_up(memory, feed, look_ups).items()}
        figures["bytes_written_per_statement"] = round(rows.written / (2 * look_ups))
        figures["rss_mb_filled"] = round(filled_mb)
        figures["rss_mb"] = round(psutil.Process().memory_info().rss / 1e6)
        figures["disk_mb"] = round(sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file()) / 1e6)
    return figures


def _look_up(memory: Memory, feed: Feed, count: int) -> dict[str, dict[str, float]]:
    """Quantiles of the milliseconds that the next ``count`` statements take.

    By the processor time of this thread, which leaves out what other processes take of the core: the look-ups; those right
    behind a judged statement; all that the judge does with a statement, its look-up and its writing included. By the clock:
    the look-ups.
    """
    taken: dict[str, list[float]] = {name: [] for name in _TAKEN}
    for at, told in enumerate(feed.take(count)):
        _enter(told.speaker)
        statement = feed.statement(told)
        began, began_clock = time.thread_time(), time.perf_counter()
        said = memory.said_by(statement.speaker_key)
        said.alike(statement)
        looked_up, clock = time.thread_time() - began, time.perf_counter() - began_clock
        taken["look_up_ms"].append(looked_up)
        taken["look_up_ms_by_the_clock"].append(clock)
        if at % JUDGED == 1:
            taken["look_up_ms_behind_judging"].append(looked_up)
        if at % JUDGED == 0:
            stages.judge(statement, memory)
            taken["judge_ms"].append(time.thread_time() - began)
        else:
            said.add(remember(statement, judge_novelty(statement, ())))
    return {name: _quantiles([1000 * seconds for seconds in times]) for name, times in taken.items()}


def _quantiles(values: list[float]) -> dict[str, float]:
    ordered = sorted(values)
    places = {"p50": 0.5, "p99": 0.99, "p999": 0.999}
    found = {name: round(ordered[int(share * len(ordered))], 3) for name, share in places.items()}
    return found | {"max": round(ordered[-1], 3)}


def measure_memory(count: int = STATEMENTS) -> dict[str, Any]:
    """Both stores, each in a process of its own."""
    figures = {}
    for store in ("memory", "rocksdb"):
        made = subprocess.run(
            [sys.executable, "-m", "tests.bench.bench_memory", str(count), store],
            capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        )  # fmt: skip
        figures[store] = json.loads(made.stdout)
    return figures


if __name__ == "__main__":
    given = sys.argv[1:]
    number = int(given[0]) if given else STATEMENTS
    print(json.dumps(measure_store(given[1], number) if len(given) > 1 else measure_memory(number), indent=1))
