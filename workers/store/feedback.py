"""Feedback and the statements that it is about. Functions over a connection, as in ``queries``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import String, and_, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Feedback, FeedbackVerdict
from workers.store.tables import alert_carriers, alert_statements, alerts, feedback


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement as an alert told it, and one verdict on it."""

    feedback_id: UUID
    alert_id: UUID
    verdict: FeedbackVerdict
    reader: str
    note: str | None
    given_at: datetime
    whole_alert: bool
    """The verdict is on all that the alert told first."""
    statement_id: UUID
    source: str
    """File name or id of the article, else its url."""
    field: str | None
    span: tuple[int, int] | None
    """Code points in ``field``; None for what an older worker stored."""
    content: str
    cue: str
    quote: str
    headline: bool
    speaker: dict[str, Any] | None
    official_reason: str


_START: Final = alert_statements.c.span_start
_END: Final = alert_statements.c.span_end


async def alerts_named(connection: AsyncConnection, beginning: str, limit: int = 2) -> list[UUID]:
    """The ids that begin so (hexadecimal digits without hyphens), at most ``limit`` of them."""
    digits = func.replace(cast(alerts.c.alert_id, String()), "-", "")
    found = select(alerts.c.alert_id).where(digits.startswith(beginning, autoescape=True)).limit(limit)
    return [row.alert_id for row in await connection.execute(found)]


async def statements_told(connection: AsyncConnection, alert_id: UUID) -> list[UUID]:
    """The statements of the alert: those that told first, in their order, then those of the articles that joined."""
    found = (
        select(alert_statements.c.statement_id)
        .join(alerts, alerts.c.alert_id == alert_statements.c.alert_id)
        .where(alert_statements.c.alert_id == alert_id)
        .order_by(
            alert_statements.c.event_id != alerts.c.event_id, alert_statements.c.event_id, alert_statements.c.position
        )
    )
    return list(dict.fromkeys(row.statement_id for row in await connection.execute(found)))


async def find_judged(connection: AsyncConnection) -> list[Judged]:
    """Every statement that somebody gave a verdict on, once for each verdict, by article and place."""
    said = alert_statements.c
    on_it = or_(
        feedback.c.statement_id == said.statement_id,
        and_(feedback.c.statement_id.is_(None), said.event_id == alerts.c.event_id),
    )
    carried = and_(alert_carriers.c.alert_id == said.alert_id, alert_carriers.c.article_id == said.article_id)
    found = (
        select(*feedback.c, *said, alert_carriers.c.source, alerts.c.official_reason)
        .join(alerts, alerts.c.alert_id == feedback.c.alert_id)
        .join(alert_statements, and_(said.alert_id == feedback.c.alert_id, on_it))
        .join(alert_carriers, carried)
        .order_by(alert_carriers.c.source, said.field, _START, said.statement_id, feedback.c.feedback_id)
    )
    judged = [_judged(row) for row in (await connection.execute(found)).mappings()]
    # A statement that its article's correction left as it was stands in two events.
    return list({(one.feedback_id, one.statement_id): one for one in judged}.values())


async def find_given(connection: AsyncConnection, alert_id: UUID) -> list[Feedback]:
    """What readers said of one alert and its statements, the last first."""
    columns = feedback.c
    found = select(feedback).where(columns.alert_id == alert_id).order_by(columns.given_at.desc(), columns.feedback_id)
    return [
        Feedback.model_validate(
            {
                "alert_id": row.alert_id,
                "statement_id": row.statement_id,
                "verdict": row.verdict,
                "reader": row.reader,
                "note": row.note,
                "produced_at": row.given_at,
            }
        )
        for row in await connection.execute(found)
    ]


async def count_unknown(connection: AsyncConnection) -> int:
    """Verdicts on alerts that are not in this database."""
    unknown = select(func.count()).select_from(feedback).where(feedback.c.alert_id.not_in(select(alerts.c.alert_id)))
    return (await connection.execute(unknown)).scalar_one()


def _judged(row: Any) -> Judged:
    start, end = row[_START], row[_END]
    return Judged(
        feedback_id=row[feedback.c.feedback_id],
        alert_id=row[feedback.c.alert_id],
        verdict=FeedbackVerdict(row[feedback.c.verdict]),
        reader=row[feedback.c.reader],
        note=row[feedback.c.note],
        given_at=row[feedback.c.given_at],
        whole_alert=row[feedback.c.statement_id] is None,
        statement_id=row[alert_statements.c.statement_id],
        source=row[alert_carriers.c.source],
        span=None if start is None else (start, end),
        official_reason=row[alerts.c.official_reason],
        **{name: row[alert_statements.c[name]] for name in _SAID},
    )


_SAID: Final[Sequence[str]] = ("field", "content", "cue", "quote", "headline", "speaker")
