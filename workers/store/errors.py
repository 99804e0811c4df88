"""What a database can refuse, said so that an operator knows what to do. Drivers' errors become ours here only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from workers.errors import TasrihError


class StoreError(TasrihError):
    """The database cannot be used as it is: somebody has to change something."""


class StoreUnavailable(StoreError):  # noqa: N818 - a state of the database, which may pass by itself
    """Locked, starting, full or out of reach: the same call may work a moment later."""


class Unstorable(StoreError):  # noqa: N818 - says it of the rows
    """The database works, but can never take these rows."""


_SQLITE: Final[tuple[tuple[str, type[StoreError], str, str], ...]] = (
    ("SQLITE_BUSY", StoreUnavailable, "is locked by another process",
     "Wait, or find the process that holds it (fuser PATH). Several workers are better off with PostgreSQL."),
    ("SQLITE_LOCKED", StoreUnavailable, "is locked by another connection", "Wait for it to finish."),
    ("SQLITE_FULL", StoreUnavailable, "has no room left on its disk", "Free some space; nothing is lost meanwhile."),
    ("SQLITE_IOERR", StoreUnavailable, "cannot be read or written by the disk", "Look into the system's log."),
    ("SQLITE_READONLY", StoreError, "is read-only",
     "Give this user the right to write the file and its directory, where SQLite keeps its write-ahead log."),
    ("SQLITE_PERM", StoreError, "must not be opened by this user", "Give the worker's user the right to write it."),
    ("SQLITE_CANTOPEN", StoreError, "cannot be opened",
     "Check that the path exists, is a file, and that this user may read and write it and its directory."),
    ("SQLITE_NOTADB", StoreError, "is a file, but no SQLite database", "Name another path in TASRIH_DATABASE_URL."),
    ("SQLITE_CORRUPT", StoreError, "is damaged", "Restore it from a backup, or replay the topics into a new one."),
    ("SQLITE_CONSTRAINT", Unstorable, "refuses rows that break a rule of its tables", ""),
    ("SQLITE_TOOBIG", Unstorable, "refuses a value that is too long", ""),
    ("SQLITE_MISMATCH", Unstorable, "refuses a value of the wrong type", ""),
)  # fmt: skip
"""Result codes by their beginnings (https://www.sqlite.org/rescode.html)."""

_POSTGRESQL: Final[tuple[tuple[str, type[StoreError], str, str], ...]] = (
    ("28", StoreError, "refuses the user or the password", "Correct user and password in TASRIH_DATABASE_URL."),
    ("3D000", StoreError, "does not exist on its server", "Create it: createdb NAME."),
    ("25006", StoreError, "is read-only", "Name the primary server in TASRIH_DATABASE_URL, not a standby."),
    ("42501", StoreError, "gives this user too few rights", "Grant the user the rights to create and write tables."),
    ("08", StoreUnavailable, "lost the connection", "Check that the server runs and can be reached."),
    ("57", StoreUnavailable, "is shutting down or starting", "Wait, or start the server."),
    ("53", StoreUnavailable, "has no connections, memory or disk left", "Raise the limit or free some."),
    ("40", StoreUnavailable, "rolled back for another transaction", "Nothing to do: it is tried again."),
    ("55P03", StoreUnavailable, "is locked by another transaction", "Wait for it to finish."),
    ("54", Unstorable, "refuses a value that is too long", ""),
    ("22", Unstorable, "refuses a value", ""),
    ("23", Unstorable, "refuses rows that break a rule of its tables", ""),
)  # fmt: skip
"""SQLSTATE by their beginnings (https://www.postgresql.org/docs/current/errcodes-appendix.html)."""


def explain(error: BaseException, where: str) -> StoreError:
    """The StoreError that says in our words what ``error`` of a driver says of the database ``where``."""
    cause: BaseException = error
    if isinstance(error, DBAPIError) and error.orig is not None:
        cause = error.orig
    detail = " ".join(str(cause).split())[:200]
    for seen in _chain(cause):
        code, table = _code(seen)
        for start, kind, what, hint in table:
            if code.startswith(start):
                return kind(f"Database {where} {what} ({detail}).", hint)
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return StoreUnavailable(f"Database {where} lost the connection ({detail}).", "It is tried again.")
    if isinstance(cause, OSError | PoolTimeoutError):
        return StoreUnavailable(
            f"Database {where} does not answer ({detail or type(cause).__name__}).",
            "Check that the server runs, and host and port in TASRIH_DATABASE_URL.",
        )
    return StoreError(f"Database {where} failed: {detail or type(cause).__name__}", "")


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Raise what the database refuses inside as StoreError; a defect of ours stays what it is.

    ``where`` is the url without its password.
    """
    try:
        yield
    except (DBAPIError, PoolTimeoutError, OSError) as error:
        raise explain(error, where) from error
    except Exception as error:
        # Some come past SQLAlchemy: from a driver's own cursor, and from asyncpg's connect. As asyncpg is an extra, its
        # errors cannot be named here; they are known by their SQLSTATE.
        if getattr(error, "sqlstate", None) or getattr(error, "sqlite_errorname", None):
            raise explain(error, where) from error
        raise


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__


def _code(error: BaseException) -> tuple[str, tuple[tuple[str, type[StoreError], str, str], ...]]:
    if sqlstate := getattr(error, "sqlstate", None):
        return str(sqlstate), _POSTGRESQL
    return str(getattr(error, "sqlite_errorname", "")), _SQLITE
