"""Search in what was said: words with SQLite's FTS5 or PostgreSQL's full text, and all else by columns.

Both engines are given the same tokens (workers/text/words/search_words.py), so that they find the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Act, OfficialReason, Quote, ResolvedBy, Speaker
from schemas.base import RawField
from workers.store.archive_tables import statement_about, statements
from workers.store.keys import first_key
from workers.store.matching import Bounds, with_words
from workers.store.names import folded_name
from workers.store.tables import alert_statements, alerts
from workers.text.words.search_words import search_terms


@dataclass(frozen=True, slots=True)
class StatementQuery:
    """Which statements to answer with, the last published first. What is None or empty does not limit."""

    words: str = ""
    """Words in any form, "phrases", and -words that must not be there (``search_terms``). Without a word: no limit."""
    speaker: str | None = None
    """A speaker key."""
    name: str | None = None
    """A person's name, whole; compared as names are."""
    country: str | None = None
    """ISO 3166-1 alpha-2 of the speaker."""
    act: Act | None = None
    outlet: str | None = None
    about: str | None = None
    """The canonical name of an entity in the content; compared as names are."""
    since: datetime | None = None
    """Published in the second of this moment, or later (UTC or with another zone, never naive)."""
    until: datetime | None = None
    """Published before the second of this moment."""
    official_only: bool = False
    cursor: str | None = None
    """``next`` of the page before."""
    limit: int = 50


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """One statement, as a list of them shows it."""

    statement_id: UUID
    article_id: UUID
    content: str
    quote: Quote
    act: Act
    cue: str
    """The cue's lemma."""
    headline: bool
    confidence: float
    official: bool
    official_reason: OfficialReason
    speaker: Speaker
    """Without ``mention``."""
    speaker_key: str
    source: str
    url: str | None
    outlet: str | None
    title: str | None
    published_at: datetime
    said_at: date | None
    field: RawField
    span_start: int
    """Code points in ``field`` of the raw article."""
    span_end: int
    about: tuple[str, ...]
    alert_id: UUID | None
    """The first alert that told it, or told what it repeats; None where none did."""


@dataclass(frozen=True, slots=True)
class Found:
    """One page of results."""

    items: tuple[FoundStatement, ...]
    next: str | None
    """The cursor of the next page; None on the last one."""


async def search(connection: AsyncConnection, query: StatementQuery) -> Found:
    """A page of the statements that ``query`` asks for. Raises ValueError for a cursor that is none of ours."""
    # Who is asked for by name says little: his statements are looked through rather than all that have the word.
    walked = query.speaker is None and query.name is None
    found, key = _limited(select(statements), query, connection.dialect.name, walked=walked)
    rows = (await connection.execute(found.order_by(key.desc()).limit(query.limit + 1))).all()
    more, rows = len(rows) > query.limit, rows[: query.limit]
    return Found(await found_statements(connection, rows), str(rows[-1].key) if more else None)


async def count(connection: AsyncConnection, query: StatementQuery, most: int = 10_000) -> int:
    """How many statements ``query`` asks for over all pages; ``most`` when there are as many or more."""
    whole = replace(query, cursor=None)
    some, _ = _limited(select(statements.c.key), whole, connection.dialect.name, walked=False)
    return (await connection.execute(select(func.count()).select_from(some.limit(most).subquery()))).scalar_one()


def _limited(
    found: Select[Any], query: StatementQuery, dialect: str, *, walked: bool
) -> tuple[Select[Any], ColumnElement[int]]:
    columns = statements.c
    found, key = with_words(found, search_terms(query.words), _bounds(query), dialect, walked=walked)
    wanted: list[ColumnElement[bool]] = []
    if query.speaker is not None:
        wanted.append(columns.speaker_key == query.speaker)
    if query.name is not None:
        wanted.append(columns.speaker_folded == folded_name(query.name))
    if query.country is not None:
        wanted.append(columns.speaker_country == query.country.upper())
    if query.act is not None:
        wanted.append(columns.act == query.act.value)
    if query.outlet is not None:
        wanted.append(columns.outlet == query.outlet)
    if query.about is not None:
        named = statement_about.c.name_folded == folded_name(query.about)
        wanted.append(key.in_(select(statement_about.c.statement).where(named)))
    if query.official_only:
        wanted.append(columns.official)
    return found.where(*wanted), key


def _bounds(query: StatementQuery) -> Bounds:
    ends = [] if query.until is None else [first_key(query.until)]
    if query.cursor is not None:
        ends.append(_read_cursor(query.cursor))
    return Bounds(None if query.since is None else first_key(query.since), min(ends, default=None))


def _read_cursor(cursor: str) -> int:
    digits = cursor.removeprefix("-")
    key = int(cursor) if digits.isascii() and digits.isdigit() and len(digits) < 20 else 1 << 63
    if not -(1 << 63) <= key < 1 << 63:
        raise ValueError(f"{cursor[:40]!r} is no cursor")
    return key


async def found_statements(connection: AsyncConnection, rows: Sequence[Row[Any]]) -> tuple[FoundStatement, ...]:
    """Rows of ``statements``, in their order, with what they are about and the alert that told them."""
    about: dict[int, list[str]] = defaultdict(list)
    named = (
        select(statement_about.c.statement, statement_about.c.name)
        .where(statement_about.c.statement.in_([row.key for row in rows]))
        .order_by(statement_about.c.statement, statement_about.c.position)
    )
    for one in await connection.execute(named):
        about[one.statement].append(one.name)
    told: dict[UUID, UUID] = {}
    by = (
        select(alert_statements.c.statement_id, alert_statements.c.alert_id)
        .join(alerts, alerts.c.alert_id == alert_statements.c.alert_id)
        .where(alert_statements.c.statement_id.in_([row.statement_id for row in rows]))
        .order_by(alerts.c.created_at, alerts.c.alert_id)
    )
    for one in await connection.execute(by):
        told.setdefault(one.statement_id, one.alert_id)
    return tuple(_found(row, tuple(about[row.key]), told.get(row.statement_id)) for row in rows)


def _found(row: Row[Any], about: tuple[str, ...], alert_id: UUID | None) -> FoundStatement:
    speaker = Speaker(
        name=row.speaker_name,
        role=row.speaker_role,
        organisation=row.speaker_organisation,
        country=row.speaker_country,
        entity_id=row.speaker_entity,
        body_id=row.speaker_body,
        anonymous=row.speaker_anonymous,
        resolved_by=ResolvedBy(row.resolved_by),
    )
    return FoundStatement(
        statement_id=row.statement_id,
        article_id=row.article_id,
        content=row.content,
        quote=Quote(row.quote),
        act=Act(row.act),
        cue=row.cue,
        headline=row.headline,
        confidence=row.confidence,
        official=row.official,
        official_reason=OfficialReason(row.official_reason),
        speaker=speaker,
        speaker_key=row.speaker_key,
        source=row.source,
        url=row.url,
        outlet=row.outlet,
        title=row.title,
        published_at=row.published_at,
        said_at=row.said_at,
        field=row.field,
        span_start=row.span_start,
        span_end=row.span_end,
        about=about,
        alert_id=alert_id,
    )
