"""Database urls: the one place that knows which drivers stand behind them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from workers.store.errors import StoreError

DRIVERS: Final = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}

_HINT: Final = "Write sqlite:///PATH (sqlite:////PATH for an absolute one) or postgresql://user:password@host/name."


def async_url(url: str) -> URL:
    """``url`` with the driver that we use, whatever driver it names.

    Raises StoreError when it is no url, of another database, or names no file.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise StoreError(f"{_without_password(url)!r} is not the url of a database.", _HINT) from None
    driver = DRIVERS.get(parsed.drivername.split("+", 1)[0])
    if driver is None:
        raise StoreError(f"Database {readable(parsed)} is of a kind that Tasrih does not know.", _HINT)
    if driver.startswith("sqlite") and (parsed.database in (None, "", ":memory:") or "mode=memory" in url):
        # Each connection would see an empty database of its own, and all would be gone with the process.
        raise StoreError(f"Database {readable(parsed)} names no file.", _HINT)
    return parsed.set(drivername=driver)


def readable(url: URL) -> str:
    """``url`` for messages: without driver and password."""
    return url.set(drivername=url.drivername.split("+", 1)[0]).render_as_string(hide_password=True)


def _without_password(url: str) -> str:
    head, at, tail = url.rpartition("@")
    return f"{head.split(':', 1)[0]}:***@{tail}" if at else url
