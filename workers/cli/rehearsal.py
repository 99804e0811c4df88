"""The road over articles in files as far as the subscriptions, with what the outbox would know by then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from schemas import Alert, Carrier, RawArticle
from workers import stages
from workers.cli.exits import ExitCode
from workers.memory import DictMemory
from workers.offline import extract_from
from workers.subscriptions.book import Book
from workers.subscriptions.decision import Decision, Past


class Told(NamedTuple):
    """One alert, and what each subscription says to it."""

    alert: Alert
    decisions: tuple[Decision, ...]


@dataclass
class Rehearsed:
    """What has happened so far."""

    book: Book
    window: timedelta
    """Of novelty."""
    least: float
    """Confidence that a statement needs to raise an alert."""
    memory: DictMemory = field(init=False)
    first: dict[UUID, Alert] = field(default_factory=dict)
    carriers: dict[UUID, list[Carrier]] = field(default_factory=lambda: defaultdict(list))
    told: dict[UUID, set[str]] = field(default_factory=lambda: defaultdict(set))
    sent: dict[UUID, set[str]] = field(default_factory=lambda: defaultdict(set))
    messages: dict[str, dict[str, datetime]] = field(default_factory=lambda: defaultdict(dict))
    ended: ExitCode = ExitCode.OK

    def __post_init__(self) -> None:
        self.memory = DictMemory(self.window)


def rehearse(article: RawArticle, so_far: Rehearsed, now: datetime) -> Iterator[Told | str]:
    """The alerts of ``article`` with the decisions on them; a note where it has none or cannot be read."""
    found = extract_from(article)
    if found.failure:
        so_far.ended = ExitCode.FAILED
        yield found.failure
        return
    told = False
    statuses: list[str] = [found.status.status.value] if found.status else []
    for statement in found.statements:
        outcome = stages.judge(statement, so_far.memory, so_far.window, least=so_far.least)
        for event in outcome.events:
            if isinstance(event, Alert):
                told = True
                yield _decide(event, so_far, now)
        if outcome.status:
            statuses.append(outcome.status.status.value)
    if not told:
        yield f"{article.source}: no alert: {', '.join(dict.fromkeys(statuses))}"


def _decide(alert: Alert, so_far: Rehearsed, now: datetime) -> Told:
    past = Past(
        so_far.first.get(alert.alert_id),
        tuple(so_far.carriers[alert.alert_id]),
        frozenset(so_far.told[alert.alert_id]),
        frozenset(so_far.sent[alert.alert_id]),
        so_far.messages,
    )
    decisions = so_far.book.decide(alert, now, past, every_reason=True)
    so_far.first.setdefault(alert.alert_id, alert)
    so_far.carriers[alert.alert_id] += alert.carriers
    for one in decisions:
        if one.takes:
            so_far.told[alert.alert_id].add(one.subscription)
            if one.due_at is not None:
                so_far.sent[alert.alert_id].add(one.subscription)
        if one.takes and one.suppressed is None and one.due_at is not None:
            so_far.messages[one.subscription][one.digest_key or str(alert.id)] = one.due_at
    return Told(alert, decisions)
