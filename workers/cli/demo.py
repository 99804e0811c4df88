"""``tasrih demo``: the whole road on this machine, from raw article to alert, with sample articles or your own."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Coroutine, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated, Any, Final, NamedTuple

import typer
from rich.console import Console

from schemas import RawArticle, Status, utc_now
from workers.bus.letters import Filter, find_letters
from workers.bus.sending import sender
from workers.cli.alerts import Seen, show_news
from workers.cli.demo_road import BrokerKind, Road, demo_road
from workers.cli.inputs import standard_input
from workers.cli.output import flush, note, notes, put
from workers.codec import encode
from workers.delivery.ledger import backlog, by_state
from workers.errors import BadInputError, TasrihError
from workers.offline import in_order
from workers.readers import read_articles
from workers.settings import load_settings
from workers.store import AlertQuery, StatusCounts, Store
from workers.store.opened import opened_store
from workers.subscriptions.book import load
from workers.text.knowledge.base import choose
from workers.topics import RAW

STALL_SECONDS: Final = 45.0
"""Without any progress for so long, something is wrong. The first group join takes seconds of it."""
QUIET_SECONDS: Final = 2.0
"""All articles have a status and nothing changed for so long: corrections, too, have arrived."""
DUE_SOON: Final = timedelta(seconds=12)
"""Our subscriptions' digest is due within ten seconds; a daily one of a user's file is not waited for."""
OWED_SECONDS: Final = 30.0
"""So long is waited for what is due: a channel of a user's file may be down."""
_POLL_SECONDS: Final = 0.1
_ALL: Final = AlertQuery(limit=10_000)


class Sample(NamedTuple):
    """One message to publish: an article, or the bytes of what is none."""

    name: str
    key: bytes | None
    value: bytes
    headers: list[tuple[str, bytes]]
    article: str
    """The article's id; versions of one article share it."""


def demo(
    articles: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[ARTICLES…]", help="Files as for ingest; else the samples of Tasrih.", show_default=False
        ),
    ] = None,
    broker: Annotated[BrokerKind, typer.Option("--broker", help="Tansu in memory, or Apache Kafka (Java 17).")] = (
        BrokerKind.EMBEDDED
    ),
    subscriptions: Annotated[
        Path | None,
        typer.Option(
            "--subscriptions", metavar="PATH", help="A subscriptions file of yours.", show_default="one of ours"
        ),
    ] = None,
) -> None:
    """Start a broker, a worker, a subscriber and the screen, publish articles, and show alerts and webhooks as they come.

    Ends by itself when standard output is no terminal; else it stays up until Ctrl-C, for articles of your own.
    """
    samples = list(samples_of(articles) if articles else _shipped())
    if not samples:
        raise BadInputError(
            f"There is no article in {' '.join(articles or [])}.", "tasrih ingest --help tells formats."
        )
    if subscriptions is not None:
        load(subscriptions, choose(load_settings().knowledge))  # a fault is told here, not at the end of a worker's log
    note_to_person(f"Starting the broker ({broker.value}), a worker and the screen …")
    with demo_road(broker, subscriptions) as road:
        note_to_person(f"Broker {road.settings.broker}, database {road.settings.database_url}")
        put(f"Screen: {road.screen()}\n")
        flush()
        # The samples come one after the other, as news does; articles of one's own as fast as they can.
        asyncio.run(_drive(road, waves(samples) if articles else [[sample] for sample in samples]))


def note_to_person(text: str) -> None:
    """Tell what goes on, where a person watches; a log wants results only."""
    if notes.is_terminal:
        note(text)


async def _drive(road: Road, published: Iterable[Sequence[Sample]]) -> None:
    """Publish each wave when the one before it has ended; watch; tell the end."""
    stays = sys.stdout.isatty()
    async with opened_store(road.settings.database_url) as store:
        watch = _Watch(road, store)
        try:
            for wave in published:
                await watch.during(asyncio.to_thread(_publish, road, wave))
                watch.expected |= {sample.article for sample in wave}
                await watch.until_all_ended()
            await watch.until_quiet()
            if stays:
                put(f"\nMore articles, from another terminal: tasrih ingest FILES --broker {road.settings.broker}")
                put(f"What was sent to whom: tasrih deliveries list --database {road.settings.database_url}")
                put("Ctrl-C ends the demo.\n")
                await watch.forever()
        finally:
            await _sum_up(road, store)


