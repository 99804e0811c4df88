"""The judge's memory in a Faust table: what it keeps is recorded, and goes to the changelog, after the alert is sent.

The other way round, a crash between the two would forget the alert: the statement would come again, be known already,
and nobody would be told.
"""

from __future__ import annotations

import weakref
from collections.abc import Awaitable, Mapping
from typing import Any, cast

import faust
from faust.streams import _current_event
from faust.types import EventT

from workers.settings import Settings
from workers.topics import MEMORY

Writes = Mapping[bytes, bytes]


def memory_table(app: faust.App, settings: Settings) -> faust.Table[bytes, bytes]:
    """The table: speaker key to memory, raw bytes both, with the changelog of ``topics.MEMORY``."""
    name = MEMORY.on_bus(settings)
    changelog = app.topic(
        name, key_type=bytes, value_type=bytes, key_serializer="raw", value_serializer="raw", acks=False, internal=True,
        partitions=settings.partitions, compacting=True, deleting=False, allow_empty=True, maxsize=131_072,
    )  # fmt: skip
    return cast(
        "faust.Table[bytes, bytes]",
        app.Table(
            MEMORY.name, key_type=bytes, value_type=bytes, partitions=settings.partitions, changelog_topic=changelog
        ),
    )


class TableMemory:
    """Reads through what is judged but not yet recorded, down to the table. One for each worker."""

    def __init__(self, table: faust.Table[bytes, bytes]) -> None:
        self._table = table
        self._unsent: dict[bytes, bytes] = {}
        self._kept: dict[bytes, bytes] = {}

    def recall(self, speaker_key: str) -> bytes | None:
        """What was kept last under ``speaker_key``; None when nothing ever was."""
        key = speaker_key.encode()
        for layer in (self._kept, self._unsent):
            if key in layer:
                return layer[key]
        value: bytes | None = self._table.get(key)
        return value

    def keep(self, speaker_key: str, value: bytes) -> None:
        """Remember ``value`` from now on; it survives a crash once it is recorded."""
        self._kept[speaker_key.encode()] = value

    def held(self) -> Writes:
        """What was kept since the last call: later events already read it, the table does not have it yet."""
        writes, self._kept = self._kept, {}
        self._unsent.update(writes)
        return writes

    def cancel(self) -> None:
        """Forget what was kept since the last ``held``: the event has failed."""
        self._kept = {}

    def record(self, event: EventT[bytes], writes: Writes) -> list[Awaitable[Any]]:
        """Write into the table, and to its changelog in the partition of ``event``; the changelog's answers.

        The answers are futures that fail when the broker does not take the record; recording again is harmless.
        """
        token = _current_event.set(weakref.ref(event))  # a table takes the partition from the current event
        try:
            answers: list[Awaitable[Any]] = []
            for key, value in writes.items():
                # Table.__setitem__ keeps the changelog's answer to itself, so its two halves are done here.
                answers.append(self._table.send_changelog(event.message.partition, key, value))
                self._table.data[key] = value
        finally:
            _current_event.reset(token)
        self.forget(writes)
        return answers

    def forget(self, writes: Writes) -> None:
        """Drop ``writes`` from what is not recorded yet, where nothing newer took their place."""
        for key, value in writes.items():
            if self._unsent.get(key) is value:
                del self._unsent[key]
