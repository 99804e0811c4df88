"""outbox."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "delivery_channels",
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("off", sa.Boolean(), nullable=False, comment="the other side wants no more"),
        sa.Column(
            "fingerprint",
            sa.String(length=32),
            nullable=False,
            comment="of the configuration that the rest is about; empty before the first try",
        ),
        sa.Column("failures", sa.Integer(), nullable=False, comment="tries in a row that failed"),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resting_until", sa.DateTime(timezone=True), nullable=True, comment="nothing is sent before"),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("channel", name=op.f("pk_delivery_channels")),
    )
    op.create_table(
        "delivery_events",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("alert_id", sa.Uuid(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "payload",
            sa.JSON().with_variant(postgresql.JSONB(), "postgresql"),
            nullable=True,
            comment="the event as it came; null when nobody takes it",
        ),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_delivery_events")),
    )
    with op.batch_alter_table("delivery_events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delivery_events_alert_id"), ["alert_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_delivery_events_decided_at"), ["decided_at"], unique=False)

    op.create_table(
        "delivery_subscriptions",
        sa.Column("subscription", sa.Text(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False, comment="alerts made before are not for it"),
        sa.PrimaryKeyConstraint("subscription", name=op.f("pk_delivery_subscriptions")),
    )
    op.create_table(
        "deliveries",
        sa.Column("delivery_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("alert_id", sa.Uuid(), nullable=False),
        sa.Column("subscription", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("digest_key", sa.Text(), nullable=True, comment="equal for what goes out together"),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column(
            "suppressed_by", sa.String(length=16), nullable=True, comment="silence, limit or age; null for what is sent"
        ),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column(
            "reason",
            sa.Text(),
            nullable=True,
            comment="why it is suppressed, failed or gone; while it is tried again, the last why",
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False, comment="when it was to be sent first"),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False, comment="when it is to be tried next"),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column(
            "first_tried_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="when the time began after which it is given up",
        ),
        sa.Column(
            "message_id", sa.Uuid(), nullable=True, comment="the message that it goes out in; from the first try on"
        ),
        sa.Column("lease", sa.Uuid(), nullable=True, comment="of the try that is under way"),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True, comment="when that try counts as lost"),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "settled_at", sa.DateTime(timezone=True), nullable=True, comment="when it was sent, suppressed or given up"
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["delivery_events.event_id"],
            name=op.f("fk_deliveries_event_id_delivery_events"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("delivery_id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint(
            "event_id", "subscription", "channel", name=op.f("uq_deliveries_event_id_subscription_channel")
        ),
    )
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_deliveries_alert_id"), ["alert_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_deliveries_message_id"), ["message_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_deliveries_settled_at"), ["settled_at"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_deliveries_state_channel_urgent_next_at"),
            ["state", "channel", "urgent", "next_at"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_deliveries_subscription_due_at"), ["subscription", "due_at"], unique=False)


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deliveries_subscription_due_at"))
        batch_op.drop_index(batch_op.f("ix_deliveries_state_channel_urgent_next_at"))
        batch_op.drop_index(batch_op.f("ix_deliveries_settled_at"))
        batch_op.drop_index(batch_op.f("ix_deliveries_message_id"))
        batch_op.drop_index(batch_op.f("ix_deliveries_alert_id"))

    op.drop_table("deliveries")
    op.drop_table("delivery_subscriptions")
    with op.batch_alter_table("delivery_events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delivery_events_decided_at"))
        batch_op.drop_index(batch_op.f("ix_delivery_events_alert_id"))

    op.drop_table("delivery_events")
    op.drop_table("delivery_channels")
