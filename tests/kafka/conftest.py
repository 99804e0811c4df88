"""A real Apache Kafka, a road of its own for every test, and workers as processes that can be killed."""

from __future__ import annotations

import json
import os
import sqlite3
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from kafka import KafkaConsumer, KafkaProducer, TopicPartition

from schemas import RawArticle
from tests.kafka.processes import Template, Worker
from tests.kafka.written import DISTINCT, written
from workers.brokers import kafka_broker
from workers.brokers.process import BrokerProcess
from workers.codec import encode
from workers.settings import Settings
from workers.topics import DEAD_LETTERS, RAW, Topic, create_topics

PARTITIONS = 4
Templates = Iterator[Template]


class Road:
    """Topics, database and workers of one test, apart from those of every other."""

    def __init__(self, templates: Templates, broker: str, home: Path, **settings: Any) -> None:
        self.home = home
        self._templates = templates
        prefix = f"t{uuid.uuid4().hex[:8]}."
        given = {
            "app_id": prefix + "tasrih", "broker": broker, "topic_prefix": prefix, "partitions": PARTITIONS,
            "session_timeout": 3, "database_url": f"sqlite:///{home / 'tasrih.db'}", "data_dir": home / "data",
        }  # fmt: skip
        self.settings = Settings(**(given | settings))
        self.workers: list[Worker] = []
        create_topics(self.settings)

    def worker(self, **settings: Any) -> Worker:
        """Start one more worker; each has a data directory of its own."""
        number = len(self.workers)
        changed = self.settings.model_copy(update={"data_dir": self.home / f"data{number}", **settings})
        made = Worker(next(self._templates), changed, self.home / f"worker{number}.log")
        self.workers.append(made)
        return made

    def send(self, articles: Sequence[RawArticle], topic: Topic = RAW, per_second: float | None = None) -> None:
        """Publish ``articles``, all at once or at a rate; returns when the broker has them."""
        self.send_raw([encode(article, "test") for article in articles], topic, per_second)

    def send_raw(
        self, messages: Sequence[tuple[bytes, bytes | None, Any]], topic: Topic = RAW, per_second: float | None = None
    ) -> None:
        """Publish (key, value, headers) as they are."""
        with closing(self.producer()) as producer:
            for key, value, headers in messages:
                producer.send(topic.on_bus(self.settings), key=key, value=value, headers=headers)
                if per_second:
                    time.sleep(1 / per_second)
            producer.flush()

    def producer(self) -> KafkaProducer:
        return KafkaProducer(bootstrap_servers=self.settings.broker, max_request_size=20_000_000, linger_ms=5)

    def read(self, topic: Topic) -> list[Any]:
        """Everything on ``topic`` so far, as kafka-python records."""
        name = topic.on_bus(self.settings)
        consumer = KafkaConsumer(
            bootstrap_servers=self.settings.broker, enable_auto_commit=False, fetch_max_bytes=100_000_000,
            max_partition_fetch_bytes=50_000_000,
        )  # fmt: skip
        with closing(consumer):
            partitions = [TopicPartition(name, number) for number in range(self.settings.partitions)]
            consumer.assign(partitions)
            consumer.seek_to_beginning(*partitions)
            ends = consumer.end_offsets(partitions)
            records: list[Any] = []
            deadline = time.monotonic() + 60
            while any(consumer.position(partition) < ends[partition] for partition in partitions):
                assert time.monotonic() < deadline, f"{name} could not be read to its end"
                for batch in consumer.poll(timeout_ms=500).values():
                    records += batch
        return records

    def events(self, topic: Topic) -> list[dict[str, Any]]:
        """The events on ``topic`` so far."""
        return [json.loads(record.value) for record in self.read(topic)]

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the database; none while it does not stand yet."""
        path = self.home / "tasrih.db"
        if not path.exists():
            return []
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as database:
            try:
                return database.execute(sql).fetchall()
            except sqlite3.OperationalError:  # its tables are being made
                return []

    def statuses(self) -> dict[str, str | None]:
        """source → status of every article that ended, wholly (else None) or in part."""
        return dict(self.query("SELECT source, status FROM articles"))

    def wait_for_statuses(self, count: int, seconds: float = 240) -> dict[str, str | None]:
        """Wait until ``count`` articles have their status; fails with the ends of the workers' logs."""

        def complete() -> bool:
            found = self.statuses()
            return len(found) >= count and None not in found.values()

        self.eventually(complete, seconds, lambda: f"{len(self.statuses())} of {count} articles")
        return self.statuses()

    def wait_for_carriers(self, count: int, seconds: float = 240) -> None:
        """Wait until ``count`` articles carry an alert: alerts and outcomes are two topics, either may come first."""

        def carriers() -> int:
            return sum(number for (number,) in self.query("SELECT count(*) FROM alert_carriers"))

        self.eventually(lambda: carriers() >= count, seconds, lambda: f"{carriers()} of {count} carriers")
        assert carriers() == count

    def eventually(self, holds: Callable[[], bool], seconds: float, what: Callable[[], str]) -> None:
        """Wait until ``holds``; a bounded poll."""
        deadline = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > deadline:
                logs = "\n".join(worker.tail() for worker in self.workers)
                pytest.fail(f"after {seconds} s only {what()}\n{logs}")
            time.sleep(0.2)

    def dead_letters(self) -> list[dict[str, Any]]:
        """The distinct dead letters (a redelivery repeats one with the same id)."""
        return list({letter["id"]: letter for letter in self.events(DEAD_LETTERS)}.values())

    def end_leases(self) -> None:
        """As if the time had passed for which nobody else sends what a killed worker had under way."""
        with closing(sqlite3.connect(self.home / "tasrih.db", timeout=10)) as database, database:
            database.execute("UPDATE deliveries SET leased_until = created_at WHERE state = 'sending'")

    def close(self) -> None:
        for worker in self.workers:
            if worker.alive:
                worker.kill()


