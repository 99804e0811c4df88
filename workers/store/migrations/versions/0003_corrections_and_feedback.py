"""corrections and feedback."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "feedback",
        sa.Column("feedback_id", sa.Uuid(), nullable=False),
        sa.Column("alert_id", sa.Uuid(), nullable=False, comment="its row in alerts may come later"),
        sa.Column("statement_id", sa.Uuid(), nullable=True, comment="null for the whole alert"),
        sa.Column("verdict", sa.String(length=32), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("feedback_id", name=op.f("pk_feedback")),
    )
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feedback_alert_id"), ["alert_id"], unique=False)

    op.create_table(
        "alert_changes",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="place within the event, from 0"),
        sa.Column("alert_id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False, comment="the article that was corrected"),
        sa.Column("reason", sa.String(length=32), nullable=False),
        sa.Column("statement_id", sa.Uuid(), nullable=False, comment="as it stood"),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after_id", sa.Uuid(), nullable=True, comment="what stands in its place; null when it was withdrawn"),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("speaker_before", sa.Text(), nullable=True),
        sa.Column("speaker_after", sa.Text(), nullable=True),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False, comment="when the event was made"),
        sa.ForeignKeyConstraint(
            ["alert_id"], ["alerts.alert_id"], name=op.f("fk_alert_changes_alert_id_alerts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "position", name=op.f("pk_alert_changes")),
    )
    with op.batch_alter_table("alert_changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alert_changes_alert_id"), ["alert_id"], unique=False)

    with op.batch_alter_table("alert_statements", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "field",
                sa.String(length=16),
                nullable=True,
                comment="of the raw article; null, as span and speaker, for what an older worker told",
            )
        )
        batch_op.add_column(sa.Column("span_start", sa.Integer(), nullable=True, comment="code points in the field"))
        batch_op.add_column(sa.Column("span_end", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("speaker", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True)
        )


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("alert_statements", schema=None) as batch_op:
        for column in ("speaker", "span_end", "span_start", "field"):
            batch_op.drop_column(column)

    with op.batch_alter_table("alert_changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alert_changes_alert_id"))

    op.drop_table("alert_changes")
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_feedback_alert_id"))

    op.drop_table("feedback")
