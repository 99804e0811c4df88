"""What the outbox tells people: counts by subscription and channel, and lists in pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.workers.channels.servers import HttpServer, Reply
from tests.workers.delivery.conftest import World, takes
from workers.delivery.ledger import Wanted, listed, tallies
from workers.delivery.states import State


async def test_counts_by_subscription_and_channel(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server)
    world.channel(server, "other")
    now, later = world.clock.now, world.clock.now + timedelta(days=1)
    world.book.says = lambda _alert, _now, _past: [
        takes("desk", ("hook",), now),
        takes("night", ("hook", "other"), later),
    ]
    await world.put(make_alert("n1"), make_alert("n2", article="a2"))
    await world.courier.drain()
    server.usual = Reply(410)
    await world.put(make_alert("n3", article="a3"))
    await world.courier.drain()
    async with world.store.reading() as connection:
        found = await tallies(connection, now - timedelta(days=1))
        of_night = await tallies(connection, now - timedelta(days=1), "night")
        none = await tallies(connection, now + timedelta(days=1))
    told = {(one.subscription, one.channel): dict(one.states) for one in found}
    assert told[("desk", "hook")] == {State.SENT: 2, State.GONE: 1}
    assert told[("night", "other")] == {State.PENDING: 3}
    assert next(one.last_sent for one in found if one.subscription == "desk") == world.clock.now
    assert {one.last_sent for one in of_night} == {None}
    assert [one.channel for one in of_night] == ["hook", "other"]
    assert none == []


async def test_pages_of_a_list_hold_each_delivery_once(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server)
    for minute in range(3):
        world.clock.forward(minutes=1)
        await world.put(*(make_alert(f"n{minute}-{n}", article=f"a{minute}-{n}") for n in range(4)))
    seen: list[Any] = []
    behind = None
    async with world.store.reading() as connection:
        while rows := await listed(connection, Wanted(behind=behind), 5):
            seen += rows
            behind = (rows[-1].created_at, rows[-1].delivery_id)
        everything = await listed(connection, Wanted(), 100)
    assert [row.delivery_id for row in seen] == [row.delivery_id for row in everything]
    assert len(seen) == 12
