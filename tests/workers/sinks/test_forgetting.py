"""Old articles go, now and every hour, and no error ends that."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from tests.annotated import make_annotated
from tests.makers import NOON
from workers.settings import Settings
from workers.sinks import Delivered, build
from workers.sinks.database import DatabaseSink
from workers.sinks.forgetting import forget_old
from workers.store import StatementQuery, Store, StoreUnavailable


@pytest.fixture
async def store(sqlite_url: str) -> AsyncIterator[Store]:
    async with await Store.open(sqlite_url) as opened:
        await opened.save([make_annotated("old", made=NOON - timedelta(days=30)), make_annotated("new", made=NOON)])
        yield opened


async def left(store: Store) -> int:
    return await store.count(StatementQuery())


async def until_left(store: Store, wanted: int) -> None:
    for _ in range(2000):
        if await left(store) == wanted:
            return
        await asyncio.sleep(0.01)
    pytest.fail(f"{await left(store)} are left, not {wanted}")


async def test_what_becomes_old_is_removed_the_next_time(store: Store) -> None:
    now = NOON

    def clock() -> datetime:
        return now

    running = asyncio.create_task(forget_old(store, 20, clock, pause=0.01))
    await until_left(store, 1)
    now += timedelta(days=21)
    await until_left(store, 0)
    running.cancel()


async def test_a_database_that_refuses_is_asked_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    really = store.forget_articles

    async def sometimes(before: datetime) -> int:
        asked.append(before)
        if len(asked) < 3:
            raise StoreUnavailable("locked", "")
        return await really(before)

    monkeypatch.setattr(store, "forget_articles", sometimes)
    running = asyncio.create_task(forget_old(store, 20, lambda: NOON, pause=0.01))
    await until_left(store, 1)
    running.cancel()
    assert len(asked) >= 3


async def test_zero_days_keep_everything(store: Store) -> None:
    await asyncio.wait_for(forget_old(store, 0, lambda: NOON + timedelta(days=36_500)), timeout=5)
    assert await left(store) == 2


async def test_the_database_sink_forgets_by_the_settings(sqlite_url: str, store: Store) -> None:
    (sink,) = build(Settings(database_url=sqlite_url, archive_days=36_500))
    assert isinstance(sink, DatabaseSink)
    sink = DatabaseSink(sqlite_url, archive_days=1)  # both articles were made in the past
    await sink.open()
    await until_left(store, 0)
    assert await sink.send([make_annotated("again")]) == Delivered()
    assert await left(store) == 1
    await sink.close()
    await sink.close()
