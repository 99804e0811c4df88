"""One channel that is slow, dead or flooded delays no other, and is not hammered."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from typing import Any

from schemas import utc_now
from tests.workers.channels.servers import HttpServer, Reply, eventually
from tests.workers.delivery.conftest import World, takes


async def test_a_dead_channel_delays_nobody(
    quick_world: World, server: HttpServer, other_server: HttpServer, make_alert: Any
) -> None:
    world = quick_world
    world.channel(server, "good")
    world.channel(other_server, "dead", timeout=30)
    held = threading.Event()
    other_server.usual = Reply(hold=held)
    world.book.says = lambda _alert, now, _past: [takes("desk", ("dead", "good"), now)]
    running = asyncio.create_task(world.courier.run())
    try:
        for number in range(8):
            begun = time.monotonic()
            await world.put(make_alert(f"n{number}", article=f"a{number}"))
            world.outbox.filled.set()
            await eventually(lambda least=number + 1: len(server.requests) >= least, 10)
            assert time.monotonic() - begun < 5
        assert len(other_server.requests) == 4, "as many as its concurrency, and no more"
    finally:
        held.set()
        await world.courier.stop()
        await running


async def test_what_is_put_in_is_sent_at_once(quick_world: World, server: HttpServer, make_alert: Any) -> None:
    world = quick_world
    world.channel(server)
    courier = world.another_courier(poll=30)
    running = asyncio.create_task(courier.run())
    try:
        await asyncio.sleep(0.3)
        begun = time.monotonic()
        await world.put(make_alert())
        world.outbox.filled.set()
        await eventually(lambda: server.requests, 10)
        assert time.monotonic() - begun < 3
    finally:
        await courier.stop()
        await running


async def test_a_failing_channel_is_asked_by_one_message_at_a_time(
    world: World, server: HttpServer, make_alert: Any
) -> None:
    world.channel(server)
    server.usual = Reply(503)
    await world.put(*(make_alert(f"n{n}", article=f"a{n}") for n in range(50)))
    await world.courier.drain()
    first = len(server.requests)
    assert first <= 7, "those that were under way when the third failed"
    for _ in range(10):
        world.clock.forward(seconds=300)
        before = len(server.requests)
        await world.courier.drain()
        assert len(server.requests) - before == 1
    row = await world.channel_row()
    assert row.failures == first + 10
    assert row.failing_since is not None
    server.usual = Reply(200)
    world.clock.forward(seconds=300)
    await world.courier.drain()
    assert (await world.channel_row()).failures == 0
    await world.run_until_settled()
    assert await world.states() == ["sent"] * 50


async def test_one_message_that_always_fails_holds_up_no_other(
    world: World, make_alert: Any, server: HttpServer
) -> None:
    world.channel(server, concurrency=1)
    server.bad_words = ("bad",)
    await world.put(make_alert("bad", content="bad"))
    await world.courier.drain()
    for number in range(20):
        world.clock.forward(seconds=300)
        await world.put(make_alert(f"n{number}", article=f"a{number}", made=world.clock.now))
        await world.courier.drain()
    assert sorted(await world.states()) == ["pending"] + ["sent"] * 20


async def test_a_channel_dead_for_three_days_gives_up_what_is_as_old(
    world: World, server: HttpServer, make_alert: Any
) -> None:
    """Each message would else wait for its turn to ask in vain, and the outbox grow without bound."""
    world.channel(server, concurrency=1)
    server.usual = Reply(500)
    await world.put(*(make_alert(f"n{n}", article=f"a{n}") for n in range(300)))
    for _ in range(25):
        await world.courier.drain()
        world.clock.forward(hours=4)
    await world.courier.drain()
    assert set(await world.states()) == {"failed"}
    await world.put(make_alert("fresh", article="fresh", made=world.clock.now))
    world.clock.forward(hours=1)
    await world.courier.drain()
    assert await world.states() == ["failed"] * 300 + ["pending"]


async def test_a_courier_outlives_a_database_that_is_away(
    quick_world: World, server: HttpServer, make_alert: Any
) -> None:
    world = quick_world
    world.channel(server)
    world.clock.now = utc_now()
    running = asyncio.create_task(world.another_courier(poll=0.05).run())
    holder = sqlite3.connect(world.url.removeprefix("sqlite:///"), isolation_level=None)
    await world.put(make_alert(made=world.clock.now))
    holder.execute("BEGIN EXCLUSIVE")
    await asyncio.sleep(0.3)
    holder.rollback()
    holder.close()
    await eventually(lambda: server.requests, 20)
    for courier in world.couriers:
        await courier.stop()
    await running
