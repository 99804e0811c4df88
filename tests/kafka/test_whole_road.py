"""From raw article to stored alert on a real Kafka."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from schemas import RawArticle, Status
from workers.topics import ALERTS, BACKFILL, CLEAN, DEAD_LETTERS, STATEMENTS, STATUS, TAGGED

pytestmark = pytest.mark.kafka


def test_each_of_our_articles_ends_in_one_status_and_each_statement_alerts_once(
    road: Any, written_articles: Callable[[int], list[RawArticle]], distinct: int
) -> None:
    articles = written_articles(distinct + 24)  # 24 are repeated by a second outlet
    road.worker()
    road.send(articles)
    statuses = road.wait_for_statuses(len(articles))
    assert set(statuses) == {article.source_id for article in articles}
    assert Counter(statuses.values()) == {Status.ALERTED: distinct, Status.CORROBORATED: 24}
    new = [alert["alert_id"] for alert in road.events(ALERTS) if alert["kind"] == "new"]
    assert len(new) == len(set(new)) == distinct
    road.wait_for_carriers(len(articles))
    assert road.query("SELECT count(*) FROM alerts") == [(distinct,)]
    assert road.dead_letters() == []
    assert_contract(road)


def assert_contract(road: Any) -> None:
    """Every message has the key and the headers that the contract promises to readers of the topics."""
    keys = {CLEAN: "trace_id", TAGGED: "trace_id", STATEMENTS: "memory_key", ALERTS: "alert_id", STATUS: "trace_id"}
    for topic, key in keys.items():
        records, events = road.read(topic), road.events(topic)
        assert records, topic.name
        for record, event in zip(records, events, strict=True):
            headers = dict(record.headers)
            assert record.key.decode() == (event[key] or event["speaker_key"])
            assert headers["ce_specversion"] == b"1.0"
            assert headers["ce_id"].decode() == event["id"]
            assert headers["ce_type"].startswith(b"tasrih.")
            assert headers["content-type"] == b"application/json"
            assert b"\\u" not in record.value
            assert UUID(event["trace_id"])


def test_back_fill_fills_the_memory_and_alerts_nobody(
    road: Any, written_articles: Callable[[int], list[RawArticle]]
) -> None:
    articles = written_articles(12)
    road.worker()
    road.send(articles, BACKFILL)
    statuses = road.wait_for_statuses(len(articles))
    assert set(statuses.values()) == {Status.REMEMBERED}
    road.send([article.model_copy(update={"url": f"{article.url}?again", "source_id": None}) for article in articles])
    statuses = road.wait_for_statuses(2 * len(articles))
    assert Status.ALERTED not in statuses.values()
    assert road.events(ALERTS) == []


def test_a_worker_that_starts_over_remembers_what_was_said(
    road: Any, written_articles: Callable[[int], list[RawArticle]], distinct: int
) -> None:
    first, again = written_articles(distinct)[:24], written_articles(distinct + 24)[distinct:]
    worker = road.worker()
    road.send(first)
    road.wait_for_statuses(24)
    assert worker.stop() == 0
    road.worker()  # with an empty data directory: the memory comes from the changelog
    road.send(again)
    statuses = road.wait_for_statuses(48)
    assert Counter(statuses.values()) == {Status.ALERTED: 24, Status.CORROBORATED: 24}


def test_stages_run_apart_in_groups_of_their_own(
    road: Any, written_articles: Callable[[int], list[RawArticle]]
) -> None:
    road.worker(stages=("clean", "tag", "extract"))
    road.worker(stages=("judge",))
    road.worker(stages=("deliver",))
    road.send(written_articles(24))
    assert set(road.wait_for_statuses(24).values()) == {Status.ALERTED}


@pytest.mark.corpus
def test_real_articles_end_in_one_status_each(road: Any, shared_dir: Path) -> None:
    files = sorted((shared_dir / "articles").glob("*.txt"))
    articles = []
    for file in files:
        title, _, text = file.read_text(encoding="utf-8").partition("\n")
        articles.append(RawArticle(source_id=file.name, title=title, text=text))
    road.worker()
    road.send(articles)
    statuses = road.wait_for_statuses(len(articles))
    assert set(statuses) == {file.name for file in files}
    assert Counter(statuses.values())[Status.ALERTED] >= len(files) // 2
    assert Status.DEAD_LETTER not in statuses.values()
    assert road.events(DEAD_LETTERS) == []
    told: Counter[str] = Counter()
    for alert_id, statement in {
        (alert["alert_id"], statement["id"])
        for alert in road.events(ALERTS)
        if alert["kind"] == "new"
        for statement in alert["statements"]
    }:
        told[statement] += 1
        assert alert_id
    assert set(told.values()) == {1}
