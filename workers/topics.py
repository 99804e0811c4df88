"""The topics of the road: one table, and how they get onto a broker. Whoever uses them creates them first."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Literal

from kafka import KafkaAdminClient
from kafka.errors import KafkaError, TopicAlreadyExistsError, for_code

from schemas import (
    Alert,
    AnnotatedArticle,
    ArticleStatus,
    CleanArticle,
    DeadLetter,
    Event,
    Feedback,
    RawArticle,
    Statement,
    TaggedArticle,
)
from workers.errors import BrokerError, TopicError
from workers.settings import MAX_MESSAGE_BYTES, Settings

CONNECT_SECONDS: Final = 5.0
_HOUR_MS: Final = 3_600_000
_MAX_RAW_BYTES: Final = MAX_MESSAGE_BYTES * 3 // 5
"""A raw message of this size still fits into a dead letter: base64 makes it a third longer."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic: what travels on it, by which key, and how long it is kept."""

    name: str
    event: type[Event] | type[RawArticle] | None
    """None for a table's changelog, whose values only the worker reads."""
    key: str
    """What the key is, for readers of ``tasrih topics``."""
    retention_hours: int | None
    """None keeps the last value of each key forever (compaction)."""
    max_message_bytes: int = MAX_MESSAGE_BYTES

    @property
    def cleanup(self) -> Literal["delete", "compact"]:
        """What Kafka calls cleanup.policy."""
        return "compact" if self.retention_hours is None else "delete"

    def on_bus(self, settings: Settings) -> str:
        """The name on the broker: with the prefix of the settings."""
        return settings.topic_prefix + self.name

    @property
    def config(self) -> dict[str, str]:
        """The topic's own settings on the broker."""
        config = {"cleanup.policy": self.cleanup, "max.message.bytes": str(self.max_message_bytes)}
        if self.retention_hours is not None:
            config["retention.ms"] = str(self.retention_hours * _HOUR_MS)
        return config


RAW: Final = Topic("raw-articles", RawArticle, "article id", 7 * 24, _MAX_RAW_BYTES)
BACKFILL: Final = Topic("raw-articles.backfill", RawArticle, "article id", 7 * 24, _MAX_RAW_BYTES)
"""The same road, but it only fills the memory and never alerts."""
CLEAN: Final = Topic("clean-articles", CleanArticle, "article id", 3 * 24)
TAGGED: Final = Topic("tagged-articles", TaggedArticle, "article id", 3 * 24)
STATEMENTS: Final = Topic("statements", Statement, "speaker's side", 30 * 24)
"""Keyed so that what a body, or one that speaks for the same, says in several outlets meets in one partition."""
ANNOTATED: Final = Topic("annotated-articles", AnnotatedArticle, "article id", 3 * 24)
"""Articles with their statements, for the database. Only those that have one."""
ALERTS: Final = Topic("alerts", Alert, "alert id", 30 * 24)
STATUS: Final = Topic("article-status", ArticleStatus, "article id", 7 * 24)
FEEDBACK: Final = Topic("feedback", Feedback, "alert id", 365 * 24)
"""What readers say of alerts. The database keeps it."""
DEAD_LETTERS: Final = Topic("dead-letters", DeadLetter, "article id, else dead letter id", 30 * 24)
MEMORY: Final = Topic("judge-memory", None, "row of a speaker's side", None)
"""Changelog of the judge's table, in the partition of the body's statements. Not named after the consumer group, so that
a worker that runs only the judge finds what a worker that ran everything has left."""

TOPICS: Final = (
    RAW, BACKFILL, CLEAN, TAGGED, STATEMENTS, ANNOTATED, ALERTS, STATUS, FEEDBACK, DEAD_LETTERS, MEMORY
)  # fmt: skip

_BY_EVENT: Final = {topic.event: topic for topic in TOPICS if topic is not BACKFILL and topic.event is not None}


