from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from faust.streams import current_event

from workers.table_memory import TableMemory


class Table:
    """The parts of a Faust table that the memory uses, with what Faust demands: a current event to write."""

    def __init__(self) -> None:
        self.data: dict[bytes, bytes] = {}
        self.changelog: list[tuple[int, bytes, bytes]] = []

    def get(self, key: bytes) -> bytes | None:
        return self.data.get(key)

    def send_changelog(self, partition: int, key: bytes, value: bytes) -> str:
        event = current_event()
        assert event is not None
        assert event.message.partition == partition
        self.changelog.append((partition, key, value))
        return "answer"


class Event(SimpleNamespace):
    """Weakly referable, as a Faust event is."""


@pytest.fixture
def table() -> Table:
    return Table()


@pytest.fixture
def memory(table: Table) -> TableMemory:
    return TableMemory(table)  # type: ignore[arg-type]


def event(partition: int) -> Any:
    return Event(message=SimpleNamespace(partition=partition))


def test_what_is_kept_is_recalled_before_it_is_recorded(memory: TableMemory, table: Table) -> None:
    memory.keep("وزارة", b"1")
    assert memory.recall("وزارة") == b"1"
    writes = memory.held()
    assert memory.recall("وزارة") == b"1"
    assert table.data == {}
    assert memory.record(event(3), writes) == ["answer"]
    assert table.data == {"وزارة".encode(): b"1"}
    assert table.changelog == [(3, "وزارة".encode(), b"1")]
    assert memory.recall("وزارة") == b"1"
    assert memory.recall("another") is None


def test_recording_an_older_write_does_not_hide_a_newer_one(memory: TableMemory) -> None:
    memory.keep("k", b"1")
    older = memory.held()
    memory.keep("k", b"2")
    newer = memory.held()
    memory.record(event(0), older)
    assert memory.recall("k") == b"2"
    memory.record(event(0), newer)
    assert memory.recall("k") == b"2"


def test_what_is_cancelled_or_forgotten_was_never_kept(memory: TableMemory, table: Table) -> None:
    table.data[b"k"] = b"0"
    memory.keep("k", b"1")
    memory.cancel()
    assert memory.recall("k") == b"0"
    assert memory.held() == {}
    memory.keep("k", b"2")
    memory.forget(memory.held())
    assert memory.recall("k") == b"0"


def test_the_current_event_is_given_back(memory: TableMemory) -> None:
    memory.keep("k", b"1")
    memory.record(event(0), memory.held())
    assert current_event() is None
