"""What a subscriber is told: an official said something new, or another outlet now carries it."""

from __future__ import annotations

from enum import StrEnum
from uuid import UUID

from pydantic import Field

from schemas.base import Event, Model, UtcDatetime
from schemas.statement import Act, OfficialReason, Quote, Speaker


class AlertKind(StrEnum):
    """What happened to the alert ``alert_id``."""

    NEW = "new"
    CORROBORATED = "corroborated"
    """Another article carries what the alert already told."""


class NoveltyReason(StrEnum):
    """Why a statement counts as new, or as a repeat. Closed list."""

    FIRST = "first"
    """Nothing that this speaker said within the window is like it."""
    OUTSIDE_WINDOW = "outside_window"
    """Said before, but longer ago than the window."""
    SAME_STATEMENT = "same_statement"
    """The very same event, delivered again."""
    SAME_ARTICLE = "same_article"
    """The article says it twice, such as in its headline and its body."""
    SAME_WORDS = "same_words"
    """Another article says it in the same words."""
    REWORDED = "reworded"
    """Another article says it in other words, or in nearly the same ones."""
    SHORTENED = "shortened"
    """A part of what another article says, or the whole of which that is a part."""

    @property
    def new(self) -> bool:
        """Whether a statement judged so has not been told yet."""
        return self in (NoveltyReason.FIRST, NoveltyReason.OUTSIDE_WINDOW)


class Verdict(Model):
    """The judge's answer on one statement."""

    reason: NoveltyReason
    group: UUID
    """Equal for statements that say the same: the id of the first of them."""
    score: float = Field(ge=0, le=1)
    """How much it says what its group says; for a new one, how near the likest group within the window comes."""
    like: UUID | None = None
    """The one of its group that it is most like; None for a new one."""


class AlertStatement(Model):
    """One statement of an alert, cut down to what a reader needs."""

    id: UUID
    content: str
    quote: Quote
    act: Act
    cue: str
    headline: bool
    confidence: float = Field(ge=0, le=1)
    verdict: Verdict


class Carrier(Model):
    """An article that carries statements of the alert."""

    article_id: UUID
    source: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published_at: UtcDatetime


class Alert(Event):
    """All that one speaker newly says in one article, or one more article that carries it.

    ``alert_id`` names the alert over its life; ``id`` this event. Both are derived, so that a redelivery, a restart or a
    replay of the topic repeats them. A receiver that upserts on ``alert_id`` never shows an alert twice.
    """

    alert_id: UUID
    kind: AlertKind
    speaker: Speaker
    speaker_key: str
    official_reason: OfficialReason
    statements: tuple[AlertStatement, ...] = Field(min_length=1)
    """The new statements; with kind ``corroborated`` those that the carrier repeats."""
    carriers: tuple[Carrier, ...] = Field(min_length=1)
    """With kind ``new`` the article that told first; with ``corroborated`` the one that joins."""
    first_seen: UtcDatetime
    """Publication time of the article that told first."""
