"""first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "alerts",
        sa.Column("alert_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False, comment="new; corroborated while only that was seen"),
        sa.Column("event_id", sa.Uuid(), nullable=False, comment="the event that this row tells"),
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="the article of that event"),
        sa.Column("speaker_name", sa.Text(), nullable=True),
        sa.Column("speaker_role", sa.Text(), nullable=True),
        sa.Column("speaker_organisation", sa.Text(), nullable=True),
        sa.Column("speaker_country", sa.String(length=2), nullable=True),
        sa.Column("speaker_entity", sa.Text(), nullable=True),
        sa.Column("speaker_key", sa.Text(), nullable=False),
        sa.Column("speaker_anonymous", sa.Boolean(), nullable=False),
        sa.Column("official_reason", sa.String(length=32), nullable=False),
        sa.Column(
            "first_seen",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="publication time of the article that told first",
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False, comment="when the event was made"),
        sa.Column(
            "payload",
            sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
            nullable=False,
            comment="the event as it came",
        ),
        sa.PrimaryKeyConstraint("alert_id", name=op.f("pk_alerts")),
    )
    with op.batch_alter_table("alerts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alerts_created_at"), ["created_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_alerts_speaker_key"), ["speaker_key"], unique=False)

    op.create_table(
        "articles",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("lane", sa.String(length=16), nullable=False),
        sa.Column("parts", sa.Integer(), nullable=False, comment="so many outcomes make the article complete"),
        sa.Column(
            "status",
            sa.String(length=32),
            nullable=True,
            comment="strongest of the outcomes; null while some are missing",
        ),
        sa.Column("first_seen", sa.DateTime(timezone=True), nullable=False, comment="when its first outcome was made"),
        sa.Column(
            "described_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="when the event was made that source to lane are of",
        ),
        sa.Column("described_by", sa.Uuid(), nullable=False, comment="the id of that event"),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_articles")),
    )
    with op.batch_alter_table("articles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_articles_status"), ["status"], unique=False)

    op.create_table(
        "alert_carriers",
        sa.Column("alert_id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "told_at", sa.DateTime(timezone=True), nullable=False, comment="when the event was made that brought it"
        ),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["alert_id"], ["alerts.alert_id"], name=op.f("fk_alert_carriers_alert_id_alerts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("alert_id", "article_id", name=op.f("pk_alert_carriers")),
    )
    with op.batch_alter_table("alert_carriers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alert_carriers_article_id"), ["article_id"], unique=False)

    op.create_table(
        "alert_statements",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("statement_id", sa.Uuid(), nullable=False),
        sa.Column("alert_id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="place within the event, from 0"),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("quote", sa.String(length=16), nullable=False),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("headline", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("reason", sa.String(length=32), nullable=False, comment="why it counts as new, or as a repeat"),
        sa.Column("group_id", sa.Uuid(), nullable=False, comment="equal for statements that say the same"),
        sa.ForeignKeyConstraint(
            ["alert_id"], ["alerts.alert_id"], name=op.f("fk_alert_statements_alert_id_alerts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "statement_id", name=op.f("pk_alert_statements")),
    )
    with op.batch_alter_table("alert_statements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alert_statements_alert_id"), ["alert_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_alert_statements_group_id"), ["group_id"], unique=False)

    op.create_table(
        "article_outcomes",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False, comment="speaker key; empty for the whole article"),
        sa.Column("status", sa.String(length=32), nullable=False),
        sa.Column("stage", sa.String(length=32), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.article_id"],
            name=op.f("fk_article_outcomes_article_id_articles"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "part", name=op.f("pk_article_outcomes")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("article_outcomes")
    with op.batch_alter_table("alert_statements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alert_statements_group_id"))
        batch_op.drop_index(batch_op.f("ix_alert_statements_alert_id"))

    op.drop_table("alert_statements")
    with op.batch_alter_table("alert_carriers", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alert_carriers_article_id"))

    op.drop_table("alert_carriers")
    with op.batch_alter_table("articles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_articles_status"))

    op.drop_table("articles")
    with op.batch_alter_table("alerts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alerts_speaker_key"))
        batch_op.drop_index(batch_op.f("ix_alerts_created_at"))

    op.drop_table("alerts")
