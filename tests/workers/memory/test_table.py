"""What is judged but not yet recorded is visible to later events; what fails is undone; a rebalance starts over."""

from __future__ import annotations

import weakref
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import faust
import pytest
from faust.streams import _current_event, current_event

from schemas import Statement
from tests.makers import NOON, make_statement
from workers.memory import rows
from workers.memory.table import TableMemory, memory_table, read_all
from workers.settings import Settings
from workers.text.novelty.judging import judge_novelty
from workers.text.novelty.remembered import remember

KEY = "xx.foreign_ministry"
SAID = make_statement("الحكومة ستفتح المعبر الحدودي الجنوبي أمام حركة الشاحنات")
OTHER = make_statement("المحادثات مع الجانب الأردني ستبدأ الخميس", article="a2")


def say(memory: TableMemory, statement: Statement) -> None:
    memory.said_by(KEY).add(remember(statement, judge_novelty(statement, ())))


def contents(memory: TableMemory) -> list[str]:
    """What the memory finds for SAID, which is everything as long as there is little."""
    return [entry.statement.content for entry in memory.said_by(KEY).alike(SAID)]


def test_what_is_kept_is_found_before_it_is_recorded_and_after(memory: TableMemory, table: Any, event: Any) -> None:
    say(memory, SAID)
    assert contents(memory) == [SAID.content]
    writes = memory.held()
    assert contents(memory) == [SAID.content]
    assert table.data == {}
    assert memory.record(event, writes) == ["answer"] * len(writes)
    assert table.data == writes
    assert table.changelog == [(3, name, value) for name, value in writes.items()]
    assert contents(memory) == [SAID.content]
    assert contents(TableMemory(table)) == [SAID.content]


def test_an_entry_is_recorded_before_the_segment_that_tells_of_it_and_that_before_the_head(memory: TableMemory) -> None:
    say(memory, SAID)
    assert list(memory.held()) == [
        rows.entry_name(KEY, SAID.id), rows.segment_name(KEY, 0), rows.head_name(KEY),
    ]  # fmt: skip


def test_many_rows_are_read_together_as_one_by_one(memory: TableMemory, table: Any, event: Any) -> None:
    names = [b"recorded", b"deleted", b"unsent", b"kept", b"nowhere"]
    table.data.update({b"recorded": b"1", b"deleted": b"2", b"unsent": b"old", b"kept": b"old"})
    memory.rows.put(b"unsent", b"3")
    memory.rows.delete(b"deleted")
    memory.held()
    memory.rows.put(b"kept", b"4")
    assert memory.rows.get_all(names) == [memory.rows.get(name) for name in names] == [b"1", None, b"3", b"4", None]


def test_recording_an_older_write_does_not_hide_a_newer_one(memory: TableMemory, table: Any, event: Any) -> None:
    say(memory, SAID)
    older = memory.held()
    say(memory, OTHER)
    newer = memory.held()
    assert set(older) & set(newer)
    memory.record(event, older)
    memory.drop_all()
    assert contents(memory) == [SAID.content, OTHER.content]
    memory.record(event, newer)
    assert contents(TableMemory(table)) == [SAID.content, OTHER.content]


def test_recording_again_sends_what_is_newest_by_then(memory: TableMemory, table: Any, event: Any) -> None:
    say(memory, SAID)
    older = memory.held()
    memory.record(event, older)
    say(memory, OTHER)
    memory.record(event, memory.held())
    memory.record(event, older)
    assert contents(TableMemory(table)) == [SAID.content, OTHER.content]
    assert {name: value for _, name, value in table.changelog} == table.data, "as a new worker reads it"


@pytest.mark.parametrize("how", ["cancel", "forget"])
def test_what_is_cancelled_or_forgotten_was_never_kept(memory: TableMemory, table: Any, event: Any, how: str) -> None:
    say(memory, SAID)
    memory.record(event, memory.held())
    before = dict(table.data)
    claims = rows.claims_name(KEY, "join")
    memory.rows.put(claims, b"[]")
    say(memory, OTHER)
    if how == "cancel":
        memory.cancel()
    else:
        memory.forget(memory.held())
    assert contents(memory) == [SAID.content]
    assert memory.said_by(KEY).by_id([OTHER.id]) == {}
    assert memory.rows.get(claims) is None, "what it claims goes with what it says"
    assert memory.held() == {}
    assert table.data == before
    say(memory, OTHER)
    assert contents(memory) == [SAID.content, OTHER.content]


def test_a_rebalance_drops_what_is_unsent_and_reads_the_table_anew(memory: TableMemory, table: Any, event: Any) -> None:
    memory.follow()
    say(memory, SAID)
    memory.record(event, memory.held())
    say(memory, OTHER)
    lost = memory.held()
    memory.follow()
    assert contents(memory) == [SAID.content, OTHER.content]
    elsewhere = TableMemory(table)  # another worker, which had the partition meanwhile
    third = make_statement("الرسوم الجمركية لن تتغير خلال السنة الجارية", article="a3")
    say(elsewhere, third)
    elsewhere.record(event, elsewhere.held())
    table.app.consumer_generation_id += 1
    memory.follow()
    assert contents(memory) == [SAID.content, third.content]
    memory.forget(lost)
    assert contents(memory) == [SAID.content, third.content]


def test_the_current_event_is_given_back(memory: TableMemory, event: Any) -> None:
    before = current_event()
    say(memory, SAID)
    memory.record(event, memory.held())
    assert current_event() is before


class _Event(SimpleNamespace):
    """Weakly referable, as a Faust event is."""


@pytest.mark.parametrize("store", ["memory", "rocksdb"])
def test_rows_go_into_the_store_of_a_faust_table_and_out_of_it(
    tmp_path: Path, store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = faust.App("test", broker="kafka://127.0.0.1:1", store=f"{store}://", datadir=tmp_path)
    table = memory_table(app, Settings(store=store, data_dir=tmp_path))  # type: ignore[arg-type]
    monkeypatch.setattr(table, "send_changelog", lambda *_: "answer")  # there is no bus
    event = _Event(message=SimpleNamespace(partition=1))
    token = _current_event.set(weakref.ref(event))
    try:
        memory = TableMemory(table, timedelta(hours=1))
        for hour in range(70):
            say(memory, make_statement(f"الخبر {hour}", article=f"a{hour}", published=NOON + timedelta(hours=hour)))
            memory.record(event, memory.held())  # type: ignore[arg-type]
        fresh = TableMemory(table, timedelta(hours=1))
        probe = make_statement("الخبر", article="z", published=NOON + timedelta(hours=69))
        assert [entry.published_at for entry in fresh.said_by(KEY).alike(probe)][-3:] == [
            NOON + timedelta(hours=hour) for hour in (67, 68, 69)
        ]
        assert len(fresh.said_by(KEY)) < 70
        gone = rows.entry_name(KEY, make_statement("الخبر 0", article="a0").id)
        assert table.data.get(gone) is None
        there = rows.head_name(KEY)
        assert read_all(table.data, [gone, there]) == [None, table.data.get(there)]
        event.message.partition = 2
        assert read_all(table.data, [there]) == [table.data.get(there)], "of the partition that the event is in"
        assert table.data.get(rows.segment_name(KEY, 0)) is None
    finally:
        _current_event.reset(token)
