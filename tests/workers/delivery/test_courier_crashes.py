"""Whatever dies and whenever: nothing is lost, and what is repeated has the same id."""

from __future__ import annotations

import asyncio
import os
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
from workers.store import Store, StoreUnavailable
from workers.store.outbox_tables import deliveries

ROOT = Path(__file__).parents[3]


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
