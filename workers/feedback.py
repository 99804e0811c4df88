"""A reader's verdict as an event: what ``tasrih feedback`` sends and the page of an alert stores."""

from __future__ import annotations

from uuid import UUID

from schemas import Alert, Feedback, FeedbackVerdict, utc_now


def verdict_on(
    alert: Alert,
    verdict: FeedbackVerdict,
    *,
    statement_id: UUID | None = None,
    reader: str = "",
    note: str | None = None,
) -> Feedback:
    """``verdict`` on ``alert``, or on one of its statements. The same of the same ``reader`` again replaces the note.

    Raises ValidationError where reader or note are too long.
    """
    return Feedback.model_validate(
        {
            "alert_id": alert.alert_id,
            "trace_id": alert.trace_id,
            "statement_id": statement_id,
            "verdict": verdict,
            "reader": reader,
            "note": note,
            "produced_at": utc_now(),
        }
    )