@pytest.fixture(scope="session")
def kafka_address() -> Iterator[str]:
    """The broker named by TASRIH_TEST_BROKER, else an Apache Kafka from its jars. Fails where there is neither."""
    if named := os.environ.get("TASRIH_TEST_BROKER"):
        yield named
        return
    with kafka_broker() as broker:
        yield broker.address


@pytest.fixture(scope="module")
def broker_of_module() -> Iterator[BrokerProcess]:
    with kafka_broker() as broker:
        yield broker


@pytest.fixture
def own_broker(broker_of_module: BrokerProcess) -> BrokerProcess:
    """A broker that the test may stop or kill; started again for the next one."""
    if broker_of_module.pid is None:
        broker_of_module.start()
    return broker_of_module


@pytest.fixture(scope="session")
def templates() -> Iterator[Templates]:
    """Where workers come from: in turns, so that a worker and its successor differ as two starts of Python do."""
    with ExitStack() as stack:
        yield cycle([stack.enter_context(closing(Template())) for _ in range(2)])


@pytest.fixture
def road(templates: Templates, kafka_address: str, tmp_path: Path) -> Iterator[Road]:
    """A road on the broker of the session."""
    with closing(Road(templates, kafka_address, tmp_path)) as made:
        yield made


@pytest.fixture
def make_road(templates: Templates, tmp_path: Path) -> Callable[..., Any]:
    """For tests that bring a broker of their own, or settings of their own: ``with make_road(address, …) as road``."""

    @contextmanager
    def make(broker: str, **settings: Any) -> Iterator[Road]:
        with closing(Road(templates, broker, tmp_path, **settings)) as made:
            yield made

    return make


@pytest.fixture(scope="session")
def written_articles() -> Callable[[int], list[RawArticle]]:
    """The first ``count`` of our own articles, of which DISTINCT say something of their own."""
    return lambda count: [written(number) for number in range(count)]


@pytest.fixture(scope="session")
def distinct() -> int:
    """See DISTINCT."""
    return DISTINCT
