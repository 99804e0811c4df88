"""The road from a raw article to the database, in this process, on the embedded broker."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kafka import KafkaProducer

from schemas import Alert, AlertStatement, ArticleStatus, Event, Opposed, RawArticle, Status
from workers.app import WorkerApp, create_app
from workers.brokers import embedded_broker
from workers.codec import encode
from workers.settings import Settings
from workers.sinks.base import DELIVERED, Result
from workers.store import StatementQuery, Store
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

    async def send(self, events: Sequence[Event]) -> Result:
        assert self.is_open
        self.got += events
        return DELIVERED

    def statuses(self) -> dict[str, Status]:
        return {event.source: event.status for event in self.got if isinstance(event, ArticleStatus)}


async def put_through(
    folder: Path,
    articles: Sequence[RawArticle],
    ended: Callable[[Memory], bool],
    *,
    poison: bool = False,
    partitions: int = 2,
) -> tuple[Memory, WorkerApp]:
    """The sink and the worker after ``articles`` have gone the road, in their order, and ``ended`` was true."""
    with embedded_broker() as broker:
        settings = Settings(broker=broker.address, embedded=True, partitions=partitions, data_dir=folder)
        create_topics(settings)
        producer = KafkaProducer(bootstrap_servers=broker.address)
        for article in articles:
            message = encode(article, "test")
            producer.send(RAW.name, key=message.key, value=message.value, headers=message.headers)
        if poison:
            producer.send(RAW.name, key=b"poison", value=b"{")
        producer.flush()
        producer.close()
        sink = Memory()
        app = create_app(settings, sinks=(sink,))
        await app.start()
        try:
            for _ in range(600):
                if ended(sink):
                    break
                await asyncio.sleep(0.1)
        finally:
            await app.stop()
    return sink, app


async def test_articles_alert_and_poison_is_buried(tmp_path: Path) -> None:
    sink, app = await put_through(tmp_path, ARTICLES, lambda sink: len(sink.statuses()) == 3, poison=True)
    assert list(sink.statuses().values()).count(Status.DEAD_LETTER) == 1
    assert {sink.statuses()[article.source] for article in ARTICLES} == {Status.ALERTED}
    assert len([event for event in sink.got if isinstance(event, Alert)]) == 2
    assert not sink.is_open
    metrics = app.runner.metrics.registry
    assert metrics.get_sample_value("tasrih_messages_total", {"stage": "clean", "result": "passed"}) == 2
    assert metrics.get_sample_value("tasrih_dead_letters_total", {"stage": "clean", "reason": "not_json"}) == 1
    assert metrics.get_sample_value("tasrih_outcomes_total", {"status": "alerted"}) == 2
    assert metrics.get_sample_value("tasrih_in_flight") == 0


async def test_the_article_of_an_alert_can_be_read_and_searched(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/tasrih.db"
    with embedded_broker() as broker:
        settings = Settings(
            broker=broker.address, embedded=True, partitions=2, data_dir=tmp_path / "data", database_url=url
        )
        create_topics(settings)
        producer = KafkaProducer(bootstrap_servers=broker.address)
        for article in ARTICLES:
            message = encode(article, "test")
            producer.send(RAW.name, key=message.key, value=message.value, headers=message.headers)
        producer.close()
        app = create_app(settings)
        await app.start()
        try:
            async with await Store.open(url) as store:
                for _ in range(600):
                    if await store.newest_seq() == 2 and await store.count(StatementQuery()) == 2:
                        break
                    await asyncio.sleep(0.1)
        finally:
            await app.stop()
    async with await Store.open(url, read_only=True) as store:
        (found,) = (await store.search(StatementQuery(words="للضرائبِ", country="EG"))).items
        assert found.speaker.name == "محمد معيط"
        annotated = await store.annotated(found.article_id)
        assert annotated is not None
        assert ARTICLES[0].raw("text")[found.span_start : found.span_end] == annotated.statements[0].verbatim
        told = {alert.alert_id for _, alert in await store.alert_page()}
        assert (found.alert_id in told, len(told)) == (True, 2)


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
    articles = (*VERSIONS, VERSIONS[2])  # the last one comes again
    sink, _ = await put_through(
        tmp_path, articles, lambda sink: sum(isinstance(event, ArticleStatus) for event in sink.got) == 4, partitions=1
    )
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


async def test_an_alert_tells_what_it_reverses_and_what_it_denies(tmp_path: Path) -> None:
    said = [
        "وقال وزير الدفاع الأميركي جيمس ماتيس إن القوات الأميركية ستغادر سوريا قريبا.",
        "وقال وزير الدفاع الأميركي جيمس ماتيس إن القوات الأميركية لن تغادر سوريا.",
        "واتهمت بريطانيا روسيا بتسميم الجاسوس السابق في سالزبري. ونفت روسيا هذه الاتهامات.",
    ]
    articles = [
        RawArticle(
            url=f"https://example.org/{day}",
            title="اجتماع في العاصمة",
            text=f"انعقد الاجتماع صباح اليوم.\n\n{words}",
            published_at=datetime(2018, 4, day, tzinfo=UTC),
        )
        for day, words in enumerate(said, 1)
    ]

    def told(sink: Memory) -> dict[str, AlertStatement]:
        alerts = [event for event in sink.got if isinstance(event, Alert)]
        return {f"{alert.carriers[0].source} {alert.speaker_key}": alert.statements[0] for alert in alerts}

    # One partition: the second article must not overtake the first.
    sink, _ = await put_through(tmp_path, articles, lambda sink: len(told(sink)) == 4, partitions=1)
    left, stays, accuses, denies = (
        told(sink)[f"https://example.org/{key}"] for key in ("1 us.pentagon", "2 us.pentagon", "3 gb", "3 ru")
    )
    assert (left.opposes, accuses.opposes) == (None, None)
    assert stays.opposes == Opposed(
        kind="reversal", rule="opposite_claim", speaker="جيمس ماتيس", statement=left.id, content=left.content,
        published_at=articles[0].published_at,
    )  # fmt: skip
    assert denies.opposes == Opposed(
        kind="denial", rule="points_back", speaker="بريطانيا", statement=accuses.id, content=accuses.content,
        published_at=articles[2].published_at,
    )  # fmt: skip
