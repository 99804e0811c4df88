"""Who holds a message: a lease that is lost, given back or taken over, and whose answer counts."""

from __future__ import annotations

import asyncio
import random
import threading
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from tests.workers.channels.servers import HttpServer, Reply, eventually
from tests.workers.delivery.conftest import World, config_of, takes
from workers.channels.base import Delivered, Retry
from workers.delivery.backoff import Backoff
from workers.delivery.claims import Terms, claim
from workers.delivery.courier import LEASE_MARGIN
from workers.delivery.settle import release, settle
from workers.delivery.states import Outcome
from workers.store.outbox_tables import delivery_events

TERMS = Terms(most=4, lease_seconds=80, trip_after=3, fingerprint="f")


async def claimed(world: World, terms: Terms = TERMS) -> list[Any]:
    async with world.store.writing() as connection:
        return await claim(connection, "hook", world.clock.now, terms)


async def settled(world: World, taken: Any, answer: Any) -> Outcome:
    async with world.store.writing() as connection:
        return await settle(connection, taken, answer, world.clock.now, world.backoff)


async def test_a_lost_lease_is_taken_over_with_the_same_message(
    world: World, server: HttpServer, make_alert: Any
) -> None:
    world.channel(server)
    await world.put(make_alert())
    (dead,) = await claimed(world)
    assert await world.courier.drain() == 0
    world.clock.forward(seconds=79)
    assert await world.courier.drain() == 0
    world.clock.forward(seconds=1)
    assert await world.courier.drain() == 1
    assert server.requests[0].headers["webhook-id"] == str(dead.message.id)
    assert await world.states() == ["sent"]


async def test_a_digest_whose_sender_died_is_repeated_as_it_was(
    world: World, server: HttpServer, make_alert: Any
) -> None:
    world.channel(server)
    now = world.clock.now
    world.book.says = lambda _alert, _now, _past: [takes("desk", ("hook",), now, "desk@1")]
    await world.put(make_alert("one"), make_alert("two", article="a2"))
    (dead,) = await claimed(world)
    await world.put(make_alert("late", article="a3"))
    world.clock.forward(seconds=81)
    await world.courier.drain()
    bodies = {request.headers["webhook-id"]: len(request.json["data"]["alerts"]) for request in server.requests}
    assert bodies[str(dead.message.id)] == 2
    assert sorted(bodies.values()) == [1, 2]


async def test_a_stop_in_the_middle_of_a_look_begins_nothing(world: World, server: HttpServer, make_alert: Any) -> None:
    """What is sent when the worker has closed its store is recorded by nobody, and is sent again."""
    world.channel(server)
    await world.put(make_alert())
    leased, held = threading.Event(), threading.Event()
    looks = iter((False, True))

    def refresh() -> bool:
        if next(looks, False):  # between lease and send
            leased.set()
            held.wait(30)
        return False

    world.source.refresh = refresh  # type: ignore[method-assign]
    running = asyncio.create_task(world.courier.run())
    await eventually(leased.is_set, 10)
    stopping = asyncio.create_task(world.courier.stop())
    await asyncio.sleep(0.3)
    held.set()
    await stopping
    await running
    assert (await world.states(), server.requests) == (["pending"], [])
    assert await world.another_courier().drain() == 1


@pytest.mark.parametrize("tried", [False, True], ids=["first try", "second try"])
async def test_of_a_digest_only_what_cannot_be_read_fails(
    world: World, server: HttpServer, make_alert: Any, tried: bool
) -> None:
    world.channel(server)
    now = world.clock.now
    world.book.says = lambda _alert, _now, _past: [takes("desk", ("hook",), now, "desk@1")]
    await world.put(make_alert("one"), make_alert("two", article="a2"), make_alert("three", article="a3"))
    if tried:
        server.replies.append(Reply(500))
        await world.courier.drain()
        world.clock.forward(hours=1)
    spoilt = make_alert("two", article="a2").id
    async with world.store.writing() as connection:
        of_two = delivery_events.c.event_id == spoilt
        await connection.execute(update(delivery_events).where(of_two).values(payload={"kind": "of tomorrow"}))
    await world.courier.drain()
    assert len(server.requests[-1].json["data"]["alerts"]) == 2
    (failed,) = [row for row in await world.rows() if row.state != "sent"]
    assert (failed.event_id, failed.state, failed.message_id) == (spoilt, "failed", None)
    assert "cannot be read by this version" in failed.reason


