"""What stands in the outbox, for people; and what is done with it by hand or by age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import ColumnElement, Row, String, and_, cast, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Alert
from workers.delivery.claims import lock
from workers.delivery.states import UNSETTLED, State
from workers.store.outbox_tables import deliveries, delivery_channels, delivery_events

PURGED_AT_ONCE: Final = 500
"""Events: few enough that no other writer waits long."""
_IDS_PER_QUERY: Final = 1000

_d: Final = deliveries.c


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which deliveries are meant. What is None does not limit."""

    state: State | None = None
    subscription: str | None = None
    channel: str | None = None
    since: datetime | None = None
    """Put into the outbox at this moment or later."""
    ids: Sequence[str] = ()
    """Beginnings of delivery ids; empty: all."""
    behind: tuple[datetime, UUID] | None = None
    """Only what comes later in the list than the delivery that was created then and has this id."""

    def conditions(self) -> list[ColumnElement[bool]]:
        """For a query over ``deliveries``."""
        found: list[ColumnElement[bool]] = []
        if self.state is not None:
            found.append(_d.state == self.state.value)
        if self.subscription is not None:
            found.append(_d.subscription == self.subscription)
        if self.channel is not None:
            found.append(_d.channel == self.channel)
        if self.since is not None:
            found.append(_d.created_at >= self.since)
        if self.behind is not None:
            at, last = self.behind
            found.append(or_(_d.created_at < at, and_(_d.created_at == at, _d.delivery_id > last)))
        if self.ids:
            # SQLite keeps an id as 32 hexadecimal digits, PostgreSQL tells it with dashes.
            spelled = func.replace(func.lower(cast(_d.delivery_id, String)), "-", "")
            found.append(or_(*(spelled.startswith(one.lower().replace("-", ""), autoescape=True) for one in self.ids)))
        return found


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much waits, for the metrics."""

    waiting: int
    """Deliveries that are due and not settled."""
    oldest_seconds: float
    """Since when the one that waits longest is due; 0 when none waits."""
    channels_off: int
    channels_failing: int


async def listed(connection: AsyncConnection, wanted: Wanted, limit: int) -> list[Row[Any]]:
    """The deliveries, the latest first."""
    found = select(deliveries).where(*wanted.conditions()).order_by(_d.created_at.desc(), _d.delivery_id).limit(limit)
    return list((await connection.execute(found)).all())


async def alerts_of(connection: AsyncConnection, rows: Sequence[Row[Any]]) -> dict[UUID, Alert]:
    """The events that ``rows`` deliver, by ``event_id``; what this version cannot read is left out."""
    found: dict[UUID, Alert] = {}
    e, ids = delivery_events.c, list({row.event_id for row in rows})
    for start in range(0, len(ids), _IDS_PER_QUERY):
        some = select(e.event_id, e.payload).where(e.event_id.in_(ids[start : start + _IDS_PER_QUERY]))
        for event_id, payload in await connection.execute(some):
            with suppress(ValidationError):
                found[event_id] = Alert.model_validate(payload)
    return found


async def channels_in_trouble(connection: AsyncConnection) -> list[Row[Any]]:
    """The channels that are off or failing, by name."""
    c = delivery_channels.c
    found = select(delivery_channels).where(or_(c.off, c.failures > 0)).order_by(c.channel)
    return list((await connection.execute(found)).all())


async def begin_anew(connection: AsyncConnection, rows: Sequence[Row[Any]], now: datetime) -> int:
    """Try ``rows`` again from now on, with three days of tries before them; how many that are.

    A message that was tried keeps its id and everything that was in it, so that a receiver that has it all the same
    knows it. What was suppressed goes out alone. What is sent, or under way, stays as it is. The channels are on again.
    """
    again = (State.FAILED.value, State.GONE.value, State.SUPPRESSED.value, State.PENDING.value)
    for channel in sorted({row.channel for row in rows}):
        await lock(connection, channel)
        clean = {"off": False, "failures": 0, "failing_since": None, "resting_until": None}
        await connection.execute(update(delivery_channels).where(delivery_channels.c.channel == channel).values(clean))
    values = {
        "state": State.PENDING.value, "next_at": now, "due_at": now, "attempts": 0, "first_tried_at": None,
        "settled_at": None, "lease": None, "leased_until": None,
    }  # fmt: skip
    done = 0
    for which in _messages_and_others(rows):
        free = and_(which, _d.state.in_(again))
        held_back = and_(free, _d.state == State.SUPPRESSED.value)
        await connection.execute(
            update(deliveries).where(held_back).values(digest_key=None, suppressed_by=None, message_id=None)
        )
        done += (await connection.execute(update(deliveries).where(free).values(values))).rowcount
    return done


def _messages_and_others(rows: Sequence[Row[Any]]) -> list[ColumnElement[bool]]:
    """The rows, with those that are in the same message: some of a message cannot be tried without the others."""
    tried = {row.message_id for row in rows if row.message_id is not None and row.state != State.SUPPRESSED.value}
    alone = [row.delivery_id for row in rows if row.message_id is None or row.state == State.SUPPRESSED.value]
    which: list[ColumnElement[bool]] = []
    for column, ids in ((_d.message_id, list(tried)), (_d.delivery_id, alone)):
        which += [column.in_(ids[start : start + _IDS_PER_QUERY]) for start in range(0, len(ids), _IDS_PER_QUERY)]
    return which


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the deliveries of one subscription by one channel have come."""

    subscription: str
    channel: str
    states: Mapping[State, int]
    """Those that any is in."""
    last_sent: datetime | None


