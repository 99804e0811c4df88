"""What a subscriber is told: an official said something new, another outlet now carries it, or one has corrected it."""

from __future__ import annotations

from enum import StrEnum
from typing import Self
from urllib.parse import urlsplit
from uuid import UUID

from pydantic import Field, model_validator

from schemas.base import Event, Model, RawField, Span, UtcDatetime
from schemas.opposition import Opposed
from schemas.statement import Act, OfficialReason, Quote, Speaker


class AlertKind(StrEnum):
    """What happened to the alert ``alert_id``."""

    NEW = "new"
    CORROBORATED = "corroborated"
    """Another article carries what the alert already told."""
    CORRECTED = "corrected"
    """An article that carries the alert has changed what it says."""


class NoveltyReason(StrEnum):
    """Why a statement counts as new, or as a repeat. Closed list."""

    FIRST = "first"
    """Nothing that this speaker said within the window is like it."""
    OUTSIDE_WINDOW = "outside_window"
    """Said before, but longer ago than the window."""
    SAME_ARTICLE = "same_article"
    """The article says it twice, such as in its headline and its body."""
    SAME_WORDS = "same_words"
    """Another article says it in the same words."""
    REWORDED = "reworded"
    """Another article says it in other words, or in nearly the same ones."""
    SHORTENED = "shortened"
    """A part of what another article says, or the whole of which that is a part."""
    COPY = "copy"
    """The article is a copy of another one, which says it."""
    UNCHANGED = "unchanged"
    """The article said it before it was corrected."""
    CORRECTED = "corrected"
    """It takes the place of something else that the article said before it was corrected."""
    BACK_FILL = "back_fill"
    """Nothing is like it, but it came by the back-fill lane: kept in the memory, told to nobody."""

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
    field: RawField | None = None
    span: Span | None = None
    """Where it stands in ``field`` of the raw article; both are missing in events of older workers."""
    speaker: Speaker | None = None
    """Who said it, without ``mention``: several may speak for the body of one alert. Missing in events of older workers."""
    quote: Quote
    act: Act
    cue: str
    headline: bool
    confidence: float = Field(ge=0, le=1)
    about: tuple[str, ...] = ()
    """Canonical names of the entities in the content, in order."""
    told_to: str | None = None
    """The outlet or person addressed."""
    verdict: Verdict
    opposes: Opposed | None = None
    """The earlier statement that it reverses, or the one that it denies."""


class Carrier(Model):
    """An article that carries statements of the alert."""

    article_id: UUID
    source: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published_at: UtcDatetime

    @property
    def site(self) -> str:
        """The domain of the article's address without www, empty where there is none."""
        try:
            host = urlsplit(self.url).hostname if self.url else None
        except ValueError:  # «http://[»
            return ""
        return (host or "").removeprefix("www.")

    @property
    def label(self) -> str:
        """Who carries it, as a reader is told: the outlet, else the site, else the article's source."""
        return self.outlet or self.site or self.source


class ChangeReason(StrEnum):
    """What a correction did to a statement. Closed list."""

    SPEAKER_CHANGED = "speaker_changed"
    """Somebody else of the same body said it."""
    NUMBER_CHANGED = "number_changed"
    NEGATION_CHANGED = "negation_changed"
    """A negation came or went: «سترفع», «لن ترفع»."""
    ACT_CHANGED = "act_changed"
    """The same words, but denied and not announced, or the like."""
    EXTENDED = "extended"
    """All that stood before, and more."""
    SHORTENED = "shortened"
    """A part of what stood before."""
    REWORDED = "reworded"
    WITHDRAWN = "withdrawn"
    """The words are gone from the article."""


class Change(Model):
    """One statement that an article told otherwise before it was corrected."""

    reason: ChangeReason
    article_id: UUID
    """The article that was corrected: one of the carriers."""
    statement_id: UUID
    """The statement as it stood."""
    before: str
    """What it said."""
    after: str | None = None
    """What stands in its place; None where it was withdrawn."""
    after_id: UUID | None = None
    """The statement that stands in its place."""
    speaker_before: str | None = None
    speaker_after: str | None = None
    """Who said it then and now, where that is what changed."""

    @model_validator(mode="after")
    def _withdrawn_or_replaced(self) -> Self:
        replaced = self.after is not None and self.after_id is not None
        if replaced == (self.reason is ChangeReason.WITHDRAWN):
            raise ValueError(f"reason is {self.reason.value!r}, but what stands in its place is {self.after!r}")
        return self


class Alert(Event):
    """All that one speaker newly says in one article; or one more article that carries it; or what such an article changed.

    ``alert_id`` names the alert over its life; ``id`` this event. Both are derived, so that a redelivery, a restart or a
    replay of the topic repeats them. A receiver that upserts on ``alert_id`` never shows an alert twice.
    """

    alert_id: UUID
    kind: AlertKind
    speaker: Speaker
    """Who says most of ``statements``."""
    speaker_key: str
    official_reason: OfficialReason
    statements: tuple[AlertStatement, ...] = Field(min_length=1)
    """The new statements, each in the fullest words that the article has for it; with kind ``corroborated`` those that the
    carrier repeats; with ``corrected`` those that changed, as they stand now, and those withdrawn."""
    carriers: tuple[Carrier, ...] = Field(min_length=1)
    """With kind ``new`` the article that told first; with ``corroborated`` the one that joins; with ``corrected`` the one
    that was corrected."""
    first_seen: UtcDatetime
    """Publication time of the article that told first."""
    changes: tuple[Change, ...] = ()
    """With kind ``corrected`` what changed. An alert read from the store has all changes so far."""

    @property
    def leading(self) -> AlertStatement:
        """The first of ``statements`` by ``speaker``: what to tell where there is room for one."""
        own = (one for one in self.statements if one.speaker and one.speaker.identity == self.speaker.identity)
        return next(own, self.statements[0])

    @model_validator(mode="after")
    def _corrected_or_not(self) -> Self:
        if self.kind is AlertKind.CORRECTED and not self.changes:
            raise ValueError("a corrected alert must tell what changed")
        return self
