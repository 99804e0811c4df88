"""Deliveries that somebody wants tried again: which those are, and that they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncConnection

from workers.delivery.ledger import Wanted, begin_anew, listed
from workers.delivery.states import State
from workers.errors import TasrihError

MOST_RETRIED: Final = 100_000
GIVEN_UP: Final = frozenset({State.FAILED, State.GONE})
"""What is tried again where nobody names a state."""
RETRIABLE: Final = frozenset(State) - {State.SENT, State.SENDING}


class UnclearDeliveryError(TasrihError):
    """An id that no delivery has, or several begin with."""


async def retriable(connection: AsyncConnection, wanted: Wanted) -> list[Row[Any]]:
    """The deliveries meant by ``wanted`` that can be tried again. Raises UnclearDeliveryError."""
    return _chosen(await listed(connection, wanted, MOST_RETRIED), wanted)


async def retry(connection: AsyncConnection, wanted: Wanted, now: datetime) -> tuple[list[Row[Any]], int]:
    """Try them again: those meant, and how many are tried, which is more where others are in the same message.

    Raises UnclearDeliveryError.
    """
    rows = await retriable(connection, wanted)
    return rows, await begin_anew(connection, rows, now)


def _chosen(rows: Sequence[Row[Any]], wanted: Wanted) -> list[Row[Any]]:
    for name in wanted.ids:
        fitting = [row for row in rows if row.delivery_id.hex.startswith(name.lower().replace("-", ""))]
        if len(fitting) != 1:
            what = "No delivery has" if not fitting else f"{len(fitting)} deliveries have"
            raise UnclearDeliveryError(f"{what} an id that begins with {name!r}.", "tasrih deliveries list shows them.")
    usual = RETRIABLE if wanted.ids else frozenset({wanted.state}) if wanted.state else GIVEN_UP
    return [row for row in rows if State(row.state) in usual]
