"""Whatever dies and whenever: nothing is lost, and what is repeated has the same id."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import sys
import textwrap
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from tests.workers.channels.servers import HttpServer, Reply, eventually
from tests.workers.delivery.conftest import World, takes
from workers.channels.base import Delivered, Retry
from workers.delivery.backoff import Backoff
from workers.delivery.claims import Terms, claim
from workers.delivery.courier import LEASE_MARGIN
from workers.delivery.settle import release, settle
from workers.delivery.states import Outcome
from workers.store import Store, StoreUnavailable
from workers.store.outbox_tables import deliveries

ROOT = Path(__file__).parents[3]
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


async def test_alert_and_deliveries_stand_together_or_not_at_all(world: World, make_alert: Any) -> None:
    attempt = world.outbox.attempt()

    async def then_dies(connection: Any, alerts: Any) -> None:
        await attempt.save(connection, alerts)
        raise RuntimeError("killed before the commit")

    with pytest.raises(RuntimeError):
        await world.store.save([make_alert()], alerts_by=then_dies)
    assert await world.rows() == []
    assert await world.store.alerts() == []
    assert await world.put(make_alert()) == 1


async def test_what_was_sent_and_could_not_be_recorded_is_not_sent_again(
    quick_world: World, server: HttpServer, make_alert: Any
) -> None:
    """The database is away between send and record: the record waits for it."""
    world = quick_world
    world.channel(server)
    failing = Flaky(world.store)
    courier = world.another_courier(failing)  # type: ignore[arg-type]
    await world.put(make_alert())
    held = threading.Event()
    server.replies.append(Reply(hold=held))
    sending = asyncio.create_task(courier.drain())
    await eventually(lambda: server.requests)
    failing.away = 2
    held.set()
    assert await sending == 1
    assert failing.away == 0
    assert await world.states() == ["sent"]
    assert len(server.requests) == 1


class Flaky:
    """A store that is away for the next ``away`` transactions."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.away = 0

    def reading(self) -> Any:
        return self._store.reading()

    def writing(self) -> Any:
        if self.away:
            self.away -= 1
            raise StoreUnavailable("Database is away.", "")
        return self._store.writing()


async def test_a_courier_that_is_stopped_leaves_the_rest_to_the_next(
    world: World, server: HttpServer, make_alert: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workers.delivery.courier.STOP_SECONDS", 0.3)
    world.channel(server, concurrency=1)
    held = threading.Event()
    server.replies.append(Reply(hold=held))
    await world.put(make_alert("one"), make_alert("two", article="a2"))
    running = asyncio.create_task(world.courier.run())
    await eventually(lambda: server.requests)
    await world.courier.stop()
    await asyncio.wait_for(running, 5)
    held.set()
    assert await world.states() == ["pending", "pending"]
    assert await world.another_courier().drain() == 2
    assert await world.states() == ["sent", "sent"]
    assert len({request.headers["webhook-id"] for request in server.requests}) == 2


COURIER = """
    import asyncio, os, sys
    from ipaddress import ip_network
    from pydantic import TypeAdapter
    from workers.channels.build import Surroundings
    from workers.channels.config import ChannelConfig
    from workers.channels.guard import Guard
    from workers.delivery.courier import Courier
    from workers.delivery.outbox import Outbox
    from workers.delivery.switchboard import Switchboard
    from workers.store import Store

    class Book:
        version, limited = "1", ()
        channels = {"hook": TypeAdapter(ChannelConfig).validate_python(
            {"type": "webhook", "url": sys.argv[2], "secrets_env": ["SECRET"], "timeout": 2, "concurrency": 8})}
    class Source:
        book = Book()
        def refresh(self): return False

    async def main():
        async with await Store.open(sys.argv[1]) as store:
            board = Switchboard(Surroundings(guard=Guard([ip_network("127.0.0.0/8")])))
            await Courier(store, Outbox(Source()), board, poll=0.05).run()
    asyncio.run(main())
"""


async def test_kill_9_in_the_middle_of_sending_loses_nothing(world: World, server: HttpServer, make_alert: Any) -> None:
    """A real process is killed while requests are under way, three times; then one that is let live sends the rest."""
    world.clock.now = (await _now()) - timedelta(seconds=1)
    made = [make_alert(f"n{n}", article=f"a{n}", content=f"{n}", made=world.clock.now) for n in range(60)]
    await world.put(*made)
    environ = {**os.environ, "SECRET": "whsec_c2VjcmV0IG9mIDI0IGJ5dGVzIGF0IGxlYXN0", "PYTHONPATH": str(ROOT)}
    program = [sys.executable, "-c", textwrap.dedent(COURIER), world.url, server.url]
    held = threading.Event()
    for kill in range(3):
        # Some are answered, then the server holds the others: the process dies with them under way.
        seen = len(server.requests)
        server.replies.extend([Reply()] * 5 + [Reply(hold=held)] * 8)
        process = subprocess.Popen(program, env=environ, cwd=ROOT)  # noqa: ASYNC220 - it is to be killed
        await eventually(lambda least=seen + 9: len(server.requests) >= least, 60)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        server.replies.clear()
        assert "sending" in await world.states(), f"kill {kill} came too late"
        async with world.store.writing() as connection:  # their leases are over: nobody waits a minute here
            over = update(deliveries).where(deliveries.c.state == "sending")
            await connection.execute(over.values(leased_until=await _now()))
    held.set()
    process = subprocess.Popen(program, env=environ, cwd=ROOT)  # noqa: ASYNC220
    try:
        async with asyncio.timeout(60):
            while set(await world.states()) != {"sent"}:  # noqa: ASYNC110 - it is another process
                await asyncio.sleep(0.1)
    finally:
        process.kill()
        process.wait()
    ids = [request.headers["webhook-id"] for request in server.requests]
    assert set(ids) == {str(row.delivery_id) for row in await world.rows()}
    assert len(set(ids)) == 60, "nothing is lost"
    assert len(ids) <= 60 + 3 * 8, "only what was under way is repeated"


async def _now() -> Any:
    from schemas import utc_now  # noqa: PLC0415

    return utc_now()


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


async def test_two_couriers_send_everything_once(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server)
    now = world.clock.now
    world.book.says = lambda _alert, _now, _past: [
        takes("desk", ("hook",), now), takes("digest", ("hook",), now, "digest@1"),
    ]  # fmt: skip
    await world.put(*(make_alert(f"n{n}", article=f"a{n}") for n in range(40)))
    async with await Store.open(world.url) as second:
        other = world.another_courier(second)
        tries = await asyncio.gather(world.courier.drain(), other.drain())
        while set(await world.states()) != {"sent"}:
            tries += [await world.courier.drain()]
    ids = [request.headers["webhook-id"] for request in server.requests]
    assert sum(tries) == len(ids) == len(set(ids)) == 41


def test_a_lease_outlasts_a_try() -> None:
    assert LEASE_MARGIN >= 30
