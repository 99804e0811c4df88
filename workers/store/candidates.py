"""Alerts that may pass a filter, with the words that it looks at and nothing else: a thousand are read in 20 ms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Act, OfficialReason
from workers.store.archive_tables import alert_feed
from workers.store.tables import alert_statements, alerts


@dataclass(frozen=True, slots=True)
class AlertFilter:
    """What the database can decide. What is None does not limit."""

    act: Act | None = None
    """Of one of the statements of the event that told the alert."""
    country: str | None = None
    official: OfficialReason | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One alert."""

    seq: int
    """The number that brought it first."""
    alert_id: UUID
    who: str
    """Name, role and body of its speaker."""
    said: str
    """What its statements say; empty where nobody asked."""


async def find_candidates(
    connection: AsyncConnection, wanted: AlertFilter, before: int | None, limit: int, *, said: bool
) -> list[Candidate]:
    """Alerts that pass ``wanted``, the newest first, those with a number below ``before``. ``said``: with their words."""
    speaker = (alerts.c.speaker_name, alerts.c.speaker_role, alerts.c.speaker_organisation)
    found = (
        select(alert_feed.c.seq, alerts.c.alert_id, alerts.c.event_id, *speaker)
        .join(alerts, alerts.c.alert_id == alert_feed.c.alert_id)
        .where(alert_feed.c.first)
        .order_by(alert_feed.c.seq.desc())
        .limit(limit)
    )
    if before is not None:
        found = found.where(alert_feed.c.seq < before)
    if wanted.country is not None:
        found = found.where(alerts.c.speaker_country == wanted.country)
    if wanted.official is not None:
        found = found.where(alerts.c.official_reason == wanted.official.value)
    if wanted.act is not None:
        its = (alert_statements.c.event_id == alerts.c.event_id, alert_statements.c.act == wanted.act.value)
        found = found.where(exists().where(*its))
    rows = (await connection.execute(found)).all()
    texts = await _texts(connection, [row.event_id for row in rows]) if said else {}
    return [
        Candidate(
            row.seq,
            row.alert_id,
            " ".join(filter(None, (row.speaker_name, row.speaker_role, row.speaker_organisation))),
            " ".join(texts.get(row.event_id, ())),
        )
        for row in rows
    ]


async def _texts(connection: AsyncConnection, event_ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    texts: dict[UUID, list[str]] = defaultdict(list)
    columns = (alert_statements.c.event_id, alert_statements.c.content)
    found = select(*columns).where(alert_statements.c.event_id.in_(event_ids)).order_by(alert_statements.c.position)
    for row in await connection.execute(found):
        texts[row.event_id].append(row.content)
    return texts
