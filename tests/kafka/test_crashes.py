"""Workers that die: nothing is lost, nothing alerts twice."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest

from schemas import RawArticle, Status
from workers.topics import ALERTS

pytestmark = pytest.mark.kafka

Articles = Callable[[int], list[RawArticle]]


def assert_whole(road: Any, articles: list[RawArticle], distinct: int, seconds: float = 240) -> None:
    """Every article has its one status, within ``seconds``, and every statement alerted once."""
    statuses = road.wait_for_statuses(len(articles), seconds)
    assert statuses.keys() == {article.source_id for article in articles}
    expected = {Status.ALERTED: distinct, Status.CORROBORATED: len(articles) - distinct}
    assert Counter(statuses.values()) == {status: count for status, count in expected.items() if count}
    road.wait_for_carriers(len(articles), seconds)
    assert road.query("SELECT count(*) FROM alerts") == [(distinct,)]
    new = {alert["alert_id"] for alert in road.events(ALERTS) if alert["kind"] == "new"}
    assert len(new) == distinct
    assert road.dead_letters() == []


def test_a_worker_is_killed_and_started_again(road: Any, written_articles: Articles, distinct: int) -> None:
    articles = written_articles(3 * distinct)
    worker = road.worker()
    road.send(articles[:distinct])
    for start in range(distinct, len(articles), distinct):
        ended = len(road.statuses())
        road.send(articles[start : start + distinct])
        road.eventually(lambda ended=ended: len(road.statuses()) > ended + 20, 60, lambda: "no progress")
        worker.kill()
        worker = road.worker()
    assert_whole(road, articles, distinct)


@pytest.mark.parametrize("store", ["memory", "rocksdb"])
def test_two_workers_share_the_partitions_and_one_is_killed(
    road: Any, written_articles: Articles, distinct: int, store: str
) -> None:
    articles = written_articles(4 * distinct)
    first, second = road.worker(store=store), road.worker(store=store)
    road.eventually(
        lambda: all("partitions assigned" in worker.tail() for worker in (first, second)), 60, lambda: "one worker"
    )
    road.send(articles[:distinct], per_second=100)
    first.kill()
    road.send(articles[distinct : 2 * distinct], per_second=100)
    third = road.worker(store=store)
    road.send(articles[2 * distinct :], per_second=100)
    assert_whole(road, articles, distinct)
    assert second.alive
    assert third.alive


def test_a_locked_database_loses_nothing_also_when_the_worker_stops_meanwhile(
    road: Any, written_articles: Articles, distinct: int
) -> None:
    articles = written_articles(distinct)
    worker = road.worker()
    road.send(articles[:12])
    road.wait_for_statuses(12)
    with closing(sqlite3.connect(road.home / "tasrih.db", isolation_level=None)) as lock:
        lock.execute("BEGIN IMMEDIATE")
        road.send(articles[12:24])
        road.eventually(lambda: "sink asks to retry" in worker.tail(), 60, lambda: "no retry")
        assert len(road.statuses()) == 12
        lock.execute("ROLLBACK")
        road.wait_for_statuses(24)
        lock.execute("BEGIN IMMEDIATE")
        retries = worker.tail().count("sink asks to retry")
        road.send(articles[24:])
        road.eventually(lambda: worker.tail().count("sink asks to retry") > retries, 60, lambda: "no retry")
        assert worker.stop(45) == 0
        lock.execute("ROLLBACK")
    assert len(road.statuses()) == 24
    road.worker()
    assert_whole(road, articles, distinct)
