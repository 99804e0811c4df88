"""Who speaks in the archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from workers.store.archive_tables import statements
from workers.store.names import folded_name, named_so, names_used


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One speaker key, described by its last statement."""

    speaker_key: str
    name: str | None
    organisation: str | None
    country: str | None
    statements: int
    last: datetime
    """When its last statement was published."""


async def find_speakers(connection: AsyncConnection, prefix: str = "", limit: int = 50) -> list[SpeakerRow]:
    """Speakers by how much they say, the most first.

    With a ``prefix`` only those one of whose names, of persons or bodies, has a word that begins so, with the article or
    without; compared as names are. A speaker key finds its speaker.
    """
    columns = statements.c
    found = select(columns.speaker_key, func.count().label("said"), func.max(columns.key).label("newest"))
    if beginning := folded_name(prefix):
        used = names_used()
        keys = select(used.c.speaker_key).where(named_so(used, beginning, prefix.strip()))
        found = found.where(columns.speaker_key.in_(keys))
    grouped = (
        found.group_by(columns.speaker_key).order_by(func.count().desc(), columns.speaker_key).limit(limit).subquery()
    )
    described = (
        select(
            grouped.c.said,
            columns.speaker_key,
            columns.speaker_name,
            columns.speaker_organisation,
            columns.speaker_country,
            columns.published_at,
        )
        .join(grouped, grouped.c.newest == columns.key)
        .order_by(grouped.c.said.desc(), columns.speaker_key)
    )
    return [
        SpeakerRow(
            row.speaker_key,
            row.speaker_name,
            row.speaker_organisation,
            row.speaker_country,
            row.said,
            row.published_at,
        )
        for row in await connection.execute(described)
    ]
