"""What every event has in common: versions, ids, times and spans."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Final, Literal, Self
from uuid import UUID, uuid5

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, model_validator

SCHEMA_VERSION: Final = 1

NAMESPACE: Final = UUID("6d3f9c1e-7a52-5d0e-9b1f-2f6a6c0e4b7d")
"""Root of every derived id (RFC 9562 version 5). Changing it changes every id ever given out."""

RawField = Literal["title", "text", "html"]
"""The field of the raw article that a span counts in."""


def derive_id(*parts: str) -> UUID:
    """The UUIDv5 of ``parts``: equal parts give an equal id, on every machine and after every restart."""
    return uuid5(NAMESPACE, "\x1f".join(parts))


UtcDatetime = Annotated[AwareDatetime, AfterValidator(lambda moment: moment.astimezone(UTC))]
"""A moment with a time zone, kept in UTC. A naive datetime is refused."""


class Model(BaseModel):
    """Base of all parts of events: immutable, and closed to fields that the contract does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Event(Model):
    """Base of all events that travel on the bus."""

    schema_version: Literal[1] = SCHEMA_VERSION
    id: UUID
    """Derived from the article and the place in it, so that a redelivery carries the same id."""
    trace_id: UUID
    """The id of the article that this event comes from."""
    produced_at: UtcDatetime
    """When this event was made; the only field in which two deliveries of one event may differ."""


class Span(Model):
    """A stretch of text in Unicode code points: ``start`` inclusive, ``end`` exclusive."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"span ends at {self.end}, which is not after its start {self.start}")
        return self

    def __len__(self) -> int:
        return self.end - self.start


class Excerpt(Model):
    """A stretch of the raw article, with its words as they stand there."""

    field: RawField
    span: Span
    text: str

    @model_validator(mode="after")
    def _span_and_text_agree(self) -> Self:
        if len(self.text) != len(self.span):
            raise ValueError(
                f"span {self.span.start}..{self.span.end} is {len(self.span)} code points long, its text {len(self.text)}"
            )
        return self


class Lane(StrEnum):
    """The road that an article came in by."""

    LIVE = "live"
    BACKFILL = "backfill"
    """Fills the memory of what has been said; never alerts."""


def utc_now() -> datetime:
    """The wall clock in UTC: the default of everything that takes a clock."""
    return datetime.now(UTC)
