"""Whom and what the archive speaks about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from workers.store.archive_tables import statement_about, statements
from workers.store.names import begins, folded_name


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A person, body or place that is spoken about."""

    name: str
    """As the last statement about it has it."""
    statements: int
    last: datetime
    """When the last one was published."""


async def find_topics(connection: AsyncConnection, prefix: str = "", limit: int = 50) -> list[TopicRow]:
    """What most is said about, the most frequent first.

    With a ``prefix`` only what has a word in its name that begins so, with the article or without; compared as names are.
    """
    about = statement_about.c
    said = func.count().label("said")
    found = select(about.name_folded, said, func.max(about.statement).label("newest")).group_by(about.name_folded)
    if beginning := folded_name(prefix):
        found = found.where(begins(about.name_folded, beginning))
    grouped = found.order_by(said.desc(), about.name_folded).limit(limit).subquery()
    described = (
        select(about.name, grouped.c.said, statements.c.published_at)
        .select_from(grouped)
        .join(statement_about, (about.name_folded == grouped.c.name_folded) & (about.statement == grouped.c.newest))
        .join(statements, statements.c.key == grouped.c.newest)
        .order_by(grouped.c.said.desc(), grouped.c.name_folded)
    )
    return [TopicRow(row.name, row.said, row.published_at) for row in await connection.execute(described)]
