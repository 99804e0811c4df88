"""How much each outlet sends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from workers.store.archive_tables import statements
from workers.store.tables import articles


@dataclass(frozen=True, slots=True)
class OutletRate:
    """What came from one outlet since a moment."""

    outlet: str | None
    """None for articles that name none."""
    articles: int
    """That ended, with statements or without."""
    statements: int
    """In these articles."""
    last: datetime
    """When the last of them ended first."""


async def outlet_rates(connection: AsyncConnection, since: datetime) -> list[OutletRate]:
    """Outlets of the articles that ended since then, the most articles first."""
    columns = articles.c
    recent = columns.first_seen >= since
    came = select(columns.outlet, func.count().label("articles"), func.max(columns.first_seen).label("last"))
    said = (
        select(columns.outlet, func.count().label("statements"))
        .join(statements, statements.c.article_id == columns.article_id)
        .where(recent)
        .group_by(columns.outlet)
    )
    counted = {row.outlet: row.statements for row in await connection.execute(said)}
    rows = await connection.execute(
        came.where(recent).group_by(columns.outlet).order_by(func.count().desc(), columns.outlet)
    )
    return [OutletRate(row.outlet, row.articles, counted.get(row.outlet, 0), row.last) for row in rows]
