"""Who speaks for one speaker key: a ministry with its minister and its spokesmen, or one person."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from workers.store.archive_tables import statements


@dataclass(frozen=True, slots=True)
class Voice:
    """One person, or the body itself, as its last statement describes it."""

    name: str | None
    """None for the body, and for persons who are not named."""
    role: str | None
    organisation: str | None
    country: str | None
    statements: int


async def find_voices(connection: AsyncConnection, speaker_key: str, limit: int = 30) -> list[Voice]:
    """Who speaks for ``speaker_key``, the most frequent first."""
    columns = statements.c
    said = func.count().label("said")
    grouped = (
        select(said, func.max(columns.key).label("newest"))
        .where(columns.speaker_key == speaker_key)
        .group_by(columns.speaker_folded)
        .order_by(said.desc(), columns.speaker_folded.nulls_last())
        .limit(limit)
        .subquery()
    )
    described = (
        select(
            columns.speaker_name,
            columns.speaker_role,
            columns.speaker_organisation,
            columns.speaker_country,
            grouped.c.said,
        )
        .join(grouped, grouped.c.newest == columns.key)
        .order_by(grouped.c.said.desc(), columns.speaker_folded.nulls_last())
    )
    return [
        Voice(row.speaker_name, row.speaker_role, row.speaker_organisation, row.speaker_country, row.said)
        for row in await connection.execute(described)
    ]
