"""Events of alerts, put together again from what the store keeps: as they came, for whoever decides on them anew."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from schemas import Alert, AlertKind, NoveltyReason
from tests.workers.conftest import NOON
from workers.store import Store
from workers.store import told as module
from workers.store.tables import alerts
from workers.store.told import chunks, entries_since, events_of


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with await Store.open(database_url) as opened:
        yield opened


async def told(store: Store, since: Any) -> list[Alert]:
    async with store.reading() as connection:
        entries = await entries_since(connection, since)
        return [event for part in chunks(entries) for event in await events_of(connection, part)]


async def test_events_come_back_in_order_and_as_they_were(store: Store, make_alert: Any) -> None:
    about = make_alert("n1").statements[0].model_copy(update={"about": ("سوريا",)})
    first = make_alert("n1").model_copy(update={"statements": (about,)})
    joins = make_alert(
        "n1", article="a2", kind=AlertKind.CORROBORATED, outlet="الضفاف", made=NOON + timedelta(minutes=1)
    )
    mended = make_alert("n1", kind=AlertKind.CORRECTED, after="المحادثات أُجّلت", made=NOON + timedelta(minutes=2))
    sent = [first, make_alert("n2", article="b1"), joins, mended]
    for event in sent:
        await store.save([event])
    found = await told(store, NOON - timedelta(days=7))
    assert [one.id for one in found] == [one.id for one in sent]
    assert found[0] == first
    assert [one.kind for one in found] == [one.kind for one in sent]
    again = found[2]
    assert again.alert_id == joins.alert_id
    assert again.trace_id == joins.trace_id
    assert again.produced_at == joins.produced_at
    assert again.speaker == first.speaker
    assert again.carriers == joins.carriers
    assert [(one.id, one.content, one.act) for one in again.statements] == [
        (one.id, one.content, one.act) for one in joins.statements
    ]
    assert found[3].changes == mended.changes
    assert found[3].carriers[0].article_id == mended.carriers[0].article_id


async def test_what_repeats_speaks_of_what_it_repeats(store: Store, make_alert: Any) -> None:
    said = make_alert("n1").statements[0].model_copy(update={"about": ("سوريا", "إيران")})
    joins = make_alert("n1", article="a2", kind=AlertKind.CORROBORATED)
    other = joins.statements[0].model_copy(
        update={
            "content": "في كلمات أخرى",
            "verdict": said.verdict.model_copy(update={"reason": NoveltyReason.REWORDED}),
        }
    )
    await store.save([make_alert("n1").model_copy(update={"statements": (said,)})])
    await store.save([joins.model_copy(update={"statements": (other,)})])
    _, again = await told(store, NOON - timedelta(days=1))
    assert again.statements[0].content == "في كلمات أخرى"
    assert again.statements[0].about == ("سوريا", "إيران")


async def test_alerts_that_were_told_before_are_left_out_with_all_that_came_later(
    store: Store, make_alert: Any
) -> None:
    old = make_alert("old", made=NOON - timedelta(days=9))
    joins = make_alert("old", article="a2", kind=AlertKind.CORROBORATED, made=NOON)
    await store.save([old, make_alert("n2", article="b1"), joins])
    assert [one.alert_id for one in await told(store, NOON - timedelta(days=7))] == [make_alert("n2").alert_id]
    assert await told(store, NOON + timedelta(days=1)) == []


async def test_a_late_event_is_found_behind_many_others(
    store: Store, make_alert: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LATE", 2)
    await store.save([make_alert(f"n{n}", article=f"n{n}", made=NOON + timedelta(hours=n)) for n in range(7)])
    found = await told(store, NOON + timedelta(hours=2))
    assert [one.alert_id for one in found] == [make_alert(f"n{n}").alert_id for n in range(2, 7)]


async def test_what_cannot_be_read_is_passed_over(store: Store, make_alert: Any) -> None:
    await store.save([make_alert("n1"), make_alert("n2", article="b1")])
    async with store.writing() as connection:
        broken = update(alerts).where(alerts.c.alert_id == make_alert("n1").alert_id)
        await connection.execute(broken.values(payload={"kind": "of another version"}))
    assert [one.alert_id for one in await told(store, NOON - timedelta(days=1))] == [make_alert("n2").alert_id]
