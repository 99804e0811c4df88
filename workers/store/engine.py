"""Connections: how each database is opened, and what a transaction means on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from workers.store.errors import StoreError
from workers.store.types import dump_json
from workers.store.url import async_url, readable

WRITING: Final = "tasrih_writing"
"""Execution option of the transactions that write: on SQLite they ask for the write lock at once."""


def create_engine(url: str, *, wait: float, read_only: bool) -> AsyncEngine:
    """An engine for ``url``. Opens no connection yet, but makes sure that a SQLite file can be there.

    ``wait``: seconds to wait for a lock or a connection. With ``read_only`` a missing SQLite file is an error;
    otherwise it is created, and its directory too when only the last one is missing (a whole missing path is a typing
    error rather than a wish). Raises StoreError.
    """
    parsed = async_url(url)
    if parsed.drivername.startswith("sqlite"):
        return _sqlite(parsed, wait=wait, read_only=read_only)
    try:
        return create_async_engine(
            parsed,
            json_serializer=dump_json,
            pool_timeout=wait,
            connect_args={
                "timeout": wait,
                "server_settings": {
                    "application_name": "tasrih",
                    "timezone": "UTC",
                    "lock_timeout": f"{max(1, round(wait * 1000))}ms",
                },
            },
        )
    except ModuleNotFoundError as error:
        raise StoreError(
            f"Database {readable(parsed)} needs the package {error.name}, which is not installed.",
            "Install it: pip install 'tasrih[postgres]'.",
        ) from error


def _sqlite(url: URL, *, wait: float, read_only: bool) -> AsyncEngine:
    if not (url.database or "").startswith("file:"):
        _check_file(Path(url.database or ""), url, read_only=read_only)
    engine = create_async_engine(url, json_serializer=dump_json, connect_args={"timeout": wait})

    @event.listens_for(engine.sync_engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        # The driver must not open transactions by its own rules (none around DDL): see _on_begin.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        # Commits survive the death of the process. After a power cut the last ones may be missing (never half of one);
        # FULL would keep them for a flush of the disk each.
        cursor.execute("PRAGMA synchronous = NORMAL")
        if read_only:
            cursor.execute("PRAGMA query_only = ON")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _on_begin(connection: Connection) -> None:
        # A transaction that reads first and writes later cannot wait for the lock (SQLITE_BUSY at once): ask first.
        writing = connection.get_execution_options().get(WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _check_file(path: Path, url: URL, *, read_only: bool) -> None:
    try:
        if path.is_dir():
            raise StoreError(f"Database {readable(url)} is a directory.", "Name a file in it.")
        if path.exists():
            return
        if not read_only:
            path.parent.mkdir(exist_ok=True)
            return
    except FileNotFoundError as error:
        raise StoreError(
            f"Database {readable(url)} cannot be created: there is no directory {path.parent}.",
            f"Create it: mkdir -p {path.parent}.",
        ) from error
    except OSError as error:
        raise StoreError(
            f"Database {readable(url)} cannot be reached: {error.filename}: {error.strerror}.",
            "Give this user the right to enter the directory, or name another path in TASRIH_DATABASE_URL.",
        ) from error
    raise StoreError(
        f"Database {readable(url)} does not exist: there is no file {path}.",
        "Start a worker, which creates it, or correct TASRIH_DATABASE_URL.",
    )
