"""Segments: what is looked for of some statements of one speaker key, packed in columns.

A segment is read a thousand times for each time that an entry is read whole, so it holds no text: 26 bytes a statement
and four for each of its stems.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from workers.text.novelty.remembered import Remembered
from workers.text.words.stems import content_stems

SEGMENT: Final = 32
"""Statements a segment: the last one is written anew with each statement (about 1.5 kB), and a key of 50,000 statements
is loaded from 1,600 rows."""

_HEADER: Final = struct.Struct("<Hq")
_HEAD: Final = struct.Struct("<II")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Segment:
    """Columns of equal length, one row a statement, in the order in which they were remembered."""

    clock: int
    """The latest publication that the key had seen when the last of these came, in milliseconds since 1970."""
    ids: bytes
    """Of the statements, 16 bytes each."""
    articles: NDArray[np.uint64]
    """See ``article_number``."""
    published: NDArray[np.int64]
    """Milliseconds since 1970."""
    counts: NDArray[np.uint16]
    """How many of ``terms`` each statement has."""
    terms: NDArray[np.uint32]
    """See ``terms_of``; those of one statement stand together."""

    def __len__(self) -> int:
        return len(self.published)

    def pack(self) -> bytes:
        """As a row."""
        columns = (self.articles, self.published, self.counts, self.terms)
        return b"".join((_HEADER.pack(len(self), self.clock), self.ids, *(column.tobytes() for column in columns)))

    def followed_by(self, other: Segment) -> Segment:
        """This one with ``other`` behind it."""
        return Segment(
            max(self.clock, other.clock),
            self.ids + other.ids,
            np.concatenate((self.articles, other.articles)),
            np.concatenate((self.published, other.published)),
            np.concatenate((self.counts, other.counts)),
            np.concatenate((self.terms, other.terms)),
        )


EMPTY: Final = Segment(0, b"", np.empty(0, "<u8"), np.empty(0, "<i8"), np.empty(0, "<u2"), np.empty(0, "<u4"))


def segment_of(entry: Remembered) -> Segment:
    """The segment of one statement."""
    terms, moment = terms_of(content_stems(entry.statement.content)), milliseconds(entry.published_at)
    return Segment(
        moment,
        entry.statement.id.bytes,
        np.array([article_number(entry.carrier.article_id)], "<u8"),
        np.array([moment], "<i8"),
        np.array([len(terms)], "<u2"),
        terms,
    )


def unpack(row: bytes) -> Segment:
    """The segment that ``pack`` made a row of."""
    count, clock = _HEADER.unpack_from(row)
    at = _HEADER.size + 16 * count
    return Segment(
        clock,
        row[_HEADER.size : at],
        np.frombuffer(row, "<u8", count, at),
        np.frombuffer(row, "<i8", count, at + 8 * count),
        np.frombuffer(row, "<u2", count, at + 16 * count),
        np.frombuffer(row, "<u4", -1, at + 18 * count) if len(row) > at + 18 * count else np.empty(0, "<u4"),
    )


def pack_head(first: int, end: int) -> bytes:
    """The head of a key whose segments are ``first`` up to but not ``end``."""
    return _HEAD.pack(first, end)


def unpack_head(row: bytes | None) -> tuple[int, int]:
    """First segment and the one after the last; (0, 0) where there is no head yet."""
    return _HEAD.unpack(row) if row else (0, 0)


def terms_of(stems: Iterable[str]) -> NDArray[np.uint32]:
    """``stems`` as distinct numbers, sorted. Two stems in 65,000 share one: then a candidate more is compared."""
    return np.array(sorted({crc32(stem.encode()) for stem in stems}), "<u4")


def article_number(article_id: UUID) -> int:
    """The first half of a derived id, which is a hash: who needs certainty compares the whole of it."""
    return int.from_bytes(article_id.bytes[:8], "big")


def milliseconds(moment: datetime) -> int:
    """Since 1970; exact, where ``timestamp()`` is a float."""
    since = moment - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1000 + since.microseconds // 1000
