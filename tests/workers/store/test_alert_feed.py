"""The feed of alerts: numbers without a gap, in the order in which a reader can see them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from alembic import command
from sqlalchemy.ext.asyncio import AsyncConnection

from schemas import Alert, AlertKind, derive_id
from tests.annotated import make_annotated
from tests.makers import NOON
from workers.store import Store, Unstorable
from workers.store.engine import WRITING, create_engine
from workers.store.migrate import alembic_config
from workers.store.upserts import save_alerts


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with await Store.open(database_url) as opened:
        yield opened


async def test_every_event_has_one_number(store: Store, make_alert: Any) -> None:
    new, joins = make_alert("n1"), make_alert("n1", article="a2", kind=AlertKind.CORROBORATED)
    assert await store.newest_seq() == 0
    await store.save([new])
    await store.save([new, joins, joins, make_alert("n2", article="a3")])
    entries = await store.feed_since(0)
    assert [(entry.seq, entry.alert_id, entry.event_id, entry.kind) for entry in entries] == [
        (1, new.alert_id, new.id, AlertKind.NEW),
        (2, new.alert_id, joins.id, AlertKind.CORROBORATED),
        (3, derive_id("alert", "n2"), derive_id("alert-event", "n2", "a3", "new"), AlertKind.NEW),
    ]
    assert entries[0].told_at == NOON
    assert await store.newest_seq() == 3
    assert [entry.seq for entry in await store.feed_since(1, limit=1)] == [2]
    assert await store.feed_since(3) == []


async def test_what_is_rolled_back_leaves_no_gap(store: Store, make_alert: Any) -> None:
    async def fails(connection: AsyncConnection, alerts: Any) -> None:
        await save_alerts(connection, alerts)
        raise RuntimeError("power cut")

    await store.save([make_alert("n1")])
    with pytest.raises(RuntimeError):
        await store.save([make_alert("n2")], alerts_by=fails)
    await store.save([make_alert("n3")])
    assert [(entry.seq, entry.alert_id) for entry in await store.feed_since(0)] == [
        (1, derive_id("alert", "n1")),
        (2, derive_id("alert", "n3")),
    ]


async def test_a_reader_misses_nothing_that_several_write(database_url: str, make_alert: Any) -> None:
    stores = [await Store.open(database_url, wait=30) for _ in range(4)]
    seen: list[int] = []

    async def write(which: int) -> None:
        for number in range(40):
            batch = [make_alert(f"w{which}-{number}-{one}", article=f"a{which}") for one in range(which + 1)]
            # Some events come to two workers, as after a rebalance.
            await stores[which].save([*batch, make_alert(f"shared-{number}")])

    async def read() -> None:
        while len(seen) < 40 * (1 + 2 + 3) + 40:
            new = await stores[3].feed_since(seen[-1] if seen else 0)
            seen.extend(entry.seq for entry in new)
            await asyncio.sleep(0)

    async with asyncio.timeout(100):
        await asyncio.gather(read(), *(write(which) for which in range(3)))
    assert seen == list(range(1, len(seen) + 1))
    assert await stores[0].newest_seq() == len(seen)
    for opened in stores:
        await opened.close()


class TestPages:
    async def test_alerts_come_by_what_brought_them_first(self, store: Store, make_alert: Any) -> None:
        for name in ("n1", "n2", "n3"):
            await store.save([make_alert(name, article=name)])
        await store.save([make_alert("n1", article="later", kind=AlertKind.CORROBORATED)])
        await store.save([make_alert("n4", article="n4")])
        pages = await store.alert_page(limit=3)
        assert [(seq, alert.alert_id) for seq, alert in pages] == [
            (5, derive_id("alert", "n4")),
            (3, derive_id("alert", "n3")),
            (2, derive_id("alert", "n2")),
        ]
        ((seq, alert),) = await store.alert_page(before=pages[-1][0], limit=3)
        assert seq == 1
        assert [carrier.source for carrier in alert.carriers] == ["n1.txt", "later.txt"]
        assert await store.alert_page(before=1) == []

    async def test_an_alert_of_which_only_a_repeat_came_is_there(self, store: Store, make_alert: Any) -> None:
        await store.save([make_alert("n1", article="a2", kind=AlertKind.CORROBORATED)])
        await store.save([make_alert("n1", article="a1")])
        assert [(seq, alert.kind) for seq, alert in await store.alert_page()] == [(1, AlertKind.NEW)]


async def test_alerts_do_not_wait_for_texts(
    postgres_url: str, make_alert: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuses(_connection: AsyncConnection, _events: Any) -> None:
        raise Unstorable("no room for texts", "")

    monkeypatch.setattr("workers.store.store.save_annotated", refuses)
    async with await Store.open(postgres_url) as store:
        with pytest.raises(Unstorable):
            await store.save([make_annotated("a1"), make_alert("n1"), make_annotated("a2")])
        assert await store.newest_seq() == 1


async def test_alerts_of_an_older_version_are_in_the_feed(database_url: str, make_alert: Any) -> None:
    alerts = [make_alert(f"n{n}", article=f"a{n}", made=NOON + timedelta(hours=n)) for n in (2, 0, 1)]
    async with await Store.open(database_url) as store:
        await store.save(alerts)
    engine = create_engine(database_url, wait=5, read_only=False)
    for change, target in ((command.downgrade, "0003"), (command.upgrade, "head")):
        async with engine.execution_options(**{WRITING: True}).begin() as connection:
            await connection.run_sync(lambda sync, change=change, target=target: change(alembic_config(sync), target))
    await engine.dispose()
    async with await Store.open(database_url) as store:
        assert [entry.alert_id for entry in await store.feed_since(0)] == [
            derive_id("alert", f"n{n}") for n in range(3)
        ]
        fresh: Alert = make_alert("fresh", article="a9")
        await store.save([fresh, *alerts])
        assert [(entry.seq, entry.event_id) for entry in await store.feed_since(3)] == [(4, fresh.id)]
        assert [seq for seq, _ in await store.alert_page()] == [4, 3, 2, 1]
