"""How fast the pages of alerts, speakers, topics and searches are made: ``python -m tests.bench.bench_pages [STATEMENTS]``.

The statements are those of ``bench_search``, in SQLite. Of three articles in five an alert tells the first statement; the other
two join the alert before them, in words of their own. Prints JSON: milliseconds a page, from the request to its last byte,
without a network; as a clock tells them, and as the processor does, which is right on a busy machine, too.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from statistics import quantiles
from typing import Any, Final
from urllib.parse import quote

import httpx

from schemas import Alert, AlertKind, AlertStatement, AnnotatedArticle, Carrier, NoveltyReason, Verdict, derive_id
from tests.bench.bench_search import ARTICLES_AT_ONCE, News
from workers.monitor.addresses import alert_address, speaker_address, topic_address
from workers.monitor.app import create_monitor
from workers.settings import Settings
from workers.store import Store

PAGES: Final = 200
"""Of each kind that are asked for."""


def alert_of(article: AnnotatedArticle, told: Alert | None = None) -> Alert:
    """The alert on the first statement of ``article``; with ``told`` the event by which it joins that one."""
    said = article.statements[0]
    kind = AlertKind.CORROBORATED if told else AlertKind.NEW
    alert_id = told.alert_id if told else derive_id("alert", str(article.trace_id))
    return Alert(
        id=derive_id("event", str(alert_id), str(article.trace_id)),
        trace_id=article.trace_id,
        produced_at=said.published_at,
        alert_id=alert_id,
        kind=kind,
        speaker=said.speaker,
        speaker_key=told.speaker_key if told else said.speaker_key,
        official_reason=said.official_reason,
        statements=(
            AlertStatement(
                id=said.id,
                content=said.content,
                field=said.field,
                span=said.span,
                speaker=said.speaker,
                quote=said.quote,
                act=said.cue.act,
                cue=said.cue.lemma,
                headline=said.headline,
                confidence=said.confidence,
                about=said.about,
                verdict=Verdict(
                    reason=NoveltyReason.REWORDED if told else NoveltyReason.FIRST,
                    group=told.statements[0].id if told else said.id,
                    score=0.5,
                ),
            ),
        ),
        carriers=(
            Carrier(
                article_id=article.trace_id,
                source=article.article.source,
                url=article.article.url,
                outlet=article.article.outlet,
                published_at=said.published_at,
            ),
        ),
        first_seen=said.published_at,
    )


async def fill(store: Store, news: News, statements: int) -> list[Alert]:
    """The alerts that were told first."""
    told: list[Alert] = []
    batch: list[Any] = []
    for number, article in enumerate(news.articles(statements)):
        if number % 5 in (3, 4) and told:
            batch.append(alert_of(article, told[-1]))
        else:
            told.append(alert_of(article))
            batch.append(told[-1])
        batch.append(article)
        if len(batch) >= 2 * ARTICLES_AT_ONCE:
            await store.save(batch)
            batch = []
    await store.save(batch)
    return told


async def milliseconds(client: httpx.AsyncClient, addresses: list[str]) -> dict[str, float]:
    """Of the pages at ``addresses``: by the clock, and by the processor."""
    clock, processor, sizes = [], [], []
    for address in addresses:
        began, worked = time.perf_counter(), time.process_time()
        answer = await client.get(address)
        clock.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - worked) * 1000)
        assert answer.status_code in (200, 404), (address, answer.text)
        sizes.append(len(answer.content))
    figures = {"kB": round(max(sizes) / 1000, 1)}
    for name, taken in (("ms", clock), ("processor ms", processor)):
        cuts = quantiles(taken, n=20)
        figures |= {
            f"{name} p50": round(cuts[9], 1),
            f"{name} p95": round(cuts[18], 1),
            f"{name} max": round(max(taken), 1),
        }
    return figures


async def measure(url: str, statements: int) -> dict[str, Any]:
    """Fill the database at ``url`` and ask for pages."""
    news, figures = News(), {}
    async with await Store.open(url) as store:
        alerts = await fill(store, news, statements)
        transport = httpx.ASGITransport(create_monitor(Settings(), store))
        headers = {"Accept": "text/html"}
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1", headers=headers) as client:
            chooser = random.Random(3)
            pages: dict[str, Callable[[], str]] = {
                "alert": lambda: alert_address(chooser.choice(alerts).alert_id),
                "speakers": lambda: "/speakers",
                "speakers by name": lambda: f"/speakers?q={chooser.choice(['هيئة', 'اسم', 'xx.body_7', 'body'])}",
                "speaker, as often as they speak": lambda: speaker_address(news.speakers.draw()[0]),
                "speaker, the ten most frequent": lambda: speaker_address(chooser.choice(news.speakers.values[:10])),
                "topics": lambda: "/topics",
                "topics by name": lambda: f"/topics?q={chooser.choice(news.entities.values[:300])[:3]}",
                "topic, as often as it is spoken about": lambda: topic_address(news.entities.draw()[0]),
                "topic, the ten most frequent": lambda: topic_address(chooser.choice(news.entities.values[:10])),
            }
            pages |= searches(news, chooser)
            await client.get(alert_address(alerts[0].alert_id))  # knowledge and templates are read
            for name, make in pages.items():
                figures[name] = await milliseconds(client, [make() for _ in range(PAGES)])
    return figures


def searches(news: News, chooser: random.Random) -> dict[str, Callable[[], str]]:
    """What readers and programs search for; a few kinds of all that ``bench_search`` asks the store."""

    def common() -> str:
        return quote(chooser.choice(news.ranked[:300]))

    return {
        "search, the newest": lambda: "/search",
        "search, common word": lambda: f"/search?words={common()}",
        "search, rare word": lambda: f"/search?words={quote(chooser.choice(news.ranked[10_000:]))}",
        "search, all without a common word": lambda: f"/search?words=-{common()}",
        "search, speaker": lambda: f"/search?speaker={news.speakers.draw()[0]}",
        "search, country and act": lambda: f"/search?country=SY&act={chooser.choice(news.acts.values).value}",
        "search, about": lambda: f"/search?about={quote(news.entities.draw()[0])}",
        "suggestions": lambda: f"/search/speakers?prefix={quote(chooser.choice(['هيئة', 'اسم', 'xx.body_7', 'body']))}",
        "feed of all alerts": lambda: "/feed.atom",
        "feed of a search": lambda: f"/search/feed.atom?words={common()}",
        "API, statements": lambda: f"/api/v1/statements?words={common()}",
        "API, alerts": lambda: "/api/v1/alerts",
    }


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory(prefix="tasrih-bench-") as folder:
        print(json.dumps(asyncio.run(measure(f"sqlite:///{folder}/pages.db", wanted)), indent=1))