async def tallies(connection: AsyncConnection, since: datetime, subscription: str | None = None) -> list[Tally]:
    """Of what was put into the outbox since then, by subscription and channel."""
    sent = func.max(_d.settled_at).filter(_d.state == State.SENT.value).label("last_sent")
    counted = select(_d.subscription, _d.channel, _d.state, func.count().label("number"), sent)
    grouped = counted.where(*Wanted(subscription=subscription, since=since).conditions())
    grouped = grouped.group_by(_d.subscription, _d.channel, _d.state).order_by(_d.subscription, _d.channel)
    found: dict[tuple[str, str], tuple[dict[State, int], list[datetime]]] = {}
    for row in await connection.execute(grouped):
        states, moments = found.setdefault((row.subscription, row.channel), ({}, []))
        states[State(row.state)] = row.number
        moments += [row.last_sent] if row.last_sent else []
    return [Tally(*of, states, max(moments, default=None)) for of, (states, moments) in found.items()]


async def by_state(connection: AsyncConnection) -> dict[str, int]:
    """How many deliveries are in each state that any is in."""
    counted = select(_d.state, func.count()).group_by(_d.state).order_by(_d.state)
    return dict((await connection.execute(counted)).tuples().all())


async def backlog(connection: AsyncConnection, now: datetime) -> Backlog:
    """How much waits."""
    due = (_d.state.in_(UNSETTLED), _d.due_at <= now)
    waiting, oldest = (await connection.execute(select(func.count(), func.min(_d.due_at)).where(*due))).one()
    trouble = await channels_in_trouble(connection)
    age = (now - oldest).total_seconds() if oldest is not None else 0.0
    off = sum(row.off for row in trouble)
    return Backlog(waiting, max(0.0, age), off, len(trouble) - off)


async def purge(connection: AsyncConnection, before: datetime) -> int:
    """Forget up to PURGED_AT_ONCE events that were decided before ``before`` and have nothing unsettled; how many."""
    e = delivery_events.c
    unsettled = select(_d.delivery_id).where(_d.event_id == e.event_id, _d.state.in_(UNSETTLED)).exists()
    old = select(e.event_id).where(e.decided_at < before, ~unsettled).limit(PURGED_AT_ONCE)
    ids = list((await connection.execute(old)).scalars())
    if ids:
        await connection.execute(delete(delivery_events).where(e.event_id.in_(ids)))
    return len(ids)