def topic_of(event: Event | RawArticle) -> Topic:
    """The topic that events of this type go to; a back-filled raw article too goes where its sender puts it."""
    return _BY_EVENT[type(event)]


@contextmanager
def admin(settings: Settings, connect_seconds: float = CONNECT_SECONDS) -> Iterator[KafkaAdminClient]:
    """An admin client.

    Raises BrokerError at once when every address refuses a connection, after ``connect_seconds`` when none answers, and
    when the broker refuses a request later on.
    """
    _refused_everywhere(settings)
    logging.getLogger("kafka").setLevel(logging.CRITICAL)  # its own account of a refused connection is ten lines long
    try:
        client = KafkaAdminClient(
            bootstrap_servers=list(settings.brokers),
            client_id=settings.app_id,
            bootstrap_timeout_ms=int(connect_seconds * 1000),
            request_timeout_ms=15_000,
        )
    except KafkaError as error:
        raise _no_broker(settings, error) from error
    try:
        yield client
    except KafkaError as error:
        raise BrokerError(f"The broker at {settings.broker} refused: {error}") from error
    finally:
        client.close()


def create_topics(settings: Settings, topics: tuple[Topic, ...] = TOPICS) -> tuple[str, ...]:
    """Create those of ``topics`` that the broker does not have; the names created. Safe to call at any time, by many.

    Raises BrokerError when no broker answers, and TopicError when a topic stands there with another partition count.
    """
    wanted = {topic.on_bus(settings): topic for topic in topics}
    with admin(settings) as client:
        missing = wanted.keys() - set(client.list_topics())
        created = {
            name: {
                "num_partitions": settings.partitions,
                "replication_factor": settings.replication_factor,
                "configs": wanted[name].config,
            }
            for name in sorted(missing)
        }
        if created:
            _create(client, created)
            client.wait_for_topics(list(created))
        counts = {topic["name"]: len(topic["partitions"]) for topic in client.describe_topics(sorted(wanted))}
    wrong = {name: count for name, count in counts.items() if count != settings.partitions}
    if wrong:
        found = ", ".join(f"{name} has {count}" for name, count in sorted(wrong.items()))
        raise TopicError(
            f"Every topic must have {settings.partitions} partitions, but on {settings.broker} {found}.",
            f"Set TASRIH_PARTITIONS to that number if all topics agree on it; else delete the topics named, or choose "
            f"others by TASRIH_TOPIC_PREFIX. (Statements and {MEMORY.name} must agree, or the memory is lost.)",
        )
    return tuple(created)


def _create(client: KafkaAdminClient, topics: dict[str, dict[str, object]]) -> None:
    """Ask for ``topics``; another worker that creates them at the same moment is no error."""
    answer = client.create_topics(topics, timeout_ms=15_000, raise_errors=False)
    for topic in answer["topics"]:
        error = for_code(topic["error_code"])
        if topic["error_code"] and error is not TopicAlreadyExistsError:
            raise TopicError(
                f"Topic {topic['name']} could not be created: {error.__name__}"
                + (f": {topic['error_message']}" if topic.get("error_message") else ""),
                "A replication factor above the number of brokers, or missing rights, are the usual causes.",
            )


def _refused_everywhere(settings: Settings) -> None:
    """Raise BrokerError when no address can be connected to: the client would try again until its time is up."""
    for address in settings.brokers:
        host, _, port = address.rpartition(":")
        try:
            socket.create_connection((host.strip("[]"), int(port)), timeout=CONNECT_SECONDS).close()
        except (OSError, UnicodeError) as error:  # UnicodeError: no host can be called so
            refusal = error
        else:
            return
    raise _no_broker(settings, refusal)


def _no_broker(settings: Settings, error: Exception) -> BrokerError:
    why = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
    return BrokerError(
        f"No Kafka broker answers at {settings.broker} ({why}).",
        "Start one (`docker compose up -d kafka`; `make demo` brings its own), or name another by TASRIH_BROKER.",
    )
