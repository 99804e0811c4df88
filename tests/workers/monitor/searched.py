"""A screen over an archive: articles with statements beside the alerts of the common store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import httpx
import pytest

from schemas import Act, Alert, AnnotatedArticle, OfficialReason, derive_id
from tests.annotated import Said, make_annotated
from tests.workers.conftest import NOON
from tests.workers.monitor.conftest import client_of
from workers.store import Store

ATTACK = "<script>alert(1)</script>\"'&"


def articles_kept() -> list[AnnotatedArticle]:
    """The article of the alert «talks», and others that raise none."""
    told = "المحادثات ستبدأ يوم الأحد"
    bank = {"speaker_key": "eg.central_bank", "organisation": "البنك المركزي المصري", "country": "EG"}
    analyst = {"speaker_key": "محمود ناصر", "name": "محمود ناصر", "organisation": None, "country": None}
    return [
        make_annotated(
            "a1", Said(told, act=Act.ANNOUNCE, about=["موسكو"], more={"id": derive_id("statement", "a1", told)})
        ),
        make_annotated(
            "b1",
            Said("لا نية لدى الحكومة لتعويم الجنيه", name="هشام البستاوي", act=Act.DENY, **bank),
            Said("رسالة للرئيس من مجلس الأمن", name="هشام البستاوي", **bank),
            outlet="الساحل",
            published=NOON - timedelta(days=1),
        ),
        make_annotated(
            "c1",
            Said("الحكومة ستسقط", reason=OfficialReason.ANALYST, act=Act.PREDICT, **analyst),
            outlet=f"منبر {ATTACK}",
            title=f"=HYPERLINK {ATTACK}",
            published=NOON - timedelta(days=2),
        ),
    ]


@pytest.fixture
async def archive(store: Store) -> Store:
    """The common store with ``articles_kept``."""
    await store.save(articles_kept())
    return store


@pytest.fixture
async def searcher(archive: Store) -> AsyncIterator[httpx.AsyncClient]:
    """A browser over ``archive``."""
    async with client_of(archive) as opened:
        yield opened


@pytest.fixture
async def crowd(sqlite_url: str, make_alert: Callable[..., Alert]) -> AsyncIterator[httpx.AsyncClient]:
    """A browser over 130 alerts and 700 statements: more than fit into one page of anything."""
    async with await Store.open(sqlite_url) as store:
        await store.save(
            [
                make_alert(f"n{at}", article=f"a{at}", made=NOON + timedelta(seconds=at), content=f"الخبر رقم {at}")
                for at in range(130)
            ]
        )
        await store.save(
            [
                make_annotated(
                    f"a{at}", *(f"قول {at} {line}" for line in range(7)), published=NOON + timedelta(seconds=at)
                )
                for at in range(100)
            ]
        )
        async with client_of(store) as opened:
            yield opened
