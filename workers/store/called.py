"""Who is called so: bodies and persons by a word of their names, as a reader types it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from workers.store.archive_tables import statements
from workers.store.names import folded_name


@dataclass(frozen=True, slots=True)
class Called:
    """One name."""

    name: str
    """As one of its statements spells it."""
    body: str | None
    """The speaker key of a body; None for a person."""
    statements: int
    """How many are said in this name."""


async def find_called(connection: AsyncConnection, typed: str, limit: int = 20) -> list[Called]:
    """Bodies and persons of whose name a word begins as ``typed``, with the article or without; who said most first.

    A speaker key finds its body. Names are compared as names are; without a letter nobody is found.
    """
    beginning = folded_name(typed)
    if not beginning:
        return []
    columns = statements.c
    bodies = (
        select(func.max(columns.speaker_organisation).label("name"), columns.speaker_key, func.count().label("said"))
        .where(or_(_begins(columns.organisation_folded, beginning), columns.speaker_key == typed.strip()))
        .where(columns.organisation_folded.is_not(None))
        .group_by(columns.organisation_folded, columns.speaker_key)
    )
    persons = (
        select(
            func.max(columns.speaker_name).label("name"), literal(None).label("speaker_key"), func.count().label("said")
        )
        .where(_begins(columns.speaker_folded, beginning))
        .group_by(columns.speaker_folded)
    )
    found: list[Called] = []
    for named in (bodies, persons):
        rows = await connection.execute(named.order_by(func.count().desc(), "name").limit(limit))
        found += [Called(row.name, row.speaker_key, row.said) for row in rows]
    return sorted(found, key=lambda one: -one.statements)[:limit]


def _begins(column: ColumnElement[Any], beginning: str) -> ColumnElement[bool]:
    """Whether a word of the name begins so: «البستاوي» for «بستاو»."""
    starts = (column.startswith(start, autoescape=True) for start in (beginning, f"ال{beginning}"))
    inside = (column.contains(f" {start}", autoescape=True) for start in (beginning, f"ال{beginning}"))
    return or_(*starts, *inside)
