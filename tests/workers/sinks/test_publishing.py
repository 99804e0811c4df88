"""What waits is published, in order, until broker and database both have it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing

import pytest

from schemas import Feedback
from tests.workers.channels.servers import eventually
from workers.errors import BrokerError
from workers.sinks.database import DatabaseSink
from workers.sinks.publishing import Publish, publish_given
from workers.store import Store
from workers.store.feedback_outbox import give, unpublished

MakeFeedback = Callable[..., Feedback]


class Topic:
    """Takes what is published, unless it is away."""

    def __init__(self) -> None:
        self.got: list[Feedback] = []
        self.away: Exception | None = None
        self.refused = 0

    async def publish(self, event: Feedback) -> None:
        if self.away:
            self.refused += 1
            raise self.away
        self.got.append(event)


async def given(url: str, *events: Feedback) -> None:
    async with await Store.open(url) as screen:
        for event in events:
            async with screen.writing() as connection:
                await give(connection, event)


async def until_none_waits(url: str) -> None:
    async with asyncio.timeout(20), await Store.open(url) as store:
        while True:
            async with store.reading() as connection:
                if not await unpublished(connection):
                    return
            await asyncio.sleep(0.01)


@asynccontextmanager
async def publishing(url: str, publish: Publish, wait: float = 20.0) -> AsyncIterator[None]:
    """A worker's task."""
    async with await Store.open(url, wait=wait) as store:
        running = asyncio.create_task(publish_given(store, publish, poll=0.01))
        yield
        assert not running.done()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_everything_in_order_also_what_is_given_meanwhile(database_url: str, make_feedback: MakeFeedback) -> None:
    topic = Topic()
    events = [make_feedback(f"n{number}") for number in range(115)]  # more than is taken out at once
    await given(database_url, *events[:105])
    async with publishing(database_url, topic.publish):
        await given(database_url, *events[105:])
        await until_none_waits(database_url)
    assert topic.got == events


@pytest.mark.parametrize("error", [BrokerError("away"), ZeroDivisionError()])
async def test_it_waits_for_a_broker_that_is_away(
    sqlite_url: str, make_feedback: MakeFeedback, error: Exception
) -> None:
    topic = Topic()
    topic.away = error
    await given(sqlite_url, make_feedback())
    async with publishing(sqlite_url, topic.publish):
        await eventually(lambda: topic.refused >= 3)
        topic.away = None
        await until_none_waits(sqlite_url)
    assert topic.got == [make_feedback()]


async def test_what_is_published_and_not_recorded_is_published_again(
    sqlite_url: str, make_feedback: MakeFeedback
) -> None:
    topic = Topic()
    await given(sqlite_url, make_feedback())
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        async with publishing(sqlite_url, topic.publish, wait=0.05):
            await eventually(lambda: len(topic.got) >= 2)
            lock.execute("ROLLBACK")
            await until_none_waits(sqlite_url)
    assert {event.id for event in topic.got} == {make_feedback().id}


async def test_two_workers_on_one_database_leave_nothing(database_url: str, make_feedback: MakeFeedback) -> None:
    topic = Topic()
    events = [make_feedback(f"n{number}") for number in range(30)]
    async with publishing(database_url, topic.publish), publishing(database_url, topic.publish):
        await given(database_url, *events)
        await until_none_waits(database_url)
    assert {event.id for event in topic.got} == {event.id for event in events}


@pytest.mark.parametrize("with_bus", [True, False])
async def test_the_database_sink_publishes_where_it_has_a_bus(
    sqlite_url: str, make_feedback: MakeFeedback, *, with_bus: bool
) -> None:
    topic = Topic()
    await given(sqlite_url, make_feedback())
    sink = DatabaseSink(sqlite_url, publish=topic.publish if with_bus else None)
    await sink.open()
    if with_bus:
        await until_none_waits(sqlite_url)
    else:
        await asyncio.sleep(0.1)
    await sink.close()
    assert topic.got == ([make_feedback()] if with_bus else [])
