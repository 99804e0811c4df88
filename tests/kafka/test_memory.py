"""The judge's memory when workers are killed and partitions move, and what lay on the topic before the first start."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from schemas import RawArticle, Status
from tests.kafka.test_crashes import assert_whole
from workers.codec import encode
from workers.topics import ALERTS, MEMORY, RAW

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(900)]

WAIT = 200
"""Seconds for anything to happen: on a machine with other work a worker may take one to start."""

Articles = Callable[[int], list[RawArticle]]


@pytest.mark.parametrize("store", ["memory", "rocksdb"])
def test_partitions_move_and_a_judge_is_killed_and_nothing_is_lost_or_told_twice(
    road: Any, written_articles: Articles, distinct: int, store: str
) -> None:
    articles = written_articles(4 * distinct)
    first = road.worker(store=store)
    road.send(articles[:distinct])
    road.eventually(lambda: len(road.statuses()) > distinct // 4, WAIT, lambda: "no progress")
    second = road.worker(store=store)  # half of what the first has judged moves to it
    road.eventually(lambda: "partitions assigned" in second.tail(), WAIT, lambda: "one worker")
    ended = len(road.statuses())
    road.send(articles[distinct : 3 * distinct])
    road.eventually(lambda: len(road.statuses()) > ended + 10, WAIT, lambda: "no progress")
    first.kill()
    third = road.worker(store=store, data_dir=road.home / "data0")  # what the killed one left on the disk is stale
    road.send(articles[3 * distinct :], per_second=100)
    assert_whole(road, articles, distinct, WAIT)
    assert second.alive
    assert third.alive
    names = {record.key[:2] for record in road.read(MEMORY)}
    assert names >= {b"\x02e", b"\x02s", b"\x02h"}, "besides what was claimed"
    assert max(len(record.value) for record in road.read(MEMORY)) < 20_000


def test_a_kill_while_what_is_old_expires_loses_nothing(road: Any, written_articles: Articles, distinct: int) -> None:
    """Rows are deleted in the store and on the changelog; the worker that reads it back has neither more nor less."""
    old = [article.model_copy(update={"url": f"{article.url}?old"}) for article in written_articles(distinct)]
    old = [article.model_copy(update={"source_id": f"old-{n}"}) for n, article in enumerate(old)]
    new = [
        article.model_copy(update={"published_at": article.published_at + timedelta(days=60)})
        for article in written_articles(2 * distinct)
    ]
    worker = road.worker()
    road.send(old)
    road.wait_for_statuses(distinct, WAIT)
    road.send(new[:distinct])
    road.eventually(lambda: len(road.statuses()) > distinct + 20, WAIT, lambda: "no progress")
    worker.kill()
    road.worker()
    road.send(new[distinct:])
    statuses = road.wait_for_statuses(3 * distinct, WAIT)
    assert Counter(statuses.values()) == {Status.ALERTED: 2 * distinct, Status.CORROBORATED: distinct}
    deleted = [record for record in road.read(MEMORY) if record.value is None]
    assert {record.key[:2] for record in deleted} == {b"\x02e", b"\x02s"}


def test_what_lay_on_the_topic_before_the_first_start_never_alerts_also_when_the_worker_is_killed(
    road: Any, written_articles: Articles, distinct: int
) -> None:
    articles = written_articles(distinct + 12)
    before = int((datetime.now(UTC) - timedelta(hours=2)).timestamp() * 1000)
    with closing(road.producer()) as producer:
        for article in articles[:distinct]:
            key, value, headers = encode(article, "test")
            producer.send(RAW.on_bus(road.settings), key=key, value=value, headers=headers, timestamp_ms=before)
        producer.flush()
    worker = road.worker()
    road.eventually(lambda: len(road.statuses()) > 20, WAIT, lambda: "no progress")
    worker.kill()
    time.sleep(1)
    road.worker()
    statuses = road.wait_for_statuses(distinct, WAIT)
    assert Counter(statuses.values()) == {Status.REMEMBERED: distinct}
    repeats = articles[distinct:]
    other = [
        article.model_copy(
            update={
                "text": (article.text or "").replace("معبرا جديدا على الحدود", "مطارا دوليا كبيرا قرب الساحل"),
                "url": f"{article.url}?other",
                "source_id": f"other-{number}",
            }
        )
        for number, article in enumerate(repeats)
    ]
    road.send(repeats + other)
    statuses = road.wait_for_statuses(distinct + 24, WAIT)
    assert {statuses[article.source_id] for article in repeats} == {Status.NOTHING_NEW}
    assert {statuses[article.source_id] for article in other} == {Status.ALERTED}
    assert {alert["carriers"][0]["source"] for alert in road.events(ALERTS)} == {article.source for article in other}
