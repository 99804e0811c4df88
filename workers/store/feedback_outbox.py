"""Feedback on its way from the screen to the topic. Functions over a connection, as in ``queries``.

The screen has no bus. What it stores, it puts into the outbox in the same transaction, and a worker publishes it. What comes
from the topic is saved without passing here, so nothing goes round.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Feedback
from workers.store.outbox_tables import feedback_outbox
from workers.store.upserts import save_feedback

_MOST: Final = 100
"""Taken out at once: readers give some in a minute; more wait only after a broker was away for long."""


class Waiting(NamedTuple):
    """One event that is not known to be on the topic."""

    number: int
    event: Feedback


async def give(connection: AsyncConnection, event: Feedback) -> None:
    """Store ``event``, and have it published; both when the caller's transaction is committed."""
    await save_feedback(connection, [event])
    await connection.execute(insert(feedback_outbox).values(event=event.model_dump_json()))


async def unpublished(connection: AsyncConnection) -> list[Waiting]:
    """What waits, in the order in which it was given, some of it when it is much."""
    found = select(feedback_outbox).order_by(feedback_outbox.c.number).limit(_MOST)
    return [Waiting(row.number, Feedback.model_validate_json(row.event)) for row in await connection.execute(found)]


async def published(connection: AsyncConnection, number: int) -> None:
    """It is on the topic: let go of it. Nothing when another worker was faster."""
    await connection.execute(delete(feedback_outbox).where(feedback_outbox.c.number == number))
