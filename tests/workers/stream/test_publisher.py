"""From the page of an alert to the topic, on the embedded broker."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from kafka.consumer.fetcher import ConsumerRecord

from schemas import Alert, Feedback
from tests.workers.channels.servers import eventually
from tests.workers.monitor.conftest import client_of
from workers.app import create_app
from workers.brokers import embedded_broker
from workers.bus.reading import read_to_end
from workers.codec import decode, encode
from workers.errors import BrokerError
from workers.settings import Settings
from workers.sinks.publishing import publish_given
from workers.store import Store
from workers.store.feedback_outbox import unpublished
from workers.stream.publisher import publisher
from workers.topics import FEEDBACK, create_topics


@pytest.fixture
async def store(sqlite_url: str, make_alert: Callable[..., Alert]) -> AsyncIterator[Store]:
    async with await Store.open(sqlite_url) as opened:
        await opened.save([make_alert()])
        yield opened


async def say(store: Store, alert: Alert, verdict: str) -> Feedback:
    """Press a button on the page; what the screen has stored then."""
    async with client_of(store) as reader:
        form = {"verdict": verdict, "note": "قاله نائبه"}
        answer = await reader.post(f"/alerts/{alert.alert_id}/feedback", data=form)
        assert answer.status_code == 303
    async with store.reading() as connection:
        return (await unpublished(connection))[-1].event


async def published(settings: Settings, count: int) -> list[ConsumerRecord]:
    """What is on the topic, once that is ``count``."""
    async with asyncio.timeout(60):
        while True:
            found = await asyncio.to_thread(lambda: list(read_to_end(settings, FEEDBACK.on_bus(settings))))
            if len(found) >= count:
                return found
            await asyncio.sleep(0.1)


async def test_what_is_said_on_the_page_is_on_the_topic_once_as_the_command_sends_it(
    store: Store, sqlite_url: str, road: Settings, tmp_path: Path, make_alert: Callable[..., Alert]
) -> None:
    settings = road.model_copy(
        update={"database_url": sqlite_url, "data_dir": tmp_path / "data", "stages": ("deliver",)}
    )
    create_topics(settings)
    early = await say(store, make_alert(), "wrong-speaker")  # no worker runs yet
    app = create_app(settings)
    await app.start()
    try:
        late = await say(store, make_alert(), "not-new")
        records = await published(settings, 2)
        count, passed = app.runner.metrics.registry.get_sample_value, {"stage": "deliver", "result": "passed"}
        await eventually(lambda: count("tasrih_messages_total", passed) == 2, 60)
        await asyncio.sleep(1.5)  # the worker has both back from the topic, and time to publish them again
    finally:
        await app.stop()
    assert len(await published(settings, 2)) == 2
    for event, record in zip((early, late), sorted(records, key=lambda record: record.timestamp), strict=True):
        message = encode(event, "feedback")
        assert (record.key, record.value, list(record.headers)) == message
        assert event.trace_id == make_alert().trace_id
    assert await store.feedback_on(early.alert_id) == [
        one.model_copy(update={"trace_id": one.alert_id}) for one in (late, early)
    ]


async def test_a_broker_that_is_away_and_comes_back_gets_it(
    store: Store, sqlite_url: str, tmp_path: Path, make_alert: Callable[..., Alert]
) -> None:
    with embedded_broker() as broker:
        settings = Settings(
            broker=broker.address, embedded=True, partitions=2, data_dir=tmp_path / "data", database_url=sqlite_url
        )
        create_topics(settings)
        app = create_app(settings)
        app.conf.producer_request_timeout = 1.0  # seconds; a worker's producer tries for a minute before it gives up
        to_topic, refused = publisher(app, settings), list[BrokerError]()

        async def publish(event: Feedback) -> None:
            try:
                await to_topic(event)
            except BrokerError as error:
                refused.append(error)
                raise

        running = asyncio.create_task(publish_given(store, publish, poll=0.05))
        first = await say(store, make_alert(), "wrong-speaker")
        await eventually(lambda: refused)  # the producer has not started
        await app.producer.start()
        (record,) = await published(settings, 1)
        assert decode(Feedback, record.value) == first
        broker.stop()
        refused.clear()
        second = await say(store, make_alert(), "not-new")
        await eventually(lambda: refused, 30)
        broker.start()
        create_topics(settings)  # it kept nothing
        got = [decode(Feedback, record.value) for record in await published(settings, 1)]
        assert set(got) == {second}
        assert not running.done()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await app.producer.stop()
