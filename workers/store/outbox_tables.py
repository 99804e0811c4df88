"""The outbox: what is to be sent to whom, and how far that has come. Migrations repeat the tables, as in ``tables``."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

from workers.store.tables import metadata
from workers.store.types import CleanText, UtcDateTime

delivery_events: Final = Table(
    "delivery_events",
    metadata,
    Column("event_id", Uuid(), primary_key=True),
    Column("alert_id", Uuid(), nullable=False, index=True),
    Column("decided_at", UtcDateTime(), nullable=False, index=True),
    Column(
        "payload",
        JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql"),
        comment="the event as it came; null when nobody takes it",
    ),
)
"""One row an event of an alert that the subscriptions were asked about: it is asked once, however often it comes."""

deliveries: Final = Table(
    "deliveries",
    metadata,
    Column("delivery_id", Uuid(), primary_key=True),
    Column("event_id", Uuid(), ForeignKey("delivery_events.event_id", ondelete="CASCADE"), nullable=False),
    Column("alert_id", Uuid(), nullable=False, index=True),
    Column("subscription", CleanText(), nullable=False),
    Column("channel", CleanText(), nullable=False),
    Column("digest_key", CleanText(), comment="equal for what goes out together"),
    Column("urgent", Boolean(), nullable=False),
    Column("suppressed_by", String(16), comment="silence, limit or age; null for what is sent"),
    Column("state", String(16), nullable=False),
    Column(
        "reason", CleanText(), comment="why it is suppressed, failed or gone; while it is tried again, the last why"
    ),
    Column("due_at", UtcDateTime(), nullable=False, comment="when it was to be sent first"),
    Column("next_at", UtcDateTime(), nullable=False, comment="when it is to be tried next"),
    Column("attempts", Integer(), nullable=False),
    Column("first_tried_at", UtcDateTime(), comment="when the time began after which it is given up"),
    Column("message_id", Uuid(), index=True, comment="the message that it goes out in; from the first try on"),
    Column("lease", Uuid(), comment="of the try that is under way"),
    Column("leased_until", UtcDateTime(), comment="when that try counts as lost"),
    Column("created_at", UtcDateTime(), nullable=False),
    Column("settled_at", UtcDateTime(), index=True, comment="when it was sent, suppressed or given up"),
    UniqueConstraint("event_id", "subscription", "channel"),
    Index(None, "state", "channel", "urgent", "next_at"),
    Index(None, "subscription", "due_at"),
)
"""One row for an event, a subscription and a channel of it."""

delivery_channels: Final = Table(
    "delivery_channels",
    metadata,
    Column("channel", CleanText(), primary_key=True),
    Column("off", Boolean(), nullable=False, comment="the other side wants no more"),
    Column(
        "fingerprint",
        String(32),
        nullable=False,
        comment="of the configuration that the rest is about; empty before the first try",
    ),
    Column("failures", Integer(), nullable=False, comment="tries in a row that failed"),
    Column("failing_since", UtcDateTime()),
    Column("resting_until", UtcDateTime(), comment="nothing is sent before"),
    Column("last_error", CleanText()),
)
"""One row a channel that was ever to be sent to. Locked while messages for the channel are chosen or settled."""

delivery_subscriptions: Final = Table(
    "delivery_subscriptions",
    metadata,
    Column("subscription", CleanText(), primary_key=True),
    Column("since", UtcDateTime(), nullable=False, comment="alerts made before are not for it"),
)
"""Since when each subscription is known."""

feedback_outbox: Final = Table(
    "feedback_outbox",
    metadata,
    Column("number", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=True),
    Column("event", Text(), nullable=False, comment="the event as JSON, as it goes onto the topic"),
    sqlite_autoincrement=True,  # no number comes again: what is removed by its number is what was published
)
"""One row for what a reader said on the screen and is not on the topic ``feedback`` yet."""
