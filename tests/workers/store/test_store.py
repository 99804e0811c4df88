"""One behaviour over both databases."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from schemas import Alert, AlertKind, ArticleStatus, Status, derive_id
from workers.store import AlertQuery, Store
from workers.store.engine import create_engine
from workers.store.upserts import save_alerts

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
MakeAlert = Callable[..., Alert]
MakeOutcome = Callable[..., ArticleStatus]


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with await Store.open(database_url) as opened:
        yield opened


def sources(alert: Alert | None) -> list[str]:
    assert alert is not None
    return [carrier.source for carrier in alert.carriers]


async def test_an_alert_comes_back_as_it_was_sent(store: Store, make_alert: MakeAlert) -> None:
    sent = make_alert(content="قال: «لا» \U0001f54a \u200f\"'\\ %_ '; DROP TABLE alerts; --")
    await store.save([sent])
    assert await store.alerts() == [sent]
    assert await store.alert(sent.alert_id) == sent


async def test_an_unknown_alert_is_none(store: Store) -> None:
    assert await store.alert(derive_id("nobody")) is None
    assert await store.alerts() == []


async def test_nothing_to_save_is_no_error(store: Store) -> None:
    await store.save([])
    assert (await store.status_counts()).articles == 0


async def test_second_outlet_joins_the_alert(store: Store, make_alert: MakeAlert) -> None:
    later = NOON + timedelta(hours=1)
    await store.save([make_alert(article="a1")])
    await store.save([make_alert(article="a3", kind=AlertKind.CORROBORATED, outlet="ج", made=later, published=later)])
    await store.save([make_alert(article="a2", kind=AlertKind.CORROBORATED, outlet="ب", made=later, published=NOON)])
    (alert,) = await store.alerts()
    assert alert.kind is AlertKind.NEW
    assert [carrier.outlet for carrier in alert.carriers] == ["وكالة الغد", "ب", "ج"]


async def test_who_told_first_stays_first_though_another_published_before(store: Store, make_alert: MakeAlert) -> None:
    early = NOON - timedelta(days=1)
    await store.save([make_alert(article="a1"), make_alert(article="a0", kind=AlertKind.CORROBORATED, published=early)])
    assert sources(await store.alert(derive_id("alert", "talks"))) == ["a1.txt", "a0.txt"]


async def test_corroboration_before_the_news_ends_in_the_same_alert(store: Store, make_alert: MakeAlert) -> None:
    new = make_alert(article="a1")
    joins = make_alert(
        article="a2", kind=AlertKind.CORROBORATED, content="بدء المحادثات الأحد", made=NOON - timedelta(1)
    )
    await store.save([joins])
    assert [alert.kind for alert in await store.alerts()] == [AlertKind.CORROBORATED]
    await store.save([new])
    (alert,) = await store.alerts()
    assert (alert.id, alert.kind, alert.statements) == (new.id, AlertKind.NEW, new.statements)
    assert sources(alert) == ["a1.txt", "a2.txt"]


async def test_delivered_again_later_nothing_changes(
    store: Store, database_url: str, make_alert: MakeAlert, make_outcome: MakeOutcome
) -> None:
    events = [make_alert(article="a1"), make_alert(article="a2", kind=AlertKind.CORROBORATED)]
    await store.save([*events, make_outcome("a1", part="x", parts=2)])
    before = await rows(database_url, "alerts", "alert_carriers", "alert_statements", "article_outcomes")
    again = [event.model_copy(update={"produced_at": NOON + timedelta(hours=1)}) for event in events]
    await store.save([*again, make_outcome("a1", part="x", parts=2, made=NOON + timedelta(hours=1))])
    assert await rows(database_url, "alerts", "alert_carriers", "alert_statements", "article_outcomes") == before


async def test_more_events_than_one_transaction_holds(
    store: Store, make_alert: MakeAlert, make_outcome: MakeOutcome
) -> None:
    await store.save(
        [
            event
            for number in range(620)
            for event in (make_alert(f"n{number}", article=f"a{number}"), make_outcome(f"a{number}"))
        ]
    )
    assert (await store.status_counts()).ended[Status.ALERTED] == 620
    assert len(await store.alerts(AlertQuery(limit=5000))) == 620


class TestStatus:
    async def counts(self, store: Store) -> tuple[dict[str, int], int]:
        counted = await store.status_counts()
        return {status.value: count for status, count in counted.ended.items() if count}, counted.in_progress

    async def test_every_status_is_counted(self, store: Store, make_outcome: MakeOutcome) -> None:
        await store.save([make_outcome(f"a{status.rank}", status) for status in Status])
        counted = await store.status_counts()
        assert counted.ended == dict.fromkeys(Status, 1)
        assert counted.articles == len(Status)

    async def test_in_progress_until_the_last_part(self, store: Store, make_outcome: MakeOutcome) -> None:
        await store.save([make_outcome("a1", Status.NOTHING_NEW, part="x", parts=2)])
        assert await self.counts(store) == ({}, 1)
        await store.save([make_outcome("a1", Status.ALERTED, part="y", parts=2)])
        assert await self.counts(store) == ({"alerted": 1}, 0)

    async def test_the_same_part_twice_is_one_part(self, store: Store, make_outcome: MakeOutcome) -> None:
        await store.save([make_outcome("a1", Status.NOTHING_NEW, part="x", parts=2)])
        await store.save([make_outcome("a1", Status.CORROBORATED, part="x", parts=2)])
        assert await self.counts(store) == ({}, 1)

    async def test_strongest_of_one_part_wins_in_any_order(self, store: Store, make_outcome: MakeOutcome) -> None:
        for article, order in {
            "a1": (Status.ALERTED, Status.NOTHING_NEW),
            "a2": (Status.NOTHING_NEW, Status.ALERTED),
        }.items():
            for status in order:
                await store.save([make_outcome(article, status, part="x")])
        assert await self.counts(store) == ({"alerted": 2}, 0)

    async def test_whole_article_is_complete_by_itself(self, store: Store, make_outcome: MakeOutcome) -> None:
        await store.save([make_outcome("a1", Status.NOTHING_NEW, part="x", parts=3)])
        await store.save([make_outcome("a1", Status.NO_STATEMENT)])
        assert await self.counts(store) == ({"nothing_new": 1}, 0)

    async def test_a_replay_heals_a_dead_letter(self, store: Store, make_outcome: MakeOutcome) -> None:
        await store.save([make_outcome("a1", Status.DEAD_LETTER)])
        assert await self.counts(store) == ({"dead_letter": 1}, 0)
        await store.save([make_outcome("a1", Status.NO_STATEMENT)])
        assert await self.counts(store) == ({"no_statement": 1}, 0)

    async def test_a_corrected_article_with_more_speakers_waits_for_them(
        self, store: Store, make_outcome: MakeOutcome
    ) -> None:
        await store.save([make_outcome("a1", Status.ALERTED, part="x")])
        await store.save([make_outcome("a1", Status.NOTHING_NEW, part="x", parts=2)])
        assert await self.counts(store) == ({}, 1)
        await store.save([make_outcome("a1", Status.NOTHING_NEW, part="y", parts=2)])
        assert await self.counts(store) == ({"alerted": 1}, 0)

    async def test_two_workers_with_one_part_each(
        self, store: Store, database_url: str, make_outcome: MakeOutcome
    ) -> None:
        async with await Store.open(database_url, wait=30) as other:
            for number in range(15):
                left = [make_outcome(f"a{number}-{index}", part="x", parts=2) for index in range(10)]
                right = [make_outcome(f"a{number}-{index}", part="y", parts=2) for index in reversed(range(10))]
                await asyncio.gather(store.save(left), other.save(right))
        assert await self.counts(store) == ({"alerted": 150}, 0)


class TestQueries:
    @pytest.fixture(autouse=True)
    async def four_alerts(self, store: Store, make_alert: MakeAlert) -> None:
        body = make_alert().speaker
        hour = timedelta(hours=1)
        await store.save(
            [
                make_alert("n1", article="a1", made=NOON),
                make_alert("n2", article="a2", made=NOON + hour, outlet="جريدة الفجر", speaker_key="yy.army"),
                make_alert("n3", article="a3", made=NOON + 2 * hour, speaker=body.model_copy(update={"country": "IQ"})),
                make_alert(
                    "n4", article="a4", made=NOON + 3 * hour, speaker=body.model_copy(update={"name": "100%_ريم"})
                ),
                make_alert("n1", article="a5", kind=AlertKind.CORROBORATED, made=NOON + 4 * hour, outlet="جريدة الفجر"),
            ]
        )

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            (AlertQuery(), "4321"),
            (AlertQuery(limit=2), "43"),
            (AlertQuery(since=NOON + timedelta(hours=2)), "43"),
            (AlertQuery(since=(NOON + timedelta(hours=2)).astimezone(timezone(timedelta(hours=3)))), "43"),
            (AlertQuery(since=NOON + timedelta(days=1)), ""),
            (AlertQuery(speaker="الهادي"), "321"),
            (AlertQuery(speaker="YY.army"), "2"),
            (AlertQuery(speaker="المتحدث باسم"), "4321"),
            (AlertQuery(speaker="100%_"), "4"),
            (AlertQuery(speaker="%"), "4"),
            (AlertQuery(speaker="'; --"), ""),
            (AlertQuery(country="iq"), "3"),
            (AlertQuery(outlet="جريدة الفجر"), "21"),
            (AlertQuery(outlet="وكالة الغد", country="SY", limit=1), "4"),
        ],
    )
    async def test_filters(self, store: Store, query: AlertQuery, expected: str) -> None:
        found = [alert.alert_id for alert in await store.alerts(query)]
        assert found == [derive_id("alert", f"n{number}") for number in expected]


class TestValues:
    async def test_times_are_utc_wherever_they_come_from(self, store: Store, make_alert: MakeAlert) -> None:
        damascus = timezone(timedelta(hours=3))
        made = datetime(2026, 3, 4, 1, 30, 0, 123456, tzinfo=damascus)
        await store.save([make_alert(made=made, published=made)])
        (alert,) = await store.alerts()
        assert alert.produced_at == made
        assert alert.carriers[0].published_at.isoformat() == "2026-03-03T22:30:00.123456+00:00"

    async def test_the_database_itself_holds_utc(self, store: Store, database_url: str, make_alert: MakeAlert) -> None:
        await store.save([make_alert(made=NOON.astimezone(timezone(timedelta(hours=-8))))])
        ((created,),) = await rows(database_url, "alerts", columns="created_at")
        assert str(created) in ("2026-03-04 12:00:00.000000", "2026-03-04 12:00:00+00:00")

    async def test_nul_becomes_the_replacement_character(
        self, store: Store, make_alert: MakeAlert, make_outcome: MakeOutcome
    ) -> None:
        await store.save([make_alert(content="أ\x00ب", title="\x00", outlet="\\u0000"), make_outcome(title="\x00")])
        (alert,) = await store.alerts()
        assert alert.statements[0].content == "أ\ufffdب"
        assert (alert.carriers[0].title, alert.carriers[0].outlet) == ("\ufffd", "\\u0000")

    async def test_arabic_is_readable_in_the_payload(
        self, store: Store, database_url: str, make_alert: MakeAlert
    ) -> None:
        await store.save([make_alert()])
        ((payload,),) = await rows(database_url, "alerts", columns="CAST(payload AS text)")
        assert "المحادثات ستبدأ" in payload


async def rows(url: str, *tables: str, columns: str = "*") -> list[tuple[object, ...]]:
    """What a user of the database reads, past our own types."""
    engine = create_engine(url, wait=5, read_only=True)
    async with engine.connect() as connection:
        found = (
            [
                tuple(row)
                for table in tables
                for row in await connection.execute(text(f"SELECT {columns} FROM {table} ORDER BY 1, 2"))
            ]
            if columns == "*"
            else [tuple(row) for row in await connection.execute(text(f"SELECT {columns} FROM {tables[0]}"))]
        )
    await engine.dispose()
    return found


async def test_many_writers_of_one_store_all_come_to_write(database_url: str, make_alert: MakeAlert) -> None:
    async with await Store.open(database_url, wait=0.5) as store:

        async def write(number: int) -> None:
            async with store.writing() as connection:
                await save_alerts(connection, [make_alert(f"n{number}", article=f"a{number}")])
                await asyncio.sleep(0.1)

        await asyncio.gather(*(write(number) for number in range(12)))  # of SQLite, the last waits more than a second
        assert len(await store.alerts()) == 12
