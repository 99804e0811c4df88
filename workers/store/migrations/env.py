"""Alembic's way in. The connection comes from workers.store.migrate, which holds the lock: there is no offline mode."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from workers.store import archive_tables, outbox_tables  # noqa: F401 - its tables belong to the metadata
from workers.store.tables import metadata
from workers.store.types import CleanText, UtcDateTime


def _plain_types(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Migrations name the database's types, not ours: ours may change, what a migration did must not."""
    if kind == "type" and isinstance(item, CleanText):
        return "sa.Text()"
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def _on_all_databases(_item: Any, name: str | None, *_others: Any) -> bool:
    return not (name or "").startswith(archive_tables.FULL_TEXT)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_item=_plain_types,
    include_object=_on_all_databases,
    render_as_batch=True,  # SQLite alters a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
