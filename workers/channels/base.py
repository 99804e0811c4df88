"""What every channel promises: one way in, four answers, and no doubt about who tries again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

from workers.channels.message import Message
from workers.errors import TasrihError
from workers.sinks.render import harmless

LONGEST_REASON: Final = 300
"""Characters of a reason: it stands in the database, in lists and in logs."""


class ChannelError(TasrihError):
    """A channel cannot work as it is configured: somebody has to change the file or the environment."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """The other side has taken the message."""

    note: str = ""
    """What somebody may want to know all the same, such as one recipient of several who was refused."""


@dataclass(frozen=True, slots=True)
class Retry:
    """Nobody knows whether it arrived. The caller sends the same message again, under the same id."""

    after: float
    """Seconds to wait at least, as the other side asked (0: it asked for nothing). The caller owns the backoff."""
    why: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """This message can never be delivered here; others can."""

    why: str


@dataclass(frozen=True, slots=True)
class Gone:
    """The other side wants no more messages at all: the channel is switched off."""

    why: str


Answer = Delivered | Retry | Rejected | Gone


class Channel(Protocol):
    """One place that messages go to. Any number of ``send`` may be under way at once, up to its ``concurrency``."""

    async def send(self, message: Message) -> Answer:
        """Deliver ``message``. The same one may come again, from this process or another, under the same id.

        Raises only on a defect of ours, never for what the outside does. May be cancelled when its time is up: then
        nobody knows whether it arrived.
        """
        ...

    async def close(self) -> None:
        """Let go of everything held. Safe to call twice. What is sent afterwards opens anew or is answered by Retry."""
        ...


def reason(text: object) -> str:
    """``text`` in one line that steers no terminal, cut to LONGEST_REASON."""
    line = " ".join(harmless(str(text)).split())
    return line if len(line) <= LONGEST_REASON else line[: LONGEST_REASON - 1] + "…"
