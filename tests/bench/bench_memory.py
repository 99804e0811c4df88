"""The judge's memory with a million statements in the window: ``python -m tests.bench.bench_memory [STATEMENTS]``.

Made-up statements of made-up words: 20,000 speakers, of whom the busiest says one twentieth of all (Zipf); words by
Zipf too, 8 to 24 a statement; three in ten tell again, with a fifth of the words changed, what the same speaker has said.
All lie in one window, so every look-up has to tell a statement from all that its speaker has said. ``store`` is what the
rows lie in: the Faust table's dict, or its RocksDB on disk. Each has a process of its own, so that its memory is its own.

*Cold* are the first look-ups of a worker that has just taken its partitions over: the index of each speaker is read from
the store when he is first asked for. *Warm* are as many after them.
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
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count as count_from
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final, NamedTuple

import faust
import numpy as np
import psutil
from faust.streams import _current_event
from numpy.typing import NDArray

from schemas import Statement, derive_id
from workers import stages
from workers.collector import collect_seldom
from workers.memory import Memory
from workers.memory.rows import Rows, entry_name, head_name, segment_name
from workers.memory.segments import EMPTY, SEGMENT, Segment, article_number, milliseconds, pack_head, terms_of
from workers.memory.table import memory_table
from workers.settings import Settings
from workers.text.novelty.judging import WINDOW
from workers.text.words.stems import content_stems, numbers_in

STATEMENTS: Final = 1_000_000
LOOK_UPS: Final = 20_000
"""Cold, and as many warm."""
SPEAKERS: Final = 20_000
BUSIEST: Final = 0.05
"""Share of the busiest speaker in all statements."""
WORDS: Final = 60_000
RETOLD: Final = 0.3
MOST_RETOLD: Final = 200
"""So many statements of one speaker are told again."""
PARTITIONS: Final = 8
_START: Final = datetime(2026, 3, 4, tzinfo=UTC)
_LETTERS: Final = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


class Told(NamedTuple):
    """One statement: its number, its speaker's rank, and the numbers of its words."""

    number: int
    speaker: int
    words: NDArray[np.int64]


class Feed:
    """Statements in order of publication, always the same ones. ``count`` of them fill the window."""

    def __init__(self, count: int, seed: int = 1) -> None:
        self._random = np.random.default_rng(seed)
        letters = np.array(list(_LETTERS))
        self.words = ["".join(self._random.choice(letters, size)) for size in self._random.integers(3, 7, WORDS)]
        self._step = WINDOW / count
        self._word_shares = np.cumsum(1 / (np.arange(WORDS) + 10))
        self._speaker_shares = np.cumsum(np.arange(1, SPEAKERS + 1) ** -_exponent())
        self._said: dict[int, list[NDArray[np.int64]]] = {}
        self._numbers = count_from(1)

    def take(self, count: int) -> Iterator[Told]:
        """The next ``count`` statements."""
        speakers = self._draw(self._speaker_shares, count).tolist()
        sizes = self._random.integers(8, 25, count)
        words = np.split(self._draw(self._word_shares, int(sizes.sum())), np.cumsum(sizes)[:-1])
        retold, which = self._random.random(count) < RETOLD, self._random.random(count)
        for at, speaker in enumerate(speakers):
            said, chosen = self._said.setdefault(speaker, []), words[at]
            if retold[at] and said:
                again = said[int(which[at] * len(said))].copy()
                again[::5] = np.resize(chosen, len(again[::5]))
                chosen = again
            elif len(said) < MOST_RETOLD:
                said.append(chosen)
            yield Told(next(self._numbers), speaker, chosen)

    def statement(self, told: Told) -> Statement:
        """As the extractor would make it."""
        content = " ".join(self.words[word] for word in told.words)
        return _statement(told.number, f"body.{told.speaker}", content, _START + self._step * told.number)

    def _draw(self, shares: NDArray[np.float64], count: int) -> NDArray[np.int64]:
        return np.searchsorted(shares, self._random.random(count) * shares[-1])


