"""What a reader says of an alert: whether it is right, and what is wrong with it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final, Self
from uuid import UUID

from pydantic import Field, model_validator

from schemas.base import Event, derive_id

MAX_NOTE_CHARS: Final = 2_000


class FeedbackVerdict(StrEnum):
    """What is wrong with an alert or with one of its statements, or that nothing is. Closed list."""

    RIGHT = "right"
    WRONG_SPEAKER = "wrong-speaker"
    WRONG_CONTENT = "wrong-content"
    """The words are cut too long or too short, or are not what was said."""
    NOT_A_STATEMENT = "not-a-statement"
    NOT_OFFICIAL = "not-official"
    NOT_NEW = "not-new"
    """It had been told before: another alert says the same."""
    NOT_A_REPEAT = "not-a-repeat"
    """It should have been an alert of its own, and was joined to this one."""
    NOT_A_CORRECTION = "not-a-correction"


class Feedback(Event):
    """One reader's verdict on an alert. Given again it has the same id, and the last note stays.

    A producer may leave out ``id``, which follows from the rest, and ``trace_id``, which then is the alert's id.
    """

    alert_id: UUID
    statement_id: UUID | None = None
    """The statement that it is about; None for the whole alert."""
    verdict: FeedbackVerdict
    reader: str = Field(default="", max_length=200)
    """Who says so, as they wish to be called; empty for nobody in particular."""
    note: str | None = Field(default=None, max_length=MAX_NOTE_CHARS)

    @model_validator(mode="before")
    @classmethod
    def _fill_ids(cls, given: Any) -> Any:
        if not isinstance(given, dict) or "alert_id" not in given:
            return given
        own = feedback_id(
            given["alert_id"], given.get("statement_id"), str(given.get("verdict")), given.get("reader", "")
        )
        return {"trace_id": given["alert_id"], "id": own, **given}

    @model_validator(mode="after")
    def _derived(self) -> Self:
        wanted = feedback_id(self.alert_id, self.statement_id, self.verdict, self.reader)
        if self.id != wanted:
            raise ValueError(f"id is {self.id}, but that of this verdict is {wanted}")
        return self


def feedback_id(alert_id: UUID | str, statement_id: UUID | str | None, verdict: str, reader: str = "") -> UUID:
    """The id of a verdict: equal for the same verdict of the same reader on the same alert or statement."""
    ids = (str(given or "").lower() for given in (alert_id, statement_id))
    return derive_id("feedback", *ids, str(verdict), str(reader))
