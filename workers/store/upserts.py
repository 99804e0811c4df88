"""How an event becomes rows, and which row wins when two of them meet.

Every rule here picks the same winner in whatever order rows come and however often: events that are delivered again,
late or to several workers at once leave the same tables. Which one wins is decided by the database, inside one
statement, and never by what was read before.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Table,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Alert, AlertKind, ArticleStatus, Status
from workers.store.tables import alert_carriers, alert_statements, alerts, article_outcomes, articles

Row = dict[str, Any]
Insert = postgresql.Insert | sqlite.Insert


async def save_alerts(connection: AsyncConnection, events: Sequence[Alert]) -> None:
    """Upsert alerts with their statements and carriers, inside the caller's transaction."""
    rows: dict[Table, list[Row]] = defaultdict(list)
    for event in events:
        rows[alerts].append(_alert_row(event))
        rows[alert_statements].extend(_statement_rows(event))
        rows[alert_carriers].extend(_carrier_rows(event))
    await _insert(connection, _keep_first_telling(_insert_into(connection, alerts)), rows[alerts])
    await _insert(
        connection, _insert_into(connection, alert_statements).on_conflict_do_nothing(), rows[alert_statements]
    )
    await _insert(connection, _keep_first_joining(_insert_into(connection, alert_carriers)), rows[alert_carriers])


async def save_outcomes(connection: AsyncConnection, events: Sequence[ArticleStatus]) -> None:
    """Upsert outcomes, and derive the status of the articles that they belong to, inside the caller's transaction."""
    # The article's row first: it is locked from here on, so that of two workers with one part each of the same article
    # the second counts what the first wrote.
    articles_insert = _keep_last_description(_insert_into(connection, articles))
    await _insert(connection, articles_insert, [_article_row(event) for event in events])
    outcomes_insert = _keep_strongest(_insert_into(connection, article_outcomes))
    await _insert(connection, outcomes_insert, [_outcome_row(event) for event in events])
    keys = sorted({event.trace_id for event in events}, key=str)
    if keys:
        await connection.execute(_DERIVE_STATUS, [{"key": key} for key in keys])


def strength(status: ColumnElement[str]) -> ColumnElement[int]:
    """``Status.rank`` in SQL: 0 for the strongest. What this version does not know is weaker than all."""
    return case({known.value: known.rank for known in Status}, value=status, else_=len(Status))


def _insert_into(connection: AsyncConnection, table: Table) -> Insert:
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


async def _insert(connection: AsyncConnection, statement: Insert, rows: Iterable[Row]) -> None:
    # In the order of the keys: two workers that write the same rows wait for each other instead of locking each other.
    keys = [column.name for column in statement.table.primary_key]
    ordered = sorted(rows, key=lambda row: [str(row[key]) for key in keys])
    if ordered:
        await connection.execute(statement, ordered)


def _keep_first_telling(insert: Insert) -> Insert:
    """An alert is told by its ``new`` event, of several by the first; until there is one by the first to join."""
    new, old = insert.excluded, alerts.c
    first = tuple_(_joins(new.kind), new.created_at, new.event_id) < tuple_(
        _joins(old.kind), old.created_at, old.event_id
    )
    return insert.on_conflict_do_update(index_elements=["alert_id"], set_=_all_but_key(insert), where=first)


def _joins(kind: ColumnElement[str]) -> ColumnElement[int]:
    return case((kind == AlertKind.NEW.value, 0), else_=1)


def _keep_first_joining(insert: Insert) -> Insert:
    """A carrier is described by the event that first brought it."""
    new, old = insert.excluded, alert_carriers.c
    first = tuple_(new.told_at, new.event_id) < tuple_(old.told_at, old.event_id)
    return insert.on_conflict_do_update(
        index_elements=["alert_id", "article_id"], set_=_all_but_key(insert), where=first
    )


def _keep_strongest(insert: Insert) -> Insert:
    """A part of an article ends in the strongest status told of it, since when it was told first."""
    new, old = insert.excluded, article_outcomes.c
    stronger = tuple_(strength(new.status), new.ended_at, new.event_id) < tuple_(
        strength(old.status), old.ended_at, old.event_id
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


def _derive_status() -> Any:
    mine = article_outcomes.c.article_id == articles.c.article_id
    whole = select(article_outcomes.c.part).where(mine, article_outcomes.c.part == "").exists()
    ended = select(func.count()).select_from(article_outcomes).where(and_(mine, article_outcomes.c.part != ""))
    strongest = (
        select(article_outcomes.c.status)
        .where(mine)
        .order_by(strength(article_outcomes.c.status))
        .limit(1)
        .scalar_subquery()
    )
    complete = or_(whole, ended.scalar_subquery() >= articles.c.parts)
    return (
        update(articles)
        .where(articles.c.article_id == bindparam("key"))
        .values(status=case((complete, strongest), else_=None))
    )


_DERIVE_STATUS: Final = _derive_status()


def _alert_row(event: Alert) -> Row:
    speaker = event.speaker
    return {
        "alert_id": event.alert_id,
        "kind": event.kind.value,
        "event_id": event.id,
        "article_id": event.trace_id,
        "speaker_name": speaker.name,
        "speaker_role": speaker.role,
        "speaker_organisation": speaker.organisation,
        "speaker_country": speaker.country,
        "speaker_entity": speaker.entity_id,
        "speaker_key": event.speaker_key,
        "speaker_anonymous": speaker.anonymous,
        "official_reason": event.official_reason.value,
        "first_seen": event.first_seen,
        "created_at": event.produced_at,
        "payload": event.model_dump(mode="json"),
    }


def _statement_rows(event: Alert) -> Iterable[Row]:
    for position, statement in enumerate(event.statements):
        yield {
            "event_id": event.id,
            "statement_id": statement.id,
            "alert_id": event.alert_id,
            "article_id": event.trace_id,
            "position": position,
            "content": statement.content,
            "quote": statement.quote.value,
            "act": statement.act.value,
            "cue": statement.cue,
            "headline": statement.headline,
            "confidence": statement.confidence,
            "reason": statement.verdict.reason.value,
            "group_id": statement.verdict.group,
        }


def _carrier_rows(event: Alert) -> Iterable[Row]:
    for carrier in event.carriers:
        yield {
            "alert_id": event.alert_id,
            **carrier.model_dump(),
            "told_at": event.produced_at,
            "event_id": event.id,
        }


def _article_row(event: ArticleStatus) -> Row:
    return {
        "article_id": event.trace_id,
        "source": event.source,
        "url": event.url,
        "outlet": event.outlet,
        "title": event.title,
        "lane": event.lane.value,
        "parts": event.parts,
        "first_seen": event.produced_at,
        "described_at": event.produced_at,
        "described_by": event.id,
    }


def _outcome_row(event: ArticleStatus) -> Row:
    return {
        "article_id": event.trace_id,
        "part": event.part,
        "status": event.status.value,
        "stage": event.stage,
        "ended_at": event.produced_at,
        "event_id": event.id,
    }
