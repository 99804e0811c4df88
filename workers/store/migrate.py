"""Brings a database to the tables of this version.

Any number of workers may start at once: the first to hold the lock migrates, the others then find nothing to do.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, column, inspect, select, table, text
from sqlalchemy.ext.asyncio import AsyncEngine

from workers.store.engine import WRITING, create_engine
from workers.store.errors import StoreError, explained
from workers.store.url import readable

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER: Final = Path(__file__).parent / "migrations"

_KEPT: Final = table("alembic_version", column("version_num"))
"""Alembic's table of the revision that a database has."""

ADVISORY_LOCK: Final = 0x7461737269680001
"""Key of PostgreSQL's advisory lock around migrations: "tasrih" and a number, in hexadecimal."""


async def upgrade(url: str, *, wait: float = 30.0) -> None:
    """Migrate the database at ``url``, creating it when it is a SQLite file that is not there.

    ``wait``: seconds to wait for other workers that migrate. Raises StoreError, also when the database is newer.
    """
    engine = create_engine(url, wait=wait, read_only=False)
    try:
        await upgrade_engine(engine, wait=wait)
    finally:
        await engine.dispose()


async def upgrade_engine(engine: AsyncEngine, *, wait: float) -> None:
    """The same over an open engine. A database that is up to date is only read, so that it may be read-only."""
    where = readable(engine.url)
    with explained(where):
        async with engine.connect() as connection:
            if await connection.run_sync(is_current, where):
                return
        if engine.dialect.name == "sqlite":
            await _write_ahead(engine, wait)
        async with engine.execution_options(**{WRITING: True}).begin() as connection:
            if engine.dialect.name == "postgresql":
                await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ADVISORY_LOCK})
            await connection.run_sync(_to_head, where)


def is_current(connection: Connection, where: str) -> bool:
    """Whether the tables are those of this version. Raises StoreError when they are of a newer one."""
    known = revisions()
    kept = inspect(connection).has_table(_KEPT.name)
    found = set(connection.execute(select(_KEPT)).scalars()) if kept else set()
    if unknown := found - {*known}:
        raise StoreError(
            f"Database {where} is newer than this Tasrih: its tables are of revision {', '.join(sorted(unknown))}, "
            f"the newest known here is {known[-1]}.",
            "Install the Tasrih that wrote it, or a newer one; or name another database in TASRIH_DATABASE_URL.",
        )
    return found == {known[-1]}


def revisions() -> list[str]:
    """The revisions of the tables, the oldest first: a file each, whose name begins with it, none beside another."""
    return sorted(path.name.partition("_")[0] for path in (FOLDER / "versions").glob("[0-9]*.py"))


# Alembic, with the templates and highlighting that it brings, costs eight megabytes, which only who migrates needs have.


def _to_head(connection: Connection, where: str) -> None:
    from alembic import command  # noqa: PLC0415

    if not is_current(connection, where):  # another worker may have been faster
        command.upgrade(alembic_config(connection), "head")


def alembic_config(connection: Connection) -> Config:
    """Alembic's settings, for work over ``connection``."""
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


async def _write_ahead(engine: AsyncEngine, wait: float) -> None:
    """Switch a SQLite file to a write-ahead log: readers and the writer do not block each other. It stays so.

    The switch does not honour SQLite's own busy timeout, so that workers that start together have to try again here.
    """
    deadline = time.monotonic() + wait
    while True:
        try:
            async with engine.connect() as connection:
                await connection.run_sync(_set_write_ahead)
                return
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.05)


def _set_write_ahead(connection: Connection) -> None:
    cursor = connection.connection.cursor()  # the driver's own: the pragma is refused inside a transaction
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()
