"""Whom and what the archive speaks about, and who speaks for a body."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from tests.annotated import Said, make_annotated
from tests.makers import NOON
from workers.store import Store, Voice

LATER = NOON + timedelta(hours=1)


@pytest.fixture
async def store(database_url: str) -> AsyncIterator[Store]:
    async with await Store.open(database_url) as opened:
        await opened.save(
            [
                make_annotated("a1", Said("ا", about=("دمشق", "الأمم المتحدة")), Said("ب", about=("دمشق",))),
                make_annotated("a2", Said("ج", about=("الامم  المتحدة", "مدينة دمشق")), published=LATER),
                make_annotated("a3", Said("د", name=None), Said("ه", name="رنا الأمين"), Said("و"), published=LATER),
                make_annotated("a4", Said("ز", speaker_key="other", name="غيره")),
            ]
        )
        yield opened


async def test_the_most_frequent_come_first(store: Store) -> None:
    rows = await store.topics()
    assert [(row.name, row.statements) for row in rows] == [("الامم  المتحدة", 2), ("دمشق", 2), ("مدينة دمشق", 1)]
    assert [row.last for row in rows] == [LATER, NOON, LATER]
    assert len(await store.topics(limit=1)) == 1


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("دمش", ["دمشق", "مدينة دمشق"]),
        ("المتح", ["الامم  المتحدة"]),
        ("أمم", ["الامم  المتحدة"]),
        ("مم", []),
        ("الأمم المت", ["الامم  المتحدة"]),
        ("مشق", []),
        ("%", []),
        ("  ", ["الامم  المتحدة", "دمشق", "مدينة دمشق"]),
    ],
)
async def test_a_word_of_the_name_begins_so(store: Store, prefix: str, names: list[str]) -> None:
    assert [row.name for row in await store.topics(prefix)] == names


async def test_who_speaks_for_a_body(store: Store) -> None:
    role, body = "الناطق", "وزارة الخارجية"
    assert await store.voices("xx.foreign_ministry") == [
        Voice("سالم الهادي", role, body, "SY", 4),
        Voice("رنا الأمين", role, body, "SY", 1),
        Voice(None, role, body, "SY", 1),
    ]
    assert await store.voices("nobody") == []


async def test_the_timeline_of_one_person(store: Store) -> None:
    whole = await store.speaker_timeline("xx.foreign_ministry")
    one = await store.speaker_timeline("xx.foreign_ministry", name="رنا الامين")
    assert (sum(day.statements for day in whole.days), sum(day.statements for day in one.days)) == (6, 1)
    assert [topic.name for topic in whole.others] == ["الأمم المتحدة", "دمشق", "مدينة دمشق"]
    assert one.others == ()
