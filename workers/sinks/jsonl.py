"""Alerts into a JSON Lines file: one event a line, as on the bus."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

from schemas import Alert, Event
from workers.errors import TasrihError
from workers.sinks.appending import append_whole
from workers.sinks.base import Result, Retry, delivered_except, split_accepted

if sys.platform != "win32":
    import fcntl

RETRY_AFTER: Final = 5.0
"""Seconds: what ails a file (a full disk, a lost mount) seldom passes sooner."""


class JsonLinesSink:
    """Appends each event once. One worker writes a file: it is locked, as only its writer knows what is in it.

    * Redelivery: the ids in the file, and in ``PATH.1`` where log rotation puts the one before, are read at ``open``
      and kept (about 100 bytes an alert).
    * Durability: fsync once a ``send``, before it answers Delivered, so that a batch costs one disk flush however large
      it is. A power cut after Delivered loses nothing.
    * Rotation: when the file was moved or removed, the next ``send`` makes a new one; truncating it in place works too.
    * A crash in the middle of a line: ``open`` cuts the torn line off; its event was never answered with Delivered, so
      it comes again. A write that fails half-way (disk full) is taken back at once.
    """

    accepts: Final[tuple[type[Event], ...]] = (Alert,)

    def __init__(self, path: Path) -> None:
        self.name: Final = f"jsonl:{path}"
        self._path = path
        self._opened = False
        self._descriptor: int | None = None  # None also while a file that was moved could not be made anew
        self._written: set[bytes] = set()
        # A cancelled send leaves its thread running: the next one waits for it here.
        self._busy = threading.Lock()

    async def open(self) -> None:
        """Lock the file, creating it; read its ids; mend its end. Raises TasrihError naming the path and the reason."""
        await asyncio.to_thread(self._open)
        self._opened = True

    async def send(self, events: Sequence[Event]) -> Result:
        """Delivered means on the disk."""
        if not self._opened:
            raise RuntimeError(f"the sink {self.name} was sent to before it was opened")
        taken, refused = split_accepted(self, events)
        problem = await asyncio.to_thread(self._append, taken)
        if problem is not None:
            return Retry(RETRY_AFTER, problem)
        kinds = ", ".join(sorted({type(event).__name__ for event in refused}))
        return delivered_except(refused, f"{self.name} takes alerts only, no {kinds}")

    async def close(self) -> None:
        """Unlock and close."""
        with self._busy:
            self._release()

    def _open(self) -> None:
        with self._busy:
            rotated = self._path.with_name(self._path.name + ".1")
            try:
                if rotated.is_file():
                    with rotated.open("rb") as lines:
                        self._written.update(filter(None, map(_event_id, lines)))
                self._take_file()
            except OSError as error:
                raise TasrihError(
                    f"Cannot write alerts to {self._path}: {error.strerror}.",
                    f"Check that the directory {self._path.parent} exists and that this user may write the file.",
                ) from error

    def _take_file(self) -> None:
        self._release()
        self._descriptor = os.open(self._path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            self._lock(self._descriptor)
            self._read_and_mend(self._descriptor)
            _sync_directory(self._path.parent)
        except BaseException:
            self._release()
            raise

    def _lock(self, descriptor: int) -> None:
        if sys.platform == "win32":
            return
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise TasrihError(
                f"Another process writes alerts to {self._path}.",
                "Give each worker a file of its own (TASRIH_SINKS=jsonl:PATH), or stop the other one.",
            ) from error

    def _read_and_mend(self, descriptor: int) -> None:
        with os.fdopen(os.dup(descriptor), "rb") as lines:
            for number, line in enumerate(lines):
                event_id = _event_id(line)
                ours = event_id is not None or line.startswith((b"{", b"\x00"))
                if not ours and (number == 0 or not line.endswith(b"\n")):
                    raise TasrihError(
                        f"{self._path} holds something other than alerts in JSON Lines (line {number + 1}).",
                        "Name a file of its own for the alerts, or move this one away.",
                    )
                if event_id is not None:
                    self._written.add(event_id)
                if not line.endswith(b"\n"):  # the last one
                    if event_id is not None:
                        os.write(descriptor, b"\n")
                    else:
                        os.ftruncate(descriptor, lines.tell() - len(line))
                    os.fsync(descriptor)

    def _append(self, events: Sequence[Event]) -> str | None:
        """Write what is not there yet. Answers what went wrong, if so; the file is then as it was before."""
        with self._busy:
            try:
                if self._was_moved():
                    self._take_file()
                assert self._descriptor is not None
                fresh = {event.id.bytes: event for event in events if event.id.bytes not in self._written}
                if fresh:
                    append_whole(
                        self._descriptor, b"".join(event.model_dump_json().encode() + b"\n" for event in fresh.values())
                    )
                    self._written.update(fresh)
            except OSError as error:
                return f"Cannot write to {self._path}: {error.strerror}"
            except TasrihError as error:
                return str(error)
        return None

    def _was_moved(self) -> bool:
        if self._descriptor is None:
            return True
        try:
            there = self._path.stat()
        except FileNotFoundError:
            return True
        mine = os.fstat(self._descriptor)
        return (there.st_dev, there.st_ino) != (mine.st_dev, mine.st_ino)

    def _release(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _event_id(line: bytes) -> bytes | None:
    """The id of the event in ``line``, None when there is no whole event in it."""
    try:
        return UUID(json.loads(line)["id"]).bytes
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _sync_directory(directory: Path) -> None:
    """A new file survives a power cut only when its directory is on the disk as well."""
    if sys.platform == "win32":
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
