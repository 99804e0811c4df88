"""What was said over time: by a speaker, or about somebody or something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, Text, and_, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Act, Alert, AlertStatement, Opposed, OppositionKind
from workers.store.archive_tables import statement_about, statements
from workers.store.days import UTC_ZONE, day_of
from workers.store.keys import first_key
from workers.store.names import folded_name
from workers.store.tables import alert_statements, alerts

_EPOCH: Final = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class DayCount:
    """So many statements of one act on one day of publication, in the zone that was asked for."""

    day: date
    act: Act
    statements: int


@dataclass(frozen=True, slots=True)
class NameCount:
    """An entity or a speaker, and in how many of the statements."""

    name: str
    """The canonical name of an entity; the name of a speaker, else its body, role or key."""
    statements: int
    speaker_key: str | None = None
    """Of a speaker."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """A statement of an alert that reverses an earlier one of the same body."""

    alert_id: UUID
    first_seen: datetime
    statement: AlertStatement
    opposed: Opposed


@dataclass(frozen=True, slots=True)
class Timeline:
    """What one page tells of a speaker or of a topic."""

    days: tuple[DayCount, ...]
    """By day, then by act; days and acts without a statement are left out."""
    others: tuple[NameCount, ...]
    """Of a speaker: whom and what it speaks about. Of a topic: who speaks about it. The most frequent first."""
    reversals: tuple[Reversal, ...]
    """The latest first."""


async def speaker_timeline(
    connection: AsyncConnection,
    speaker_key: str,
    since: datetime | None = None,
    limit: int = 50,
    *,
    name: str | None = None,
    zone: ZoneInfo = UTC_ZONE,
) -> Timeline:
    """What a speaker key said over time; at most ``limit`` others and reversals. ``since``: published then or later.

    With ``name`` what that person said for it; the reversals stay those of the body, whose words they are.
    """
    columns, about = statements.c, statement_about.c
    mine = and_(columns.speaker_key == speaker_key, *_since(columns.key, since))
    if name is not None:
        mine &= columns.speaker_folded == folded_name(name)
    days = select(day_of(columns.key, zone).label("day"), columns.act, func.count().label("said")).where(mine)
    said = func.count()
    named = (
        select(func.min(about.name).label("name"), said.label("said"))
        .join(statements, columns.key == about.statement)
        .where(mine)
        .group_by(about.name_folded)
        .order_by(said.desc(), about.name_folded)
        .limit(limit)
    )
    others = tuple(NameCount(row.name, row.said) for row in await connection.execute(named))
    reversals = await _reversals(connection, and_(alerts.c.speaker_key == speaker_key, *_seen_since(since)), limit)
    return Timeline(await _days(connection, days), others, reversals)


async def topic_timeline(
    connection: AsyncConnection,
    name: str,
    since: datetime | None = None,
    limit: int = 50,
    *,
    zone: ZoneInfo = UTC_ZONE,
) -> Timeline:
    """What was said about an entity over time; at most ``limit`` others and reversals. ``since``: published then or later."""
    columns, about = statements.c, statement_about.c
    it = and_(about.name_folded == folded_name(name), *_since(about.statement, since))
    joined = statements.join(statement_about, columns.key == about.statement)
    days = (
        select(day_of(columns.key, zone).label("day"), columns.act, func.count().label("said"))
        .select_from(joined)
        .where(it)
    )
    said = func.count()
    spoke = (
        select(columns.speaker_key, said.label("said"), func.max(columns.key).label("newest"))
        .select_from(joined)
        .where(it)
        .group_by(columns.speaker_key)
        .order_by(said.desc(), columns.speaker_key)
        .limit(limit)
        .subquery()
    )
    label = func.coalesce(columns.speaker_name, columns.speaker_organisation, columns.speaker_role, columns.speaker_key)
    described = (
        select(label.label("name"), spoke.c.said, columns.speaker_key)
        .join(spoke, spoke.c.newest == columns.key)
        .order_by(spoke.c.said.desc(), columns.speaker_key)
    )
    others = tuple(NameCount(row.name, row.said, row.speaker_key) for row in await connection.execute(described))
    in_alerts = (
        select(alert_statements.c.alert_id)
        .join(statements, columns.statement_id == alert_statements.c.statement_id)
        .join(statement_about, columns.key == about.statement)
        .where(it)
    )
    return Timeline(
        await _days(connection, days),
        others,
        await _reversals(connection, and_(alerts.c.alert_id.in_(in_alerts), *_seen_since(since)), limit),
    )


def _since(key: ColumnElement[int], since: datetime | None) -> list[ColumnElement[bool]]:
    return [] if since is None else [key >= first_key(since)]


def _seen_since(since: datetime | None) -> list[ColumnElement[bool]]:
    return [] if since is None else [alerts.c.first_seen >= since]


async def _days(connection: AsyncConnection, counted: Select[Any]) -> tuple[DayCount, ...]:
    rows = await connection.execute(counted.group_by("day", statements.c.act).order_by("day", statements.c.act))
    return tuple(DayCount(_EPOCH + timedelta(days=row.day), Act(row.act), row.said) for row in rows)


async def _reversals(connection: AsyncConnection, wanted: ColumnElement[bool], limit: int) -> tuple[Reversal, ...]:
    # Quotation marks inside of a text are escaped in JSON: the words stand there only as what they are.
    reverses = cast(alerts.c.payload, Text()).contains(f'"kind": "{OppositionKind.REVERSAL.value}"')
    found = select(alerts.c.payload).where(wanted, reverses).order_by(alerts.c.first_seen.desc(), alerts.c.alert_id)
    return tuple(
        Reversal(alert.alert_id, alert.first_seen.astimezone(UTC), statement, statement.opposes)
        for alert in map(Alert.model_validate, (await connection.execute(found.limit(limit))).scalars())
        for statement in alert.statements
        if statement.opposes is not None and statement.opposes.kind is OppositionKind.REVERSAL
    )
