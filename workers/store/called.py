"""Who is called so: bodies and persons by a word of their names, as a reader types it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from workers.store.archive_tables import statements
from workers.store.names import folded_name


@dataclass(frozen=True, slots=True)
class Called:
    """One name."""

    name: str
    """As the latest of its statements spells it."""
    body: str | None
    """The speaker key of a body; None for a person."""
    statements: int
    """How many are said in this name."""


@dataclass(slots=True)
class _Said:
    statements: int = 0
    newest: int = 0
    """The key of the latest of them."""

    def add(self, statements: int, newest: int) -> None:
        self.newest = max(self.newest, newest) if self.statements else newest
        self.statements += statements


async def find_called(connection: AsyncConnection, typed: str, limit: int = 20) -> list[Called]:
    """Bodies and persons of whose name a word begins as ``typed``, with the article or without; who said most first.

    A speaker key finds its body. Names are compared as names are; without a letter nobody is found.
    """
    beginning, key = folded_name(typed), typed.strip()
    if not beginning:
        return []
    bodies: dict[tuple[str, str], _Said] = {}
    persons: dict[str, _Said] = {}
    for row in await _rows(connection, beginning, key):
        if row.organisation_folded and (_has_word(row.organisation_folded, beginning) or row.speaker_key == key):
            body = bodies.setdefault((row.organisation_folded, row.speaker_key), _Said())
            body.add(row.said, row.newest)
        if row.speaker_folded and _has_word(row.speaker_folded, beginning):
            persons.setdefault(row.speaker_folded, _Said()).add(row.said, row.newest)
    found = [(said, body) for (_, body), said in bodies.items()] + [(said, None) for said in persons.values()]
    found = sorted(found, key=lambda one: (-one[0].statements, -one[0].newest))[:limit]
    columns = statements.c
    spelled = select(columns.key, columns.speaker_name, columns.speaker_organisation)
    spelled = spelled.where(columns.key.in_({said.newest for said, _ in found}))
    names = {row.key: row for row in await connection.execute(spelled)}
    return [
        Called(
            names[said.newest].speaker_organisation if body else names[said.newest].speaker_name, body, said.statements
        )
        for said, body in found
    ]


async def _rows(connection: AsyncConnection, beginning: str, key: str) -> Any:
    """Names with how often they were used.

    There are some thousands of them: the words are looked for in these alone, and not in the names of every statement
    (25 to 45 ms of processor time for 100,000 statements of 3,000 speakers, and not 150 to 350).
    """
    columns = statements.c
    named = (columns.speaker_folded, columns.organisation_folded, columns.speaker_key)
    counted = select(*named, func.count().label("said"), func.max(columns.key).label("newest")).group_by(*named)
    used = counted.cte("used").prefix_with("MATERIALIZED")
    begins = (_begins(used.c[name], beginning) for name in ("speaker_folded", "organisation_folded"))
    return await connection.execute(select(used).where(or_(*begins, used.c.speaker_key == key)))


def _begins(column: ColumnElement[Any], beginning: str) -> ColumnElement[bool]:
    return or_(
        *(column.startswith(start, autoescape=True) for start in _starts(beginning)),
        *(column.contains(f" {start}", autoescape=True) for start in _starts(beginning)),
    )


def _has_word(name: str, beginning: str) -> bool:
    """Whether a word of the name begins so: «البستاوي» for «بستاو»."""
    return any(f" {start}" in f" {name}" for start in _starts(beginning))


def _starts(beginning: str) -> tuple[str, str]:
    return beginning, f"ال{beginning}"
