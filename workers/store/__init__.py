"""What was alerted and how every article ended, in SQLite or PostgreSQL."""

from workers.store import archive_tables as _archive_tables  # noqa: F401 - its tables belong to the metadata
from workers.store import outbox_tables as _outbox_tables  # noqa: F401 - its tables belong to the metadata
from workers.store.candidates import AlertFilter, Candidate
from workers.store.errors import StoreError, StoreUnavailable, Unstorable
from workers.store.feed import FeedEntry
from workers.store.feedback import Judged
from workers.store.migrate import upgrade
from workers.store.opposing import Opposing
from workers.store.queries import AlertQuery, StatusCounts
from workers.store.search import Found, FoundStatement, StatementQuery
from workers.store.speakers import SpeakerRow
from workers.store.store import Storable, Store
from workers.store.timelines import DayCount, NameCount, Reversal, Timeline
from workers.store.topics import TopicRow
from workers.store.voices import Voice
from workers.store.wordings import Wording

__all__ = [
    "AlertFilter",
    "AlertQuery",
    "Candidate",
    "DayCount",
    "FeedEntry",
    "Found",
    "FoundStatement",
    "Judged",
    "NameCount",
    "Opposing",
    "Reversal",
    "SpeakerRow",
    "StatementQuery",
    "StatusCounts",
    "Storable",
    "Store",
    "StoreError",
    "StoreUnavailable",
    "Timeline",
    "TopicRow",
    "Unstorable",
    "Voice",
    "Wording",
    "upgrade",
]