class Fill:
    """Writes the rows of many statements as the memory would, without judging them: in minutes, not in an hour."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._stems = [tuple(content_stems(word)) for word in feed.words]
        self._numbers = [tuple(numbers_in(word)) for word in feed.words]
        first = feed.statement(Told(1, 0, np.arange(9)))
        self._like = stages.remember(first, stages.judge_novelty(first, ())).model_dump(mode="json")
        self._last: dict[int, tuple[int, Segment]] = {}

    def add(self, told: Told, rows: Rows) -> None:
        """Put the entry of ``told``, and once it is full its segment."""
        made, key = self._feed.statement(told), f"body.{told.speaker}"
        stems = tuple(sorted({stem for word in told.words for stem in self._stems[word]}))
        like, moment = self._like, made.published_at.isoformat().replace("+00:00", "Z")
        entry = like | {
            "statement": like["statement"]
            | {"id": str(made.id), "content": made.content}
            | {"verdict": like["statement"]["verdict"] | {"group": str(made.id)}},
            "stems": stems,
            "numbers": sorted({number for word in told.words for number in self._numbers[word]}),
            "published_at": moment,
            "carrier": like["carrier"]
            | {"article_id": str(made.trace_id), "source": made.source, "url": made.url, "outlet": made.outlet}
            | {"title": made.title, "published_at": moment},
            "content_hash": made.content_hash,
        }
        rows.put(entry_name(key, made.id), json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode())
        number, last = self._last.get(told.speaker, (0, EMPTY))
        if len(last) == SEGMENT:
            number, last = number + 1, EMPTY
        terms, published = terms_of(stems), milliseconds(made.published_at)
        new = Segment(
            published, made.id.bytes, np.array([article_number(made.trace_id)], "<u8"), np.array([published], "<i8"),
            np.array([len(terms)], "<u2"), terms,
        )  # fmt: skip
        self._last[told.speaker] = number, last.followed_by(new)
        if len(last) + 1 == SEGMENT:
            self._put(told.speaker, rows)

    def end(self, enter: Callable[[int], None], rows: Rows) -> None:
        """Put the segments that are not full, and the heads."""
        for speaker, (number, _) in self._last.items():
            enter(speaker)
            self._put(speaker, rows)
            rows.put(head_name(f"body.{speaker}"), pack_head(0, number + 1))

    def _put(self, speaker: int, rows: Rows) -> None:
        number, segment = self._last[speaker]
        rows.put(segment_name(f"body.{speaker}", number), segment.pack())


def _exponent() -> float:
    """Of the Zipf law in which the first of SPEAKERS has the share BUSIEST."""
    low, high = 0.0, 2.0
    for _ in range(40):
        middle = (low + high) / 2
        share = 1 / sum(rank**-middle for rank in range(1, SPEAKERS + 1))
        low, high = (middle, high) if share < BUSIEST else (low, middle)
    return low


def _statement(number: int, key: str, content: str, published: datetime) -> Statement:
    article = derive_id("article", str(number))
    return Statement(
        id=derive_id("statement", str(number)),
        trace_id=article,
        produced_at=published,
        source=f"article-{number}.txt",
        url=f"https://news.example/{number}",
        outlet=f"outlet {number % 40}",
        published_at=published,
        content_hash=article.hex * 2,
        title=content[:60],
        field="text",
        span={"start": 0, "end": len(content)},
        verbatim=content,
        content=content,
        cue={"lemma": "قال", "act": "say"},
        speaker={"organisation": key, "resolved_by": "mention"},
        speaker_key=key,
        official=True,
        official_reason="government",
        quote="indirect",
        confidence=0.9,
        sequence=1,
        of=1,
        speakers=1,
    )


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

    def put(self, name: bytes, value: bytes) -> None:
        self.written += len(name) + len(value)
        self._data[name] = value

    def delete(self, name: bytes) -> None:
        self._data.pop(name, None)


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
        filled_mb, rows.written = psutil.Process().memory_info().rss / 1e6, 0
        memory, figures = Memory(rows), dict[str, Any](statements=count)
        for state in ("cold", "warm"):
            taken = []
            for told in feed.take(look_ups):
                _enter(told.speaker)
                taken.append(_timed(memory, feed.statement(told)))
            for part, name in enumerate(("look_up_ms", "judge_ms", "look_up_ms_by_the_clock")):
                figures[f"{state}_{name}"] = _quantiles([times[part] for times in taken])
        figures["bytes_written_per_statement"] = round(rows.written / (2 * look_ups))
        figures["rss_mb_filled"] = round(filled_mb)
        figures["rss_mb"] = round(psutil.Process().memory_info().rss / 1e6)
        figures["disk_mb"] = round(sum(file.stat().st_size for file in Path(folder).rglob("*") if file.is_file()) / 1e6)
    return figures


def _timed(memory: Memory, statement: Statement) -> tuple[float, float, float]:
    """Milliseconds: the look-up; all that the judge does, the look-up and writing included; the look-up by the clock.

    The first two by the processor time of this thread, which leaves out what other processes take of the core.
    """
    began, began_clock = time.thread_time(), time.perf_counter()
    memory.said_by(statement.speaker_key).alike(statement)
    looked_up, clock = time.thread_time(), time.perf_counter()
    stages.judge(statement, memory)
    return 1000 * (looked_up - began), 1000 * (time.thread_time() - began), 1000 * (clock - began_clock)


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
