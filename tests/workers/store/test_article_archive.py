"""Articles with their statements: the newest version is there, whole, and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from schemas import Status, derive_id
from tests.annotated import Said, make_annotated
from tests.makers import NOON
from workers.store import StatementQuery, Store
from workers.store.archive_tables import article_texts, statement_about, statements
from workers.store.keys import first_key, statement_key
from workers.store.store import ARTICLES_PER_TRANSACTION

ID = derive_id("article", "a1")


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with await Store.open(database_url) as opened:
        yield opened


async def contents(store: Store, words: str = "") -> list[str]:
    return [item.content for item in (await store.search(StatementQuery(words=words))).items]


async def table_sizes(store: Store) -> list[int]:
    async with store.reading() as connection:
        tables = (article_texts, statements, statement_about)
        return [(await connection.execute(select(func.count()).select_from(table))).scalar_one() for table in tables]


async def test_an_article_comes_back_as_it_was_sent(store: Store) -> None:
    sent = make_annotated("a1", "قال: «لا» \U0001f54a \u200f\"'\\ %_ '; DROP TABLE statements; --", "nul \x00 nul")
    await store.save([sent])
    assert await store.annotated(ID) == sent
    assert await store.annotated(derive_id("nobody")) is None
    assert await contents(store) == [sent.statements[0].content, "nul \ufffd nul"]


async def test_a_corrected_article_replaces_what_it_said(store: Store) -> None:
    first = make_annotated("a1", Said("الضرائب سترتفع", about=["مصر"]), "الموازنة جاهزة")
    corrected = make_annotated("a1", "الرسوم لن تتغير", edition="second", made=NOON + timedelta(hours=1))
    await store.save([first, make_annotated("a2", "الطقس جميل")])
    await store.save([corrected])
    assert sorted(await contents(store)) == ["الرسوم لن تتغير", "الطقس جميل"]
    assert await contents(store, "الضرائب") == await contents(store, "الموازنة") == []
    assert await store.annotated(ID) == corrected
    await store.save([first])
    assert await store.annotated(ID) == corrected
    assert await table_sizes(store) == [2, 2, 0]


@pytest.mark.parametrize(
    ("status", "late"), [(Status.NO_STATEMENT, False), (Status.NO_STATEMENT, True), (Status.TOO_SHORT, False)]
)
async def test_an_article_corrected_so_that_it_says_nothing(
    store: Store, make_outcome: Any, status: Status, late: bool
) -> None:
    """Also where the version that said something comes ``late``."""
    said = make_annotated("a1", Said("الضرائب سترتفع", about=["مصر"]))
    ended = make_outcome("a1", status, made=NOON + timedelta(hours=1))
    await store.save([make_annotated("a2", "الطقس جميل"), ended if late else said])
    await store.save([said if late else ended])
    assert await contents(store) == ["الطقس جميل"]
    assert await contents(store, "الضرائب") == []
    assert await store.annotated(ID) is None
    again = make_annotated("a1", "الرسوم لن تتغير", edition="third", made=NOON + timedelta(hours=2))
    await store.save([again])
    assert await store.annotated(ID) == again
    assert await contents(store, "الرسوم") == ["الرسوم لن تتغير"]
    assert await table_sizes(store) == [2, 2, 0]


@pytest.mark.parametrize(
    ("status", "part", "after"),
    [
        (Status.NO_STATEMENT, "", -1),  # the end of an earlier version
        (Status.DEAD_LETTER, "", 1),  # nobody knows what the new version says
        (Status.NO_OFFICIAL_STATEMENT, "x", 1),
    ],
)
async def test_other_ends_leave_what_it_said(
    store: Store, make_outcome: Any, status: Status, part: str, after: int
) -> None:
    said = make_annotated("a1", "الضرائب سترتفع")
    await store.save([said, make_outcome("a1", status, part=part, made=NOON + timedelta(hours=after))])
    assert await store.annotated(ID) == said
    assert await contents(store, "الضرائب") == ["الضرائب سترتفع"]


async def test_both_versions_in_one_batch(store: Store) -> None:
    versions = [make_annotated("a1", f"النص {n}", edition=f"e{n}", made=NOON + timedelta(minutes=n)) for n in range(3)]
    await store.save([versions[2], versions[0], versions[1]])
    assert await store.annotated(ID) == versions[2]
    assert await contents(store) == ["النص 2"]


async def test_of_two_versions_made_at_once_one_wins_in_any_order(store: Store) -> None:
    versions = [make_annotated("a1", f"النص {n}", edition=f"e{n}") for n in range(2)]
    winner = max(versions, key=lambda event: event.id)
    for order in (versions, versions[::-1]):
        await store.forget_articles(NOON + timedelta(days=1))
        for event in order:
            await store.save([event])
        assert await store.annotated(ID) == winner


async def test_delivered_again_nothing_is_written(store: Store) -> None:
    event = make_annotated("a1", Said("المحادثات ستبدأ", about=["سوريا", "روسيا", "سُوريا"]))
    for _ in range(3):
        await store.save([event, event])
    assert await table_sizes(store) == [1, 1, 2]
    assert await contents(store, "المحادثات") == ["المحادثات ستبدأ"]


async def test_a_statement_named_twice_is_one_row(store: Store) -> None:
    event = make_annotated("a1", "المحادثات ستبدأ")
    await store.save([event.model_copy(update={"statements": event.statements * 2})])
    assert await table_sizes(store) == [1, 1, 0]


async def test_more_articles_than_one_transaction_holds(store: Store) -> None:
    many = 2 * ARTICLES_PER_TRANSACTION + 3
    await store.save([make_annotated(f"a{n}", published=NOON + timedelta(seconds=n)) for n in range(many)])
    assert await store.count(StatementQuery()) == many


async def test_articles_whose_keys_meet_are_both_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def few(published_at: datetime, article_id: object, position: int, again: int = 0) -> int:
        return first_key(published_at) + again * 10 + position

    monkeypatch.setattr("workers.store.archive.statement_key", few)
    for batch in (["a1", "a2"], ["a3"], ["a2", "a4"]):
        await store.save([make_annotated(article, f"{article} واحد", f"{article} اثنان") for article in batch])
    assert sorted(await contents(store)) == [f"a{n} {word}" for n in range(1, 5) for word in ("اثنان", "واحد")]


class TestForgetting:
    async def test_what_was_read_before_goes_with_all_that_hangs_on_it(self, store: Store) -> None:
        old = [
            make_annotated(
                f"old{n}", Said(f"قديم {n}", about=["سوريا"]), made=NOON - timedelta(days=400), published=NOON
            )
            for n in range(ARTICLES_PER_TRANSACTION + 1)
        ]
        await store.save([*old, make_annotated("a1", "جديد", published=NOON - timedelta(days=4000))])
        assert await store.forget_articles(NOON - timedelta(days=365)) == len(old)
        assert await contents(store) == ["جديد"]
        assert await contents(store, "قديم") == []
        assert await table_sizes(store) == [1, 1, 0]
        assert await store.forget_articles(NOON - timedelta(days=365)) == 0

    async def test_alerts_stay(self, store: Store, make_alert: object) -> None:
        await store.save([make_alert(article="a1"), make_annotated("a1")])  # type: ignore[operator]
        await store.forget_articles(NOON + timedelta(days=1))
        assert len(await store.alerts()) == 1
        assert len(await store.alert_page()) == 1


class TestKeys:
    def test_they_sort_by_publication_then_by_place(self) -> None:
        moments = [NOON + timedelta(seconds=n) for n in range(-3, 3)]
        keys = [statement_key(moment, ID, 0) for moment in moments]
        assert keys == sorted(keys)
        places = [statement_key(NOON, ID, place) for place in range(256)]
        assert places == sorted(places, reverse=True)
        assert len({statement_key(NOON, ID, place) for place in range(2000)}) == 2000

    def test_a_moment_bounds_its_second(self) -> None:
        keys = [statement_key(NOON + timedelta(microseconds=u), ID, 0) for u in (0, 999_999)]
        assert all(first_key(NOON) <= key < first_key(NOON + timedelta(seconds=1)) for key in keys)

    @pytest.mark.parametrize("year", [1, 1500, 1969, 1970, 2026, 2241, 3000, 9999])
    def test_every_date_fits_into_64_bits(self, year: int) -> None:
        key = statement_key(datetime(year, 1, 1, tzinfo=UTC), ID, 7)
        assert -(1 << 63) <= key < 1 << 63

    async def test_the_first_and_the_last_date_can_be_stored(self, store: Store) -> None:
        for year in (1, 9999):
            await store.save([make_annotated(f"a{year}", f"سنة {year}", published=datetime(year, 6, 1, tzinfo=UTC))])
        assert await contents(store) == ["سنة 9999", "سنة 1"]
