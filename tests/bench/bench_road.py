"""Measure the road on a real Kafka: a worker against one that does nothing, in the same run on the same broker.

Needs Java. Throughput is taken from a backlog, latency at half of that throughput, both by the timestamps that the
producers put on the messages of an article.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psutil
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition

from schemas import RawArticle
from workers.brokers import kafka_broker
from workers.codec import Message, encode
from workers.settings import Settings
from workers.topics import RAW, STATUS, create_topics

NOOP_WORKER: Final = Path(__file__).with_name("noop_worker.py")
PARTITIONS: Final = 8
_WORKER: Final = (
    "import sys; from workers.worker import run_worker; from workers.settings import load_settings; "
    "sys.exit(run_worker(load_settings()))"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run over a backlog gave."""

    per_second: float
    rss_mb: float
    """Of the worker, at its end."""


def measure_road(
    articles: Sequence[RawArticle],
    *,
    noop_messages: int = 5000,
    noop_bytes: int = 4096,
    latency_seconds: float = 15.0,
    give_up_after: float = 300.0,
) -> dict[str, Any]:
    """The road's figures; each of ``articles`` must have an id of its own.

    Keys: ``noop_articles_per_second``, ``road_articles_per_second`` (one worker, from raw article to last status),
    ``latency_ms`` {p50, p99, load_per_second} at half that load, ``rss_mb`` of the worker. Raises TimeoutError when a
    run does not end.
    """
    if len({article.article_id for article in articles}) != len(articles):
        raise ValueError("the articles to measure with must have different ids")
    with kafka_broker() as broker:
        noop = _measure_noop(broker.address, noop_messages, noop_bytes, give_up_after)
        road = _measure_backlog(broker.address, articles, give_up_after)
        latency = _measure_latency(broker.address, articles, road.per_second / 2, latency_seconds, give_up_after)
    return {
        "noop_articles_per_second": round(noop.per_second, 1),
        "road_articles_per_second": round(road.per_second, 1),
        "latency_ms": latency,
        "rss_mb": round(road.rss_mb, 1),
    }


def _measure_noop(broker: str, count: int, size: int, give_up_after: float) -> Measured:
    prefix = f"noop{uuid.uuid4().hex[:6]}-"
    names = [f"{prefix}{number}" for number in range(5)]
    with closing(KafkaAdminClient(bootstrap_servers=broker)) as admin:
        admin.create_topics({name: {"num_partitions": PARTITIONS, "replication_factor": 1} for name in names})
        admin.wait_for_topics(names)
    _send(broker, names[0], (Message(str(number).encode(), b"x" * size, []) for number in range(count)))
    with _process([sys.executable, str(NOOP_WORKER), broker, prefix], {}) as worker:
        last = _Reader(broker, names[-1])
        moments = last.read_until(lambda: len(last.moments) >= count, give_up_after)
        rss = _rss_mb(worker)
    first = min(_Reader(broker, names[1]).read_until(lambda: True, give_up_after))
    return Measured(count / (max(moments) - first), rss)


def _measure_backlog(broker: str, articles: Sequence[RawArticle], give_up_after: float) -> Measured:
    with _road(broker) as settings:
        _send(broker, RAW.on_bus(settings), (encode(article, "bench") for article in articles))
        with _process([sys.executable, "-c", _WORKER], _environment(settings)) as worker:
            ends = _Ends(broker, settings)
            ends.wait(len(articles), give_up_after)
            rss = _rss_mb(worker)
        first = min(ends.began.values())
        return Measured(len(articles) / (max(ends.ended.values()) - first), rss)


def _measure_latency(
    broker: str, articles: Sequence[RawArticle], per_second: float, seconds: float, give_up_after: float
) -> dict[str, float]:
    """Milliseconds from the raw article's timestamp to that of its last outcome."""
    sent = articles[: max(int(per_second * seconds), 1)]
    with _road(broker) as settings, _process([sys.executable, "-c", _WORKER], _environment(settings)):
        warm = RawArticle(source_id="warm-up", text="لا شيء")
        _send(broker, RAW.on_bus(settings), [encode(warm, "bench")])
        ends = _Ends(broker, settings)
        ends.wait(1, give_up_after)
        _send(broker, RAW.on_bus(settings), (encode(article, "bench") for article in sent), per_second)
        ends.wait(1 + len(sent), give_up_after)
    raw = {record.key.decode(): record.timestamp / 1000 for record in _Reader(broker, RAW.on_bus(settings)).all()}
    delays = sorted(1000 * (ends.ended[key] - moment) for key, moment in raw.items() if key != str(warm.article_id))
    cuts = statistics.quantiles(delays, n=100) if len(delays) > 1 else delays * 99
    return {"p50": round(cuts[49], 1), "p99": round(cuts[98], 1), "load_per_second": round(per_second, 1)}


