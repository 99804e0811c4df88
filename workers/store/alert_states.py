"""Alerts as they stand by now, and when each last became another one. Functions over a connection, as in ``queries``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Alert
from workers.store.archive_tables import alert_feed
from workers.store.queries import alerts_with_carriers
from workers.store.tables import alerts

_IDS_PER_QUERY: Final = 1000


@dataclass(frozen=True, slots=True)
class AlertState:
    """An alert with all its carriers and changes so far."""

    alert: Alert
    updated: datetime
    """When the last of its events was told."""


async def last_changed(connection: AsyncConnection, events: int) -> list[UUID]:
    """The alerts that the last ``events`` events are of, the last changed first."""
    newest = select(alert_feed.c.alert_id).order_by(alert_feed.c.seq.desc()).limit(events)
    return list(dict.fromkeys((await connection.execute(newest)).scalars()))


async def alert_states(connection: AsyncConnection, ids: Sequence[UUID]) -> list[AlertState]:
    """The alerts ``ids`` in this order; what is none is left out."""
    rows = await _rows(connection, select(alerts.c.alert_id, alerts.c.payload), alerts.c.alert_id, ids)
    updated = await updated_at(connection, ids)
    states = (
        AlertState(alert, max(updated.get(alert.alert_id, alert.produced_at), alert.produced_at))
        for alert in await alerts_with_carriers(connection, rows)
    )
    found = {state.alert.alert_id: state for state in states}
    return [found[one] for one in ids if one in found]


async def updated_at(connection: AsyncConnection, ids: Sequence[UUID]) -> dict[UUID, datetime]:
    """When the last event of each alert was told; what has none is left out."""
    told = select(alert_feed.c.alert_id, func.max(alert_feed.c.told_at).label("at")).group_by(alert_feed.c.alert_id)
    return {row.alert_id: row.at for row in await _rows(connection, told, alert_feed.c.alert_id, ids)}


async def _rows(
    connection: AsyncConnection, found: Select[Any], column: ColumnElement[UUID], ids: Sequence[UUID]
) -> list[Row[Any]]:
    rows: list[Row[Any]] = []
    for start in range(0, len(ids), _IDS_PER_QUERY):
        rows += (await connection.execute(found.where(column.in_(ids[start : start + _IDS_PER_QUERY])))).all()
    return rows
