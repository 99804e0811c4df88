"""Who is called so: bodies and persons by a word of their names, as a reader types it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from workers.store.archive_tables import statements
from workers.store.names import folded_name, has_word, named_so, names_used


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
    used = names_used()
    for row in await connection.execute(select(used).where(named_so(used, beginning, key))):
        if row.organisation_folded and (has_word(row.organisation_folded, beginning) or row.speaker_key == key):
            body = bodies.setdefault((row.organisation_folded, row.speaker_key), _Said())
            body.add(row.said, row.newest)
        if row.speaker_folded and has_word(row.speaker_folded, beginning):
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
