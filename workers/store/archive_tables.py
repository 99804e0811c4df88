"""The archive: what articles say, as it can be read and searched. Migrations repeat the tables, as in ``tables``."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Uuid,
    column,
    table,
)

from workers.store.tables import metadata
from workers.store.types import CleanText, Tokens, UtcDateTime

_KEY: Final = BigInteger().with_variant(Integer(), "sqlite")
"""SQLite takes an INTEGER as the row's own number, and no BIGINT."""

article_texts: Final = Table(
    "article_texts",
    metadata,
    Column("article_id", Uuid(), primary_key=True),
    Column("content_hash", String(64), nullable=False),
    Column("produced_at", UtcDateTime(), nullable=False, index=True, comment="when the event was made that is kept"),
    Column("event_id", Uuid(), nullable=False),
    Column("payload", LargeBinary(), nullable=False, comment="the event as JSON, deflated"),
)
"""One row an article with statements: its newest version. An empty payload: the newest one has no statements."""

statements: Final = Table(
    "statements",
    metadata,
    Column("key", _KEY, primary_key=True, autoincrement=False, comment="sorts by publication (workers/store/keys.py)"),
    Column("statement_id", Uuid(), nullable=False, unique=True),
    Column(
        "article_id", Uuid(), ForeignKey("article_texts.article_id", ondelete="CASCADE"), nullable=False, index=True
    ),
    Column("position", Integer(), nullable=False, comment="place within the article, from 0"),
    Column("speaker_key", CleanText(), nullable=False),
    Column("speaker_name", CleanText()),
    Column("speaker_folded", CleanText(), comment="the name as names are compared"),
    Column("speaker_role", CleanText()),
    Column("speaker_organisation", CleanText()),
    Column("organisation_folded", CleanText()),
    Column("speaker_country", String(2)),
    Column("speaker_entity", CleanText()),
    Column("speaker_body", CleanText()),
    Column("speaker_anonymous", Boolean(), nullable=False),
    Column("resolved_by", String(32), nullable=False),
    Column("official", Boolean(), nullable=False),
    Column("official_reason", String(32), nullable=False),
    Column("act", String(16), nullable=False),
    Column("quote", String(16), nullable=False),
    Column("cue", CleanText(), nullable=False),
    Column("headline", Boolean(), nullable=False),
    Column("content", CleanText(), nullable=False),
    Column("outlet", CleanText()),
    Column("source", CleanText(), nullable=False),
    Column("url", CleanText()),
    Column("title", CleanText()),
    Column("published_at", UtcDateTime(), nullable=False),
    Column("said_at", Date()),
    Column("lane", String(16), nullable=False),
    Column("confidence", Float(), nullable=False),
    Column("field", String(16), nullable=False, comment="of the raw article"),
    Column("span_start", Integer(), nullable=False, comment="code points in the field"),
    Column("span_end", Integer(), nullable=False),
    Column("words", Tokens(), nullable=False, comment="the content as it is searched"),
    Index("ix_statements_speaker_key_key", "speaker_key", "key"),
    Index("ix_statements_speaker_folded_key", "speaker_folded", "key"),
    Index("ix_statements_named", "speaker_folded", "organisation_folded", "speaker_key"),
    Index("ix_statements_speaker_country_act_key", "speaker_country", "act", "key"),
    Index("ix_statements_act_key", "act", "key"),
    Index("ix_statements_outlet_key", "outlet", "key"),
)
"""One row a statement of the newest version of each article."""

statement_about: Final = Table(
    "statement_about",
    metadata,
    Column("name_folded", CleanText(), primary_key=True, comment="the name as names are compared"),
    Column("statement", _KEY, ForeignKey("statements.key", ondelete="CASCADE"), primary_key=True, index=True),
    Column("position", Integer(), nullable=False),
    Column("name", CleanText(), nullable=False),
)
"""The entities that a statement is about."""

alert_feed: Final = Table(
    "alert_feed",
    metadata,
    Column("seq", _KEY, primary_key=True, autoincrement=False, comment="1, 2, 3 … in the order of the commits"),
    Column("alert_id", Uuid(), nullable=False, index=True),
    Column("event_id", Uuid(), nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("told_at", UtcDateTime(), nullable=False, comment="when the event was made"),
    Column("first", Boolean(), nullable=False, comment="no event of the alert came before"),
)
"""Every event of an alert, once, in the order in which readers of this database could see it."""

feed_counter: Final = Table(
    "feed_counter",
    metadata,
    Column("id", Integer(), primary_key=True, autoincrement=False, comment="always 1"),
    Column("newest", BigInteger(), nullable=False, comment="the newest seq of alert_feed"),
)
"""One row, which each transaction that adds to the feed locks until it commits."""

FULL_TEXT: Final = ("statement_search", "ix_statements_words")
"""What the names of the full-text indexes begin with: each is on one kind of database, so that only its migration has it."""

statement_search: Final = table("statement_search", column("rowid", Integer()), column("statement_search"))
"""SQLite only: the full-text index (FTS5) over ``statements.words``. Triggers keep it."""
