from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

import pytest

from schemas import ArticleStatus, Lane
from workers.store import Store
from workers.store.activity import HourCount

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
MakeOutcome = Callable[..., ArticleStatus]


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with await Store.open(database_url) as opened:
        yield opened


async def test_live_articles_are_counted_by_outlet_and_hour(store: Store, make_outcome: MakeOutcome) -> None:
    def ended(article: str, minutes: int, outlet: str | None = "الغد", lane: Lane = Lane.LIVE) -> ArticleStatus:
        made = make_outcome(article, made=NOON + timedelta(minutes=minutes))
        return made.model_copy(update={"outlet": outlet, "lane": lane})

    await store.save(
        [
            ended("too early", -1),
            ended("a", 0),
            ended("b", 59),
            ended("c", 60),
            ended("d", 10, None),
            ended("old", 10, lane=Lane.BACKFILL),
        ]
    )
    counted = await store.articles_by_hour(NOON)
    assert {(one.outlet, one.hour): one for one in counted} == {
        ("الغد", NOON): HourCount("الغد", NOON, 2, NOON + timedelta(minutes=59)),
        (None, NOON): HourCount(None, NOON, 1, NOON + timedelta(minutes=10)),
        ("الغد", NOON + timedelta(hours=1)): HourCount(
            "الغد", NOON + timedelta(hours=1), 1, NOON + timedelta(minutes=60)
        ),
    }
    assert [one.hour for one in counted] == sorted(one.hour for one in counted)
