"""How each outlet words what an alert tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Act, NoveltyReason, Quote, Speaker
from workers.store.tables import alert_carriers, alert_statements, alerts


@dataclass(frozen=True, slots=True)
class Wording:
    """One statement of an alert as one article has it."""

    statement_id: UUID
    group_id: UUID
    """Equal for wordings of the same."""
    article_id: UUID
    outlet: str | None
    source: str
    url: str | None
    title: str | None
    published_at: datetime
    content: str
    quote: Quote
    act: Act
    cue: str
    """The cue's lemma."""
    headline: bool
    confidence: float
    field: str | None
    """Of the raw article; None, as span and speaker, for what an older worker told."""
    span: tuple[int, int] | None
    """Code points in ``field``."""
    reason: NoveltyReason
    speaker: Speaker | None


async def find_wordings(connection: AsyncConnection, alert_id: UUID) -> list[Wording]:
    """Every statement of every event of the alert, each once: those that told first, then by publication.

    Also what was corrected since, as it stood: the article's text of today does not have it any more.
    """
    said, by = alert_statements.c, alert_carriers.c
    found = (
        select(alert_statements, by.outlet, by.source, by.url, by.title, by.published_at)
        .join(alerts, alerts.c.alert_id == said.alert_id)
        .join(alert_carriers, and_(by.alert_id == said.alert_id, by.article_id == said.article_id))
        .where(said.alert_id == alert_id)
        .order_by(said.event_id != alerts.c.event_id, by.published_at, by.article_id, said.event_id, said.position)
    )
    wordings: dict[UUID, Wording] = {}
    for row in await connection.execute(found):
        span = None if row.span_start is None else (row.span_start, row.span_end)
        wording = Wording(
            statement_id=row.statement_id,
            group_id=row.group_id,
            article_id=row.article_id,
            outlet=row.outlet,
            source=row.source,
            url=row.url,
            title=row.title,
            published_at=row.published_at,
            content=row.content,
            quote=Quote(row.quote),
            act=Act(row.act),
            cue=row.cue,
            headline=row.headline,
            confidence=row.confidence,
            field=row.field,
            span=span,
            reason=NoveltyReason(row.reason),
            speaker=Speaker.model_validate(row.speaker) if row.speaker else None,
        )
        wordings.setdefault(row.statement_id, wording)
    return list(wordings.values())
