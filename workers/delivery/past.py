"""What deciding needs to know of what was before: read once for a batch, and kept up while the batch is worked off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Alert, Carrier
from workers.store.outbox_tables import deliveries
from workers.store.tables import alert_carriers
from workers.store.tables import alerts as stored
from workers.subscriptions.decision import Past

Row = dict[str, Any]


class PastOfBatch:
    """The past of each alert of a batch, in the order in which they are decided."""

    def __init__(self) -> None:
        self._first: dict[UUID, Alert] = {}
        self._carriers: dict[UUID, dict[UUID, Carrier]] = defaultdict(dict)
        self._told: dict[UUID, dict[str, set[UUID]]] = defaultdict(lambda: defaultdict(set))
        self._messages: dict[str, dict[str, datetime]] = {}

    @classmethod
    async def load(
        cls, connection: AsyncConnection, alerts: Sequence[Alert], limited: Sequence[str], now: datetime
    ) -> PastOfBatch:
        """Read it, before the batch itself is written."""
        past = cls()
        ids = list({alert.alert_id for alert in alerts})
        for row in await connection.execute(select(alert_carriers).where(alert_carriers.c.alert_id.in_(ids))):
            carrier = Carrier(**{name: getattr(row, name) for name in Carrier.model_fields})
            past._carriers[row.alert_id][row.article_id] = carrier
        for row in await connection.execute(select(stored).where(stored.c.alert_id.in_(ids))):
            # One of another version that this one cannot read is as good as none.
            with suppress(ValidationError):
                past._first[row.alert_id] = Alert.model_validate(row.payload)
        of_alerts = select(deliveries.c.alert_id, deliveries.c.subscription, deliveries.c.event_id)
        for row in await connection.execute(of_alerts.where(deliveries.c.alert_id.in_(ids)).distinct()):
            past._told[row.alert_id][row.subscription].add(row.event_id)
        past._messages = {subscription: {} for subscription in limited}
        hour = now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        if limited:
            c = deliveries.c
            sent = select(c.subscription, c.digest_key, c.event_id, c.due_at).distinct()
            within = (c.subscription.in_(limited), c.due_at >= hour, c.suppressed_by.is_(None))
            for row in await connection.execute(sent.where(*within)):
                past._messages[row.subscription][row.digest_key or str(row.event_id)] = row.due_at
        return past

    def of(self, alert: Alert) -> Past:
        """What was before ``alert``."""
        others = {name for name, events in self._told[alert.alert_id].items() if events - {alert.id}}
        carriers = tuple(self._carriers[alert.alert_id].values())
        first = self._first.get(alert.alert_id)
        if first is not None and first.id == alert.id:
            first = None
        return Past(first, carriers, frozenset(others), self._messages)

    def add(self, alert: Alert, rows: Iterable[Mapping[str, Any]]) -> None:
        """``alert`` was decided; ``rows`` are its deliveries."""
        self._first.setdefault(alert.alert_id, alert)
        for carrier in alert.carriers:
            self._carriers[alert.alert_id].setdefault(carrier.article_id, carrier)
        for row in rows:
            self._told[alert.alert_id][row["subscription"]].add(alert.id)
            told = self._messages.get(row["subscription"])
            if told is not None and row["suppressed_by"] is None:
                told[row["digest_key"] or str(alert.id)] = row["due_at"]