@dataclass
class _Watch:
    """Shows alerts as they reach the database, and knows when nothing is outstanding."""

    road: Road
    store: Store

    def __post_init__(self) -> None:
        self.expected: set[str] = set()
        self._seen = Seen()
        self._state: object = None
        self._changed = time.monotonic()
        self._console = Console(highlight=False)

    async def during(self, work: Coroutine[Any, Any, None]) -> None:
        """Until ``work`` is done."""
        task = asyncio.create_task(work)
        while not task.done():
            await self._look()
            await asyncio.wait([task], timeout=_POLL_SECONDS)
        await task

    async def until_all_ended(self) -> None:
        """Until every article published has a status. Raises TasrihError when nothing moves any more."""
        while await self._look() < len(self.expected):
            self._check_stalled()
            await asyncio.sleep(_POLL_SECONDS)

    async def until_quiet(self) -> None:
        """Until nothing changed for a while and what is due soon has been sent, or will not be."""
        self._changed = time.monotonic()
        patient_until = self._changed + OWED_SECONDS
        while time.monotonic() - self._changed < QUIET_SECONDS or (
            time.monotonic() < patient_until and await self._owes()
        ):
            await self._look()
            await asyncio.sleep(_POLL_SECONDS)
        await self._look()  # what came with the last of what was due

    async def forever(self) -> None:
        """Until Ctrl-C."""
        while True:
            await self._look()
            await asyncio.sleep(_POLL_SECONDS)

    async def _look(self) -> int:
        """Show what is new; the number of articles that ended. Raises TasrihError when broker or worker died."""
        self.road.check()
        alerts = await self.store.alerts(_ALL)
        for alert in reversed(alerts):
            for news in self._seen.news(alert):
                show_news(self._console, news)
        for received in self.road.receiver.fresh():
            put("\n".join(received.lines(bidi=self._console.is_terminal)) + "\n")
        flush()
        counts = await self.store.status_counts()
        carried = [(len(alert.carriers), len(alert.changes)) for alert in alerts]
        state = (counts, carried, self.road.receiver.counts.total())
        if state != self._state:
            self._state, self._changed = state, time.monotonic()
        return counts.articles - counts.in_progress

    async def _owes(self) -> bool:
        async with self.store.reading() as connection:
            return (await backlog(connection, utc_now() + DUE_SOON)).waiting > 0

    def _check_stalled(self) -> None:
        silent = time.monotonic() - self._changed
        if silent > STALL_SECONDS:
            raise TasrihError(
                f"Nothing has happened for {silent:.0f} s, and articles are still on their way. "
                f"The end of the worker's log:\n{self.road.worker.tail()}"
            )


async def _sum_up(road: Road, store: Store) -> None:
    """The count of each status, what became a dead letter, and what the subscriber got."""
    counts = await store.status_counts()
    put("\n".join(summary(counts)))
    async with store.reading() as connection:
        states = await by_state(connection)
    put("\nDeliveries: " + (", ".join(f"{number:,} {state}" for state, number in states.items()) or "none"))
    if road.receiver.counts:
        put(road.receiver.summary())
    if counts.ended[Status.DEAD_LETTER]:
        put("\nDead letters:")
        for letter in await asyncio.to_thread(find_letters, road.settings, Filter(), note):
            put(f"  {letter.topic}[{letter.partition}]@{letter.offset}  {letter.reason}: {letter.error}")
    flush()


def summary(counts: StatusCounts) -> Iterator[str]:
    """One line for each status that an article ended in, the strongest first."""
    yield f"{counts.articles:,} articles:"
    for status, number in counts.ended.items():
        if number:
            yield f"{number:>6,}  {status.value.replace('_', ' ')}"
    if counts.in_progress:
        yield f"{counts.in_progress:>6,}  in progress"


def waves(samples: Sequence[Sample]) -> Iterator[list[Sample]]:
    """``samples`` in order, cut so that no wave holds two versions of an article.

    So a correction comes after its first version has been told, as it would in life.
    """
    wave: list[Sample] = []
    for sample in samples:
        if sample.article in {earlier.article for earlier in wave}:
            yield wave
            wave = []
        wave.append(sample)
    if wave:
        yield wave


def _publish(road: Road, wave: Sequence[Sample]) -> None:
    topic = RAW.on_bus(road.settings)
    with sender(road.settings) as to_bus:
        for sample in wave:
            to_bus.send(topic, sample.value, key=sample.key, headers=sample.headers, what=sample.name)
        to_bus.flush()
    for failure in to_bus.deliveries.failures:
        note(failure)


def _shipped() -> Iterator[Sample]:
    """The sample articles of the package. One of them is damaged on purpose: it shows what becomes of that."""
    with as_file(files("workers.cli") / "demo_articles") as folder:
        yield from samples_of([str(folder)])


def samples_of(inputs: Sequence[str]) -> Iterator[Sample]:
    """The messages that a crawler would send, in order of publication, the undated last.

    A record that cannot be read goes out as it is, as a broken crawler would send it.
    """
    articles: list[RawArticle] = []
    unreadable: list[Sample] = []
    for item in read_articles(inputs, stdin=standard_input()):
        if isinstance(item, RawArticle):
            articles.append(item)
        elif item.raw is not None:
            unreadable.append(Sample(item.where, None, item.raw, [], f"unreadable {item.where}"))
        else:
            note(str(item))
    for article in in_order(articles):
        yield Sample(article.source, *encode(article, "demo"), str(article.article_id))
    yield from unreadable
