"""How far a delivery has come, and why it may never be sent. Closed lists: they stand in the database."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class State(StrEnum):
    """Of one delivery: an event of an alert, for a subscription, by one of its channels."""

    PENDING = "pending"
    """It waits for its time, or for the next try."""
    SENDING = "sending"
    """A try is under way; when its lease is over, it counts as lost and another one begins."""
    SENT = "sent"
    FAILED = "failed"
    """Given up: three days of tries, or the other side can never take it. `tasrih deliveries retry` begins anew."""
    GONE = "gone"
    """The channel was switched off by its other side (410) before or while it was sent."""
    SUPPRESSED = "suppressed"
    """Not sent on purpose, with the reason."""


UNSETTLED: Final = (State.PENDING.value, State.SENDING.value)


class HeldBy(StrEnum):
    """Why a taken alert is not sent as one."""

    SILENCE = "silence"
    LIMIT = "limit"
    """Only counted in a summary; it is suppressed once that is sent."""
    AGE = "age"
    """Made before the subscription was there, or so long ago that nobody could tell whether it was sent before."""


class Outcome(StrEnum):
    """What became of one try. Closed list: a label of the metrics."""

    DELIVERED = "delivered"
    RETRY = "retry"
    REJECTED = "rejected"
    GONE = "gone"
    GAVE_UP = "gave_up"
    """The last of its tries failed."""
