"""What is read after a rebalance, on the embedded broker."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

import pytest
from aiokafka.structs import TopicPartition
from kafka import KafkaProducer

from schemas import RawArticle, Status
from tests.workers.test_embedded_road import ARTICLES, Memory
from workers.app import create_app
from workers.brokers import embedded_broker
from workers.codec import encode
from workers.settings import Settings
from workers.stream.transport import Transport
from workers.topics import RAW, create_topics


async def run_until_ended(settings: Settings, count: int) -> dict[str, Status]:
    """The statuses that a worker gives, once they are ``count``."""
    memory = Memory()
    app = create_app(settings, sinks=[memory])
    await app.start()
    try:
        async with asyncio.timeout(60):
            while len(memory.statuses()) < count:
                assert not app.crashed, app.crash_reason
                await asyncio.sleep(0.05)
    finally:
        await app.stop()
    return memory.statuses()


def publish(broker: str, articles: list[RawArticle]) -> None:
    producer = KafkaProducer(bootstrap_servers=broker)
    for article in articles:
        message = encode(article, "test")
        producer.send(RAW.name, key=message.key, value=message.value, headers=message.headers)
    producer.flush()
    producer.close()


async def test_nothing_is_read_before_it_is_known_where_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The broker's client stands at the commit at once; an agent that gets a message then would take it for a gap."""
    perform_seek = Transport.Consumer.perform_seek

    async def perform_seek_late(self: Any) -> None:
        await asyncio.sleep(1.5)  # the fetcher waits for one second at most
        await perform_seek(self)

    with embedded_broker() as broker:
        settings = Settings(broker=broker.address, embedded=True, partitions=1, data_dir=tmp_path)
        create_topics(settings)
        publish(broker.address, ARTICLES)
        assert len(await run_until_ended(settings, 2)) == 2
        later = [article.model_copy(update={"url": f"{article.url}?later"}) for article in ARTICLES]
        publish(broker.address, later)
        monkeypatch.setattr(Transport.Consumer, "perform_seek", perform_seek_late)
        assert len(await run_until_ended(settings, 2)) == 2


async def test_a_producer_whose_broker_is_gone_asks_for_it_now_and_then(tmp_path: Path) -> None:
    """Its sender asks in a loop without a pause of its own while it has events for a partition without a leader."""
    with embedded_broker() as broker:
        settings = Settings(broker=broker.address, embedded=True, partitions=1, data_dir=tmp_path)
        app = create_app(settings, sinks=[])
        await app.producer.start()
        asked = 0
        try:
            client = cast("Any", app.producer)._producer.client
            assert await client.force_metadata_update()
            broker.stop()
            with suppress(TimeoutError):
                async with asyncio.timeout(1):
                    while True:
                        assert not await client.force_metadata_update()
                        asked += 1
        finally:
            await app.producer.stop()
        assert 2 <= asked <= 10


async def test_the_watch_waits_until_it_is_known_where_a_partition_is_read(tmp_path: Path) -> None:
    with embedded_broker() as broker:
        settings = Settings(broker=broker.address, embedded=True, partitions=1, data_dir=tmp_path)
        create_topics(settings)
        app = create_app(settings, sinks=[Memory()])
        await app.start()
        try:
            thread = cast("Any", app.consumer)._thread
            async with asyncio.timeout(60):
                while not app.consumer.assignment():
                    assert not app.crashed, app.crash_reason
                    await asyncio.sleep(0.05)
            partition = min(app.consumer.assignment())
            assigned = thread._ensure_consumer()._subscription.subscription.assignment
            state = assigned.state_value(TopicPartition(*partition))
            state.timestamp = 1  # it has been fetched from
            state.await_reset("earliest")
            thread.verify_event_path(0.0, partition)
            assert not app.crashed
        finally:
            await app.stop()
