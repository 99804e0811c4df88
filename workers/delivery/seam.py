"""What the outbox takes from the subscriptions, and what it tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from schemas import Alert, Carrier
from workers.channels.config import ChannelConfig
from workers.delivery.states import SuppressedBy


@dataclass(frozen=True, slots=True)
class Suppressed:
    """That a taken alert is held back, and why."""

    by: SuppressedBy
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What one subscription says to one event of an alert. The outbox keeps a row for each channel where ``takes``."""

    subscription: str
    takes: bool
    channels: tuple[str, ...] = ()
    due_at: datetime | None = None
    """UTC. None where nothing is to be sent."""
    digest_key: str | None = None
    """Equal for what goes out together; None for what goes out alone."""
    urgent: bool = False
    suppressed: Suppressed | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """What the outbox knows, at the moment of deciding, of the alert and of what the subscriptions were sent."""

    carriers: tuple[Carrier, ...] = ()
    """The articles that carry the alert by its earlier events."""
    told: frozenset[str] = frozenset()
    """The subscriptions that have a row, of whatever state, of another event of this alert."""
    messages: Mapping[str, Mapping[str, datetime]] = field(default_factory=dict)
    """By subscription (those of ``Book.limited``): when each message is or was due, by its digest key, else by the event
    id of its only alert; from the beginning of the clock hour (UTC) on. What is suppressed is left out."""


class Book(Protocol):
    """The subscriptions as they stand at one moment."""

    @property
    def version(self) -> str:
        """Equal for equal books."""
        ...

    @property
    def channels(self) -> Mapping[str, ChannelConfig]:
        """By their names."""
        ...

    @property
    def limited(self) -> tuple[str, ...]:
        """The subscriptions whose messages ``Past.messages`` must tell."""
        ...

    def decide(self, alert: Alert, now: datetime, past: Past) -> Sequence[Decision]:
        """What each subscription says to ``alert``."""
        ...


class BookSource(Protocol):
    """Where the book comes from: a file that is watched."""

    @property
    def book(self) -> Book:
        """The last one that could be used."""
        ...

    def refresh(self) -> bool:
        """Look whether there is another one; may read a file. Whether anything has changed."""
        ...
