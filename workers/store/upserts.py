"""Which row wins when an event meets what is there already.

Every rule here picks the same winner in whatever order rows come and however often: events that are delivered again,
late or to several workers at once leave the same tables. Which one wins is decided by the database, inside one
statement, and never by what was read before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Table,
    Update,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Alert, AlertKind, ArticleStatus, Feedback, Status
from workers.store.rows import (
    Row,
    alert_row,
    article_row,
    carrier_rows,
    change_rows,
    feedback_row,
    outcome_row,
    statement_rows,
)
from workers.store.tables import (
    alert_carriers,
    alert_changes,
    alert_statements,
    alerts,
    article_outcomes,
    articles,
    feedback,
)

Insert = postgresql.Insert | sqlite.Insert


async def save_alerts(connection: AsyncConnection, events: Sequence[Alert]) -> None:
    """Upsert alerts with their statements, carriers and changes, inside the caller's transaction."""
    upserts = _upserts(connection.dialect.name)
    await _execute(connection, upserts.alert, map(alert_row, events))
    await _execute(connection, upserts.statement, (row for event in events for row in statement_rows(event)))
    await _execute(connection, upserts.carrier, (row for event in events for row in carrier_rows(event)))
    await _execute(connection, upserts.change, (row for event in events for row in change_rows(event)))


async def save_feedback(connection: AsyncConnection, events: Sequence[Feedback]) -> None:
    """Upsert what readers say, inside the caller's transaction."""
    await _execute(connection, _upserts(connection.dialect.name).feedback, map(feedback_row, events))


async def save_outcomes(connection: AsyncConnection, events: Sequence[ArticleStatus]) -> None:
    """Upsert outcomes, and derive the status of the articles that they belong to, inside the caller's transaction."""
    upserts = _upserts(connection.dialect.name)
    # The article's row first: it is locked from here on, so that of two workers with one part each of the same article
    # the second counts what the first wrote.
    await _execute(connection, upserts.article, map(article_row, events))
    await _execute(connection, upserts.outcome, map(outcome_row, events))
    keys = sorted({event.trace_id for event in events}, key=str)
    if keys:
        await connection.execute(upserts.status, [{"key": key} for key in keys])


async def _execute(connection: AsyncConnection, statement: Insert, rows: Iterable[Row]) -> None:
    # In the order of the keys: two workers that write the same rows wait for each other instead of locking each other.
    keys = [column.name for column in statement.table.primary_key]
    ordered = sorted(rows, key=lambda row: [str(row[key]) for key in keys])
    if ordered:
        await connection.execute(statement, ordered)


@dataclass(frozen=True, slots=True)
class _Upserts:
    """The statements of one database."""

    alert: Insert
    statement: Insert
    carrier: Insert
    change: Insert
    feedback: Insert
    article: Insert
    outcome: Insert
    status: Update


@cache
def _upserts(dialect: str) -> _Upserts:
    """Built once: to build them takes longer than to execute them."""

    def into(table: Table) -> Insert:
        return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)

    return _Upserts(
        alert=_keep_first_telling(into(alerts)),
        statement=into(alert_statements).on_conflict_do_nothing(),
        carrier=_keep_first_joining(into(alert_carriers)),
        change=_keep_first_change(into(alert_changes)),
        feedback=_keep_last_verdict(into(feedback)),
        article=_keep_last_description(into(articles)),
        outcome=_keep_strongest(into(article_outcomes)),
        status=_derive_status(),
    )


def _strength(status: ColumnElement[str]) -> ColumnElement[int]:
    """``Status.rank`` in SQL: 0 for the strongest. What this version does not know is weaker than all."""
    ranks = [
        (status == literal_column(f"'{known.value}'"), literal_column(str(known.rank), Integer())) for known in Status
    ]
    return case(*ranks, else_=literal_column(str(len(Status)), Integer()))


