"""Alerts that are kept back for a while, because somebody said so and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from workers.subscriptions.conditions import StatementConditions
from workers.subscriptions.facts import Facts
from workers.subscriptions.who import WantedSpeakers


@dataclass(frozen=True, slots=True)
class ReadySilence:
    """One silence, made ready."""

    reason: str
    start: datetime | None
    """UTC; None: since ever."""
    until: datetime
    """UTC, no longer silent."""
    subscriptions: frozenset[str]
    """Empty: all."""
    who: WantedSpeakers | None
    statement: StatementConditions

    @property
    def everything(self) -> bool:
        """Whether it covers whatever its subscriptions take: it asks for nothing."""
        asked = self.statement
        return self.who is None and asked.about is None and asked.act is None and asked.words is None

    def ended(self, now: datetime) -> bool:
        """Whether it will never apply again."""
        return now >= self.until

    def covers(self, subscription: str, facts: Facts, statements: Collection[UUID], now: datetime) -> bool:
        """Whether ``statements`` of the alert, for which ``subscription`` takes it, are all silenced at ``now``."""
        if self.ended(now) or (self.start is not None and now < self.start):
            return False
        if self.subscriptions and subscription not in self.subscriptions:
            return False
        if self.who is not None and not self.who.holds(facts)[0]:
            return False
        return set(statements) <= set(self.statement.match(facts.all_statements).statements)
