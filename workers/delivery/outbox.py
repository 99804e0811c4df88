"""Into the outbox: each event of an alert is put to the subscriptions once, and its deliveries stand with it or not at all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

import structlog
from sqlalchemy import Table, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Alert, derive_id
from schemas.base import utc_now
from workers.delivery.past import PastOfBatch
from workers.delivery.seam import BookSource
from workers.delivery.states import HeldBy, State
from workers.store.outbox_tables import deliveries, delivery_channels, delivery_events, delivery_subscriptions
from workers.store.upserts import save_alerts
from workers.subscriptions.decision import Decision

log: Final = structlog.get_logger(__name__)

REMEMBERED: Final = timedelta(days=40)
"""So long the outbox remembers what it has decided: longer than the topic of alerts keeps them (30 days), so that reading
that topic again tells nobody anything twice. An alert that is older still is suppressed."""
GRACE: Final = timedelta(minutes=15)
"""An alert that was made so long before a subscription was first seen is still for it: it was on its way."""


@dataclass
class Attempt:
    """One try at saving a batch; it may be rolled back and another one made."""

    outbox: Outbox
    undecided: list[Alert] = field(default_factory=list)
    """Alerts over which deciding failed, a defect of ours: they are saved, but nobody is told of them."""
    rows: int = 0

    async def save(self, connection: AsyncConnection, alerts: Sequence[Alert]) -> None:
        """Save ``alerts`` and their deliveries inside the caller's transaction."""
        fresh, rows = await self.outbox.enqueue(connection, alerts)
        self.undecided += fresh
        self.rows += rows


class Outbox:
    """Puts alerts to the subscriptions and keeps what they say."""

    def __init__(self, source: BookSource, *, clock: Callable[[], datetime] = utc_now) -> None:
        self.source: Final = source
        self._clock = clock
        self._reading = asyncio.Lock()
        self.filled: Final = asyncio.Event()
        """Set when something was put in and committed: the courier need not wait for its next look."""

    async def refresh(self) -> None:
        """Notice a changed file, in a thread as reading it may take a while. Sink and courier may ask at once."""
        async with self._reading:
            await asyncio.to_thread(self.source.refresh)

    def attempt(self) -> Attempt:
        """For one call of ``Store.save``."""
        return Attempt(self)

    async def enqueue(self, connection: AsyncConnection, alerts: Sequence[Alert]) -> tuple[list[Alert], int]:
        """Save ``alerts`` and, of those that were not decided before, the deliveries.

        Answers the alerts that could not be decided, and the number of deliveries. Equal events give equal ids; what is
        there already stays as it is.
        """
        if not alerts:
            return [], 0
        book, now = self.source.book, self._clock()
        past = await PastOfBatch.load(connection, alerts, book.limited, now)
        await save_alerts(connection, alerts)
        decided = await _decided(connection, alerts)
        undecided: list[Alert] = []
        since: dict[str, datetime] = {}
        events, rows = [], []
        for alert in alerts:
            if alert.id in decided:
                continue
            try:
                decisions = [one for one in book.decide(alert, now, past.of(alert)) if one.takes]
            except Exception:
                log.exception("subscriptions failed over an alert", alert_event=str(alert.id), book=book.version)
                undecided.append(alert)
                continue
            decided.add(alert.id)
            await _learn_since(connection, since, [one.subscription for one in decisions], now)
            of_alert = list(_rows(alert, decisions, since, now))
            past.add(alert, of_alert)
            rows += of_alert
            payload = alert.model_dump(mode="json") if of_alert else None
            events.append({"event_id": alert.id, "alert_id": alert.alert_id, "decided_at": now, "payload": payload})
        await _insert(connection, delivery_events, events)
        await _insert(connection, deliveries, rows)
        channels = dict.fromkeys(row["channel"] for row in rows)
        known = [{"channel": name, "off": False, "fingerprint": "", "failures": 0} for name in channels]
        await _insert(connection, delivery_channels, known)
        return undecided, len(rows)


def _rows(
    alert: Alert, decisions: Iterable[Decision], since: dict[str, datetime], now: datetime
) -> Iterable[dict[str, Any]]:
    for decision in decisions:
        suppressed_by: HeldBy | None = None
        reason: str | None = None
        if decision.suppressed is not None:
            suppressed_by, reason = HeldBy(decision.suppressed.by.value), decision.suppressed.why
        if alert.produced_at < since[decision.subscription] or alert.produced_at < now - REMEMBERED:
            suppressed_by, reason = (
                HeldBy.AGE,
                f"made at {alert.produced_at:%Y-%m-%d %H:%M} UTC, before it counts",
            )
        # What a limit holds back waits for the summary that tells how many there were.
        waits = suppressed_by in (None, HeldBy.LIMIT)
        due = decision.due_at or now
        for channel in dict.fromkeys(decision.channels):
            yield {
                "delivery_id": derive_id("delivery", str(alert.id), decision.subscription, channel),
                "event_id": alert.id,
                "alert_id": alert.alert_id,
                "subscription": decision.subscription,
                "channel": channel,
                "digest_key": decision.digest_key if waits else None,
                "urgent": decision.urgent,
                "suppressed_by": suppressed_by.value if suppressed_by else None,
                "state": (State.PENDING if waits else State.SUPPRESSED).value,
                "reason": reason,
                "due_at": due,
                "next_at": due,
                "attempts": 0,
                "created_at": now,
                "settled_at": None if waits else now,
            }


async def _learn_since(
    connection: AsyncConnection, since: dict[str, datetime], names: Iterable[str], now: datetime
) -> None:
    """Put into ``since`` when each subscription was first seen; those that never were are seen now."""
    unknown = [name for name in dict.fromkeys(names) if name not in since]
    if not unknown:
        return
    await _insert(
        connection, delivery_subscriptions, [{"subscription": name, "since": now - GRACE} for name in unknown]
    )
    of_names = delivery_subscriptions.c.subscription.in_(unknown)
    for row in await connection.execute(select(delivery_subscriptions).where(of_names)):
        since[row.subscription] = row.since


async def _decided(connection: AsyncConnection, alerts: Sequence[Alert]) -> set[Any]:
    of_alerts = delivery_events.c.event_id.in_([alert.id for alert in alerts])
    return set((await connection.execute(select(delivery_events.c.event_id).where(of_alerts))).scalars())


async def _insert(connection: AsyncConnection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert those of ``rows`` that are not there. In the order of their keys, so that two workers cannot deadlock."""
    if not rows:
        return
    keys = [column.name for column in table.primary_key]
    ordered = sorted(rows, key=lambda row: [str(row[key]) for key in keys])
    insert = postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
    await connection.execute(insert.on_conflict_do_nothing(), ordered)
