"""The road from a raw article to the database, in this process, on the embedded broker."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from kafka import KafkaProducer

from schemas import Alert, ArticleStatus, Event, RawArticle, Status
from workers.app import create_app
from workers.brokers import embedded_broker
from workers.codec import encode
from workers.settings import Settings
from workers.sinks.base import DELIVERED, Result
from workers.topics import RAW, create_topics

ARTICLES = [
    RawArticle(
        url=f"https://example.org/{number}",
        title="اجتماع في العاصمة",
        text=f"انعقد الاجتماع صباح اليوم.\n\nوقال وزير {office} إن {claim}.",
    )
    for number, (office, claim) in enumerate(
        [
            ("المالية المصري محمد معيط", "الضرائب على الوقود لن ترتفع قبل نهاية العام"),
            ("الصحة التونسي علي المرابط", "المستشفيات تلقت مليون جرعة من اللقاح مساء الأحد"),
        ]
    )
]


class Memory:
    """A sink that keeps what it is given."""

    name = "memory"
    accepts: tuple[type[Event], ...] = (Alert, ArticleStatus)

    def __init__(self) -> None:
        self.got: list[Any] = []
        self.is_open = False

    async def open(self) -> None:
        self.is_open = True

    async def close(self) -> None:
        self.is_open = False

    async def send(self, events: list[Event]) -> Result:  # type: ignore[override]
        assert self.is_open
        self.got += events
        return DELIVERED

    def statuses(self) -> dict[str, Status]:
        return {event.source: event.status for event in self.got if isinstance(event, ArticleStatus)}


async def test_articles_alert_and_poison_is_buried(tmp_path: Path) -> None:
    with embedded_broker() as broker:
        settings = Settings(broker=broker.address, embedded=True, partitions=2, data_dir=tmp_path)
        create_topics(settings)
        producer = KafkaProducer(bootstrap_servers=broker.address)
        for article in ARTICLES:
            message = encode(article, "test")
            producer.send(RAW.name, key=message.key, value=message.value, headers=message.headers)
        producer.send(RAW.name, key=b"poison", value=b"{")
        producer.flush()
        producer.close()
        sink = Memory()
        app = create_app(settings, sinks=(sink,))
        await app.start()
        try:
            for _ in range(600):
                if len(sink.statuses()) == 3:
                    break
                await asyncio.sleep(0.1)
        finally:
            await app.stop()
    assert list(sink.statuses().values()).count(Status.DEAD_LETTER) == 1
    assert {sink.statuses()[article.source] for article in ARTICLES} == {Status.ALERTED}
    assert len([event for event in sink.got if isinstance(event, Alert)]) == 2
    assert not sink.is_open
    metrics = app.runner.metrics.registry
    assert metrics.get_sample_value("tasrih_messages_total", {"stage": "clean", "result": "passed"}) == 2
    assert metrics.get_sample_value("tasrih_dead_letters_total", {"stage": "clean", "reason": "not_json"}) == 1
    assert metrics.get_sample_value("tasrih_outcomes_total", {"status": "alerted"}) == 2
    assert metrics.get_sample_value("tasrih_in_flight") == 0


FLOOD = "قال وزير الري السوري سامر الحداد إن السد {state}.\n\nوأضاف الحداد أن فرق الصيانة ستعمل في الموقع حتى نهاية الأسبوع."
"""A first version, a copy of it by another outlet, and the first one corrected."""
VERSIONS = [
    RawArticle(
        url="https://example.org/dam", outlet="الضفاف", title="السد", text=FLOOD.format(state="خسر 20 مترا من جداره")
    ),
    RawArticle(
        url="https://example.net/7", outlet="الساحل", title="السد", text=FLOOD.format(state="خسر 20 مترا من جداره")
    ),
    RawArticle(
        url="https://example.org/dam", outlet="الضفاف", title="السد", text=FLOOD.format(state="خسر 85 مترا من جداره")
    ),
]


async def test_a_copy_joins_and_a_correction_corrects_the_one_alert(tmp_path: Path) -> None:
    with embedded_broker() as broker:
        settings = Settings(broker=broker.address, embedded=True, partitions=1, data_dir=tmp_path)
        create_topics(settings)
        producer = KafkaProducer(bootstrap_servers=broker.address)
        for article in (*VERSIONS, VERSIONS[2]):  # the last one comes again
            message = encode(article, "test")
            producer.send(RAW.name, key=message.key, value=message.value, headers=message.headers)
        producer.flush()
        producer.close()
        sink = Memory()
        app = create_app(settings, sinks=(sink,))
        await app.start()
        try:
            for _ in range(600):
                if len([event for event in sink.got if isinstance(event, ArticleStatus)]) == 4:
                    break
                await asyncio.sleep(0.1)
        finally:
            await app.stop()
    alerts = {event.id: event for event in sink.got if isinstance(event, Alert)}
    new, copied, corrected = alerts.values()
    assert [alert.kind.value for alert in (new, copied, corrected)] == ["new", "corroborated", "corrected"]
    assert len({alert.alert_id for alert in alerts.values()}) == 1
    assert [carrier.outlet for alert in alerts.values() for carrier in alert.carriers] == ["الضفاف", "الساحل", "الضفاف"]
    (change,) = corrected.changes
    assert (change.reason.value, change.before, change.after) == (
        "number_changed", "السد خسر 20 مترا من جداره", "السد خسر 85 مترا من جداره",
    )  # fmt: skip
    assert len(new.statements) == 2
