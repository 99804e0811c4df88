"""The road over articles in files as far as the subscriptions, with what the outbox would know by then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from schemas import Alert, RawArticle
from workers import stages
from workers.cli.exits import ExitCode
from workers.memory import DictMemory
from workers.offline import extract_from
from workers.subscriptions.book import Book
from workers.subscriptions.decision import Decision
from workers.subscriptions.rehearsal import Rehearsal


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
    subscriptions: Rehearsal = field(init=False)
    ended: ExitCode = ExitCode.OK

    def __post_init__(self) -> None:
        self.memory = DictMemory(self.window)
        self.subscriptions = Rehearsal(self.book)


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
                yield Told(event, so_far.subscriptions.decide(event, now, every_reason=True))
        if outcome.status:
            statuses.append(outcome.status.status.value)
    if not told:
        yield f"{article.source}: no alert: {', '.join(dict.fromkeys(statuses))}"