async def test_what_cannot_be_read_at_all_fails_and_says_why(world: World, make_alert: Any) -> None:
    world.book.channels["hook"] = config_of(type="console")
    await world.put(make_alert())
    async with world.store.writing() as connection:
        await connection.execute(update(delivery_events).values(payload={"kind": "of tomorrow"}))
    await world.courier.drain()
    (row,) = await world.rows()
    assert (row.state, "cannot be read by this version" in row.reason) == ("failed", True)


async def test_that_it_was_delivered_is_true_also_when_told_late(world: World, make_alert: Any) -> None:
    await world.put(make_alert())
    (first,) = await claimed(world)
    world.clock.forward(seconds=81)
    (second,) = await claimed(world)
    assert second.message.id == first.message.id
    assert await settled(world, first, Delivered()) is Outcome.DELIVERED
    assert await settled(world, second, Retry(0, "no")) is not Outcome.DELIVERED
    assert await world.states() == ["sent"]


async def test_that_it_failed_counts_only_from_who_holds_the_lease(world: World, make_alert: Any) -> None:
    await world.put(make_alert())
    (first,) = await claimed(world)
    world.clock.forward(seconds=81)
    (second,) = await claimed(world)
    await settled(world, first, Retry(0, "no"))
    assert await world.states() == ["sending"]
    await settled(world, second, Delivered())
    assert await world.states() == ["sent"]


async def test_a_lease_given_back_is_free_at_once(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server)
    await world.put(make_alert())
    (taken,) = await claimed(world)
    async with world.store.writing() as connection:
        await release(connection, taken, world.clock.now)
    assert await world.courier.drain() == 1


@pytest.mark.parametrize("seed", range(4))
async def test_any_mix_of_answers_and_deaths_ends_with_everything_settled(
    quick_world: World, make_alert: Any, seed: int
) -> None:
    """Several couriers, some of which die with a lease; every message that is not refused for good is delivered."""
    world, dice = quick_world, random.Random(seed)
    world.backoff = Backoff(chance=dice.random)
    world.book.says = lambda alert, now, _past: [
        takes("desk", ("hook",), now),
        takes("digest", ("hook",), now + timedelta(minutes=dice.randrange(3)), f"digest@{dice.randrange(4)}"),
    ]
    delivered: dict[Any, set[Any]] = {}
    waiting = 0
    for step in range(400):
        if step < 12:
            await world.put(
                *(
                    make_alert(f"{step}.{n}", article=f"{step}.{n}", made=world.clock.now)
                    for n in range(dice.randrange(5))
                )
            )
        world.clock.forward(seconds=dice.randrange(1, 600) if step < 40 else dice.randrange(60, 20_000))
        for taken in await claimed(world):
            content = frozenset(view.alert.id for view in taken.message.alerts)
            assert delivered.setdefault(taken.message.id, content) == content, "a message is always the same"
            fate = dice.random()
            if fate < 0.3 and step < 60:
                continue  # its courier died
            await settled(world, taken, Delivered() if fate > 0.6 else Retry(dice.choice([0, 0, 30]), "no"))
        waiting = sum(row.state in ("pending", "sending") for row in await world.rows())
        if not waiting and step >= 12:
            break
    assert waiting == 0
    rows = await world.rows()
    assert {row.state for row in rows} == {"sent"}
    assert {(row.message_id, row.event_id) for row in rows} == {
        (m, e) for m, events in delivered.items() for e in events
    }


def test_a_lease_outlasts_a_try() -> None:
    assert LEASE_MARGIN >= 30
