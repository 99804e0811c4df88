"""The events of alerts as they came, put together again from what the store keeps of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import Row, Text, cast, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Alert, AlertKind, AlertStatement, Carrier, Change, Speaker, Verdict
from workers.store.archive_tables import alert_feed
from workers.store.feed import FeedEntry
from workers.store.tables import alert_carriers, alert_changes, alert_statements, alerts

EVENTS_AT_ONCE: Final = 500
_LATE: Final = 2_000
"""Numbers follow commits, not the time of the events: a search backwards goes on over so many that are too old."""


async def entries_since(connection: AsyncConnection, since: datetime) -> list[FeedEntry]:
    """The events of alerts that were first told at ``since`` or later, in the order of their numbers."""
    wanted = (alert_feed.c[name] for name in ("seq", "alert_id", "event_id", "kind", "told_at"))
    backwards = select(*wanted, alert_feed.c.first).order_by(alert_feed.c.seq.desc()).limit(_LATE)
    found: list[Any] = []
    before: int | None = None
    while True:
        page = backwards if before is None else backwards.where(alert_feed.c.seq < before)
        rows = (await connection.execute(page)).all()
        fresh = [row for row in rows if row.told_at >= since]
        found += fresh
        if len(rows) < _LATE or not fresh:
            break
        before = rows[-1].seq
    begun = {row.alert_id for row in found if row.first}
    return [
        FeedEntry(row.seq, row.alert_id, row.event_id, AlertKind(row.kind), row.told_at)
        for row in reversed(found)
        if row.alert_id in begun
    ]


async def events_of(connection: AsyncConnection, entries: Sequence[FeedEntry]) -> list[Alert]:
    """The events themselves, in the order of ``entries``, EVENTS_AT_ONCE at most; without those that cannot be read.

    What joined later is told with the speaker of the alert, and speaks of what the statement speaks of that it repeats:
    a corroboration is not kept as it came.
    """
    firsts = await _firsts(connection, entries)
    later = [one for one in entries if one.alert_id in firsts and firsts[one.alert_id].id != one.event_id]
    ids = [one.event_id for one in later]
    said = await _by_event(connection, select(alert_statements).where(alert_statements.c.event_id.in_(ids)))
    changed = await _by_event(connection, select(alert_changes).where(alert_changes.c.event_id.in_(ids)))
    carried = select(alert_carriers).where(alert_carriers.c.alert_id.in_({one.alert_id for one in later}))
    carriers = {(row.alert_id, row.article_id): row for row in await connection.execute(carried)}
    found: list[Alert] = []
    for entry in entries:
        first = firsts.get(entry.alert_id)
        if first is None:
            continue
        if first.id == entry.event_id:
            found.append(first)
            continue
        event = _event(entry, first, said[entry.event_id], changed[entry.event_id], carriers)
        if event is not None:
            found.append(event)
    return found


def chunks(entries: Sequence[FeedEntry]) -> Iterator[Sequence[FeedEntry]]:
    """``entries`` in parts that ``events_of`` takes."""
    for start in range(0, len(entries), EVENTS_AT_ONCE):
        yield entries[start : start + EVENTS_AT_ONCE]


async def _firsts(connection: AsyncConnection, entries: Sequence[FeedEntry]) -> dict[UUID, Alert]:
    # As text: pydantic reads JSON in a third of the time that it and Python's reader need one after the other.
    payload = cast(alerts.c.payload, Text).label("payload")
    rows = select(alerts.c.alert_id, payload).where(alerts.c.alert_id.in_({one.alert_id for one in entries}))
    found: dict[UUID, Alert] = {}
    for row in await connection.execute(rows):
        with suppress(ValidationError):  # of a version that this one cannot read
            found[row.alert_id] = Alert.model_validate_json(row.payload)
    return found


async def _by_event(connection: AsyncConnection, query: Any) -> dict[UUID, list[Row[Any]]]:
    found: dict[UUID, list[Row[Any]]] = defaultdict(list)
    for row in await connection.execute(query.order_by("event_id", "position")):
        found[row.event_id].append(row)
    return found


def _event(
    entry: FeedEntry,
    first: Alert,
    said: Sequence[Row[Any]],
    changed: Sequence[Row[Any]],
    carriers: Mapping[tuple[UUID, UUID], Row[Any]],
) -> Alert | None:
    article = said[0].article_id if said else changed[0].article_id if changed else None
    carrier = carriers.get((entry.alert_id, article)) if article else None
    if not said or carrier is None:
        return None
    about = {one.verdict.group: one.about for one in first.statements}
    return first.model_copy(
        update={
            "id": entry.event_id,
            "trace_id": article,
            "produced_at": entry.told_at,
            "kind": entry.kind,
            "statements": tuple(_statement(row, about) for row in said),
            "carriers": (Carrier(**{name: getattr(carrier, name) for name in Carrier.model_fields}),),
            "changes": tuple(Change(**{name: getattr(row, name) for name in Change.model_fields}) for row in changed),
        }
    )


def _statement(row: Row[Any], about: Mapping[UUID, tuple[str, ...]]) -> AlertStatement:
    return AlertStatement(
        id=row.statement_id,
        content=row.content,
        speaker=Speaker.model_validate(row.speaker) if row.speaker else None,
        quote=row.quote,
        act=row.act,
        cue=row.cue,
        headline=row.headline,
        confidence=row.confidence,
        about=about.get(row.group_id, ()),
        verdict=Verdict(reason=row.reason, group=row.group_id, score=0),
    )
