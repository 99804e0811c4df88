"""The outbox and the real subscriptions together: what a file says is what arrives, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from schemas import AlertKind
from tests.workers.channels.servers import HttpServer, Reply
from tests.workers.conftest import NOON
from tests.workers.delivery.conftest import World
from workers.subscriptions.book import Book, parse


@dataclass
class Fixed:
    book: Book

    def refresh(self) -> bool:
        return False


def follow(world: World, server: HttpServer, subscriptions: str) -> None:
    """Let the world go by a file that says ``subscriptions``."""
    text = f"""
channels:
  hook: {{type: webhook, url: "{server.url}/", secrets_env: [SECRET]}}
subscriptions:
{subscriptions}
"""
    world.outbox.source = Fixed(parse(text.encode(), Path("book.yml")))  # type: ignore[misc, assignment]


def told(server: HttpServer) -> list[tuple[str, int, int]]:
    """Type, number of alerts, and how many a summary stands for, of each message."""
    data = [(request.json["type"], request.json["data"]) for request in server.requests]
    return [(kind, len(one["alerts"]), one["summary_of"]) for kind, one in data]


async def put_many(world: World, make_alert: Any, count: int, prefix: str = "n", **fields: Any) -> None:
    for number in range(count):
        name = f"{prefix}{number}"
        await world.put(make_alert(name, article=name, made=world.clock.now, **fields))
        await world.courier.drain()
        world.clock.forward(seconds=20)


async def test_a_limit_lets_so_many_through_and_sums_up_the_rest(
    world: World, server: HttpServer, make_alert: Any
) -> None:
    follow(world, server, "  desk: {to: hook, most_per_hour: 3}")
    await put_many(world, make_alert, 9)
    assert told(server) == [("alert.new", 1, 0)] * 3
    world.clock.now = NOON + timedelta(hours=1)
    server.replies.append(Reply(500))
    await world.run_until_settled()
    assert told(server)[3:] == [("alert.summary", 6, 6)] * 2
    assert await world.states() == ["sent"] * 3 + ["suppressed"] * 6
    await put_many(world, make_alert, 4, "later")
    assert told(server)[5:] == [("alert.new", 1, 0)] * 3, "another hour, another three"


async def test_a_digest_lets_the_urgent_through(world: World, server: HttpServer, make_alert: Any) -> None:
    follow(world, server, "  desk: {to: hook, digest: 15m, urgent: {words: [غارة]}}")
    await put_many(world, make_alert, 3)
    await put_many(world, make_alert, 1, "urgent", content="غارة على المدينة")
    assert told(server) == [("alert.new", 1, 0)]
    world.clock.now = NOON + timedelta(minutes=15)
    await world.courier.drain()
    assert told(server)[1:] == [("alert.digest", 3, 0)]
    assert await world.states() == ["sent"] * 4


async def test_quiet_hours_end_with_one_message(world: World, server: HttpServer, make_alert: Any) -> None:
    follow(world, server, '  desk: {to: hook, zone: Asia/Riyadh, quiet_hours: {from: "14:00", until: "17:30"}}')
    await put_many(world, make_alert, 2)
    assert not server.requests
    world.clock.now = NOON + timedelta(hours=2, minutes=29)
    assert await world.courier.drain() == 0
    world.clock.forward(minutes=1)
    await world.courier.drain()
    assert told(server) == [("alert.digest", 2, 0)]


async def test_the_article_that_brings_enough_outlets_tells_it_once(
    world: World, server: HttpServer, make_alert: Any
) -> None:
    follow(world, server, "  desk: {to: hook, minimum_outlets: 2}")
    await world.put(make_alert("x", article="a1", made=world.clock.now))
    await world.courier.drain()
    assert not server.requests
    for article, outlet in (("a2", "وكالة الأمس"), ("a3", "الميناء")):
        joins = make_alert("x", article=article, outlet=outlet, kind=AlertKind.CORROBORATED, made=world.clock.now)
        await world.put(joins, joins)
        await world.courier.drain()
    assert told(server) == [("alert.corroborated", 1, 0)]


async def test_silenced_and_heard_again(world: World, server: HttpServer, make_alert: Any) -> None:
    silence = "silences:\n  - {reason: عطلة, until: 2026-03-04T12:30Z, subscriptions: [desk]}"
    follow(world, server, f"  desk: {{to: hook}}\n{silence}")
    await put_many(world, make_alert, 1)
    (row,) = await world.rows()
    assert (row.state, row.suppressed_by) == ("suppressed", "silence")
    assert "عطلة" in row.reason
    world.clock.now = NOON + timedelta(minutes=31)
    await put_many(world, make_alert, 1, "after")
    assert told(server) == [("alert.new", 1, 0)]


async def test_a_correction_goes_to_whom_was_sent_what_it_corrects(
    world: World, server: HttpServer, make_alert: Any
) -> None:
    silence = "silences:\n  - {reason: عطلة, until: 2026-03-04T12:30Z, subscriptions: [desk]}"
    follow(world, server, f"  desk: {{to: hook}}\n  other: {{to: hook}}\n{silence}")
    await put_many(world, make_alert, 1)
    world.clock.now = NOON + timedelta(minutes=31)
    await put_many(world, make_alert, 1, kind=AlertKind.CORRECTED)
    took = [(row.subscription, row.state) for row in await world.rows()]
    assert sorted(took) == [("desk", "suppressed"), ("other", "sent"), ("other", "sent")], (
        "desk never saw what was wrong"
    )
