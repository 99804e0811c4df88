"""What the database sink asks of an outbox; ``workers.delivery.outbox`` is one. Sinks know no subscribers."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Alert


class Attempt(Protocol):
    """One try at saving a batch; it may be rolled back and another one made."""

    undecided: list[Alert]
    """Alerts that are saved, but that nobody is told of: a defect of ours."""
    rows: int
    """Put into the outbox."""

    async def save(self, connection: AsyncConnection, alerts: Sequence[Alert]) -> None:
        """Save ``alerts`` and what subscribers are to be told, inside the caller's transaction."""
        ...


class Outbox(Protocol):
    """Keeps what subscribers are to be told, in the transaction that stores the alert."""

    @property
    def filled(self) -> asyncio.Event:
        """To be set when something was put in and committed."""
        ...

    async def refresh(self) -> None:
        """Notice changed subscriptions."""
        ...

    def attempt(self) -> Attempt:
        """For one call of ``Store.save``."""
        ...
