from contextlib import closing

import pytest
from kafka import KafkaConsumer, TopicPartition
from kafka.structs import OffsetAndMetadata

from workers.bus.lag import TopicLag, find_lag
from workers.bus.sending import sender
from workers.errors import BrokerError
from workers.settings import Settings, load_settings
from workers.topics import CLEAN, RAW, STATEMENTS, Topic, create_topics


@pytest.fixture
def written(road: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Five messages in each of two topics, partition by partition, for an application that no other test uses."""
    monkeypatch.setenv("TASRIH_APP_ID", road.topic_prefix + "app")
    settings = load_settings()
    create_topics(settings)
    with sender(settings) as to_bus:
        for topic in (RAW, CLEAN):
            for number in range(5):
                to_bus.send(topic.on_bus(settings), b"message", key=b"%d" % number, what="message")
                to_bus.flush()  # one batch each: the embedded broker tells where the last batch begins
    return settings


def commit(settings: Settings, group: str, topic: Topic, behind: int) -> None:
    """As a worker of ``group`` that has yet to read ``behind`` messages of ``topic``."""
    consumer = KafkaConsumer(bootstrap_servers=list(settings.brokers), group_id=group, enable_auto_commit=False)
    with closing(consumer):
        places = [TopicPartition(topic.on_bus(settings), number) for number in range(settings.partitions)]
        consumer.assign(places)
        offsets = {}
        for place, end in consumer.end_offsets(places).items():
            step = min(behind, end)
            behind -= step
            offsets[place] = OffsetAndMetadata(end - step, "", -1)
        consumer.commit(offsets)


def lag_of(settings: Settings, topic: Topic) -> TopicLag:
    (found,) = [lag for lag in find_lag(settings) if lag.topic == topic.on_bus(settings)]
    return found


def test_what_no_group_has_read_is_all_behind(written: Settings) -> None:
    assert lag_of(written, RAW) == TopicLag("clean", RAW.on_bus(written), None, 5)
    assert lag_of(written, STATEMENTS) == TopicLag("judge", STATEMENTS.on_bus(written), None, 0)


def test_what_is_committed_is_behind_nobody(written: Settings) -> None:
    commit(written, written.app_id, RAW, 2)
    commit(written, written.app_id, CLEAN, 0)
    assert lag_of(written, RAW) == TopicLag("clean", RAW.on_bus(written), written.app_id, 2)
    assert lag_of(written, CLEAN) == TopicLag("tag", CLEAN.on_bus(written), written.app_id, 0)


def test_of_several_groups_the_furthest_on_tells(written: Settings) -> None:
    commit(written, written.app_id, RAW, 4)
    commit(written, f"{written.app_id}-clean-tag", RAW, 1)
    assert lag_of(written, RAW) == TopicLag("clean", RAW.on_bus(written), f"{written.app_id}-clean-tag", 1)


@pytest.mark.parametrize("group", ["{app}2", "{app}-other", "other-{app}", "{app}-clean-mine"])
def test_groups_of_others_do_not_count(written: Settings, group: str) -> None:
    commit(written, group.format(app=written.app_id), RAW, 0)
    assert lag_of(written, RAW).group is None


def test_topics_that_are_not_there_have_no_lag(road: Settings) -> None:
    assert {lag.messages for lag in find_lag(road)} == {0}


def test_a_broker_that_does_not_answer_is_named() -> None:
    with pytest.raises(BrokerError, match=r"127\.0\.0\.1:1"):
        find_lag(load_settings(broker="127.0.0.1:1"))
