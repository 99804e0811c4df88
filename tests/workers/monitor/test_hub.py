"""Who listens hears everything once, in order; what was missed first."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing

import anyio
import pytest

from schemas import Alert, AlertKind
from workers.monitor import hub as hub_module
from workers.monitor.hub import Behind, Hub
from workers.store import Store, StoreError

MakeAlert = Callable[..., Alert]
BEAT = 15.0  # longer than a loaded machine takes for anything here


@pytest.fixture
async def empty(database_url: str) -> AsyncIterator[Store]:
    async with await Store.open(database_url) as opened:
        yield opened


async def heard(hub: Hub, seq: int, number: int) -> list[tuple[int, int]]:
    """(seq, first) of the first ``number`` news after ``seq``."""
    got: list[tuple[int, int]] = []
    async with asyncio.timeout(20), aclosing(hub.since(seq, BEAT, anyio.Event())) as stream:
        async for batch in stream:
            got += [(news.seq, news.first) for news in batch]
            if len(got) >= number:
                break
    return got


def alerts(make_alert: MakeAlert, *numbers: int) -> list[Alert]:
    return [make_alert(f"n{number}", article=f"a{number}") for number in numbers]


async def test_what_is_stored_is_heard_by_everybody(empty: Store, make_alert: MakeAlert) -> None:
    hub = Hub(empty)
    listeners = [asyncio.create_task(heard(hub, 0, 3)) for _ in range(5)]
    await asyncio.sleep(0.3)
    for number in range(3):
        await empty.save(alerts(make_alert, number))
    assert await asyncio.gather(*listeners) == [[(1, 1), (2, 2), (3, 3)]] * 5


async def test_what_was_missed_comes_first(empty: Store, make_alert: MakeAlert) -> None:
    hub = Hub(empty)
    await empty.save(alerts(make_alert, 1, 2, 3, 4))
    assert await heard(hub, 1, 3) == [(2, 2), (3, 3), (4, 4)]
    waiting = asyncio.create_task(heard(hub, 3, 2))
    await asyncio.sleep(0.3)
    await empty.save(alerts(make_alert, 5))
    assert await waiting == [(4, 4), (5, 5)]


async def test_an_alert_that_changes_is_told_again_as_it_is_now(empty: Store, make_alert: MakeAlert) -> None:
    hub = Hub(empty)
    await empty.save(alerts(make_alert, 1, 2))
    async with asyncio.timeout(20), aclosing(hub.since(2, BEAT, anyio.Event())) as stream:
        waiting = asyncio.create_task(anext(stream))
        await asyncio.sleep(0.3)
        joins = [make_alert("n1", article=f"z{n}", kind=AlertKind.CORROBORATED, outlet=f"منبر {n}") for n in range(3)]
        await empty.save(joins)
        (news,) = await waiting
    assert (news.seq, news.first) == (5, 1), "three changes of one alert at once are told by the last"
    assert len(news.alert.carriers) == 4


async def test_a_beat_where_nothing_comes(empty: Store) -> None:
    async with asyncio.timeout(20), aclosing(Hub(empty).since(0, 0.05, anyio.Event())) as stream:
        assert [await anext(stream) for _ in range(3)] == [(), (), ()]


async def test_it_ends_at_once_when_it_is_told_to(empty: Store) -> None:
    closing = anyio.Event()
    async with asyncio.timeout(20):
        told = asyncio.create_task(listen(Hub(empty), closing))
        await asyncio.sleep(0.2)
        closing.set()
        assert await told == []


async def listen(hub: Hub, closing: anyio.Event) -> list[object]:
    return [batch async for batch in hub.since(0, 60, closing)]


async def test_who_missed_too_much_reads_the_list_anew(
    empty: Store, make_alert: MakeAlert, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_module, "KEPT", 3)
    await empty.save(alerts(make_alert, *range(5)))
    with pytest.raises(Behind):
        await heard(Hub(empty), 1, 1)
    assert await heard(Hub(empty), 2, 3) == [(3, 3), (4, 4), (5, 5)]


async def test_numbers_of_another_database_are_no_numbers_here(empty: Store) -> None:
    with pytest.raises(Behind):
        await heard(Hub(empty), 7, 1)


async def test_a_slow_listener_is_told_that_he_is_behind(
    empty: Store, make_alert: MakeAlert, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hub_module, "KEPT", 3)
    hub = Hub(empty)
    async with asyncio.timeout(20), aclosing(hub.since(0, BEAT, anyio.Event())) as stream:
        first = asyncio.create_task(anext(stream))
        await asyncio.sleep(0.3)
        await empty.save(alerts(make_alert, 0))
        await first
        await empty.save(alerts(make_alert, *range(1, 9)))
        await asyncio.sleep(1)
        with pytest.raises(Behind):
            await anext(stream)


async def test_nobody_listens_nobody_asks(empty: Store) -> None:
    hub = Hub(empty)
    await asyncio.gather(*(anext_of(hub) for _ in range(3)))
    assert hub._following is None
    await anext_of(hub)
    assert hub._following is None


async def anext_of(hub: Hub) -> None:
    async with aclosing(hub.since(0, 0.05, anyio.Event())) as stream:
        await anext(stream)


async def test_a_database_that_falls_silent_is_waited_for(empty: Store, make_alert: MakeAlert) -> None:
    class Silent:
        """The store, but for a while it cannot be reached: no database can be made to do that in a test."""

        silent = False

        def __getattr__(self, name: str) -> object:
            if self.silent:
                raise StoreError("gone")
            return getattr(empty, name)

    store = Silent()
    hub = Hub(store)  # type: ignore[arg-type]
    waiting = asyncio.create_task(heard(hub, 0, 1))
    await asyncio.sleep(0.3)
    store.silent = True
    await empty.save(alerts(make_alert, 1))
    await asyncio.sleep(0.5)
    assert not hub.well
    assert not waiting.done()
    store.silent = False
    assert await waiting == [(1, 1)]
    assert hub.well
