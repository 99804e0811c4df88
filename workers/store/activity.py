"""How many articles each outlet sends, hour by hour: what charts draw and alarms of silence are told from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Lane
from workers.store.tables import articles


@dataclass(frozen=True, slots=True)
class HourCount:
    """Articles of one outlet whose road ended, wholly or for a first speaker, within one hour."""

    outlet: str | None
    hour: datetime
    """Its beginning, UTC."""
    articles: int
    last: datetime
    """When the last of them did."""


async def count_by_hour(connection: AsyncConnection, since: datetime) -> Sequence[HourCount]:
    """Live articles since then, by outlet and hour, the earliest hour first. Back-fill tells nothing of an outlet."""
    if connection.dialect.name == "sqlite":
        hour = func.strftime("%Y-%m-%dT%H", articles.c.first_seen)
    else:  # the session's zone is UTC (workers/store/engine.py)
        hour = func.to_char(articles.c.first_seen, 'YYYY-MM-DD"T"HH24')
    counted = (
        select(articles.c.outlet, hour.label("hour"), func.count().label("number"), func.max(articles.c.first_seen))
        .where(articles.c.first_seen >= since, articles.c.lane == Lane.LIVE.value)
        .group_by(articles.c.outlet, hour)
        .order_by(hour, articles.c.outlet)
    )
    return [
        HourCount(outlet, datetime.strptime(hour, "%Y-%m-%dT%H").replace(tzinfo=UTC), number, last)
        for outlet, hour, number, last in await connection.execute(counted)
    ]
