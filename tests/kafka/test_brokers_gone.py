"""Brokers that die, restart or hang: nothing is lost, nothing alerts twice, and a worker still stops when it is asked to."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import Callable
from typing import Any

import pytest

from schemas import FeedbackVerdict, RawArticle
from tests.kafka.test_crashes import assert_whole
from workers.brokers.process import BrokerProcess
from workers.feedback import verdict_on
from workers.store import AlertQuery, Store
from workers.store.feedback_outbox import give
from workers.topics import FEEDBACK

pytestmark = pytest.mark.kafka

Articles = Callable[[int], list[RawArticle]]


@pytest.mark.parametrize("how", ["stop", "kill"])
def test_the_broker_restarts_under_load(
    own_broker: BrokerProcess, make_road: Any, written_articles: Articles, distinct: int, how: str
) -> None:
    articles = written_articles(3 * distinct)
    with make_road(own_broker.address) as road:
        worker = road.worker()
        road.send(articles[:distinct])
        road.eventually(lambda: len(road.statuses()) > 20, 60, lambda: "no progress")
        road.eventually(lambda: bool(road.query("SELECT alert_id FROM alerts")), 60, lambda: "no alert")
        road.send(articles[distinct : 2 * distinct])
        getattr(own_broker, how)()
        said = say_something(road)
        time.sleep(2)
        own_broker.start()
        road.send(articles[2 * distinct :])
        assert_whole(road, articles, distinct)
        road.eventually(lambda: [one["id"] for one in road.events(FEEDBACK)] == [said], 60, lambda: "no feedback")
        assert worker.alive
        assert worker.stop() == 0


def say_something(road: Any) -> str:
    """A reader gives a verdict on the screen, which has no broker; its id."""

    async def give_verdict() -> str:
        async with await Store.open(road.settings.database_url) as store:
            (alert,) = await store.alerts(AlertQuery(limit=1))
            verdict = verdict_on(alert, FeedbackVerdict.NOT_NEW, reader="ريم")
            async with store.writing() as connection:
                await give(connection, verdict)
            return str(verdict.id)

    return asyncio.run(give_verdict())


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGSTOP], ids=["it is dead", "it hangs"])
@pytest.mark.parametrize("more", [0, 200], ids=["idle", "in the middle of its work"])
def test_a_worker_stops_though_its_broker_is_gone(
    own_broker: BrokerProcess, make_road: Any, written_articles: Articles, more: int, how: signal.Signals
) -> None:
    """In time, and not by the deadline, which would end it with 1."""
    with make_road(own_broker.address) as road:
        worker = road.worker()
        road.send(written_articles(12))
        road.wait_for_statuses(12)
        road.send(written_articles(more))
        assert own_broker.pid is not None
        os.kill(own_broker.pid, how)
        try:
            time.sleep(1)
            assert worker.stop(90) == 0, worker.tail()
        finally:
            own_broker.kill()
