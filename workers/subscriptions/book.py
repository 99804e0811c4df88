"""The subscriptions file, read, checked and made ready."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from schemas import Alert
from workers.channels.config import ChannelConfig
from workers.subscriptions.belonging import Belonging
from workers.subscriptions.decision import NOTHING_BEFORE, Decision, Past
from workers.subscriptions.facts import Facts
from workers.subscriptions.faults import SubscriptionsError
from workers.subscriptions.reading import MOST_BYTES, BookReader
from workers.subscriptions.silences import ReadySilence
from workers.subscriptions.subscription import ReadySubscription
from workers.subscriptions.yaml_tree import Fault, YamlFaultsError, YamlTree
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.base import load as load_knowledge


@dataclass(frozen=True, slots=True)
class Book:
    """Who wants to be told what. Immutable: another state of the file is another book."""

    path: Path
    data: bytes
    """What was read."""
    version: str
    """Equal for equal files: the beginning of the SHA-256 of their bytes."""
    channels: Mapping[str, ChannelConfig]
    subscriptions: tuple[ReadySubscription, ...]
    """In the order of the file."""
    silences: tuple[ReadySilence, ...]
    """In the order of the file."""
    zone: ZoneInfo
    """Of the file: its clock, where a part has none of its own."""
    belonging: Belonging

    def decide(
        self, alert: Alert, now: datetime, past: Past = NOTHING_BEFORE, *, every_reason: bool = False
    ) -> tuple[Decision, ...]:
        """What each subscription says to ``alert``, in the order of the file. Equal arguments give equal decisions.

        With ``every_reason`` those that refuse tell of every condition, else only up to the first that fails.
        """
        facts = Facts(alert, past, self.belonging)
        moment = now.astimezone(UTC)
        return tuple(one.decide(facts, moment, self.silences, every_reason=every_reason) for one in self.subscriptions)

    @property
    def limited(self) -> tuple[str, ...]:
        """The subscriptions with a limit: those whose messages ``Past.messages`` must tell."""
        return tuple(one.name for one in self.subscriptions if one.limited)

    def subscription(self, name: str) -> ReadySubscription | None:
        """The subscription of that name."""
        return next((one for one in self.subscriptions if one.name == name), None)


def load(path: Path, knowledge: Knowledge | None = None) -> Book:
    """The book in the file ``path``. Raises SubscriptionsError with every fault: line, and what to write instead.

    Names are looked up in ``knowledge``, else in that of the process.
    """
    return parse(read_bytes(path), path, knowledge)


def parse(data: bytes, path: Path, knowledge: Knowledge | None = None) -> Book:
    """The book that ``data`` holds; ``path`` is only told in errors. Raises SubscriptionsError."""
    try:
        tree = YamlTree(data.decode("utf-8-sig"), typed=("channels",))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault = Fault(line, "", f"byte {data[error.start]:#04x} is not UTF-8; save the file as UTF-8")
        raise SubscriptionsError(path, [fault]) from None
    except YamlFaultsError as error:
        raise SubscriptionsError(path, error.faults) from None
    belonging = Belonging(knowledge or load_knowledge())
    reader = BookReader(tree, belonging.knowledge)
    channels, subscriptions, silences = reader.read()
    if reader.faults:
        raise SubscriptionsError(path, sorted(reader.faults, key=lambda fault: fault.line))
    return Book(path, data, version_of(data), channels, subscriptions, silences, reader.zone, belonging)


def version_of(data: bytes) -> str:
    """What ``Book.version`` is for a file of these bytes."""
    return hashlib.sha256(data).hexdigest()[:16]


def read_bytes(path: Path) -> bytes:
    """What is in the file. Raises SubscriptionsError."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise SubscriptionsError(path, [Fault(0, "", f"cannot be read: {error.strerror or error}")]) from None
    if len(data) > MOST_BYTES:
        raise SubscriptionsError(path, [Fault(0, "", f"is larger than {MOST_BYTES:,} bytes; no list is so long")])
    return data
