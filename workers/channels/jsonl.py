"""Messages into a JSON Lines file: one message a line, as programs get it by webhook."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from workers.channels.base import Answer, Delivered, Retry, reason
from workers.channels.message import Message
from workers.channels.threads import OwnThreads
from workers.sinks.appending import append_whole

if sys.platform != "win32":
    import fcntl


class JsonLinesChannel:
    """Appends; on the disk before it answers. Several processes may write one file: each append locks it.

    The file is opened for each message, so that log rotation needs no signal. A message that comes again stands in it
    again, with the same ``message_id``.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads = OwnThreads(f"jsonl:{path}", 1)  # they would only wait for each other's lock

    async def send(self, message: Message) -> Answer:
        """Append one line."""
        line = message.as_json() + b"\n"
        try:
            await self._threads.run(lambda: _append(self._path, line))
        except OSError as error:
            return Retry(0, reason(f"{self._path}: {error}"))
        return Delivered()

    async def close(self) -> None:
        """Nothing is held."""


def _append(path: Path, line: bytes) -> None:
    """The whole line, or nothing of it. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
    try:
        if sys.platform != "win32":
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        before = os.fstat(descriptor).st_size
        if before and os.pread(descriptor, 1, before - 1) != b"\n":
            line = b"\n" + line  # a power cut left half a line, which must not spoil this one
        append_whole(descriptor, line)
    finally:
        os.close(descriptor)
