"""From a statement to the alert that tells it, and from an alert to those that reverse or deny what it tells."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Text, cast, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Alert, AlertStatement, Speaker
from workers.store.tables import alert_carriers, alert_statements, alerts

_REVERSIBLE: Final = timedelta(days=33)
"""So long is a claim of a body kept (workers/memory/claims.py)."""
_MOST: Final = 200
"""Alerts that are looked at: of a hundred one stands against another."""


@dataclass(frozen=True, slots=True)
class Opposing:
    """A statement of an alert that reverses or denies another one's."""

    alert_id: UUID
    first_seen: datetime
    speaker: Speaker
    """Whom the alert names."""
    statement: AlertStatement
    """``opposes`` tells what it stands against."""


async def alerts_telling(connection: AsyncConnection, statements: Collection[UUID]) -> dict[UUID, UUID]:
    """The first alert that tells each of ``statements``; those that none tells are left out.

    Also in the words of another one: a headline is told in those of its body, in the group that it founded.
    """
    said = alert_statements.c
    found = (
        select(said.statement_id, said.group_id, said.alert_id)
        .join(alerts, alerts.c.alert_id == said.alert_id)
        .where(or_(said.statement_id.in_(statements), said.group_id.in_(statements)))
        .order_by(alerts.c.created_at, said.alert_id)
    )
    told: dict[UUID, UUID] = {}
    for row in await connection.execute(found):
        for statement in (row.statement_id, row.group_id):
            told.setdefault(statement, row.alert_id)
    return {statement: told[statement] for statement in statements if statement in told}


async def find_opposing(connection: AsyncConnection, alert: Alert) -> list[Opposing]:
    """The alerts with a statement that stands against one of ``alert``, the earliest published first.

    A reversal is the same body's, within 33 days; a denial stands in an article that carries what it denies.
    """
    said = alert_statements.c
    told = select(said.statement_id, said.group_id).where(said.alert_id == alert.alert_id)
    ours = {statement for row in await connection.execute(told) for statement in row}
    columns = alerts.c
    by = alert_carriers.c
    carried = select(by.article_id).where(by.alert_id == alert.alert_id)
    beside = select(by.alert_id).where(by.article_id.in_(carried))
    # A quotation mark inside of a text is escaped in JSON: these words stand there only as what they are.
    opposes = cast(columns.payload, Text()).contains('"opposes": {')
    found = (
        select(columns.payload)
        .where(
            columns.alert_id != alert.alert_id,
            or_(columns.speaker_key == alert.speaker_key, columns.alert_id.in_(beside)),
            columns.first_seen >= alert.first_seen - _REVERSIBLE,
            columns.first_seen <= alert.first_seen + _REVERSIBLE,
            opposes,
        )
        .order_by(columns.first_seen, columns.alert_id)
        .limit(_MOST)
    )
    return [
        Opposing(other.alert_id, other.first_seen, other.speaker, statement)
        for other in map(Alert.model_validate, (await connection.execute(found)).scalars())
        for statement in other.statements
        if statement.opposes is not None and statement.opposes.statement in ours
    ]
