from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest

from schemas import Alert, AlertKind, derive_id
from tests.workers.conftest import NOON
from workers.store import Store

ONE, TWO = derive_id("alert", "one"), derive_id("alert", "two")


@pytest.fixture
async def store(database_url: str, make_alert: Callable[..., Alert]) -> AsyncIterator[Store]:
    """Alert «one», then «two», then an outlet that joins «one»."""
    minutes = [NOON + timedelta(minutes=at) for at in range(3)]
    async with await Store.open(database_url) as opened:
        await opened.save([make_alert("one", article="a1", made=minutes[0])])
        await opened.save([make_alert("two", article="b1", made=minutes[1])])
        await opened.save([make_alert("one", article="a2", kind=AlertKind.CORROBORATED, made=minutes[2])])
        yield opened


async def test_the_last_changed_comes_first_and_once(store: Store) -> None:
    assert await store.last_changed(10) == [ONE, TWO]
    assert await store.last_changed(1) == [ONE]


async def test_states_come_in_the_order_asked_for(store: Store) -> None:
    two, one = await store.alert_states([TWO, derive_id("nobody"), ONE])
    assert (two.alert.alert_id, one.alert.alert_id) == (TWO, ONE)
    assert [carrier.source for carrier in one.alert.carriers] == ["a1.txt", "a2.txt"]
    assert (two.updated, one.updated) == (NOON + timedelta(minutes=1), NOON + timedelta(minutes=2))
    assert one.alert.produced_at == NOON
    assert await store.updated([ONE, TWO]) == {ONE: one.updated, TWO: two.updated}


async def test_a_redelivery_changes_nothing(store: Store, make_alert: Callable[..., Alert]) -> None:
    before = await store.alert_states([ONE, TWO])
    await store.save([make_alert("two", article="b1", made=NOON + timedelta(hours=1))])
    assert await store.last_changed(10) == [ONE, TWO]
    assert await store.alert_states([ONE, TWO]) == before


async def test_nothing_asked_for_is_nothing(store: Store) -> None:
    assert await store.alert_states([]) == []
    assert await store.updated([]) == {}


async def test_more_than_one_query_takes(store: Store) -> None:
    strangers = [derive_id("nobody", str(number)) for number in range(2100)]
    (state,) = await store.alert_states([*strangers, TWO])
    assert state.alert.alert_id == TWO
