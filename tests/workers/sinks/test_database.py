"""The database sink: which refusal of the database means which answer."""

from __future__ import annotations

import os
import sqlite3
from typing import Any

import pytest

from schemas import Status
from workers.sinks import Delivered, Rejected, Retry
from workers.sinks.database import RETRY_LATER, RETRY_SOON, DatabaseSink
from workers.store import Store, StoreError, upgrade


async def test_locked_then_free(sqlite_url: str, make_alert: Any) -> None:
    sink = DatabaseSink(sqlite_url, wait=0.1)
    await sink.open()
    holder = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    answer = await sink.send([make_alert()])
    assert isinstance(answer, Retry)
    assert answer.after == RETRY_SOON
    assert "tasrih.db is locked by another process" in answer.why
    holder.rollback()
    holder.close()
    assert await sink.send([make_alert()]) == Delivered()
    await sink.close()


async def test_read_only_waits_for_somebody(sqlite_url: str, make_alert: Any) -> None:
    await upgrade(sqlite_url)
    sink = DatabaseSink(f"sqlite:///file:{sqlite_url.removeprefix('sqlite:///')}?mode=ro&uri=true")
    await sink.open()
    answer = await sink.send([make_alert()])
    assert isinstance(answer, Retry)
    assert answer.after == RETRY_LATER
    assert "is read-only" in answer.why
    assert "right to write" in answer.why
    await sink.close()


async def test_it_opens_only_what_it_can_use(tmp_path: Any) -> None:
    sink = DatabaseSink(f"sqlite:///{tmp_path}/a/b/c.db")
    with pytest.raises(StoreError, match="no directory"):
        await sink.open()
    await sink.close()


async def test_one_event_that_never_fits_costs_no_other(postgres_url: str, make_alert: Any, make_outcome: Any) -> None:
    sink = DatabaseSink(postgres_url)
    await sink.open()
    endless = make_alert("endless", article="a2", speaker_key=os.urandom(8000).hex())
    answer = await sink.send([make_alert("n1"), endless, make_outcome("a1"), make_alert("n3", article="a3")])
    assert isinstance(answer, Rejected)
    assert answer.events == (endless,)
    assert "too long" in answer.why
    await sink.close()
    async with await Store.open(postgres_url, read_only=True) as store:
        assert len(await store.alerts()) == 2
        assert (await store.status_counts()).ended[Status.ALERTED] == 1


async def test_sending_unopened_is_a_defect(sqlite_url: str, make_alert: Any) -> None:
    with pytest.raises(RuntimeError, match="before it was opened"):
        await DatabaseSink(sqlite_url).send([make_alert()])
