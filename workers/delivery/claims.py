"""Out of the outbox: which messages to one channel are to be sent now, and the lease that makes them ours.

Everything here happens under the lock of the channel's row (SQLite: of the database), so that of several workers one
chooses at a time: a digest is grouped once, and no channel gets more at once than it is to. Grouping and message id are
recorded with the lease, before anything is sent: whoever repeats the try repeats the same message.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Alert, derive_id
from workers.channels.message import Message, views
from workers.delivery.states import UNSETTLED, HeldBy, State
from workers.store.outbox_tables import deliveries, delivery_channels, delivery_events

MOST_ALERTS: Final = 50
"""In one message; a longer digest is several, each with an id of its own."""
SHOWN_IN_SUMMARY: Final = 10
_CANDIDATES: Final = 200
"""Rows that one choice looks at; what it does not see is chosen next time."""
_IDS_PER_QUERY: Final = 1000

_d: Final = deliveries.c
_c: Final = delivery_channels.c


@dataclass(frozen=True, slots=True)
class Claim:
    """One message that is to be tried now, by the holder of ``lease``."""

    channel: str
    lease: UUID
    message: Message
    attempts: int
    """With the one that now begins."""
    first_tried_at: datetime
    due_at: datetime
    fault: str = ""
    """Why it cannot be made from what is stored; empty where it can."""


async def due_channels(connection: AsyncConnection, now: datetime) -> list[str]:
    """The channels that have something to send at ``now`` and do not rest."""
    of_channel = select(_d.delivery_id).where(_d.channel == _c.channel)
    pending = of_channel.where(_d.state == State.PENDING.value, _d.urgent.in_((True, False)), _d.next_at <= now)
    lost = of_channel.where(_d.state == State.SENDING.value, _d.leased_until <= now)
    awake = or_(_c.resting_until.is_(None), _c.resting_until <= now)
    found = select(_c.channel).where(awake, or_(pending.exists(), lost.exists())).order_by(_c.channel)
    return list((await connection.execute(found)).scalars())


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms messages to a channel are leased."""

    most: int
    """Under way at once, over all workers."""
    lease_seconds: float
    """Longer than a try and its record can take."""
    trip_after: int
    """After so many failures in a row, one at a time."""
    fingerprint: str
    """Of the channel's configuration."""


async def claim(connection: AsyncConnection, channel: str, now: datetime, terms: Terms) -> list[Claim]:
    """Lease the next messages to ``channel``, urgent ones first; none while it rests or is off.

    Call it inside a transaction that writes.
    """
    state = await lock(connection, channel)
    if not state.fingerprint:
        mine = update(delivery_channels).where(_c.channel == channel)
        await connection.execute(mine.values(fingerprint=terms.fingerprint))
    if state.off:
        reason = f"the channel is switched off: {state.last_error or 'its other side wants no more'}"
        values = {"state": State.GONE.value, "reason": reason, "settled_at": now, "lease": None, "leased_until": None}
        await connection.execute(update(deliveries).where(_d.channel == channel, _waiting(now)).values(values))
        return []
    if state.resting_until is not None and state.resting_until > now:
        return []
    leased = and_(_d.channel == channel, _d.state == State.SENDING.value, _d.leased_until > now)
    busy = await connection.scalar(select(func.count(_d.message_id.distinct())).where(leased)) or 0
    free = (1 if state.failures >= terms.trip_after else terms.most) - busy
    if free <= 0:
        return []
    until = now + timedelta(seconds=terms.lease_seconds)
    groups = await _groups(connection, channel, now, free)
    return [await _lease(connection, channel, rows, now, until) for rows in groups]


