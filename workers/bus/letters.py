"""Dead letters as they lie on their topic, and the way back for what they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from schemas import DeadLetter, DeadLetterReason
from workers.bus.reading import read_to_end
from workers.bus.sending import Sender
from workers.codec import decode
from workers.errors import Permanent
from workers.settings import Settings
from workers.topics import DEAD_LETTERS


@dataclass(frozen=True, slots=True)
class Filter:
    """Which dead letters are meant."""

    reason: DeadLetterReason | None = None
    stage: str | None = None
    since: datetime | None = None

    def takes(self, letter: DeadLetter) -> bool:
        """Whether ``letter`` passes every condition given."""
        return (
            (self.reason is None or letter.reason is self.reason)
            and (self.stage is None or letter.stage == self.stage)
            and (self.since is None or letter.failed_at >= self.since)
        )


def find_letters(settings: Settings, wanted: Filter, tell: Callable[[str], None]) -> list[DeadLetter]:
    """The dead letters that ``wanted`` lets through, the oldest first, each once however often it was delivered.

    What is none is left out, and ``tell`` is told where it lies. Raises BrokerError when the broker does not answer,
    TopicError when it does not have the topic.
    """
    found: dict[UUID, DeadLetter] = {}
    for letter in _read(settings, tell):
        if wanted.takes(letter):
            found.setdefault(letter.id, letter)
    return sorted(found.values(), key=lambda letter: (letter.failed_at, letter.topic, letter.partition, letter.offset))


def send_back(letters: Iterable[DeadLetter], to_bus: Sender) -> None:
    """Queue the messages of ``letters``, byte for byte, for the topics that they came from, with their keys and headers.

    What fails again is a new dead letter; what was processed meanwhile is recognised by its id. Raises BrokerError once
    the broker stopped answering.
    """
    for letter in letters:
        headers = [(name, value.encode()) for name, value in letter.headers.items()]
        to_bus.send(letter.topic, letter.value, key=letter.key, headers=headers, what=f"dead letter {letter.id}")


def _read(settings: Settings, tell: Callable[[str], None]) -> Iterator[DeadLetter]:
    for record in read_to_end(settings, DEAD_LETTERS.on_bus(settings)):
        try:
            yield decode(DeadLetter, record.value)
        except Permanent as error:
            tell(f"{record.topic}[{record.partition}]@{record.offset} is not a dead letter: {error}")
