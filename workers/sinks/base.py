"""What every sink promises: one way in, three answers, and no doubt about who tries again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from schemas import Event


@dataclass(frozen=True, slots=True)
class Delivered:
    """All events are where they belong and survive the death of the process: their offsets may be committed."""


@dataclass(frozen=True, slots=True)
class Retry:
    """None of the events can be counted on. Send the same ones again; those that did arrive are not repeated."""

    after: float
    """Seconds to wait at least; the caller owns the backoff beyond that."""
    why: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """These events can never be delivered here, however often they are tried; all others of the call are delivered."""

    why: str
    events: tuple[Event, ...]


Result = Delivered | Retry | Rejected

DELIVERED: Final = Delivered()


class Sink(Protocol):
    """A place where events go. One task at a time calls, in this order: ``open``, any number of ``send``, ``close``.

    Redelivery is the rule, not an accident: after a crash or a rebalance the same events come again, in the same or
    another worker. A sink shows or stores an event once, by its id.
    """

    @property
    def name(self) -> str:
        """As the settings name it: the label of its metrics and the subject of its messages."""
        ...

    @property
    def accepts(self) -> tuple[type[Event], ...]:
        """The events that it takes. Any other is answered with Rejected."""
        ...

    async def open(self) -> None:
        """Make ready, before the first event. Raises TasrihError when the sink cannot work as it is configured."""
        ...

    async def send(self, events: Sequence[Event]) -> Result:
        """Deliver ``events``, in their order. Raises only on a defect of ours, never for what the outside does."""
        ...

    async def close(self) -> None:
        """Let go of everything held. Safe to call twice, or when ``open`` failed."""
        ...


def split_accepted(sink: Sink, events: Sequence[Event]) -> tuple[list[Event], tuple[Event, ...]]:
    """``events`` that the sink takes and those that it does not, each in their order."""
    taken = [event for event in events if isinstance(event, sink.accepts)]
    return taken, tuple(event for event in events if not isinstance(event, sink.accepts))


def delivered_except(refused: Sequence[Event], why: str) -> Result:
    """Delivered, or Rejected when some events were refused."""
    return Rejected(why, tuple(refused)) if refused else DELIVERED
