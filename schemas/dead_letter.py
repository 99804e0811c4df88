"""What could not be processed, with the bytes as they came in."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

from pydantic import AfterValidator, Base64Bytes, Field

from schemas.base import Event, UtcDatetime

MAX_ERROR_CHARS: Final = 200


class DeadLetterReason(StrEnum):
    """Why an event could not be processed. Closed list."""

    NOT_JSON = "not_json"
    NOT_UTF8 = "not_utf8"
    INVALID_EVENT = "invalid_event"
    """JSON, but not an event of the topic: a field is missing, has the wrong type, or contradicts another."""
    UNKNOWN_SCHEMA_VERSION = "unknown_schema_version"
    NO_TEXT = "no_text"
    TOO_LARGE = "too_large"
    EMPTY = "empty"
    """A message without a value."""
    SINK_REJECTED = "sink_rejected"
    """A sink can never take it, such as a row that the database refuses."""
    STAGE_FAILED = "stage_failed"
    """The stage raised: a defect of ours. Replay it after an upgrade."""


class DeadLetter(Event):
    """The message as it was read, and why it went no further. ``trace_id`` is its own id where no article is known."""

    topic: str
    partition: int = Field(ge=0)
    offset: int = Field(ge=0)
    key: Base64Bytes | None = None
    value: Base64Bytes
    """The raw bytes, base64 on the wire."""
    headers: dict[str, str] = Field(default_factory=dict)
    stage: str
    reason: DeadLetterReason
    error: Annotated[str, AfterValidator(lambda text: text[:MAX_ERROR_CHARS])]
    """What was wrong and where, cut to 200 characters."""
    failed_at: UtcDatetime


__all__ = ["MAX_ERROR_CHARS", "DeadLetter", "DeadLetterReason"]