async def lock(connection: AsyncConnection, channel: str) -> Row[Any]:
    """The row of the channel, made where there is none, and locked until the transaction ends."""
    insert = (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(delivery_channels)
    empty = {"channel": channel, "off": False, "fingerprint": "", "failures": 0}
    await connection.execute(insert.values(empty).on_conflict_do_nothing())
    locked = select(delivery_channels).where(_c.channel == channel).with_for_update()
    return (await connection.execute(locked)).one()


def _due(now: datetime) -> ColumnElement[bool]:
    """Pending and its time has come, or sending and its lease is over: whoever sent it is dead, or thinks it is not."""
    return or_(
        and_(_d.state == State.PENDING.value, _d.next_at <= now),
        and_(_d.state == State.SENDING.value, _d.leased_until <= now),
    )


def _waiting(now: datetime) -> ColumnElement[bool]:
    """Not under way, whether due or not."""
    return or_(_d.state == State.PENDING.value, and_(_d.state == State.SENDING.value, _d.leased_until <= now))


async def _candidates(connection: AsyncConnection, channel: str, now: datetime) -> list[Row[Any]]:
    """Due rows in the order in which they are to be sent: those whose try was lost, the urgent ones, the others.

    Three questions that an index answers in its own order; one would sort all that waits, each time.
    """
    wanted: Select[Any] = select(_d.delivery_id, _d.message_id, _d.digest_key, _d.subscription, _d.suppressed_by).where(
        _d.channel == channel
    )
    lost = wanted.where(_d.state == State.SENDING.value, _d.leased_until <= now).order_by(_d.leased_until)
    pending = wanted.where(_d.state == State.PENDING.value, _d.next_at <= now).order_by(_d.next_at)
    found: list[Row[Any]] = []
    for some in (lost, pending.where(_d.urgent.is_(True)), pending.where(_d.urgent.is_(False))):
        found.extend((await connection.execute(some.limit(_CANDIDATES))).all())
    return found


async def _groups(connection: AsyncConnection, channel: str, now: datetime, most: int) -> list[Sequence[Row[Any]]]:
    """The rows of the next messages, each message's together."""
    groups: dict[tuple[Any, ...], Sequence[Row[Any]]] = {}
    for row in await _candidates(connection, channel, now):
        if len(groups) == most:
            break
        key: tuple[Any, ...]
        if row.message_id is not None:
            key, rest = ("message", row.message_id), (_d.message_id == row.message_id)
        elif row.digest_key is not None:
            key = ("digest", row.subscription, row.digest_key, row.suppressed_by)
            rest = and_(
                _d.subscription == row.subscription, _d.digest_key == row.digest_key, _d.message_id.is_(None), _due(now)
            )
        else:
            key, rest = ("alone", row.delivery_id), (_d.delivery_id == row.delivery_id)
        if key not in groups:
            whole = select(deliveries).where(_d.channel == channel, _d.state.in_(UNSETTLED), rest)
            if row.suppressed_by is None:
                whole = whole.limit(MOST_ALERTS)
            groups[key] = (await connection.execute(whole.order_by(_d.created_at, _d.delivery_id))).all()
    return list(groups.values())


async def _lease(
    connection: AsyncConnection, channel: str, rows: Sequence[Row[Any]], now: datetime, until: datetime
) -> Claim:
    limited = rows[0].suppressed_by == HeldBy.LIMIT.value
    alerts, faults = await _alerts(connection, [row.event_id for row in rows][: SHOWN_IN_SUMMARY if limited else None])
    if alerts and not limited:
        await _fail(connection, [row for row in rows if row.event_id in faults], faults, now)
        rows = [row for row in rows if row.event_id not in faults]
    first, lease = rows[0], uuid.uuid4()
    message_id = first.message_id or _message_id(rows)
    first_tried_at = first.first_tried_at or now
    values = {
        "state": State.SENDING.value, "lease": lease, "leased_until": until, "message_id": message_id,
        "attempts": first.attempts + 1, "first_tried_at": first_tried_at,
    }  # fmt: skip
    ids = [row.delivery_id for row in rows]
    for start in range(0, len(ids), _IDS_PER_QUERY):
        some = _d.delivery_id.in_(ids[start : start + _IDS_PER_QUERY])
        await connection.execute(update(deliveries).where(some).values(values))
    message = Message(
        id=message_id,
        subscription=first.subscription,
        alerts=views(alerts),
        digest=len(rows) > 1,
        summary_of=len(rows) if limited else 0,
        created_at=max(row.created_at for row in rows),
    )
    fault = "" if alerts else next(iter(faults.values()))
    return Claim(channel, lease, message, first.attempts + 1, first_tried_at, first.due_at, fault)


async def _fail(
    connection: AsyncConnection, rows: Sequence[Row[Any]], faults: Mapping[UUID, str], now: datetime
) -> None:
    """Take ``rows``, which cannot be told, out of their message: the others of it can."""
    for row in rows:
        values = {
            "state": State.FAILED.value, "reason": faults[row.event_id], "settled_at": now, "lease": None,
            "leased_until": None, "message_id": None,
        }  # fmt: skip
        await connection.execute(update(deliveries).where(_d.delivery_id == row.delivery_id).values(values))


def _message_id(rows: Sequence[Row[Any]]) -> UUID:
    """Derived from what is in it: even a database that is lost and filled again from the topic gives the same."""
    if len(rows) == 1:
        return UUID(str(rows[0].delivery_id))
    return derive_id("message", *sorted(str(row.delivery_id) for row in rows))


async def _alerts(connection: AsyncConnection, event_ids: Sequence[UUID]) -> tuple[list[Alert], dict[UUID, str]]:
    """The alerts, in the order in which they were made; and by event id what is wrong with those that cannot be read."""
    e = delivery_events.c
    stored = select(e.event_id, e.payload).where(e.event_id.in_(event_ids))
    alerts = []
    faults = dict.fromkeys(event_ids, "the alert is not stored any more")
    for event_id, payload in await connection.execute(stored):
        try:
            alerts.append(Alert.model_validate(payload))
            del faults[event_id]
        except ValidationError as error:
            faults[event_id] = f"the stored alert cannot be read by this version: {error.errors()[0]['msg']}"
    return sorted(alerts, key=lambda alert: (alert.produced_at, str(alert.id))), faults
