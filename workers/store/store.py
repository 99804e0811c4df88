"""The store: events in, answers out. Everything that talks to the database goes through here."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager, nullcontext
from datetime import datetime
from types import TracebackType
from typing import Final, Self
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from schemas import Alert, AnnotatedArticle, ArticleStatus, Feedback
from workers.store.activity import HourCount, count_by_hour
from workers.store.alert_states import AlertState, alert_states, last_changed, updated_at
from workers.store.archive import find_annotated, forget_articles, save_annotated, save_ends
from workers.store.called import Called, find_called
from workers.store.candidates import AlertFilter, Candidate, find_candidates
from workers.store.days import UTC_ZONE
from workers.store.engine import WRITING, create_engine
from workers.store.errors import StoreError, explained
from workers.store.feed import FeedEntry, add_to_feed, alert_page, alerts_numbered, feed_since, newest_seq
from workers.store.feedback import Judged, alerts_named, count_unknown, find_given, find_judged, statements_told
from workers.store.migrate import is_current, upgrade_engine
from workers.store.opposing import Opposing, alerts_telling, find_opposing
from workers.store.queries import AlertQuery, StatusCounts, count_statuses, find_alert, find_alerts
from workers.store.search import Found, StatementQuery, count, search
from workers.store.speakers import SpeakerRow, find_speakers
from workers.store.timelines import Timeline, speaker_timeline, topic_timeline
from workers.store.topics import TopicRow, find_topics
from workers.store.upserts import save_alerts, save_feedback, save_outcomes
from workers.store.url import readable
from workers.store.voices import Voice, find_voices
from workers.store.wordings import Wording, find_wordings

Storable = Alert | ArticleStatus | Feedback | AnnotatedArticle
SaveAlerts = Callable[[AsyncConnection, Sequence[Alert]], Awaitable[None]]
EVENTS_PER_TRANSACTION: Final = 500
"""Enough that the commit costs little, few enough that a reader or another writer never waits long."""
ARTICLES_PER_TRANSACTION: Final = 50
"""Of the texts, which take longer: about ten statements each."""


class Store:
    """An open database. Usable from any number of tasks of one event loop; ``async with await Store.open(url)``."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.where: Final = readable(engine.url)
        """The url for messages, without its password."""
        self.url: Final = engine.url.render_as_string(hide_password=False)
        """The url with it: another process opens the same database by it."""
        self._engine = engine
        self._writing_engine = engine.execution_options(**{WRITING: True})
        # SQLite has one writer, and waits for it by looking again now and then: of many, some never find it free. Those
        # of this store take turns instead.
        one_at_a_time = engine.dialect.name == "sqlite"
        self._turn: asyncio.Lock | nullcontext[None] = asyncio.Lock() if one_at_a_time else nullcontext()

    @classmethod
    async def open(cls, url: str, *, read_only: bool = False, wait: float = 5.0) -> Self:
        """Connect to ``url`` and bring its tables up to date, or with ``read_only`` see that they are.

        ``wait``: seconds to wait for locks and connections, then and later. Raises StoreError; of it StoreUnavailable
        when another try may succeed.
        """
        engine = create_engine(url, wait=wait, read_only=read_only)
        store = cls(engine)
        try:
            if read_only:
                await store._check_tables()
            else:
                await upgrade_engine(engine, wait=wait)
        except BaseException:
            await engine.dispose()
            raise
        return store

    async def save(self, events: Sequence[Storable], alerts_by: SaveAlerts = save_alerts) -> None:
        """Upsert ``events``, in transactions of at most EVENTS_PER_TRANSACTION. On return they are committed.

        Articles with their statements come after all else: no alert waits for texts. ``alerts_by`` saves the alerts of
        one transaction; another one than ours writes more in it, such as the outbox.
        Raises StoreUnavailable when a try later may succeed (what was committed is not repeated by it), Unstorable when
        the database can never take one of the events, StoreError when somebody has to change something.
        """
        annotated = [event for event in events if isinstance(event, AnnotatedArticle)]
        others = [event for event in events if not isinstance(event, AnnotatedArticle)]
        for start in range(0, len(others), EVENTS_PER_TRANSACTION):
            chunk = others[start : start + EVENTS_PER_TRANSACTION]
            alerts = [event for event in chunk if isinstance(event, Alert)]
            async with self.writing() as connection:
                await alerts_by(connection, alerts)
                ended = [event for event in chunk if isinstance(event, ArticleStatus)]
                await save_outcomes(connection, ended)
                await save_ends(connection, ended)
                await save_feedback(connection, [event for event in chunk if isinstance(event, Feedback)])
                await add_to_feed(connection, alerts)
        for start in range(0, len(annotated), ARTICLES_PER_TRANSACTION):
            async with self.writing() as connection:
                await save_annotated(connection, annotated[start : start + ARTICLES_PER_TRANSACTION])

    async def alerts(self, query: AlertQuery | None = None) -> list[Alert]:
        """Alerts as they were first told, the latest first, each with all articles that carry it. Raises StoreError."""
        async with self.reading() as connection:
            return await find_alerts(connection, query or AlertQuery())

    async def alert(self, alert_id: UUID) -> Alert | None:
        """One alert with all articles that carry it, None when there is none. Raises StoreError."""
        async with self.reading() as connection:
            return await find_alert(connection, alert_id)

    async def status_counts(self) -> StatusCounts:
        """How many articles ended in each status. Raises StoreError."""
        async with self.reading() as connection:
            return await count_statuses(connection)

    async def alerts_named(self, beginning: str) -> list[UUID]:
        """The alerts whose id begins so (hexadecimal digits), two at most: enough to tell one from several."""
        async with self.reading() as connection:
            return await alerts_named(connection, beginning)

    async def statements_told(self, alert_id: UUID) -> list[UUID]:
        """The statements of an alert, those that told first before all others. Raises StoreError."""
        async with self.reading() as connection:
            return await statements_told(connection, alert_id)

    async def judged(self) -> tuple[list[Judged], int]:
        """What readers gave a verdict on, and how many verdicts name no alert of this database. Raises StoreError."""
        async with self.reading() as connection:
            return await find_judged(connection), await count_unknown(connection)

    async def feedback_on(self, alert_id: UUID) -> list[Feedback]:
        """What readers said of one alert, the last first. Raises StoreError."""
        async with self.reading() as connection:
            return await find_given(connection, alert_id)

    async def alerts_telling(self, statements: Collection[UUID]) -> Mapping[UUID, UUID]:
        """The first alert that tells each of ``statements``, or what it repeats. Raises StoreError."""
        async with self.reading() as connection:
            return await alerts_telling(connection, statements)

    async def opposing(self, alert: Alert) -> list[Opposing]:
        """The alerts that reverse or deny what ``alert`` tells, the first of them first. Raises StoreError."""
        async with self.reading() as connection:
            return await find_opposing(connection, alert)

    async def search(self, query: StatementQuery) -> Found:
        """A page of statements, the last published first. Raises StoreError, ValueError for a cursor that is none."""
        async with self.reading() as connection:
            return await search(connection, query)

    async def count(self, query: StatementQuery, most: int = 10_000) -> int:
        """How many statements a query finds over all pages, ``most`` when there are more. Raises StoreError."""
        async with self.reading() as connection:
            return await count(connection, query, most)

    async def annotated(self, article_id: UUID) -> AnnotatedArticle | None:
        """The newest version of an article with its statements, None when the archive has none. Raises StoreError."""
        async with self.reading() as connection:
            return await find_annotated(connection, article_id)

    async def forget_articles(self, before: datetime) -> int:
        """Remove the articles that were read before that moment, and their statements; how many. Raises StoreError.

        Alerts stay. A few articles at a time, so that nobody waits for long.
        """
        removed = 0
        while True:
            async with self.writing() as connection:
                some = await forget_articles(connection, before, ARTICLES_PER_TRANSACTION)
            removed += some
            if some < ARTICLES_PER_TRANSACTION:
                return removed

    async def feed_since(self, seq: int, limit: int = 200) -> list[FeedEntry]:
        """The events of alerts that came after ``seq``, in the order of their commits. Raises StoreError."""
        async with self.reading() as connection:
            return await feed_since(connection, seq, limit)

    async def newest_seq(self) -> int:
        """The number of the newest event of an alert, 0 when there is none. Raises StoreError."""
        async with self.reading() as connection:
            return await newest_seq(connection)

    async def alert_page(self, before: int | None = None, limit: int = 50) -> list[tuple[int, Alert]]:
        """Alerts with the number that brought each first, the newest first, below ``before``. Raises StoreError."""
        async with self.reading() as connection:
            return await alert_page(connection, before, limit)

    async def last_changed(self, events: int) -> list[UUID]:
        """The alerts that the last ``events`` events are of, the last changed first. Raises StoreError."""
        async with self.reading() as connection:
            return await last_changed(connection, events)

    async def updated(self, ids: Sequence[UUID]) -> dict[UUID, datetime]:
        """When the last event of each alert was told. Raises StoreError."""
        async with self.reading() as connection:
            return await updated_at(connection, ids)

    async def alert_states(self, ids: Sequence[UUID]) -> list[AlertState]:
        """Alerts as they stand by now and since when, in the order of ``ids``; unknown ones left out. Raises StoreError."""
        async with self.reading() as connection:
            return await alert_states(connection, ids)

    async def alerts_numbered(self, alert_ids: Collection[UUID]) -> list[tuple[int, Alert]]:
        """The alerts with these ids, as ``alert_page`` has them, in no order. Raises StoreError."""
        async with self.reading() as connection:
            return await alerts_numbered(connection, alert_ids)

    async def candidates(self, wanted: AlertFilter, before: int | None, limit: int, *, said: bool) -> list[Candidate]:
        """Alerts that may pass a filter, the newest first, below ``before``. Raises StoreError."""
        async with self.reading() as connection:
            return await find_candidates(connection, wanted, before, limit, said=said)

    async def wordings(self, alert_id: UUID) -> list[Wording]:
        """How each article words what an alert tells; those that told first before all others. Raises StoreError."""
        async with self.reading() as connection:
            return await find_wordings(connection, alert_id)

    async def speakers(self, prefix: str = "", limit: int = 50) -> list[SpeakerRow]:
        """Who speaks, the most frequent first; with ``prefix`` whose name has a word that begins so. Raises StoreError."""
        async with self.reading() as connection:
            return await find_speakers(connection, prefix, limit)

    async def voices(self, speaker_key: str) -> list[Voice]:
        """Who speaks for a speaker key, the most frequent first. Raises StoreError."""
        async with self.reading() as connection:
            return await find_voices(connection, speaker_key)

    async def called(self, typed: str, limit: int = 20) -> list[Called]:
        """Bodies and persons with a word of their name that begins so, who said most first. Raises StoreError."""
        async with self.reading() as connection:
            return await find_called(connection, typed, limit)

    async def speaker_timeline(
        self, speaker_key: str, since: datetime | None = None, name: str | None = None, zone: ZoneInfo = UTC_ZONE
    ) -> Timeline:
        """What one said over time, about whom, and its reversals; published ``since`` or later; by ``name`` alone.

        Raises StoreError.
        """
        async with self.reading() as connection:
            return await speaker_timeline(connection, speaker_key, since, name=name, zone=zone)

    async def topics(self, prefix: str = "", limit: int = 50) -> list[TopicRow]:
        """What is spoken about, the most frequent first; with ``prefix`` as for ``speakers``. Raises StoreError."""
        async with self.reading() as connection:
            return await find_topics(connection, prefix, limit)

    async def topic_timeline(self, name: str, since: datetime | None = None, zone: ZoneInfo = UTC_ZONE) -> Timeline:
        """What was said about an entity over time, by whom, and reversals; published ``since`` or later.

        Raises StoreError.
        """
        async with self.reading() as connection:
            return await topic_timeline(connection, name, since, zone=zone)

    async def articles_by_hour(self, since: datetime) -> Sequence[HourCount]:
        """Live articles since then, by outlet and hour, the earliest hour first. Raises StoreError."""
        async with self.reading() as connection:
            return await count_by_hour(connection, since)

    async def close(self) -> None:
        """Close all connections. Safe to call twice."""
        await self._engine.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that writes, committed at the end of the block. Raises StoreError."""
        with explained(self.where):
            async with self._turn, self._writing_engine.begin() as connection:
                yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A connection that reads. Raises StoreError."""
        with explained(self.where):
            async with self._engine.connect() as connection:
                yield connection

    async def _check_tables(self) -> None:
        async with self.reading() as connection:
            if not await connection.run_sync(is_current, self.where):
                raise StoreError(
                    f"Database {self.where} has no tables of this Tasrih, or those of an older one.",
                    "Start a worker on it, which makes them.",
                )