class _Reader:
    """Reads a topic from its beginning."""

    def __init__(self, broker: str, topic: str) -> None:
        self._consumer = KafkaConsumer(bootstrap_servers=broker, enable_auto_commit=False)
        self._places = [TopicPartition(topic, number) for number in range(PARTITIONS)]
        self._consumer.assign(self._places)
        self._consumer.seek_to_beginning(*self._places)
        self.moments: list[float] = []
        """Unix time of each message read so far, in seconds."""

    def poll(self) -> list[Any]:
        """What has come, waiting up to half a second for it."""
        records = [record for batch in self._consumer.poll(timeout_ms=500).values() for record in batch]
        self.moments += [record.timestamp / 1000 for record in records]
        return records

    def read_until(self, enough: Any, seconds: float) -> list[float]:
        """Poll until something came and ``enough()``; the moments so far. Raises TimeoutError."""
        deadline = time.monotonic() + seconds
        while not (self.moments and enough()):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{self._places[0].topic}: only {len(self.moments)} messages in {seconds} s")
            self.poll()
        return self.moments

    def all(self) -> list[Any]:
        """Every message up to now."""
        ends = self._consumer.end_offsets(self._places)
        records: list[Any] = []
        while any(self._consumer.position(place) < ends[place] for place in self._places):
            records += self.poll()
        return records


class _Ends:
    """Follows the outcomes: an article has ended when all of its parts have come."""

    def __init__(self, broker: str, settings: Settings) -> None:
        self._reader = _Reader(broker, STATUS.on_bus(settings))
        self._raw = _Reader(broker, f"{settings.topic_prefix}clean-articles")
        self._parts: dict[str, set[str]] = {}
        self.ended: dict[str, float] = {}
        """Article id → unix time of its last outcome."""

    @property
    def began(self) -> dict[str, float]:
        """Article id → unix time at which its first stage had done with it."""
        return {record.key.decode(): record.timestamp / 1000 for record in self._raw.all()}

    def wait(self, count: int, seconds: float) -> None:
        """Until ``count`` articles have ended. Raises TimeoutError."""
        deadline = time.monotonic() + seconds
        while len(self.ended) < count:
            if time.monotonic() > deadline:
                raise TimeoutError(f"only {len(self.ended)} of {count} articles ended in {seconds} s")
            for record in self._reader.poll():
                outcome = json.loads(record.value)
                parts = self._parts.setdefault(outcome["trace_id"], set())
                parts.add(outcome["part"])
                if len(parts) >= outcome["parts"]:
                    self.ended[outcome["trace_id"]] = record.timestamp / 1000


@contextmanager
def _road(broker: str) -> Iterator[Settings]:
    """Topics and a database of their own."""
    with tempfile.TemporaryDirectory(prefix="tasrih-bench-") as home:
        prefix = f"bench{uuid.uuid4().hex[:6]}."
        settings = Settings(
            app_id=prefix + "tasrih", topic_prefix=prefix, broker=broker, partitions=PARTITIONS, data_dir=Path(home),
            database_url=f"sqlite:///{home}/tasrih.db", log_level="error",
        )  # fmt: skip
        create_topics(settings)
        yield settings


def _environment(settings: Settings) -> dict[str, str]:
    return {
        f"TASRIH_{name.upper()}": ",".join(value) if isinstance(value, tuple) else str(value)
        for name, value in settings.model_dump(exclude_unset=True).items()
    }


@contextmanager
def _process(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    running = subprocess.Popen(command, env=os.environ | environment)
    try:
        yield running
    finally:
        running.terminate()
        try:
            running.wait(30)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait(10)


def _send(broker: str, topic: str, messages: Iterable[Message], per_second: float | None = None) -> None:
    """Send ``messages``, as fast as can be or evenly at a rate."""
    with closing(KafkaProducer(bootstrap_servers=broker, linger_ms=0 if per_second else 5)) as producer:
        started = time.monotonic()
        for number, message in enumerate(messages):
            if per_second and (early := started + number / per_second - time.monotonic()) > 0:
                time.sleep(early)
            producer.send(topic, key=message.key, value=message.value, headers=message.headers)
        producer.flush()


def _rss_mb(process: subprocess.Popen[bytes]) -> float:
    return float(psutil.Process(process.pid).memory_info().rss / 2**20)
