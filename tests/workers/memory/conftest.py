"""A Faust table without a bus."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from faust.streams import current_event

from workers.memory.table import TableMemory


class Table:
    """The parts of a Faust table that the memory uses, with what Faust demands: a current event to write."""

    def __init__(self) -> None:
        self.data: dict[bytes, bytes] = {}
        self.changelog: list[tuple[int, bytes, bytes | None]] = []
        self.app = SimpleNamespace(consumer_generation_id=1)

    def send_changelog(self, partition: int, key: bytes, value: bytes | None) -> str:
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


@pytest.fixture
def event() -> Any:
    return Event(message=SimpleNamespace(partition=3))