def _keep_first_telling(insert: Insert) -> Insert:
    """An alert is told by its ``new`` event, of several by the first; until there is one by the first to join."""
    new, old = insert.excluded, alerts.c
    first = tuple_(_joins(new.kind), new.created_at, new.event_id) < tuple_(
        _joins(old.kind), old.created_at, old.event_id
    )
    return insert.on_conflict_do_update(index_elements=["alert_id"], set_=_all_but_key(insert), where=first)


def _joins(kind: ColumnElement[str]) -> ColumnElement[int]:
    return case((kind == literal_column(f"'{AlertKind.NEW.value}'"), literal_column("0")), else_=literal_column("1"))


def _keep_first_joining(insert: Insert) -> Insert:
    """A carrier is described by the event that first brought it."""
    new, old = insert.excluded, alert_carriers.c
    first = tuple_(new.told_at, new.event_id) < tuple_(old.told_at, old.event_id)
    return insert.on_conflict_do_update(
        index_elements=["alert_id", "article_id"], set_=_all_but_key(insert), where=first
    )


def _keep_first_change(insert: Insert) -> Insert:
    """A change is dated by the first delivery of its event."""
    return insert.on_conflict_do_update(
        index_elements=["event_id", "position"],
        set_=_all_but_key(insert),
        where=insert.excluded.told_at < alert_changes.c.told_at,
    )


def _keep_last_verdict(insert: Insert) -> Insert:
    """Of a verdict given again the last note stays; of two at one moment the greater one, whatever the order."""
    new, old = insert.excluded, feedback.c
    last = tuple_(new.given_at, func.coalesce(new.note, "")) > tuple_(old.given_at, func.coalesce(old.note, ""))
    return insert.on_conflict_do_update(index_elements=["feedback_id"], set_=_all_but_key(insert), where=last)


def _keep_strongest(insert: Insert) -> Insert:
    """A part of an article ends in the strongest status told of it, since when it was told first."""
    new, old = insert.excluded, article_outcomes.c
    stronger = tuple_(_strength(new.status), new.ended_at, new.event_id) < tuple_(
        _strength(old.status), old.ended_at, old.event_id
    )
    return insert.on_conflict_do_update(
        index_elements=["article_id", "part"], set_=_all_but_key(insert), where=stronger
    )


def _keep_last_description(insert: Insert) -> Insert:
    """An article is described as it was last (it may have been corrected), and first seen when it was first."""
    new, old = insert.excluded, articles.c
    later = tuple_(new.described_at, new.described_by) > tuple_(old.described_at, old.described_by)
    described = ("source", "url", "outlet", "title", "lane", "described_at", "described_by")
    return insert.on_conflict_do_update(
        index_elements=["article_id"],
        set_={
            **{name: case((later, new[name]), else_=old[name]) for name in described},
            "parts": case((new.parts > old.parts, new.parts), else_=old.parts),
            "first_seen": case((new.first_seen < old.first_seen, new.first_seen), else_=old.first_seen),
        },
    )


def _all_but_key(insert: Insert) -> dict[str, ColumnElement[Any]]:
    return {column.name: insert.excluded[column.name] for column in insert.table.columns if not column.primary_key}


def _derive_status() -> Update:
    mine = article_outcomes.c.article_id == articles.c.article_id
    whole = select(article_outcomes.c.part).where(mine, article_outcomes.c.part == "").exists()
    ended = select(func.count()).select_from(article_outcomes).where(and_(mine, article_outcomes.c.part != ""))
    strongest = (
        select(article_outcomes.c.status)
        .where(mine)
        .order_by(_strength(article_outcomes.c.status))
        .limit(1)
        .scalar_subquery()
    )
    complete = or_(whole, ended.scalar_subquery() >= articles.c.parts)
    return (
        update(articles)
        .where(articles.c.article_id == bindparam("key"))
        .values(status=case((complete, strongest), else_=None))
    )
