"""The road as a table: how articles ended, and how far each stage is behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from schemas import Status
from workers.settings import STAGES, StageName
from workers.store import StatusCounts

if TYPE_CHECKING:
    from workers.bus.lag import TopicLag


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One end of the road."""

    status: Status
    articles: int
    share: float
    """Of all articles that ended; 0 to 1."""


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage of the road."""

    stage: StageName
    messages: int
    """Yet to be read, of all its topics."""
    unread: bool
    """No group has ever read a topic that holds messages: a worker of this stage is missing."""
    topics: tuple[TopicLag, ...]


def statuses_of(counts: StatusCounts) -> list[StatusRow]:
    """Every status, the strongest first."""
    ended = sum(counts.ended.values())
    return [StatusRow(status, number, number / ended if ended else 0.0) for status, number in counts.ended.items()]


def stages_of(lag: Sequence[TopicLag]) -> list[StageRow]:
    """Every stage in the order of the road."""
    rows = []
    for stage in STAGES:
        topics = tuple(one for one in lag if one.stage == stage)
        unread = any(one.group is None and one.messages for one in topics)
        rows.append(StageRow(stage, sum(one.messages for one in topics), unread, topics))
    return rows
