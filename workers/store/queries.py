"""What can be asked of the store. Functions over a connection; Store opens and closes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Alert, Carrier, Change, Status
from workers.store.tables import alert_carriers, alert_changes, alerts, articles

_IDS_PER_QUERY: Final = 1000
"""Both databases limit the parameters of a query (SQLite 32,766, PostgreSQL 32,767)."""


@dataclass(frozen=True, slots=True)
class AlertQuery:
    """Which alerts to answer with, the latest first. What is None does not limit."""

    limit: int = 20
    since: datetime | None = None
    """Told at this moment or later (UTC or with another zone, never naive)."""
    speaker: str | None = None
    """A part of the speaker's name, role, organisation or key, as it is written there."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    outlet: str | None = None
    """Carried by this outlet, whether it told first or joined."""


@dataclass(frozen=True, slots=True)
class StatusCounts:
    """How many articles ended how."""

    ended: Mapping[Status, int]
    """Every status is there, with 0 when no article ended so."""
    in_progress: int
    """Articles with outcomes for some of their speakers only. What no stage has ended yet is unknown here."""

    @property
    def articles(self) -> int:
        """All articles that the store knows."""
        return sum(self.ended.values()) + self.in_progress


async def find_alerts(connection: AsyncConnection, query: AlertQuery) -> list[Alert]:
    """Alerts as they were first told, each with all its carriers and changes.

    Carriers: who told first, then the others by publication. Changes: in the order in which they were told.
    """
    found = select(alerts.c.alert_id, alerts.c.payload).order_by(alerts.c.created_at.desc(), alerts.c.alert_id)
    rows = (await connection.execute(found.where(*_conditions(query)).limit(query.limit))).all()
    return await alerts_with_carriers(connection, rows)


async def find_alert(connection: AsyncConnection, alert_id: UUID) -> Alert | None:
    """One alert, or None when the store does not know it."""
    found = select(alerts.c.alert_id, alerts.c.payload).where(alerts.c.alert_id == alert_id)
    return next(iter(await alerts_with_carriers(connection, (await connection.execute(found)).all())), None)


async def count_statuses(connection: AsyncConnection) -> StatusCounts:
    """Articles by the status in which they ended."""
    grouped = select(articles.c.status, func.count().label("articles")).group_by(articles.c.status)
    counted: dict[str | None, int] = {row.status: row.articles for row in await connection.execute(grouped)}
    return StatusCounts(
        ended={status: counted.get(status.value, 0) for status in Status}, in_progress=counted.get(None, 0)
    )


def _conditions(query: AlertQuery) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if query.since is not None:
        wanted.append(alerts.c.created_at >= query.since)
    if query.speaker is not None:
        named = (alerts.c.speaker_name, alerts.c.speaker_role, alerts.c.speaker_organisation, alerts.c.speaker_key)
        wanted.append(or_(*(column.icontains(query.speaker, autoescape=True) for column in named)))
    if query.country is not None:
        wanted.append(alerts.c.speaker_country == query.country.upper())
    if query.outlet is not None:
        carried = select(alert_carriers.c.alert_id).where(alert_carriers.c.outlet == query.outlet)
        wanted.append(alerts.c.alert_id.in_(carried))
    return wanted


async def alerts_with_carriers(connection: AsyncConnection, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[Alert]:
    """The alerts of ``rows``, which hold ``alert_id`` and ``payload``, in their order."""
    carriers: dict[UUID, list[Carrier]] = defaultdict(list)
    changes: dict[UUID, list[Change]] = defaultdict(list)
    for start in range(0, len(rows), _IDS_PER_QUERY):
        ids = [row.alert_id for row in rows[start : start + _IDS_PER_QUERY]]
        joined = (
            select(alert_carriers)
            .where(alert_carriers.c.alert_id.in_(ids))
            .order_by(alert_carriers.c.published_at, alert_carriers.c.told_at, alert_carriers.c.article_id)
        )
        for row in await connection.execute(joined):
            carriers[row.alert_id].append(_carrier(row))
        changed = (
            select(alert_changes)
            .where(alert_changes.c.alert_id.in_(ids))
            .order_by(alert_changes.c.told_at, alert_changes.c.event_id, alert_changes.c.position)
        )
        for row in await connection.execute(changed):
            changes[row.alert_id].append(_change(row))
    return [_alert(row.payload, carriers[row.alert_id], changes[row.alert_id]) for row in rows]


def _carrier(row: Row[Any]) -> Carrier:
    return Carrier(**{name: getattr(row, name) for name in Carrier.model_fields})


def _change(row: Row[Any]) -> Change:
    return Change(**{name: getattr(row, name) for name in Change.model_fields})


def _alert(payload: Mapping[str, Any], carriers: Sequence[Carrier], changes: Sequence[Change]) -> Alert:
    alert = Alert.model_validate(payload)
    told_first = [carrier for carrier in carriers if carrier.article_id == alert.trace_id]
    joined = [carrier for carrier in carriers if carrier.article_id != alert.trace_id]
    return alert.model_copy(update={"carriers": (*told_first, *joined), "changes": tuple(changes)})
