"""Append to a file all of something or nothing of it."""

from __future__ import annotations

import os


def append_whole(descriptor: int, data: bytes) -> None:
    """``data`` at the end of the file and onto the disk; where that fails, the file is as it was. Raises OSError."""
    before = os.fstat(descriptor).st_size
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        os.fsync(descriptor)
    except OSError:
        os.ftruncate(descriptor, before)
        raise
