from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from schemas import Event
from workers.brokers import embedded_broker
from workers.errors import BrokerError, TopicError
from workers.settings import MAX_MESSAGE_BYTES, Settings
from workers.topics import BACKFILL, DEAD_LETTERS, MEMORY, RAW, TOPICS, admin, create_topics, topic_of


@pytest.fixture(scope="module")
def broker() -> Iterator[str]:
    with embedded_broker() as running:
        yield running.address


def test_names_are_unique_and_short_enough_for_a_prefix() -> None:
    names = [topic.name for topic in TOPICS]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) + 100 <= 249


def test_every_event_has_one_topic() -> None:
    events = [topic.event for topic in TOPICS if topic.event]
    assert len(set(events)) == len(events) - 1  # raw articles come in by two
    for topic in TOPICS:
        if topic.event and topic is not BACKFILL:
            assert topic_of(topic.event.model_construct()) is topic
    with pytest.raises(KeyError):
        topic_of(Event.model_construct())


def test_a_dead_letter_of_the_largest_raw_article_fits() -> None:
    assert RAW.max_message_bytes * 4 / 3 + 100_000 < DEAD_LETTERS.max_message_bytes == MAX_MESSAGE_BYTES


def test_only_the_memory_is_compacted() -> None:
    assert [topic.name for topic in TOPICS if topic.cleanup == "compact"] == [MEMORY.name]
    assert "retention.ms" not in MEMORY.config
    assert int(RAW.config["retention.ms"]) == 7 * 24 * 3600 * 1000


def test_topics_are_created_once(broker: str) -> None:
    settings = Settings(broker=broker, partitions=3, topic_prefix="a.")
    assert set(create_topics(settings)) == {"a." + topic.name for topic in TOPICS}
    assert create_topics(settings) == ()
    with admin(settings) as client:
        found = {topic["name"]: len(topic["partitions"]) for topic in client.describe_topics()}
    assert {name: count for name, count in found.items() if name.startswith("a.")} == {
        "a." + topic.name: 3 for topic in TOPICS
    }


def test_a_missing_topic_is_added(broker: str) -> None:
    settings = Settings(broker=broker, partitions=2, topic_prefix="b.")
    create_topics(settings, (RAW,))
    assert set(create_topics(settings)) == {"b." + topic.name for topic in TOPICS if topic is not RAW}


def test_another_partition_count_is_told_with_what_to_do(broker: str) -> None:
    create_topics(Settings(broker=broker, partitions=2, topic_prefix="c."), (RAW,))
    with pytest.raises(TopicError) as caught:
        create_topics(Settings(broker=broker, partitions=5, topic_prefix="c."))
    assert "must have 5 partitions" in caught.value.message
    assert "c.raw-articles has 2" in caught.value.message
    assert "TASRIH_PARTITIONS" in caught.value.hint


@pytest.mark.parametrize("address", ["127.0.0.1:1", "127.0.0.1:1,127.0.0.1:2", "no-such-host.invalid:9092"])
def test_no_broker_is_told_quickly(address: str) -> None:
    started = time.monotonic()
    with pytest.raises(BrokerError, match="No Kafka broker answers at") as caught:
        create_topics(Settings(broker=address))
    assert address in caught.value.message
    assert "TASRIH_BROKER" in caught.value.hint
    assert time.monotonic() - started < 10


def test_one_of_several_brokers_is_enough(broker: str) -> None:
    assert create_topics(Settings(broker=f"127.0.0.1:1,{broker}", topic_prefix="d."), (RAW,)) == ("d.raw-articles",)


@pytest.mark.parametrize("host", ["a" * 70 + ".example", ".."])
def test_a_name_that_no_host_can_have(host: str) -> None:
    with pytest.raises(BrokerError, match="No Kafka broker answers at"), admin(Settings(broker=f"{host}:9092")):
        pass
