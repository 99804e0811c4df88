"""One subscription made ready: what it takes, how urgent that is, and when it is due."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from workers.subscriptions.conditions import Conditions, WantedActs, WantedWords
from workers.subscriptions.decision import Condition, Decision, Past, Reason, Suppressed, SuppressedBy
from workers.subscriptions.durations import written
from workers.subscriptions.facts import Facts
from workers.subscriptions.model import Subscription
from workers.subscriptions.schedule import QuietHours, end_of_wait, hour_of, next_daily, next_every
from workers.subscriptions.silences import ReadySilence

_HOUR: Final = timedelta(hours=1)


class _Due(NamedTuple):
    at: datetime
    together: bool
    """With everything else that is due then, in one message."""
    limited: bool
    """It counts against the limit of its hour."""


@dataclass(frozen=True, slots=True)
class ReadyUrgent:
    """What goes out at once."""

    acts: WantedActs | None
    words: WantedWords | None
    in_quiet_hours: bool

    def why(self, facts: Facts, statements: Collection[UUID]) -> str | None:
        """What makes one of ``statements`` urgent; None where nothing does."""
        for one in facts.all_statements:
            if one.statement.id not in statements:
                continue
            for wanted in (self.acts, self.words):
                if wanted is not None:
                    holds, text = wanted.holds(one)
                    if holds:
                        return text
        return None


@dataclass(frozen=True, slots=True)
class ReadySubscription:
    """A subscription of the book."""

    name: str
    model: Subscription
    """As the file has it."""
    conditions: Conditions
    urgent: ReadyUrgent | None
    quiet: QuietHours
    zone: ZoneInfo

    @property
    def limited(self) -> bool:
        """Whether deciding needs to know what was sent within the hour."""
        return self.model.most_per_hour is not None

    def decide(
        self, facts: Facts, now: datetime, silences: Sequence[ReadySilence], *, every_reason: bool = False
    ) -> Decision:
        """What the subscription says to this event at ``now`` (UTC)."""
        past = facts.past
        matched = self.conditions.match(
            facts, told=self.name in past.told, sent=self.name in past.sent, every_reason=every_reason
        )
        channels = self.model.to
        if not all(reason.holds for reason in matched.reasons):
            return Decision(self.name, False, matched.reasons)
        reasons = list(matched.reasons)
        silence = next((one for one in silences if one.covers(self.name, facts, matched.statements, now)), None)
        if silence is not None:
            why = f"until {silence.until:%Y-%m-%d %H:%M} UTC: {silence.reason}"
            reasons.append(Reason(Condition.SILENCE, True, why))
            suppressed = Suppressed(SuppressedBy.SILENCE, why)
            return Decision(
                self.name, True, tuple(reasons), channels, matched.statements, suppressed=suppressed
            )  # fmt: skip
        urgent = self.urgent.why(facts, matched.statements) if self.urgent else None
        if self.urgent is not None:
            reasons.append(Reason(Condition.URGENT, urgent is not None, urgent or "nothing in it is"))
        due = self._due(now, reasons, urgent=urgent is not None)
        key = f"{self.name}@{due.at.isoformat()}" if due.together else None
        suppressed_by = self._over_limit(due, key or str(facts.alert.id), past) if due.limited else None
        if suppressed_by is not None:
            summary = self._after_quiet(hour_of(due.at) + _HOUR, reasons)
            due, key = due._replace(at=summary), f"{self.name}@summary@{summary.isoformat()}"
            reasons.append(Reason(Condition.LIMIT, True, suppressed_by.why))
        return Decision(
            self.name,
            True,
            tuple(reasons),
            channels,
            matched.statements,
            due.at,
            key,
            urgent is not None,
            suppressed_by,
        )

    def _due(self, now: datetime, reasons: list[Reason], *, urgent: bool) -> _Due:
        model = self.model
        if urgent:
            due, text = _Due(now, together=False, limited=False), "at once: urgent"
        elif model.digest is not None:
            due, text = self._digest(now)
        elif model.wait is not None:
            at = end_of_wait(now, model.wait, self.name)
            due, text = _Due(at, together=True, limited=True), f"with what comes within {written(model.wait)}"
        else:
            due, text = _Due(now, together=False, limited=True), "at once"
        reasons.append(Reason(Condition.SCHEDULE, True, f"{text}: {_told(due.at, self.zone)}"))
        if urgent and self.urgent is not None and self.urgent.in_quiet_hours:
            return due
        after = self._after_quiet(due.at, reasons)
        return due if after == due.at else _Due(after, together=True, limited=False)

    def _digest(self, now: datetime) -> tuple[_Due, str]:
        digest = self.model.digest
        assert digest is not None
        if digest.daily is not None:
            at = next_daily(now, digest.daily, self.zone)
            text = "daily at " + " and ".join(f"{clock:%H:%M}" for clock in digest.daily)
        else:
            assert digest.every is not None
            at, text = next_every(now, digest.every, self.zone), f"every {written(digest.every)}"
        return _Due(at, together=True, limited=False), f"digest {text}"

    def _after_quiet(self, at: datetime, reasons: list[Reason]) -> datetime:
        end = self.quiet.end(at)
        if end is None:
            return at
        reasons.append(Reason(Condition.QUIET_HOURS, True, f"quiet until {_told(end, self.zone)}"))
        return end

    def _over_limit(self, due: _Due, key: str, past: Past) -> Suppressed | None:
        most = self.model.most_per_hour
        if most is None:
            return None
        hour = hour_of(due.at)
        others = {one for one, at in past.messages.get(self.name, {}).items() if hour <= at < hour + _HOUR}
        if key in others or len(others) < most:
            return None
        why = f"{len(others)} messages from {hour:%H:%M} UTC on, {most} are allowed: told in the summary"
        return Suppressed(SuppressedBy.LIMIT, why)


def _told(moment: datetime, zone: ZoneInfo) -> str:
    local = moment.astimezone(zone)
    return f"{local:%Y-%m-%d %H:%M:%S} {zone if zone != UTC else 'UTC'}"
