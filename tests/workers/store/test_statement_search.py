"""Search finds the same on both databases."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest

from schemas import Act, AlertKind, AnnotatedArticle, OfficialReason, Speaker, derive_id
from tests.annotated import Said, make_annotated
from tests.makers import NOON
from workers.store import FoundStatement, StatementQuery, Store
from workers.store.archive_tables import statements

TAXES = "وزير المالية سيرفع الضرائب على الوقود مطلع العام"
TALKS = "المحادثات مع الولايات المتحدة ستبدأ يوم الأحد في جنيف"
FLOODS = "فرق الإنقاذ أجلت سكان القرى التي غمرتها السيول"
FUEL = "أسعار الوقود لن ترتفع، وكذلك الضرائب"

MINISTER = "eg.finance_ministry"
ARMY = "sy.army"


def corpus() -> list[AnnotatedArticle]:
    """Four statements, an hour between two of them."""
    club = OfficialReason.CLUB
    said = {
        "taxes": Said(TAXES, MINISTER, "محمد معيط", country="EG", act=Act.ANNOUNCE, about=["وزارة المالية", "مصر"]),
        "talks": Said(TALKS, "ru.ministry", "سيرغي لافروف", country="RU", about=["الولايات المتحدة", "جنيف"]),
        "floods": Said(FLOODS, ARMY, None, country="SY", reason=club),
        "fuel": Said(FUEL, MINISTER, "أحمد كجوك", country="EG", act=Act.DENY, about=["مِصر"]),
    }
    said["floods"].more = {
        "said_at": date(2026, 3, 3),
        "said_at_words": {"field": "text", "span": {"start": 0, "end": 3}, "text": "أمس"},
    }
    return [
        make_annotated(name, one, published=NOON + timedelta(hours=hour), outlet=f"منبر {hour % 2}", title=name)
        for hour, (name, one) in enumerate(said.items())
    ]


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with await Store.open(database_url) as opened:
        await opened.save(corpus())
        yield opened


async def names(store: Store, **query: Any) -> str:
    """The titles of what is found, in order; and ``count`` agrees."""
    found = await store.search(StatementQuery(**query))
    assert await store.count(StatementQuery(**query)) == len(found.items)
    return " ".join(str(item.title) for item in found.items)


WORDS = [
    ("", "fuel floods talks taxes"),
    ("؟!", "fuel floods talks taxes"),
    ("الضرائب", "fuel taxes"),
    ("ضريبة", ""),
    ("والضرائبُ", "fuel taxes"),
    ("ضرائب وقود", "fuel taxes"),
    ("ضرائب الوزير", "taxes"),
    ("ضرائب جنيف", ""),
    ('"وزير المالية"', "taxes"),
    ('"المالية وزير"', ""),
    ("«أسعار وقود»", "fuel"),
    ('"الوقود الضرائب"', ""),
    ("ضرائب -وزير", "fuel"),
    ("-ضرائب", "floods talks"),
    ("-ضرائب -جنيف", "floods"),
    ('-"وزير المالية"', "fuel floods talks"),
    ('ضرائب -"وزير المالية" -أسعار', ""),
    ("السيول", "floods"),
    ("سُيول", "floods"),
    ("الاحد", "talks"),
    ("اميركا", ""),
    ("AND", ""),
    ("ضرائب OR جنيف", ""),
    ("NEAR(ضرائب جنيف)", ""),
    ("ضرا*", ""),
    ("words:ضرائب", ""),
    ("'; DROP TABLE statements; --", ""),
    ("ضرائب' | 'جنيف", ""),
    ("!ضرائب", "fuel taxes"),
    ("\\ضرائب:*", "fuel taxes"),
    ("ضرائب\x00", "fuel taxes"),
]


async def test_words(store: Store) -> None:
    for words, found in WORDS:
        assert await names(store, words=words) == found, words


CONDITIONS: list[tuple[dict[str, Any], str]] = [
    ({"speaker": MINISTER}, "fuel taxes"),
    ({"speaker": "eg"}, ""),
    ({"name": "محمد معيط"}, "taxes"),
    ({"name": " احمد  كجوك"}, "fuel"),
    ({"name": "محمد"}, ""),
    ({"country": "eg"}, "fuel taxes"),
    ({"act": Act.DENY}, "fuel"),
    ({"country": "EG", "act": Act.ANNOUNCE}, "taxes"),
    ({"country": "RU", "act": Act.ANNOUNCE}, ""),
    ({"outlet": "منبر 0"}, "floods taxes"),
    ({"about": "مصر"}, "fuel taxes"),
    ({"about": "جنيف"}, "talks"),
    ({"official_only": True}, "fuel talks taxes"),
    ({"since": NOON + timedelta(hours=1)}, "fuel floods talks"),
    ({"until": NOON + timedelta(hours=1)}, "taxes"),
    ({"since": NOON + timedelta(hours=1), "until": NOON + timedelta(hours=3)}, "floods talks"),
    ({"since": (NOON + timedelta(hours=2)).astimezone(timezone(timedelta(hours=3)))}, "fuel floods"),
    ({"words": "الضرائب", "speaker": MINISTER, "since": NOON + timedelta(hours=1)}, "fuel"),
    ({"words": "-وزير", "country": "EG", "about": "مصر"}, "fuel"),
    ({"words": "وقود", "act": Act.ANNOUNCE, "outlet": "منبر 0", "official_only": True}, "taxes"),
]


async def test_conditions(store: Store) -> None:
    for query, found in CONDITIONS:
        assert await names(store, **query) == found, query


async def test_a_statement_comes_back_with_all_that_a_list_shows(store: Store, make_alert: Any) -> None:
    (item,) = (await store.search(StatementQuery(words="السيول"))).items
    (event,) = [one for one in corpus() if one.article.source == "floods.txt"]
    (said,) = event.statements
    assert item == FoundStatement(
        statement_id=said.id, article_id=said.trace_id, content=FLOODS, quote=said.quote, act=Act.SAY, cue="قال",
        headline=False, confidence=0.75, official=False, official_reason=OfficialReason.CLUB,
        speaker=Speaker(role="الناطق", organisation="وزارة الخارجية", country="SY", resolved_by="mention"),
        speaker_key=ARMY, source="floods.txt", url="https://news.example/floods", outlet="منبر 0", title="floods",
        published_at=NOON + timedelta(hours=2), said_at=date(2026, 3, 3), field="text", span_start=0,
        span_end=len(FLOODS), about=(), alert_id=None,
    )  # fmt: skip
    (item,) = (await store.search(StatementQuery(words="جنيف"))).items
    assert item.about == ("الولايات المتحدة", "جنيف")


async def test_a_statement_knows_the_first_alert_that_told_it(store: Store, make_alert: Any) -> None:
    (said,) = corpus()[0].statements

    def telling(name: str, **more: Any) -> Any:
        alert = make_alert(name, article="taxes", **more)
        return alert.model_copy(update={"statements": (alert.statements[0].model_copy(update={"id": said.id}),)})

    late = telling("late", kind=AlertKind.CORROBORATED, made=NOON + timedelta(hours=1))
    await store.save([late, telling("early")])
    told: dict[str | None, UUID | None] = {i.title: i.alert_id for i in (await store.search(StatementQuery())).items}
    assert told == {"taxes": derive_id("alert", "early"), "talks": None, "floods": None, "fuel": None}


async def test_pages_follow_each_other_though_more_comes_in(store: Store) -> None:
    await store.save([make_annotated(f"p{n}", f"الضرائب {n}", published=NOON + timedelta(days=1)) for n in range(5)])
    later = NOON + timedelta(days=2)
    for words in ("", "ضرائب", "-جنيف"):
        whole = [item.statement_id for item in (await store.search(StatementQuery(words=words))).items]
        seen, cursor = [], None
        while True:
            page = await store.search(StatementQuery(words=words, cursor=cursor, limit=2))
            assert len(page.items) <= 2
            seen += [item.statement_id for item in page.items]
            later += timedelta(hours=1)
            await store.save([make_annotated(f"new{later}", "الضرائب", published=later)])
            if page.next is None:
                break
            cursor = page.next
        assert seen == whole


async def test_a_cursor_that_is_none_is_refused(store: Store) -> None:
    for cursor in ("", "x", "-", "--5", "1.5", "١٢", "9" * 30, "5; DROP TABLE statements"):
        with pytest.raises(ValueError, match="is no cursor"):
            await store.search(StatementQuery(cursor=cursor))


async def test_counting_ends_at_the_most_that_is_asked_for(store: Store) -> None:
    assert await store.count(StatementQuery(), most=3) == 3
    assert await store.count(StatementQuery(words="ضرائب"), most=1) == 1


async def test_sqlite_keeps_its_index_as_the_rows_are(sqlite_url: str) -> None:
    async with await Store.open(sqlite_url) as store:
        await store.save(corpus())
        await store.save([make_annotated("taxes", "لا شيء", edition="second", made=NOON + timedelta(hours=1))])
        async with store.writing() as connection:
            await connection.execute(statements.delete().where(statements.c.title == "fuel"))
            # Raises when the index tells of other words than the rows have.
            check = "INSERT INTO statement_search(statement_search, rank) VALUES ('integrity-check', 1)"
            await connection.exec_driver_sql(check)
