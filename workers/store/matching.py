"""The words of a query in the language of each database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, Text, cast, literal, select
from sqlalchemy.dialects.postgresql import TSQUERY

from workers.store.archive_tables import statement_search, statements
from workers.text.words.search_words import Terms

Phrase = tuple[str, ...]


class Bounds(NamedTuple):
    """The keys that count: from ``first`` on, below ``end``."""

    first: int | None
    end: int | None

    def on(self, key: ColumnElement[int]) -> list[ColumnElement[bool]]:
        """The conditions on ``key``."""
        lowest = [] if self.first is None else [key >= self.first]
        return lowest if self.end is None else [*lowest, key < self.end]


def with_words(
    found: Select[Any], terms: Terms, bounds: Bounds, dialect: str, *, walked: bool
) -> tuple[Select[Any], ColumnElement[int]]:
    """``found`` in ``statements`` limited to what has the words of ``terms``, and the key to order it by.

    With ``walked`` that is, on SQLite, the row's number in the full-text index, which is then walked backwards from the
    newest. Without, all hits are listed first, and SQLite is free to begin with another condition that fewer rows fulfil.
    """
    key: ColumnElement[int] = statements.c.key
    if not terms.wanted and not terms.excluded:
        return found.where(*bounds.on(key)), key
    if dialect == "postgresql":
        query = cast(cast(literal(_tsquery(terms)), Text()), TSQUERY())
        return found.where(statements.c.words.op("@@")(query), *bounds.on(key)), key
    index = statement_search.c
    if not terms.wanted:
        return found.where(key.not_in(_hits(_either(terms.excluded), bounds)), *bounds.on(key)), key
    match = " AND ".join(map(_quoted, terms.wanted))
    if terms.excluded:
        match = f"({match}) NOT ({_either(terms.excluded)})"
    if not walked:
        return found.where(key.in_(_hits(match, bounds))), key
    found = found.select_from(statement_search.join(statements, index.rowid == key))
    return found.where(index.statement_search.op("MATCH")(match), *bounds.on(index.rowid)), index.rowid


def _hits(match: str, bounds: Bounds) -> Select[tuple[int]]:
    index = statement_search.c
    return select(index.rowid).where(index.statement_search.op("MATCH")(match), *bounds.on(index.rowid))


def _either(phrases: Iterable[Phrase]) -> str:
    return " OR ".join(map(_quoted, phrases))


def _quoted(phrase: Phrase) -> str:
    return '"' + " ".join(phrase) + '"'


def _tsquery(terms: Terms) -> str:
    """Tokens are letters and digits: nothing in them has to be escaped."""
    wanted = [_adjacent(phrase) for phrase in terms.wanted]
    return " & ".join([*wanted, *("!" + _adjacent(phrase) for phrase in terms.excluded)])


def _adjacent(phrase: Phrase) -> str:
    return "(" + " <-> ".join(f"'{token}'" for token in phrase) + ")"
