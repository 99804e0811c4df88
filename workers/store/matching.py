"""The words of a query in the language of each database."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, cast, literal, select
from sqlalchemy.dialects.postgresql import TSQUERY

from workers.store.archive_tables import statement_search, statements
from workers.text.words.search_words import Terms

Phrase = tuple[str, ...]


def with_words(found: Select[Any], terms: Terms, dialect: str) -> tuple[Select[Any], ColumnElement[int]]:
    """``found`` in ``statements`` limited to what has the words of ``terms``, and the key to order and to limit it by.

    On SQLite that is the row's number in the full-text index, which is walked backwards from the newest.
    """
    key: ColumnElement[int] = statements.c.key
    if not terms.wanted and not terms.excluded:
        return found, key
    if dialect == "postgresql":
        return found.where(statements.c.words.op("@@")(cast(cast(literal(_tsquery(terms)), Text()), TSQUERY()))), key
    index = statement_search.c
    if not terms.wanted:
        hits = select(index.rowid).where(index.statement_search.op("MATCH")(_either(terms.excluded)))
        return found.where(key.not_in(hits)), key
    match = " AND ".join(map(_quoted, terms.wanted))
    if terms.excluded:
        match = f"({match}) NOT ({_either(terms.excluded)})"
    found = found.select_from(statement_search.join(statements, index.rowid == key))
    return found.where(index.statement_search.op("MATCH")(match)), index.rowid


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
