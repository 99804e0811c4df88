"""What was alerted and how every article ended, in SQLite or PostgreSQL."""

from workers.store import outbox_tables as _outbox_tables  # noqa: F401 - its tables belong to the metadata
from workers.store.errors import StoreError, StoreUnavailable, Unstorable
from workers.store.feedback import Judged
from workers.store.migrate import upgrade
from workers.store.queries import AlertQuery, StatusCounts
from workers.store.store import Store

__all__ = ["AlertQuery", "Judged", "StatusCounts", "Store", "StoreError", "StoreUnavailable", "Unstorable", "upgrade"]
