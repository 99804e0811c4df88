"""Read a topic to its end from outside a worker, without a consumer group."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any, Final

from kafka import KafkaConsumer, TopicPartition
from kafka.errors import KafkaError

from workers.errors import BrokerError, TopicError
from workers.settings import MAX_MESSAGE_BYTES, Settings
from workers.topics import admin

SILENCE_SECONDS: Final = 20.0
"""A broker that sends nothing of what it says it has for so long is given up."""


def read_to_end(settings: Settings, topic: str) -> Iterator[Any]:
    """Every record that ``topic`` holds now, partition by partition in order; changes no offsets of any group.

    Raises BrokerError when the broker does not answer, TopicError when it does not have the topic.
    """
    with admin(settings) as client:
        if topic not in client.list_topics():
            raise TopicError(
                f"The broker at {settings.broker} has no topic {topic}.", "Create the topics: tasrih topics create."
            )
    try:
        consumer = KafkaConsumer(
            bootstrap_servers=list(settings.brokers),
            client_id=f"{settings.app_id}-cli",
            group_id=None,
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            allow_auto_create_topics=False,
            # The embedded broker answers when this wait is over, Kafka as soon as it has something.
            fetch_max_wait_ms=100,
            max_partition_fetch_bytes=MAX_MESSAGE_BYTES,
        )
    except KafkaError as error:
        raise BrokerError(f"The broker at {settings.broker} refused: {type(error).__name__}: {error}") from error
    try:
        partitions = [TopicPartition(topic, number) for number in sorted(consumer.partitions_for_topic(topic) or ())]
        ends = consumer.end_offsets(partitions)
        consumer.assign(partitions)
        consumer.seek_to_beginning(*partitions)
        yield from _until(consumer, ends, settings)
    except KafkaError as error:
        raise BrokerError(f"The broker at {settings.broker} refused: {type(error).__name__}: {error}") from error
    finally:
        consumer.close()


def _until(consumer: KafkaConsumer, ends: dict[TopicPartition, int], settings: Settings) -> Iterator[Any]:
    """Records up to ``ends``, or up to the high watermark that the first fetch of a partition tells, if it is higher.

    Asked for the end, the embedded broker answers with the first offset of the last batch, plus one: only the fetch
    tells the truth there. Kafka tells it both times.
    """
    heard = time.monotonic()
    fetched: set[TopicPartition] = set()
    while any(consumer.position(partition) < end for partition, end in ends.items()):
        for partition, records in consumer.poll(timeout_ms=500).items():
            heard = time.monotonic()
            if partition not in fetched:
                fetched.add(partition)
                ends[partition] = max(ends[partition], consumer.highwater(partition) or 0)
            yield from (record for record in records if record.offset < ends[partition])
        if time.monotonic() - heard > SILENCE_SECONDS:
            raise BrokerError(f"The broker at {settings.broker} stopped answering in the middle of a topic.")
