"""What the outbox takes from the subscriptions, and what it tells them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from schemas import Alert
from workers.channels.config import ChannelConfig
from workers.subscriptions.decision import Decision, Past


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
