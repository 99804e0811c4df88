"""What deciding needs to know of what was before: read once for a batch, and kept up while the batch is worked off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Alert, Carrier
from workers.delivery.states import HeldBy
from workers.store.outbox_tables import deliveries
from workers.store.tables import alert_carriers
from workers.store.tables import alerts as stored
from workers.subscriptions.decision import Past
from workers.subscriptions.schedule import hour_of

Row = dict[str, Any]

_FOR_GOOD: Final = (HeldBy.SILENCE.value, HeldBy.AGE.value)
"""What a limit holds back is told in a summary."""


class PastOfBatch:
    """The past of each alert of a batch, in the order in which they are decided."""

    def __init__(self) -> None:
        self._first: dict[UUID, Alert] = {}
        self._carriers: dict[UUID, dict[UUID, Carrier]] = defaultdict(dict)
        self._told: dict[UUID, dict[str, dict[UUID, bool]]] = defaultdict(lambda: defaultdict(dict))
        """Alert -> subscription -> event -> whether it is sent, and not held back for good."""
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
        d = deliveries.c
        of_alerts = select(d.alert_id, d.subscription, d.event_id, d.suppressed_by)
        for row in await connection.execute(of_alerts.where(d.alert_id.in_(ids)).distinct()):
            past._tell(row.alert_id, row.subscription, row.event_id, row.suppressed_by)
        past._messages = {subscription: {} for subscription in limited}
        if limited:
            c = deliveries.c
            sent = select(c.subscription, c.digest_key, c.event_id, c.due_at).distinct()
            within = (c.subscription.in_(limited), c.due_at >= hour_of(now), c.suppressed_by.is_(None))
            for row in await connection.execute(sent.where(*within)):
                past._messages[row.subscription][row.digest_key or str(row.event_id)] = row.due_at
        return past

    def of(self, alert: Alert) -> Past:
        """What was before ``alert``."""
        others = {
            name: [sent for event, sent in events.items() if event != alert.id]
            for name, events in self._told[alert.alert_id].items()
        }
        carriers = tuple(self._carriers[alert.alert_id].values())
        first = self._first.get(alert.alert_id)
        if first is not None and first.id == alert.id:
            first = None
        told = frozenset(name for name, events in others.items() if events)
        return Past(first, carriers, told, frozenset(name for name in told if any(others[name])), self._messages)

    def add(self, alert: Alert, rows: Iterable[Mapping[str, Any]]) -> None:
        """``alert`` was decided; ``rows`` are its deliveries."""
        self._first.setdefault(alert.alert_id, alert)
        for carrier in alert.carriers:
            self._carriers[alert.alert_id].setdefault(carrier.article_id, carrier)
        for row in rows:
            self._tell(alert.alert_id, row["subscription"], alert.id, row["suppressed_by"])
            told = self._messages.get(row["subscription"])
            if told is not None and row["suppressed_by"] is None:
                told[row["digest_key"] or str(alert.id)] = row["due_at"]

    def _tell(self, alert_id: UUID, subscription: str, event_id: UUID, suppressed_by: str | None) -> None:
        events = self._told[alert_id][subscription]
        events[event_id] = events.get(event_id, False) or suppressed_by not in _FOR_GOOD
