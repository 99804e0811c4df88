"""What the subscriptions say to one alert: the seam between them and the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from schemas import Alert, Carrier


class Condition(StrEnum):
    """What a reason is about. Closed list."""

    SWITCHED_ON = "switched_on"
    """The subscription is not switched off."""
    KIND = "kind"
    """What happened to the alert: new, told by one more outlet, or corrected."""
    WHO = "who"
    ABOUT = "about"
    ACT = "act"
    WORDS = "words"
    OUTLETS = "outlets"
    OFFICIAL_ONLY = "official_only"
    MINIMUM_CONFIDENCE = "minimum_confidence"
    MINIMUM_OUTLETS = "minimum_outlets"
    SAME_STATEMENT = "same_statement"
    """What is asked of a statement is asked of one and the same: act, words, about and confidence together."""
    URGENT = "urgent"
    """Holds where it goes out at once, whatever digest, wait and limit say. Never a condition of taking."""
    SCHEDULE = "schedule"
    """Why it is due when it is. Never a condition of taking."""
    QUIET_HOURS = "quiet_hours"
    """Never a condition of taking."""
    SILENCE = "silence"
    """Never a condition of taking: a silenced alert is taken and suppressed."""
    LIMIT = "limit"
    """Never a condition of taking."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer of one subscription to one alert."""

    condition: Condition
    holds: bool
    text: str
    """What was asked and what was there, for a person."""

    def __str__(self) -> str:
        return f"{self.condition}: {self.text}"


class SuppressedBy(StrEnum):
    """Why an alert that a subscription takes is not sent as one."""

    SILENCE = "silence"
    """It is never sent."""
    LIMIT = "limit"
    """It is only counted in the summary that is due at the full hour."""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """That a taken alert is held back, and why."""

    by: SuppressedBy
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What one subscription says to one event of an alert.

    The outbox keeps a row where ``takes``. Rows of one subscription with one ``digest_key`` are one message.
    """

    subscription: str
    takes: bool
    reasons: tuple[Reason, ...]
    """Every condition that the subscription names; where it refuses, perhaps only up to the first that fails."""
    channels: tuple[str, ...] = ()
    """Names of the channels to send to, in the order of the file."""
    statements: tuple[UUID, ...] = ()
    """The statements of the alert that the subscription asked for, in order."""
    due_at: datetime | None = None
    """UTC. None where nothing is to be sent."""
    digest_key: str | None = None
    """Equal for what goes out together; None for what goes out alone. Derived from the subscription and the due time only."""
    urgent: bool = False
    suppressed: Suppressed | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What the outbox knows, at the moment of deciding, of the alert and of what the subscriptions were sent.

    Without it every event is taken for the first of its alert, and no limit for reached.
    """

    first: Alert | None = None
    """The event that told the alert first, or the earliest that is known; None where this event is that one."""
    carriers: tuple[Carrier, ...] = ()
    """The articles that carry the alert by its earlier events; this event's own may be among them."""
    told: frozenset[str] = frozenset()
    """The subscriptions that have a row, of whatever state, of another event of this alert."""
    sent: frozenset[str] = frozenset()
    """Those of them that were sent one, or will be: not all were held back by a silence or for their age."""
    messages: Mapping[str, Mapping[str, datetime]] = field(default_factory=dict)
    """By subscription (those of ``Book.limited``): when each message is or was due, by its digest key, else by the event
    id of its only alert; from the beginning of the clock hour (UTC) on. What is suppressed is left out."""


NOTHING_BEFORE = Past()
