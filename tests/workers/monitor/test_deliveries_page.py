"""The page of deliveries: states, reasons, and trying again by a button."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import select, update

from schemas import Alert, utc_now
from tests.workers.monitor.conftest import client_of
from workers.delivery.outbox import Outbox
from workers.monitor.csrf import CSRF_HEADER
from workers.store import Store
from workers.store.outbox_tables import deliveries, delivery_channels
from workers.subscriptions.watch import WatchedBook

MakeAlert = Callable[..., Alert]
BOOK = """\
channels: {hook: {type: console}, mail: {type: console}}
subscriptions:
  desk: {title: المكتب, to: [hook, mail]}
  other: {to: mail, words: [سعر]}
"""
WHY = "HTTP 503: <script>alert(1)</script>"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "book.yml"
    path.write_text(BOOK, encoding="utf-8")
    return path


@pytest.fixture
async def sent(store: Store, path: Path, make_alert: MakeAlert) -> Store:
    """Three alerts, decided on: six deliveries of «desk», one of them failed, two gone."""
    now = utc_now()
    outbox = Outbox(WatchedBook(path))
    alerts = [make_alert(f"n{n}", article=f"n{n}", made=now, content=f"تصريح رقم {n}") for n in range(3)]
    async with store.writing() as connection:
        await outbox.enqueue(connection, alerts)
        rows = (await connection.execute(select(deliveries.c.delivery_id, deliveries.c.channel))).all()
        hooks = [row.delivery_id for row in rows if row.channel == "hook"]
        await connection.execute(_state(hooks[:1], "failed", now, reason=WHY, attempts=14))
        await connection.execute(_state(hooks[1:], "gone", now, reason="410 Gone"))
        trouble = {"off": True, "last_error": "410 <b>Gone</b>"}
        await connection.execute(update(delivery_channels).where(delivery_channels.c.channel == "hook").values(trouble))
    return store


def _state(ids: list[UUID], state: str, now: datetime, **more: Any) -> Any:
    of_ids = deliveries.c.delivery_id.in_(ids)
    return update(deliveries).where(of_ids).values(state=state, settled_at=now, **more)


@pytest.fixture
async def desk(sent: Store, path: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(sent, subscriptions=path) as client:
        yield client


async def states(store: Store) -> list[tuple[str, str]]:
    async with store.reading() as connection:
        rows = await connection.execute(select(deliveries.c.channel, deliveries.c.state))
        return sorted((row.channel, row.state) for row in rows)


async def test_states_with_reasons_by_subscription_and_channel(desk: httpx.AsyncClient) -> None:
    page = await desk.get("/deliveries?lang=en")
    assert page.status_code == 200
    for text in (
        "المكتب",
        "HTTP 503",
        "410 Gone",
        "Waiting <b",
        "Failed <b",
        "Channel gone <b",
        "switched off by its other side",
    ):
        assert text in page.text
    assert "<script>alert" not in page.text
    assert "<b>Gone" not in page.text
    assert page.text.count('class="card delivery"') == 6


@pytest.mark.parametrize(
    ("query", "number"),
    [("state=failed", 1), ("state=gone", 2), ("state=sent", 0), ("channel=mail", 3), ("subscription=other", 0),
     ("subscription=desk&channel=hook&state=failed", 1), ("state=nothing", 6), ("since=1d", 6), ("behind=junk", 6)],
)  # fmt: skip
async def test_what_the_address_asks_for(desk: httpx.AsyncClient, query: str, number: int) -> None:
    assert (await desk.get(f"/deliveries?{query}")).text.count('class="card delivery"') == number


async def test_one_is_tried_again(desk: httpx.AsyncClient, sent: Store) -> None:
    async with sent.reading() as connection:
        failed = (
            await connection.execute(select(deliveries.c.delivery_id).where(deliveries.c.state == "failed"))
        ).scalar_one()
    again = await desk.post("/deliveries/retry?state=failed", data={"delivery": str(failed)})
    assert again.status_code == 303
    assert again.headers["location"] == "/deliveries?state=failed&again=1"
    assert await states(sent) == [("hook", "gone")] * 2 + [("hook", "pending")] + [("mail", "pending")] * 3
    page = await desk.get("/deliveries?again=1&lang=en")
    assert "One is tried again" in page.text
    assert "switched off" not in page.text, "trying turns the channel on"


async def test_all_that_failed_of_a_channel(desk: httpx.AsyncClient, sent: Store) -> None:
    again = await desk.post("/deliveries/retry", data={"subscription": "desk", "channel": "hook"})
    assert again.headers["location"] == "/deliveries?again=3"
    assert await states(sent) == [("hook", "pending")] * 3 + [("mail", "pending")] * 3


@pytest.mark.parametrize(
    "data", [{"subscription": "other"}, {"channel": "mail"}, {"subscription": "desk", "state": "suppressed"}]
)
async def test_what_is_not_meant_is_left_alone(desk: httpx.AsyncClient, sent: Store, data: dict[str, str]) -> None:
    before = await states(sent)
    assert (await desk.post("/deliveries/retry", data=data)).headers["location"] == "/deliveries?again=0"
    assert await states(sent) == before


async def test_an_id_of_nothing(desk: httpx.AsyncClient, sent: Store) -> None:
    before = await states(sent)
    assert (await desk.post("/deliveries/retry", data={"delivery": str(UUID(int=1))})).status_code == 404
    assert (await desk.post("/deliveries/retry", data={"delivery": "x' OR 1=1"})).status_code == 422
    assert await states(sent) == before


async def test_neither_a_viewer_nor_another_site_tries_again(sent: Store, path: Path, desk: httpx.AsyncClient) -> None:
    before = await states(sent)
    del desk.headers[CSRF_HEADER]
    assert (await desk.post("/deliveries/retry", data={"subscription": "desk"})).status_code == 403
    async with client_of(sent, subscriptions=path, monitor_viewer_token="v" * 16) as viewer:
        viewer.headers["Authorization"] = f"Bearer {'v' * 16}"
        assert "/deliveries/retry" not in (await viewer.get("/deliveries")).text
        assert (await viewer.post("/deliveries/retry", data={"subscription": "desk"})).status_code == 403
    assert await states(sent) == before


async def test_older_ones_are_a_link_away_each_once(sent: Store, path: Path, make_alert: MakeAlert) -> None:
    outbox = Outbox(WatchedBook(path), clock=lambda: utc_now() - timedelta(minutes=1))
    async with sent.writing() as connection:
        alerts = [make_alert(f"m{n}", article=f"m{n}", made=utc_now(), content=f"آخر {n}") for n in range(60)]
        await outbox.enqueue(connection, alerts)
    seen: list[str] = []
    address = "/deliveries?channel=mail"
    async with client_of(sent, subscriptions=path) as client:
        while address:
            text = (await client.get(address)).text
            seen += [part.split('"')[0] for part in text.split('href="/alerts/')[1:]]
            older = text.split('class="pager"')
            address = older[1].split('href="')[1].split('"')[0].replace("&amp;", "&") if len(older) > 1 else ""
    assert len(seen) == len(set(seen)) == 63
