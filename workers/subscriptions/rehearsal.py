"""Deciding over alerts one after the other, with what the outbox would know by then. Sends nothing, keeps nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from datetime import datetime
from uuid import UUID

from schemas import Alert, Carrier
from workers.subscriptions.book import Book
from workers.subscriptions.decision import Decision, Past, SuppressedBy


class Rehearsal:
    """What ``book`` says to alerts that come in order, each with the past that the ones before it have made."""

    def __init__(self, book: Book, returning: Container[UUID] | None = None) -> None:
        """``returning``: the alerts of which more than one event comes, so that no others are kept; None: any may."""
        self._book = book
        self._returning = returning
        self._first: dict[UUID, Alert] = {}
        self._carriers: dict[UUID, list[Carrier]] = defaultdict(list)
        self._told: dict[UUID, set[str]] = defaultdict(set)
        self._sent: dict[UUID, set[str]] = defaultdict(set)
        self._messages: dict[str, dict[str, datetime]] = defaultdict(dict)

    def decide(self, alert: Alert, now: datetime, *, every_reason: bool = False) -> tuple[Decision, ...]:
        """What each subscription says to ``alert`` at ``now``, in the order of the file."""
        of = alert.alert_id
        past = Past(
            self._first.get(of),
            tuple(self._carriers.get(of, ())),
            frozenset(self._told.get(of, ())),
            frozenset(self._sent.get(of, ())),
            self._messages,
        )
        decisions = self._book.decide(alert, now, past, every_reason=every_reason)
        self._remember(alert, decisions)
        return decisions

    def _remember(self, alert: Alert, decisions: Sequence[Decision]) -> None:
        taken = [one for one in decisions if one.takes]
        for one in taken:
            if one.suppressed is None and one.due_at is not None:
                self._messages[one.subscription][one.digest_key or str(alert.id)] = one.due_at
        if self._returning is not None and alert.alert_id not in self._returning:
            return
        self._first.setdefault(alert.alert_id, alert)
        self._carriers[alert.alert_id] += alert.carriers
        for one in taken:
            self._told[alert.alert_id].add(one.subscription)
            if one.suppressed is None or one.suppressed.by is SuppressedBy.LIMIT:
                self._sent[alert.alert_id].add(one.subscription)
