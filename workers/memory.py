"""What each speaker has said: the judge's memory, whatever it is kept in."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, Protocol

from pydantic import TypeAdapter

from workers.text.novelty.remembered import Remembered

KEEP: Final = 2
"""Windows of publication time that are kept: one to judge by, one to tell «said before» from «never said»."""

_REMEMBERED: Final = TypeAdapter(list[Remembered])


class Memory(Protocol):
    """Bytes by speaker key. In the worker a Faust table, on the command line a dict."""

    def recall(self, speaker_key: str) -> bytes | None:
        """What was kept for the key, None when nothing was."""

    def keep(self, speaker_key: str, value: bytes) -> None:
        """Keep ``value`` in place of what was there."""


class DictMemory:
    """A memory that ends with the process."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def recall(self, speaker_key: str) -> bytes | None:
        """What was kept for the key, None when nothing was."""
        return self._kept.get(speaker_key)

    def keep(self, speaker_key: str, value: bytes) -> None:
        """Keep ``value`` in place of what was there."""
        self._kept[speaker_key] = value


def load(memory: Memory, speaker_key: str) -> list[Remembered]:
    """All that the memory has of the key, oldest entry first."""
    value = memory.recall(speaker_key)
    return _REMEMBERED.validate_json(value) if value else []


def store(memory: Memory, speaker_key: str, remembered: list[Remembered], now: datetime, window: timedelta) -> None:
    """Keep ``remembered``, less what was published longer than KEEP windows before ``now`` (publication time)."""
    kept = [entry for entry in remembered if now - entry.published_at <= KEEP * window]
    memory.keep(speaker_key, _REMEMBERED.dump_json(kept))
