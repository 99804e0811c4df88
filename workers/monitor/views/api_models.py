"""What the API answers with. Each is told to the world in its OpenAPI document: fields are added, never changed."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from schemas import Act, Alert, AlertStatement, Carrier, Change, OfficialReason, Quote, RawField, Span, Speaker
from workers.store.search import FoundStatement
from workers.store.speakers import SpeakerRow


class Answer(BaseModel):
    """Base of all answers; docstrings of fields are told to the world."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class StatementItem(Answer):
    """One statement of one article."""

    statement_id: UUID
    article_id: UUID
    alert_id: UUID | None
    """The alert that tells it; null when none does (nobody official, or nothing new)."""
    content: str
    """What was said, in the words of the article."""
    quote: Quote
    act: Act
    """What the speaker does by saying it."""
    cue: str
    """The dictionary form of the words that attribute."""
    headline: bool
    confidence: float = Field(ge=0, le=1)
    """The probability that span, speaker and ``official`` are all right."""
    official: bool
    official_reason: OfficialReason
    speaker: Speaker
    speaker_key: str
    """Equal for all who speak for one body."""
    about: tuple[str, ...]
    """Canonical names of the entities in the content."""
    said_at: date | None
    """The day on which it was said, where the article tells one."""
    published_at: datetime
    outlet: str | None
    title: str | None
    url: str | None
    """Of the article, as the crawler gave it: look at the scheme before you make a link of it."""
    source: str
    """What the sender calls the article."""
    field: RawField
    """The field of the raw article that ``span`` counts in."""
    span: Span


class StatementList(Answer):
    """A page of statements, the latest published first."""

    items: tuple[StatementItem, ...]
    next: str | None
    """The address of the next page; null on the last one."""


class AlertItem(Answer):
    """What a speaker newly said, with all that has come of it."""

    alert_id: UUID
    updated_at: datetime
    """When the last of its events was told: it changes when an outlet joins or an article is corrected."""
    told_at: datetime
    first_seen: datetime
    """Publication time of the article that told first."""
    speaker: Speaker
    speaker_key: str
    official_reason: OfficialReason
    statements: tuple[AlertStatement, ...]
    carriers: tuple[Carrier, ...]
    """The articles that carry it, the one that told first before all others."""
    changes: tuple[Change, ...]
    """What corrected articles changed of it."""
    page: str
    """Its address for people."""


class AlertList(Answer):
    """A page of alerts, the latest told first."""

    items: tuple[AlertItem, ...]
    next: str | None
    """The address of the next page; null on the last one."""


class SpeakerItem(Answer):
    """A body, or a person who speaks for none."""

    speaker_key: str
    name: str | None
    organisation: str | None
    country: str | None
    statements: int
    """How many statements are kept of it."""
    last: datetime
    """When the latest of them was published."""
    statements_url: str
    """The address of its statements."""


class SpeakerList(Answer):
    """The speakers whose name or body begins so, who said most first."""

    items: tuple[SpeakerItem, ...]


def statement_item(found: FoundStatement) -> StatementItem:
    """``found`` for the world."""
    names = StatementItem.model_fields.keys() - {"span", "speaker"}
    fields = {name: getattr(found, name) for name in names}
    return StatementItem.model_construct(
        **fields,
        speaker=found.speaker,
        span=Span.model_construct(start=found.span_start, end=found.span_end),
    )


def speaker_item(row: SpeakerRow, statements_url: str) -> SpeakerItem:
    """``row`` for the world."""
    return SpeakerItem(
        speaker_key=row.speaker_key,
        name=row.name,
        organisation=row.organisation,
        country=row.country,
        statements=row.statements,
        last=row.last,
        statements_url=statements_url,
    )


def alert_item(alert: Alert, updated: datetime, page: str) -> AlertItem:
    """``alert``, as the store has it, for the world."""
    return AlertItem(
        alert_id=alert.alert_id,
        updated_at=updated,
        told_at=alert.produced_at,
        first_seen=alert.first_seen,
        speaker=alert.speaker,
        speaker_key=alert.speaker_key,
        official_reason=alert.official_reason,
        statements=alert.statements,
        carriers=alert.carriers,
        changes=alert.changes,
        page=page,
    )
