"""Delivery as a worker runs it: a subscriptions file, the database sink, the courier, the metrics; and the whole road."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, get_args

import pytest
from kafka import KafkaProducer
from sqlalchemy import select

from schemas import Alert, RawArticle, utc_now
from tests.workers.channels.servers import HttpServer, eventually
from workers.app import create_app
from workers.brokers import embedded_broker
from workers.channels.config import ChannelConfig
from workers.codec import encode
from workers.delivery.service import Delivery
from workers.delivery.states import HeldBy
from workers.errors import SettingsError, TasrihError
from workers.metrics import CHANNEL_KINDS, CourierMetrics, Metrics
from workers.settings import Settings, load_settings
from workers.sinks import Delivered, Rejected, build
from workers.sinks.base import Sink
from workers.store import Store
from workers.store.outbox_tables import deliveries
from workers.subscriptions.decision import SuppressedBy
from workers.topics import RAW, create_topics

BOOK = """
channels:
  hook: {{type: webhook, url: "{url}/hook", secrets_env: [NEWSROOM_SECRET]}}
subscriptions:
  desk:
    to: hook
    words: [المحادثات, الوقود]
"""


@pytest.fixture
def settings(tmp_path: Path, server: HttpServer, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("NEWSROOM_SECRET", "whsec_c2VjcmV0IG9mIDI0IGJ5dGVzIGF0IGxlYXN0")
    (tmp_path / "book.yml").write_text(BOOK.format(url=server.url), encoding="utf-8")
    return Settings(
        subscriptions=tmp_path / "book.yml", allowed_addresses="127.0.0.1", database_url=f"sqlite:///{tmp_path}/t.db",
        data_dir=tmp_path / "data",
    )  # fmt: skip


class Running:
    def __init__(self, sink: Sink, delivery: Delivery, metrics: Metrics) -> None:
        self.sink, self.delivery, self.metrics = sink, delivery, metrics


@pytest.fixture
async def running(settings: Settings) -> AsyncIterator[Running]:
    metrics = Metrics()
    delivery = Delivery.of(settings, CourierMetrics(metrics))
    assert delivery is not None
    (sink,) = build(settings, delivery.outbox)
    await sink.open()
    await delivery.open()
    yield Running(sink, delivery, metrics)
    await delivery.close()
    await delivery.close()
    await sink.close()


def fresh(alert: Alert) -> Alert:
    return alert.model_copy(update={"produced_at": utc_now()})


async def test_an_alert_is_stored_and_told(
    running: Running, server: HttpServer, make_alert: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workers.delivery.courier._REPORT_SECONDS", 0.05)
    held = server.usual.hold = threading.Event()
    unwanted = fresh(make_alert("other", article="a2", content="الطقس معتدل"))
    assert await running.sink.send([fresh(make_alert()), unwanted]) == Delivered()
    value = running.metrics.registry.get_sample_value
    await eventually(lambda: value("tasrih_outbox_waiting") == 1, 20)
    held.set()
    await eventually(lambda: server.requests)
    assert server.requests[0].json["data"]["subscription"] == "desk"
    labels = {"channel": "webhook", "outcome": "delivered"}
    await eventually(lambda: value("tasrih_deliveries_total", labels) == 1)
    assert value("tasrih_delivery_seconds_count", {"channel": "webhook"}) == 1
    await eventually(lambda: value("tasrih_outbox_waiting") == 0, 20)
    assert await running.sink.send([fresh(make_alert())]) == Delivered()
    await asyncio.sleep(0.3)
    assert len(server.requests) == 1


async def test_the_file_is_followed_while_it_runs(
    running: Running, settings: Settings, server: HttpServer, make_alert: Any
) -> None:
    assert settings.subscriptions is not None
    text = BOOK.format(url=server.url).replace("/hook", "/moved").replace("المحادثات", "الطقس")
    settings.subscriptions.write_text(text, encoding="utf-8")
    weather = fresh(make_alert("other", article="a2", content="الطقس معتدل"))
    await running.sink.send([fresh(make_alert()), weather])
    await eventually(lambda: server.requests)
    assert [request.path for request in server.requests] == ["/moved"]


async def test_a_defect_in_deciding_is_a_dead_letter_and_the_alert_is_stored(
    running: Running, settings: Settings, make_alert: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr("workers.subscriptions.book.Book.decide", fails)
    alert = fresh(make_alert())
    answer = await running.sink.send([alert])
    assert isinstance(answer, Rejected)
    assert answer.events == (alert,)
    async with await Store.open(settings.database_url, read_only=True) as store:
        assert len(await store.alerts()) == 1


def test_no_subscriptions_no_courier(settings: Settings) -> None:
    assert Delivery.of(Settings(), CourierMetrics(Metrics())) is None
    assert Delivery.of(settings.model_copy(update={"stages": ("clean",)}), CourierMetrics(Metrics())) is None


def test_a_file_that_cannot_be_used_stops_the_start(settings: Settings) -> None:
    assert settings.subscriptions is not None
    settings.subscriptions.write_text("subscriptions: [", encoding="utf-8")
    with pytest.raises(TasrihError, match=r"book\.yml"):
        create_app(settings)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"subscriptions": "x.yml", "sinks": "console"}, "add database to sinks"),
        ({"allowed_addresses": "10.0.0.0/8,everywhere"}, "'everywhere' is no network"),
        ({"allowed_addresses": "10.0.0.1/8"}, "no network"),
    ],
)
def test_settings_that_cannot_work(given: dict[str, Any], why: str) -> None:
    with pytest.raises(SettingsError, match=why):
        load_settings(**given)


def test_closed_lists_agree() -> None:
    kinds = {model.model_fields["type"].annotation.__args__[0] for model in get_args(get_args(ChannelConfig)[0])}
    assert {*kinds, "none"} == set(CHANNEL_KINDS)
    assert {held.value for held in SuppressedBy} < {held.value for held in HeldBy}


async def test_from_a_raw_article_to_a_signed_webhook(settings: Settings, server: HttpServer) -> None:
    article = RawArticle(
        url="https://example.org/1",
        title="اجتماع في العاصمة",
        text="انعقد الاجتماع صباح اليوم.\n\nوقال وزير المالية المصري محمد معيط إن الضرائب على الوقود لن ترتفع قبل نهاية العام.",
    )
    with embedded_broker() as broker:
        road = settings.model_copy(update={"broker": broker.address, "embedded": True, "partitions": 2})
        create_topics(road)
        message = encode(article, "test")
        producer = KafkaProducer(bootstrap_servers=broker.address)
        producer.send(RAW.name, key=message.key, value=message.value, headers=message.headers)
        producer.flush()
        producer.close()
        app = create_app(road)
        await app.start()
        try:
            await eventually(lambda: server.requests, 60)
        finally:
            await app.stop()
    (request,) = server.requests
    (alert,) = request.json["data"]["alerts"]
    assert alert["speaker"]["name"] == "محمد معيط"
    async with await Store.open(settings.database_url, read_only=True) as store, store.reading() as connection:
        assert list((await connection.execute(select(deliveries.c.state))).scalars()) == ["sent"]
