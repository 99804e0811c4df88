"""A world to deliver in: a database, a clock that is set by hand, subscriptions that say what the test says, real servers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import ip_network
from typing import Any

import pytest
from pydantic import TypeAdapter
from sqlalchemy import select

from schemas import Alert
from tests.workers.channels.servers import HttpServer, http_server
from tests.workers.conftest import NOON
from workers.channels.build import Surroundings
from workers.channels.config import ChannelConfig
from workers.channels.guard import Guard
from workers.delivery.backoff import Backoff
from workers.delivery.courier import Courier
from workers.delivery.outbox import Outbox
from workers.delivery.switchboard import Switchboard
from workers.store import Store
from workers.store.outbox_tables import deliveries, delivery_channels
from workers.subscriptions.decision import Decision, Past

ENVIRON = {"SECRET": "whsec_" + "c2VjcmV0IG9mIDI0IGJ5dGVzIGF0IGxlYXN0"}
GUARD = Guard([ip_network("127.0.0.0/8")])


def takes(
    subscription: str,
    channels: tuple[str, ...],
    due_at: datetime | None = None,
    digest_key: str | None = None,
    *,
    takes: bool = True,
    **more: Any,
) -> Decision:
    return Decision(subscription, takes, (), channels, (), due_at, digest_key, **more)


@dataclass
class Clock:
    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Book:
    """Says to each alert what ``says`` answers; by default: «desk» takes it, at once, by the channel «hook»."""

    channels: dict[str, ChannelConfig] = field(default_factory=dict)
    version: str = "1"
    limited: tuple[str, ...] = ()
    says: Callable[[Alert, datetime, Past], Sequence[Decision]] = lambda _alert, now, _past: [
        takes("desk", ("hook",), now)
    ]
    asked: int = 0

    def decide(self, alert: Alert, now: datetime, past: Past) -> Sequence[Decision]:
        self.asked += 1
        return self.says(alert, now, past)


@dataclass
class Source:
    book: Book = field(default_factory=Book)

    def refresh(self) -> bool:
        return False


def config_of(**given: Any) -> ChannelConfig:
    made: ChannelConfig = TypeAdapter(ChannelConfig).validate_python(given)
    return made


def webhook(server: HttpServer, **more: Any) -> ChannelConfig:
    return config_of(type="webhook", url=server.url + "/", secrets_env=["SECRET"], **more)


class World:
    """Everything that a delivery needs."""

    def __init__(self, store: Store, url: str) -> None:
        self.store = store
        self.url = url
        self.clock = Clock()
        self.source = Source()
        self.outbox = Outbox(self.source, clock=self.clock)
        self.backoff = Backoff(chance=lambda: 1.0)
        self.couriers: list[Courier] = []
        self.courier = self.another_courier()

    @property
    def book(self) -> Book:
        return self.source.book

    def another_courier(self, store: Store | None = None, **given: Any) -> Courier:
        """Another worker's, over the same database."""
        around = Surroundings(guard=GUARD, environ=ENVIRON, clock=self.clock)
        made = Courier(
            store or self.store, self.outbox, Switchboard(around), backoff=self.backoff, clock=self.clock, **given
        )
        self.couriers.append(made)
        return made

    def channel(self, server: HttpServer, name: str = "hook", **more: Any) -> None:
        self.book.channels[name] = webhook(server, **more)
        self.book.version += "+"

    async def put(self, *alerts: Alert) -> int:
        attempt = self.outbox.attempt()
        await self.store.save(alerts, alerts_by=attempt.save)
        return attempt.rows

    async def rows(self) -> list[Any]:
        async with self.store.reading() as connection:
            found = select(deliveries).order_by(deliveries.c.created_at, deliveries.c.delivery_id)
            return list((await connection.execute(found)).all())

    async def states(self) -> list[str]:
        return sorted(row.state for row in await self.rows())

    async def channel_row(self, name: str = "hook") -> Any:
        async with self.store.reading() as connection:
            found = select(delivery_channels).where(delivery_channels.c.channel == name)
            return (await connection.execute(found)).one()

    async def run_until_settled(self, most: int = 200) -> None:
        """Drain, and go forward to the next try, until nothing is left to do."""
        for _ in range(most):
            await self.courier.drain()
            waiting = [row for row in await self.rows() if row.state in ("pending", "sending")]
            if not waiting:
                return
            resting = await self.channel_row(waiting[0].channel)
            moments = [row.next_at if row.state == "pending" else row.leased_until for row in waiting]
            self.clock.now = max(min(moments), resting.resting_until or self.clock.now, self.clock.now)
        raise AssertionError(f"not settled: {await self.states()}")


@pytest.fixture
async def world(database_url: str) -> AsyncIterator[World]:
    """Over SQLite and PostgreSQL in turn."""
    async with await Store.open(database_url) as store:
        made = World(store, database_url)
        made.clock.now = NOON + timedelta(seconds=1)
        yield made
        for courier in made.couriers:
            await courier.stop()


@pytest.fixture
async def quick_world(sqlite_url: str) -> AsyncIterator[World]:
    """Over SQLite only, for what the database has no part in."""
    async with await Store.open(sqlite_url) as store:
        made = World(store, sqlite_url)
        made.clock.now = NOON + timedelta(seconds=1)
        yield made
        for courier in made.couriers:
            await courier.stop()


@pytest.fixture
def server() -> Iterator[HttpServer]:
    with http_server() as made:
        yield made


@pytest.fixture
def other_server() -> Iterator[HttpServer]:
    with http_server() as made:
        yield made


def told(server: HttpServer) -> list[list[str]]:
    """The contents of the alerts in each request."""
    return [
        [alert["statements"][0]["content"] for alert in request.json["data"]["alerts"]] for request in server.requests
    ]
