"""The rows that the memory is kept in: bytes by name, whatever holds them, and how they are named.

Each memory key has one *head* (which segments it has), *segments* (what is looked for: who, when, which stems; at most
``SEGMENT`` statements each), one *entry* for each statement (all that is remembered of it, as JSON), and for each question
that it has taken a side on its *claims*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Final, Protocol
from uuid import UUID

_HEAD: Final = b"\x02h"
_SEGMENT: Final = b"\x02s"
_ENTRY: Final = b"\x02e"
_CLAIMS: Final = b"\x02c"
"""The first byte is the version of the layout: no speaker key begins with it, so rows of other layouts are never read."""
_SUFFIX: Final = {_HEAD: 0, _SEGMENT: 4, _ENTRY: 16, _CLAIMS: 8}
"""Bytes behind the speaker key, by kind of row: a fixed number, so that no character of a key need be a separator."""


class Rows(Protocol):
    """Bytes by name. In the worker a Faust table, on the command line a dict."""

    def get(self, name: bytes) -> bytes | None:
        """What was put last under ``name``; None when nothing was, or when it was deleted."""

    def get_all(self, names: Sequence[bytes]) -> list[bytes | None]:
        """What ``get`` gives for each of ``names``, in less time than one after the other."""

    def put(self, name: bytes, value: bytes) -> None:
        """Keep ``value`` in place of what was there."""

    def delete(self, name: bytes) -> None:
        """Let go of ``name``, whether or not it is there."""


class DictRows:
    """Rows that end with the process."""

    def __init__(self) -> None:
        self.rows: dict[bytes, bytes] = {}

    def get(self, name: bytes) -> bytes | None:
        """What was put last under ``name``."""
        return self.rows.get(name)

    def get_all(self, names: Sequence[bytes]) -> list[bytes | None]:
        """What was put last under each of ``names``."""
        return [self.rows.get(name) for name in names]

    def put(self, name: bytes, value: bytes) -> None:
        """Keep ``value`` in place of what was there."""
        self.rows[name] = value

    def delete(self, name: bytes) -> None:
        """Let go of ``name``, whether or not it is there."""
        self.rows.pop(name, None)


def head_name(speaker_key: str) -> bytes:
    """The row that tells which segments the key has."""
    return _HEAD + speaker_key.encode()


def segment_name(speaker_key: str, number: int) -> bytes:
    """The row of segment ``number``, counted from the first that the key ever had."""
    return _SEGMENT + speaker_key.encode() + number.to_bytes(4, "big")


def entry_name(speaker_key: str, statement_id: UUID) -> bytes:
    """The row of one statement. The key is part of it: another reading of the article may give it to another speaker."""
    return next(entry_names(speaker_key, (statement_id.bytes,)))


def entry_names(speaker_key: str, ids: Iterable[bytes]) -> Iterator[bytes]:
    """The rows of the statements with ``ids``, 16 bytes each."""
    prefix = _ENTRY + speaker_key.encode()
    return (prefix + each for each in ids)


def claims_name(speaker_key: str, question: str) -> bytes:
    """The row of what the key has claimed on ``question``."""
    return _CLAIMS + speaker_key.encode() + blake2b(question.encode(), digest_size=_SUFFIX[_CLAIMS]).digest()


def speaker_of(name: bytes) -> str:
    """The speaker key that the row ``name`` belongs to."""
    return name[len(_HEAD) : len(name) - _SUFFIX[name[: len(_HEAD)]]].decode()
