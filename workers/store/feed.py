"""The feed: every event of an alert with a number, in the order in which readers could see it first.

A reader that knows the last number it has seen asks for what came after it. That is right only when no lower number can
appear later. A sequence of PostgreSQL does not promise that: numbers are given out before their transactions commit, in
any order. So the number comes from a row that each transaction locks until it commits.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import ReturningInsert

from schemas import Alert, AlertKind
from workers.store.archive_tables import alert_feed, feed_counter
from workers.store.queries import alerts_with_carriers
from workers.store.rows import Row
from workers.store.tables import alerts


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One event of an alert, as it came into this database."""

    seq: int
    """1, 2, 3 … without a gap, in the order of the commits."""
    alert_id: UUID
    event_id: UUID
    kind: AlertKind
    told_at: datetime


async def add_to_feed(connection: AsyncConnection, events: Sequence[Alert]) -> None:
    """Number those of ``events`` that have none. The last thing that a transaction does: the others wait from here on."""
    if not events:
        return
    newest = (await connection.execute(_lock_counter(connection.dialect.name))).scalar_one()
    # Asked only now: what another transaction has added is committed.
    known = alert_feed.c.event_id.in_([event.id for event in events])
    seen = set((await connection.execute(select(alert_feed.c.event_id).where(known))).scalars())
    told = alert_feed.c.alert_id.in_({event.alert_id for event in events})
    alerts_seen = set((await connection.execute(select(alert_feed.c.alert_id).where(told).distinct())).scalars())
    rows: list[Row] = []
    for event in events:
        if event.id in seen:
            continue
        seen.add(event.id)
        rows.append(
            {
                "seq": newest + len(rows) + 1,
                "alert_id": event.alert_id,
                "event_id": event.id,
                "kind": event.kind.value,
                "told_at": event.produced_at,
                "first": event.alert_id not in alerts_seen,
            }
        )
        alerts_seen.add(event.alert_id)
    if rows:
        await connection.execute(insert(alert_feed), rows)
        await connection.execute(update(feed_counter).values(newest=newest + len(rows)))


def _lock_counter(dialect: str) -> ReturningInsert[int]:
    """Lock the counter's row until the transaction ends, and answer with its value."""
    row = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(feed_counter).values(id=1, newest=0)
    locked = row.on_conflict_do_update(index_elements=["id"], set_={"newest": feed_counter.c.newest})
    return locked.returning(feed_counter.c.newest)


async def newest_seq(connection: AsyncConnection) -> int:
    """The newest number, 0 when there is none. One row is read: made to be asked several times a second."""
    newest = (await connection.execute(select(func.max(alert_feed.c.seq)))).scalar_one()
    return newest or 0


async def feed_since(connection: AsyncConnection, seq: int, limit: int = 200) -> list[FeedEntry]:
    """What came after ``seq``, in order, at most ``limit``."""
    wanted = (alert_feed.c[name] for name in ("seq", "alert_id", "event_id", "kind", "told_at"))
    found = select(*wanted).where(alert_feed.c.seq > seq).order_by(alert_feed.c.seq).limit(limit)
    return [
        FeedEntry(row.seq, row.alert_id, row.event_id, AlertKind(row.kind), row.told_at)
        for row in await connection.execute(found)
    ]


async def alert_page(connection: AsyncConnection, before: int | None, limit: int = 50) -> list[tuple[int, Alert]]:
    """Alerts with all their carriers and changes, each with the number that brought it first, the newest first.

    ``before``: only what has a lower number, the last one of the page before; None begins with the newest.
    """
    found = _numbered().order_by(alert_feed.c.seq.desc()).limit(limit)
    if before is not None:
        found = found.where(alert_feed.c.seq < before)
    return await _alerts_of(connection, found)


async def alerts_numbered(connection: AsyncConnection, alert_ids: Collection[UUID]) -> list[tuple[int, Alert]]:
    """The alerts with these ids, as ``alert_page`` has them, in no order. A few hundred at most."""
    return await _alerts_of(connection, _numbered().where(alert_feed.c.alert_id.in_(alert_ids)))


def _numbered() -> Select[tuple[int, UUID, Any]]:
    return (
        select(alert_feed.c.seq, alerts.c.alert_id, alerts.c.payload)
        .join(alerts, alerts.c.alert_id == alert_feed.c.alert_id)
        .where(alert_feed.c.first)
    )


async def _alerts_of(connection: AsyncConnection, found: Select[tuple[int, UUID, Any]]) -> list[tuple[int, Alert]]:
    rows = (await connection.execute(found)).all()
    return list(zip([row.seq for row in rows], await alerts_with_carriers(connection, rows), strict=True))
