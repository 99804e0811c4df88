"""The judge's memory in a Faust table: what it keeps is recorded, and goes to the changelog, after the alert is sent.

The other way round, a crash between the two would forget the alert: the statement would come again, be known already,
and nobody would be told.
"""

from __future__ import annotations

import weakref
from collections.abc import Awaitable, Iterable, Sequence
from datetime import timedelta
from typing import Any, Final, cast

import faust
from faust.stores.rocksdb import Store as RocksStore
from faust.streams import _current_event, current_event
from faust.types import EventT

from workers.memory.rows import speaker_of
from workers.memory.said import MOST_STATEMENTS, Memory
from workers.settings import Settings
from workers.text.novelty.judging import WINDOW
from workers.topics import MEMORY

_ROCKSDB: Final = {
    "write_buffer_size": 8 * 1024 * 1024,
    "block_cache_size": 32 * 1024 * 1024,
    "bloom_filter_size": 10,
}
"""Of each partition. Faust's own are 64 MiB, 2 GiB and 3 bits a key: eight partitions could take 17 GiB, and a row that is
not there would be looked for on the disk one time in five."""


def memory_table(app: faust.App, settings: Settings) -> faust.Table[bytes, bytes]:
    """The table: row name to row, raw bytes both, with the changelog of ``topics.MEMORY``."""
    name = MEMORY.on_bus(settings)
    changelog = app.topic(
        name, key_type=bytes, value_type=bytes, key_serializer="raw", value_serializer="raw", acks=False, internal=True,
        partitions=settings.partitions, compacting=True, deleting=False, allow_empty=True, maxsize=131_072,
    )  # fmt: skip
    return cast(
        "faust.Table[bytes, bytes]",
        app.Table(
            MEMORY.name, key_type=bytes, value_type=bytes, partitions=settings.partitions, changelog_topic=changelog,
            options=dict(_ROCKSDB) if settings.store == "rocksdb" else {},
        ),
    )  # fmt: skip


def read_all(store: Any, names: Sequence[bytes]) -> list[bytes | None]:
    """The rows ``names`` of the store of a table, in the partition of the current event.

    From RocksDB they come in one call: one by one, Faust's own work is as long as that of RocksDB (8 µs a row, 4 µs so).
    """
    event = current_event()
    if event is not None and isinstance(store, RocksStore) and store.use_rocksdict:
        rows: list[bytes | None] = store._db_for_partition(event.message.partition).get(list(names))
        return rows
    return [store.get(name) for name in names]


class Writes(dict[bytes, bytes | None]):
    """Rows by name; None deletes the row."""

    recorded = False
    """They are in the table, whatever the changelog has answered."""


class TableMemory(Memory):
    """A memory that survives its worker. One for each worker; not to be shared by threads."""

    def __init__(
        self, table: faust.Table[bytes, bytes], window: timedelta = WINDOW, most: int = MOST_STATEMENTS
    ) -> None:
        self._rows = _TableRows(table)
        self._app = cast("Any", table.app)
        self._generation: int | None = None
        super().__init__(self._rows, window, most)

    def held(self) -> Writes:
        """What was kept since the last call: later events already read it, the table does not have it yet."""
        writes, self._rows.kept = Writes(self._rows.kept), {}
        self._rows.unsent.update(writes)
        return writes

    def cancel(self) -> None:
        """Forget what was kept since the last ``held``: the event has failed."""
        names, self._rows.kept = self._rows.kept, {}
        self._drop_rows(names)

    def record(self, event: EventT[bytes], writes: Writes) -> list[Awaitable[Any]]:
        """Write into the table, and to its changelog in the partition of ``event``; the changelog's answers.

        The answers are futures that fail when the broker does not take the record. Recording again sends the rows as they
        are by then: the messages behind this one may have written the same ones since.
        """
        answers = self._rows.record(event, writes)
        self._rows.sent(writes)
        return answers

    def forget(self, writes: Writes) -> None:
        """Drop ``writes`` from what is not recorded yet, where nothing newer took their place."""
        self._rows.sent(writes)
        self._drop_rows(writes)

    def follow(self) -> None:
        """Read everything anew after a rebalance: another worker may have written what this one holds.

        What is unsent then belongs to messages of before, which are delivered again. Call it before each event.
        """
        generation = self._app.consumer_generation_id
        if generation != self._generation:
            self._generation = generation
            self._rows.kept, self._rows.unsent = {}, {}
            self.drop_all()

    def _drop_rows(self, names: Iterable[bytes]) -> None:
        names = list(names)
        self.drop({speaker_of(name) for name in names}, names)


class _TableRows:
    """Rows of the table; above them those that are judged but not yet recorded."""

    def __init__(self, table: faust.Table[bytes, bytes]) -> None:
        self._table = table
        self.kept: dict[bytes, bytes | None] = {}
        self.unsent: dict[bytes, bytes | None] = {}

    def get(self, name: bytes) -> bytes | None:
        for layer in (self.kept, self.unsent):
            if name in layer:
                return layer[name]
        row: bytes | None = self._table.data.get(name)
        return row

    def get_all(self, names: Sequence[bytes]) -> list[bytes | None]:
        recorded = [name for name in names if name not in self.kept and name not in self.unsent]
        rows = dict(zip(recorded, read_all(self._table.data, recorded), strict=True))
        return [rows[name] if name in rows else self.get(name) for name in names]

    def put(self, name: bytes, value: bytes) -> None:
        self.kept[name] = value

    def delete(self, name: bytes) -> None:
        self.kept[name] = None

    def record(self, event: EventT[bytes], writes: Writes) -> list[Awaitable[Any]]:
        token = _current_event.set(weakref.ref(event))  # a table takes the partition from the current event
        try:
            answers: list[Awaitable[Any]] = []
            for name, written in writes.items():
                value = self._table.data.get(name) if writes.recorded else written
                # Table.__setitem__ keeps the changelog's answer to itself, so its two halves are done here.
                answers.append(self._table.send_changelog(event.message.partition, name, value))
                if writes.recorded:
                    continue
                if value is None:
                    self._table.data.pop(name, None)
                else:
                    self._table.data[name] = value
            writes.recorded = True
        finally:
            _current_event.reset(token)
        return answers

    def sent(self, writes: Writes) -> None:
        for name, value in writes.items():
            # By identity: a newer write of the same row stays. Deletions are all alike, but nothing is put after one.
            if name in self.unsent and self.unsent[name] is value:
                del self.unsent[name]
