"""What the broker says of the road: asked in the background, so that a page never waits long for a bus that is away."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, Generic, TypeVar
from uuid import UUID

from schemas import DeadLetter, utc_now
from workers.errors import TasrihError
from workers.settings import Settings

if TYPE_CHECKING:
    from workers.bus.lag import TopicLag

PATIENCE: Final = 1.0
"""Seconds that a page waits for the first answer; the broker on the same network takes a tenth of it."""
LAG_SECONDS: Final = 5.0
LETTERS_SECONDS: Final = 15.0
"""So old may an answer be before it is asked for anew: reading all dead letters costs more than asking for offsets."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What the broker said last, or why it said nothing."""

    value: T | None
    fault: str | None
    at: datetime


class Asked(Generic[T]):
    """A question that takes its time. Usable from one event loop."""

    def __init__(self, question: Callable[[], T], seconds: float) -> None:
        """``question`` blocks, and may raise TasrihError; its answer is good for ``seconds``."""
        self._question = question
        self._seconds = seconds
        self._answer: Answer[T] | None = None
        self._asked = 0.0
        self._asking: asyncio.Task[None] | None = None

    async def answer(self, patience: float = PATIENCE) -> Answer[T] | None:
        """The last answer, after at most ``patience`` seconds where it is too old; None when there was none yet."""
        if self._asking is None and (self._answer is None or time.monotonic() - self._asked > self._seconds):
            self._asking = asyncio.create_task(self._ask())
        if self._asking is not None:
            await asyncio.wait([self._asking], timeout=patience)
        return self._answer

    def forget(self) -> None:
        """The next answer is a new one: something was changed."""
        self._asked = -self._seconds

    async def _ask(self) -> None:
        try:
            self._answer = Answer(await asyncio.to_thread(self._question), None, utc_now())
        except TasrihError as error:
            self._answer = Answer(None, error.message, utc_now())
        finally:
            self._asked = time.monotonic()
            self._asking = None


class BusWatch:
    """The questions that the operations pages put to the broker of the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.lag: Final = Asked(self._find_lag, LAG_SECONDS)
        self.letters: Final = Asked(self._find_letters, LETTERS_SECONDS)

    async def replay(self, ids: Sequence[UUID]) -> int:
        """Send the messages of these dead letters back; how many the broker took. Raises BrokerError or TopicError."""
        sent = await asyncio.to_thread(self._replay, frozenset(ids))
        self.letters.forget()
        return sent

    # kafka-python costs eight megabytes, which a screen whose operations pages nobody opens need not have.

    def _find_lag(self) -> list[TopicLag]:
        from workers.bus.lag import find_lag  # noqa: PLC0415

        return find_lag(self._settings)

    def _find_letters(self) -> list[DeadLetter]:
        from workers.bus.letters import Filter, find_letters  # noqa: PLC0415

        return find_letters(self._settings, Filter(), lambda _: None)

    def _replay(self, ids: frozenset[UUID]) -> int:
        from workers.bus.letters import send_back  # noqa: PLC0415
        from workers.bus.sending import sender  # noqa: PLC0415

        letters = [letter for letter in self._find_letters() if letter.id in ids]
        with sender(self._settings) as to_bus:
            send_back(letters, to_bus)
            to_bus.flush()
        return to_bus.deliveries.acknowledged
