"""archive."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TOKENS = sa.Text().with_variant(postgresql.TSVECTOR(), "postgresql")

_SQLITE_SEARCH = (
    # Our tokens are cut at spaces; to the tokenizer "ascii" every other letter than those is part of a word.
    (
        "CREATE VIRTUAL TABLE statement_search"
        " USING fts5(words, content='statements', content_rowid='key', tokenize='ascii')"
    ),
    (
        "CREATE TRIGGER statement_search_insert AFTER INSERT ON statements BEGIN"
        " INSERT INTO statement_search(rowid, words) VALUES (new.key, new.words); END"
    ),
    (
        "CREATE TRIGGER statement_search_delete AFTER DELETE ON statements BEGIN"
        " INSERT INTO statement_search(statement_search, rowid, words) VALUES ('delete', old.key, old.words); END"
    ),
)
_FEED_OF_OLD_ALERTS = """
INSERT INTO alert_feed (seq, alert_id, event_id, kind, told_at, first)
SELECT row_number() OVER (ORDER BY created_at, alert_id), alert_id, event_id, kind, created_at, {true} FROM alerts
"""
_COUNTER = "INSERT INTO feed_counter (id, newest) SELECT 1, count(*) FROM alert_feed"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "alert_feed",
        sa.Column("seq", _KEY, autoincrement=False, nullable=False, comment="1, 2, 3 … in the order of the commits"),
        sa.Column("alert_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False, comment="when the event was made"),
        sa.Column("first", sa.Boolean(), nullable=False, comment="no event of the alert came before"),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_alert_feed")),
        sa.UniqueConstraint("event_id", name=op.f("uq_alert_feed_event_id")),
    )
    with op.batch_alter_table("alert_feed", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alert_feed_alert_id"), ["alert_id"], unique=False)

    op.create_table(
        "article_texts",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column(
            "produced_at", sa.DateTime(timezone=True), nullable=False, comment="when the event was made that is kept"
        ),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False, comment="the event as JSON, deflated"),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_article_texts")),
    )
    with op.batch_alter_table("article_texts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_article_texts_produced_at"), ["produced_at"], unique=False)

    op.create_table(
        "feed_counter",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False, comment="always 1"),
        sa.Column("newest", sa.BigInteger(), nullable=False, comment="the newest seq of alert_feed"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_counter")),
    )
    op.create_table(
        "statements",
        sa.Column(
            "key", _KEY, autoincrement=False, nullable=False, comment="sorts by publication (workers/store/keys.py)"
        ),
        sa.Column("statement_id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False, comment="place within the article, from 0"),
        sa.Column("speaker_key", sa.Text(), nullable=False),
        sa.Column("speaker_name", sa.Text(), nullable=True),
        sa.Column("speaker_folded", sa.Text(), nullable=True, comment="the name as names are compared"),
        sa.Column("speaker_role", sa.Text(), nullable=True),
        sa.Column("speaker_organisation", sa.Text(), nullable=True),
        sa.Column("organisation_folded", sa.Text(), nullable=True),
        sa.Column("speaker_country", sa.String(length=2), nullable=True),
        sa.Column("speaker_entity", sa.Text(), nullable=True),
        sa.Column("speaker_body", sa.Text(), nullable=True),
        sa.Column("speaker_anonymous", sa.Boolean(), nullable=False),
        sa.Column("resolved_by", sa.String(length=32), nullable=False),
        sa.Column("official", sa.Boolean(), nullable=False),
        sa.Column("official_reason", sa.String(length=32), nullable=False),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("quote", sa.String(length=16), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("headline", sa.Boolean(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("said_at", sa.Date(), nullable=True),
        sa.Column("lane", sa.String(length=16), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("field", sa.String(length=16), nullable=False, comment="of the raw article"),
        sa.Column("span_start", sa.Integer(), nullable=False, comment="code points in the field"),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("words", _TOKENS, nullable=False, comment="the content as it is searched"),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article_texts.article_id"],
            name=op.f("fk_statements_article_id_article_texts"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_statements")),
        sa.UniqueConstraint("statement_id", name=op.f("uq_statements_statement_id")),
    )
    with op.batch_alter_table("statements", schema=None) as batch_op:
        batch_op.create_index("ix_statements_act_key", ["act", "key"], unique=False)
        batch_op.create_index(batch_op.f("ix_statements_article_id"), ["article_id"], unique=False)
        batch_op.create_index(
            "ix_statements_named", ["speaker_folded", "organisation_folded", "speaker_key"], unique=False
        )
        batch_op.create_index("ix_statements_outlet_key", ["outlet", "key"], unique=False)
        batch_op.create_index("ix_statements_speaker_country_act_key", ["speaker_country", "act", "key"], unique=False)
        batch_op.create_index("ix_statements_speaker_folded_key", ["speaker_folded", "key"], unique=False)
        batch_op.create_index("ix_statements_speaker_key_key", ["speaker_key", "key"], unique=False)

    op.create_table(
        "statement_about",
        sa.Column("name_folded", sa.Text(), nullable=False, comment="the name as names are compared"),
        sa.Column("statement", _KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement"], ["statements.key"], name=op.f("fk_statement_about_statement_statements"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("name_folded", "statement", name=op.f("pk_statement_about")),
    )
    with op.batch_alter_table("statement_about", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_statement_about_statement"), ["statement"], unique=False)

    with op.batch_alter_table("alert_statements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alert_statements_statement_id"), ["statement_id"], unique=False)

    with op.batch_alter_table("articles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_articles_first_seen"), ["first_seen"], unique=False)

    on_postgresql = op.get_bind().dialect.name == "postgresql"
    if on_postgresql:
        # Without a list of pending entries, which every search would have to read through.
        with_ = {"fastupdate": "off"}
        op.create_index("ix_statements_words", "statements", ["words"], postgresql_using="gin", postgresql_with=with_)
    else:
        for command in _SQLITE_SEARCH:
            op.execute(command)
    op.execute(_FEED_OF_OLD_ALERTS.format(true="true" if on_postgresql else "1"))
    op.execute(_COUNTER)


def downgrade() -> None:
    """Undo."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE statement_search")
    with op.batch_alter_table("articles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_articles_first_seen"))

    with op.batch_alter_table("alert_statements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alert_statements_statement_id"))

    with op.batch_alter_table("statement_about", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_statement_about_statement"))

    op.drop_table("statement_about")
    with op.batch_alter_table("statements", schema=None) as batch_op:
        batch_op.drop_index("ix_statements_speaker_key_key")
        batch_op.drop_index("ix_statements_speaker_folded_key")
        batch_op.drop_index("ix_statements_speaker_country_act_key")
        batch_op.drop_index("ix_statements_outlet_key")
        batch_op.drop_index("ix_statements_named")
        batch_op.drop_index(batch_op.f("ix_statements_article_id"))
        batch_op.drop_index("ix_statements_act_key")

    op.drop_table("statements")
    op.drop_table("feed_counter")
    with op.batch_alter_table("article_texts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_article_texts_produced_at"))

    op.drop_table("article_texts")
    with op.batch_alter_table("alert_feed", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alert_feed_alert_id"))

    op.drop_table("alert_feed")
