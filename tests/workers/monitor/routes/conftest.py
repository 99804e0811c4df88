"""A screen over articles that the real stages have read."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest

from schemas import Alert, AnnotatedArticle, ArticleStatus, RawArticle
from tests.makers import NOON
from tests.workers.monitor.conftest import client_of
from tests.workers.monitor.road import demo_articles, events_of
from tests.workers.monitor.searched import archive, crowd, searcher  # noqa: F401 - fixtures
from workers.store import Store

Events = list[Alert | AnnotatedArticle | ArticleStatus]


def _article(name: str, text: str, hours: int) -> RawArticle:
    return RawArticle(
        source_id=f"{name}.txt",
        url=f"https://{name}.example/1",
        outlet=f"صحيفة {name}",
        title="نشرة اليوم",
        text=text,
        published_at=NOON + timedelta(hours=hours),
    )


@pytest.fixture(scope="session")
def read_events() -> Events:
    """What the demo's articles and a reversal leave in the store."""
    turned = [
        _article("one", "أعلنت وزارة الخارجية الروسية أن روسيا ستنسحب من اتفاق الحبوب.", 0),
        _article("two", "أعلنت وزارة الخارجية الروسية أن روسيا لن تنسحب من اتفاق الحبوب.", 90),
    ]
    return events_of([*demo_articles(), *turned])


@pytest.fixture(scope="session")
def read_alerts(read_events: Events) -> list[Alert]:
    """The alerts among them."""
    return [event for event in read_events if isinstance(event, Alert)]


@pytest.fixture
async def read_store(sqlite_url: str, read_events: Events) -> AsyncIterator[Store]:
    """Open, with them."""
    async with await Store.open(sqlite_url) as opened:
        await opened.save(read_events)
        yield opened


@pytest.fixture
async def reader(read_store: Store) -> AsyncIterator[httpx.AsyncClient]:
    """An editor of them."""
    async with client_of(read_store) as opened:
        yield opened
