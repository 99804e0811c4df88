"""The tables, as SQLAlchemy knows them. Migrations repeat them; a test fails when the two differ."""

from __future__ import annotations

from typing import Final

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Integer, MetaData, String, Table, Uuid
from sqlalchemy.dialects.postgresql import JSONB

from workers.store.types import CleanText, UtcDateTime

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

articles: Final = Table(
    "articles",
    metadata,
    Column("article_id", Uuid(), primary_key=True),
    Column("source", CleanText(), nullable=False),
    Column("url", CleanText()),
    Column("outlet", CleanText()),
    Column("title", CleanText()),
    Column("lane", String(16), nullable=False),
    Column("parts", Integer(), nullable=False, comment="so many outcomes make the article complete"),
    Column("status", String(32), index=True, comment="strongest of the outcomes; null while some are missing"),
    Column("first_seen", UtcDateTime(), nullable=False, index=True, comment="when its first outcome was made"),
    Column("described_at", UtcDateTime(), nullable=False, comment="when the event was made that source to lane are of"),
    Column("described_by", Uuid(), nullable=False, comment="the id of that event"),
)
"""One row an article that ended, wholly or for some of its speakers."""

article_outcomes: Final = Table(
    "article_outcomes",
    metadata,
    Column("article_id", Uuid(), ForeignKey("articles.article_id", ondelete="CASCADE"), primary_key=True),
    Column("part", CleanText(), primary_key=True, comment="speaker key; empty for the whole article"),
    Column("status", String(32), nullable=False),
    Column("stage", String(32), nullable=False),
    Column("ended_at", UtcDateTime(), nullable=False),
    Column("event_id", Uuid(), nullable=False),
)
"""How the road ended for one part of an article: the strongest status ever told of it."""

alerts: Final = Table(
    "alerts",
    metadata,
    Column("alert_id", Uuid(), primary_key=True),
    Column("kind", String(16), nullable=False, comment="new; corroborated while only that was seen"),
    Column("event_id", Uuid(), nullable=False, comment="the event that this row tells"),
    Column("article_id", Uuid(), nullable=False, comment="the article of that event"),
    Column("speaker_name", CleanText()),
    Column("speaker_role", CleanText()),
    Column("speaker_organisation", CleanText()),
    Column("speaker_country", String(2)),
    Column("speaker_entity", CleanText()),
    Column("speaker_key", CleanText(), nullable=False, index=True),
    Column("speaker_anonymous", Boolean(), nullable=False),
    Column("official_reason", String(32), nullable=False),
    Column("first_seen", UtcDateTime(), nullable=False, comment="publication time of the article that told first"),
    Column("created_at", UtcDateTime(), nullable=False, index=True, comment="when the event was made"),
    Column("payload", JSON().with_variant(JSONB(), "postgresql"), nullable=False, comment="the event as it came"),
)
"""One row an alert, over all outlets."""

alert_statements: Final = Table(
    "alert_statements",
    metadata,
    Column("event_id", Uuid(), primary_key=True),
    Column("statement_id", Uuid(), primary_key=True, index=True),
    Column("alert_id", Uuid(), ForeignKey("alerts.alert_id", ondelete="CASCADE"), nullable=False, index=True),
    Column("article_id", Uuid(), nullable=False),
    Column("position", Integer(), nullable=False, comment="place within the event, from 0"),
    Column("content", CleanText(), nullable=False),
    Column("quote", String(16), nullable=False),
    Column("act", String(16), nullable=False),
    Column("cue", CleanText(), nullable=False),
    Column("headline", Boolean(), nullable=False),
    Column("confidence", Float(), nullable=False),
    Column("reason", String(32), nullable=False, comment="why it counts as new, or as a repeat"),
    Column("group_id", Uuid(), nullable=False, index=True, comment="equal for statements that say the same"),
    Column("field", String(16), comment="of the raw article; null, as span and speaker, for what an older worker told"),
    Column("span_start", Integer(), comment="code points in the field"),
    Column("span_end", Integer()),
    Column("speaker", JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")),
)
"""The statements of each event of an alert: those of the article that told first and those that repeat them."""

alert_carriers: Final = Table(
    "alert_carriers",
    metadata,
    Column("alert_id", Uuid(), ForeignKey("alerts.alert_id", ondelete="CASCADE"), primary_key=True),
    Column("article_id", Uuid(), primary_key=True, index=True),
    Column("source", CleanText(), nullable=False),
    Column("url", CleanText()),
    Column("outlet", CleanText()),
    Column("title", CleanText()),
    Column("published_at", UtcDateTime(), nullable=False),
    Column("told_at", UtcDateTime(), nullable=False, comment="when the event was made that brought it"),
    Column("event_id", Uuid(), nullable=False),
)
"""The articles that carry the alert."""

alert_changes: Final = Table(
    "alert_changes",
    metadata,
    Column("event_id", Uuid(), primary_key=True),
    Column("position", Integer(), primary_key=True, comment="place within the event, from 0"),
    Column("alert_id", Uuid(), ForeignKey("alerts.alert_id", ondelete="CASCADE"), nullable=False, index=True),
    Column("article_id", Uuid(), nullable=False, comment="the article that was corrected"),
    Column("reason", String(32), nullable=False),
    Column("statement_id", Uuid(), nullable=False, comment="as it stood"),
    Column("before", CleanText(), nullable=False),
    Column("after_id", Uuid(), comment="what stands in its place; null when it was withdrawn"),
    Column("after", CleanText()),
    Column("speaker_before", CleanText()),
    Column("speaker_after", CleanText()),
    Column("told_at", UtcDateTime(), nullable=False, comment="when the event was made"),
)
"""What corrected articles changed of what an alert told."""

feedback: Final = Table(
    "feedback",
    metadata,
    Column("feedback_id", Uuid(), primary_key=True),
    Column("alert_id", Uuid(), nullable=False, index=True, comment="its row in alerts may come later"),
    Column("statement_id", Uuid(), comment="null for the whole alert"),
    Column("verdict", String(32), nullable=False),
    Column("reader", CleanText(), nullable=False),
    Column("note", CleanText()),
    Column("given_at", UtcDateTime(), nullable=False),
)
"""What readers say of alerts; the last note of one reader on one thing."""
