"""What a subscription would have sent of alerts that are past: the same deciding as a worker's, at the time of each."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from schemas import Alert
from workers.subscriptions.book import Book
from workers.subscriptions.decision import Decision, SuppressedBy
from workers.subscriptions.rehearsal import Rehearsal

SHOWN: Final = 50
"""So many of the latest are kept whole, to be listed."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One event of an alert that the subscription takes."""

    alert: Alert
    decision: Decision


class Trial:
    """Puts past events, in their order, to one subscription of a book."""

    def __init__(self, book: Book, name: str, returning: Container[UUID] | None = None) -> None:
        """``returning``: see Rehearsal. Raises KeyError where the book has no such subscription."""
        one = book.subscription(name)
        if one is None:
            raise KeyError(name)
        self._rehearsal = Rehearsal(replace(book, subscriptions=(one,)), returning)
        self._latest: deque[Taken] = deque(maxlen=SHOWN)
        self._messages: set[str] = set()
        self.taken: set[UUID] = set()
        """Alerts of which something would have been sent."""
        self.silenced: set[UUID] = set()
        """Alerts that it takes, but of which a silence keeps something back."""

    def put(self, events: Iterable[Alert]) -> None:
        """What comes next."""
        for event in events:
            (decision,) = self._rehearsal.decide(event, event.produced_at)
            if decision.takes:
                self._take(event, decision)

    @property
    def messages(self) -> int:
        """How many messages each channel would have got: what goes out together is one."""
        return len(self._messages)

    @property
    def latest(self) -> list[Taken]:
        """What it took last, the newest first, SHOWN at most."""
        return list(reversed(self._latest))

    def _take(self, event: Alert, decision: Decision) -> None:
        self._latest.append(Taken(event, decision))
        if decision.suppressed is not None and decision.suppressed.by is SuppressedBy.SILENCE:
            self.silenced.add(event.alert_id)
            return
        self.taken.add(event.alert_id)
        self._messages.add(decision.digest_key or str(event.id))
