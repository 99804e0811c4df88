"""Dead letters as a page shows them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from schemas import DeadLetter, DeadLetterReason

SHOWN_BYTES: Final = 2_000
"""Of the message as it came; enough to see what it was."""


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One dead letter."""

    id: UUID
    failed_at: datetime
    stage: str
    reason: DeadLetterReason
    place: str
    error: str
    size: int
    """Bytes of the message."""
    beginning: str
    """What of it is shown; a byte that is no UTF-8 stands as ``\\xff``."""


def rows_of(letters: Sequence[DeadLetter], reason: DeadLetterReason | None, limit: int) -> list[LetterRow]:
    """The latest ``limit`` of them, the latest first; with ``reason`` only those."""
    chosen = [letter for letter in reversed(letters) if reason is None or letter.reason is reason]
    return [_row(letter) for letter in chosen[:limit]]


def by_reason(letters: Iterable[DeadLetter]) -> list[tuple[DeadLetterReason, int]]:
    """How many there are of each reason that there is one of, the most frequent first."""
    return Counter(letter.reason for letter in letters).most_common()


def _row(letter: DeadLetter) -> LetterRow:
    return LetterRow(
        id=letter.id,
        failed_at=letter.failed_at,
        stage=letter.stage,
        reason=letter.reason,
        place=f"{letter.topic}[{letter.partition}]@{letter.offset}",
        error=letter.error,
        size=len(letter.value),
        beginning=letter.value[:SHOWN_BYTES].decode("utf-8", "backslashreplace"),
    )
