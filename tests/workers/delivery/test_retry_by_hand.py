"""What is tried again by hand goes out whole and under the id that it had."""

from __future__ import annotations

from typing import Any

from tests.workers.channels.servers import HttpServer, Reply
from tests.workers.delivery.conftest import World, takes
from workers.delivery.ledger import Wanted, begin_anew, listed


async def test_a_digest_that_failed_is_tried_whole_under_its_id(
    world: World, server: HttpServer, make_alert: Any
) -> None:
    world.channel(server)
    now = world.clock.now
    world.book.says = lambda _alert, _now, _past: [takes("desk", ("hook",), now, "desk@1")]
    server.usual = Reply(410)
    await world.put(*(make_alert(f"n{n}", article=f"a{n}") for n in range(3)))
    await world.courier.drain()
    assert await world.states() == ["gone"] * 3
    one = (await world.rows())[1]
    async with world.store.writing() as connection:
        rows = await listed(connection, Wanted(ids=[str(one.delivery_id)[:18]]), 10)
        assert await begin_anew(connection, rows, world.clock.now) == 3
    server.usual = Reply()
    await world.courier.drain()
    assert await world.states() == ["sent"] * 3
    first, second = server.requests
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body


async def test_three_days_begin_anew(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server)
    server.usual = Reply(500)
    await world.put(make_alert())
    await world.run_until_settled()
    assert await world.states() == ["failed"]
    async with world.store.writing() as connection:
        await begin_anew(connection, await listed(connection, Wanted(), 10), world.clock.now)
    await world.courier.drain()
    assert await world.states() == ["pending"]
    server.usual = Reply()
    await world.run_until_settled()
    assert await world.states() == ["sent"]
