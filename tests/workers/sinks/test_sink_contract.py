"""What ``workers.sinks.base.Sink`` promises, over every sink."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from schemas import Alert, DeadLetter, Status, derive_id, utc_now
from workers.sinks import Delivered, Rejected, Sink
from workers.sinks.console import ConsoleSink
from workers.sinks.database import DatabaseSink
from workers.sinks.jsonl import JsonLinesSink
from workers.store import AlertQuery, Store


@dataclass
class Subject:
    """A kind of sink, and what has arrived where it writes."""

    make: Callable[[], Sink]
    arrived: Callable[[], Awaitable[list[str]]]
    """The contents of the alerts there, sorted."""
    remembers: bool
    """Whether a second process knows what the first delivered."""


@pytest.fixture(params=["sqlite", "postgres", "jsonl", "console"])
def subject(request: pytest.FixtureRequest, tmp_path: Path) -> Subject:
    if request.param == "jsonl":
        path = tmp_path / "alerts.jsonl"

        async def lines() -> list[str]:
            text = path.read_text(encoding="utf-8")
            return sorted(json.loads(line)["statements"][0]["content"] for line in text.splitlines())

        return Subject(lambda: JsonLinesSink(path), lines, remembers=True)
    if request.param == "console":
        written = io.StringIO()

        async def shown() -> list[str]:
            return sorted(
                line.split(": ", 1)[1] for line in written.getvalue().splitlines() if line.startswith("إعلان")
            )

        return Subject(lambda: ConsoleSink(Console(file=written)), shown, remembers=False)
    url = request.getfixturevalue(f"{request.param}_url")

    async def stored() -> list[str]:
        async with await Store.open(url, read_only=True) as store:
            return sorted(alert.statements[0].content for alert in await store.alerts(AlertQuery(limit=1000)))

    return Subject(lambda: DatabaseSink(url), stored, remembers=True)


@pytest.fixture
async def sink(subject: Subject) -> AsyncIterator[Sink]:
    made = subject.make()
    await made.open()
    yield made
    await made.close()


async def test_what_is_sent_arrives(sink: Sink, subject: Subject, make_alert: Any) -> None:
    alerts = [make_alert(f"n{number}", article=f"a{number}", content=f"خبر {number}") for number in range(3)]
    assert await sink.send(alerts) == Delivered()
    assert await subject.arrived() == ["خبر 0", "خبر 1", "خبر 2"]


async def test_nothing_to_send(sink: Sink) -> None:
    assert await sink.send([]) == Delivered()


async def test_the_same_again_arrives_once(sink: Sink, subject: Subject, make_alert: Any) -> None:
    alert = make_alert(content="خبر")
    assert await sink.send([alert, alert]) == Delivered()
    assert await sink.send([alert]) == Delivered()
    assert await subject.arrived() == ["خبر"]


async def test_the_same_again_after_a_restart_arrives_once(subject: Subject, make_alert: Any) -> None:
    alert = make_alert(content="خبر")
    for _ in range(2):
        sink = subject.make()
        await sink.open()
        assert await sink.send([alert]) == Delivered()
        await sink.close()
    assert await subject.arrived() == ["خبر"] * (1 if subject.remembers else 2)


async def test_a_batch_of_hundreds(sink: Sink, subject: Subject, make_alert: Any) -> None:
    alerts = [make_alert(f"n{number}", article=f"a{number}", content=f"خبر {number}") for number in range(700)]
    assert await sink.send(alerts) == Delivered()
    assert await sink.send(alerts[300:]) == Delivered()
    assert await subject.arrived() == sorted(f"خبر {number}" for number in range(700))


async def test_what_it_does_not_take_is_rejected_and_the_rest_delivered(
    sink: Sink, subject: Subject, make_alert: Any
) -> None:
    strange = DeadLetter(
        id=derive_id("letter"),
        trace_id=derive_id("letter"),
        produced_at=utc_now(),
        topic="alerts",
        partition=0,
        offset=0,
        value=b"",
        stage="judge",
        reason="empty",
        error="",
        failed_at=utc_now(),
    )
    answer = await sink.send([make_alert(content="خبر"), strange])
    assert isinstance(answer, Rejected)
    assert answer.events == (strange,)
    assert answer.why
    assert await subject.arrived() == ["خبر"]


async def test_outcomes_go_to_those_who_take_them(sink: Sink, make_alert: Any, make_outcome: Any) -> None:
    outcome = make_outcome("a1", Status.ALERTED)
    answer = await sink.send([outcome])
    assert answer == Delivered() if isinstance(sink, DatabaseSink) else answer.events == (outcome,)


async def test_close_is_safe_twice_and_unopened(subject: Subject) -> None:
    sink = subject.make()
    await sink.close()
    await sink.open()
    await sink.close()
    await sink.close()


async def test_it_has_a_name_and_takes_alerts(subject: Subject) -> None:
    sink = subject.make()
    assert sink.name
    assert Alert in sink.accepts
