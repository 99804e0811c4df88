"""Workers that die while they judge or deliver: every alert reaches its subscriber, and once by its message id."""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from schemas import RawArticle
from tests.workers.channels.servers import HttpServer, Reply, http_server

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(900)]

Articles = Callable[[int], list[RawArticle]]

WAIT = 240
"""Seconds for anything to happen: on a machine with other work a worker may take one to start."""
TIMEOUT = 5
"""Seconds that the channel gives a try."""
AT_ONCE = 8
BOOK = f"""
channels:
  hook: {{type: webhook, url_env: HOOK_URL, secrets_env: [HOOK_SECRET], timeout: {TIMEOUT}, concurrency: {AT_ONCE}}}
subscriptions:
  desk: {{to: hook}}
"""


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Iterator[HttpServer]:
    with http_server() as server:
        monkeypatch.setenv("HOOK_URL", server.url)
        monkeypatch.setenv("HOOK_SECRET", "whsec_c2VjcmV0IG9mIDI0IGJ5dGVzIGF0IGxlYXN0")
        yield server


@pytest.fixture
def told_road(make_road: Any, kafka_address: str, tmp_path: Path) -> Iterator[Any]:
    """A road whose workers tell every alert to the subscriber «desk»."""
    book = tmp_path / "book.yml"
    book.write_text(BOOK, encoding="utf-8")
    with make_road(kafka_address, subscriptions=book, allowed_addresses=("127.0.0.1",)) as road:
        yield road


def settled(road: Any) -> int:
    return dict(road.query("SELECT state, count(*) FROM deliveries GROUP BY state")).get("sent", 0)


def assert_each_told_once(road: Any, hook: HttpServer, articles: list[RawArticle], distinct: int) -> int:
    """Nothing lost, nothing under two ids; how many tries were repeated, each with the very message it was before."""
    road.wait_for_statuses(len(articles), WAIT)
    road.eventually(lambda: settled(road) >= distinct, WAIT, lambda: f"{settled(road)} of {distinct} sent")
    bodies: dict[str, set[bytes]] = defaultdict(set)
    ids: dict[str, set[str]] = defaultdict(set)
    for request in hook.requests:
        message_id = request.headers["webhook-id"]
        bodies[message_id].add(request.body)
        for alert in json.loads(request.body)["data"]["alerts"]:
            ids[alert["alert_id"]].add(message_id)
    assert ids.keys() == {str(UUID(alert_id)) for (alert_id,) in road.query("SELECT alert_id FROM alerts")}, "lost"
    assert len(ids) == distinct, "alerted twice"
    assert all(len(message_ids) == 1 for message_ids in ids.values()), "told again under another id"
    assert all(len(one) == 1 for one in bodies.values()), "repeated with something else in it"
    assert road.query("SELECT count(*), count(DISTINCT alert_id) FROM deliveries") == [(distinct, distinct)]
    assert road.dead_letters() == []
    return len(hook.requests) - len(bodies)


def test_a_worker_is_killed_between_send_and_record(
    told_road: Any, hook: HttpServer, written_articles: Articles, distinct: int
) -> None:
    articles = written_articles(2 * distinct)
    received = threading.Event()
    hook.usual = Reply(hold=received)  # the other side has them, and has not said so
    worker = told_road.worker()
    told_road.send(articles)
    told_road.eventually(lambda: len(hook.requests) >= AT_ONCE, WAIT, lambda: f"{len(hook.requests)} under way")
    worker.kill()
    under_way = len(hook.requests)
    told_road.end_leases()
    received.set()
    hook.usual = Reply()
    told_road.worker()
    repeated = assert_each_told_once(told_road, hook, articles, distinct)
    assert repeated == under_way, "what was sent and not recorded is sent again, and nothing else"


def test_a_worker_is_killed_again_and_again_while_it_judges_and_delivers(
    told_road: Any, hook: HttpServer, written_articles: Articles, distinct: int
) -> None:
    articles = written_articles(3 * distinct)
    hook.usual = Reply(after=0.05)
    worker = told_road.worker()
    told_road.send(articles[:distinct])
    for start in range(distinct, len(articles), distinct):
        ended = len(told_road.statuses())
        told_road.send(articles[start : start + distinct])
        told_road.eventually(lambda ended=ended: len(told_road.statuses()) > ended + 20, WAIT, lambda: "no progress")
        worker.kill()
        told_road.end_leases()
        worker = told_road.worker()
    assert_each_told_once(told_road, hook, articles, distinct)
