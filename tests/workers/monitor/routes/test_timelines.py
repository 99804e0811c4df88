"""The pages of speakers and topics, over articles that the real stages have read."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote

import httpx
import pytest

from schemas import AnnotatedArticle
from tests.annotated import Said, make_annotated
from tests.workers.monitor.conftest import client_of
from tests.workers.monitor.markup import Page
from tests.workers.monitor.routes.conftest import Events
from workers.monitor.addresses import speaker_address, topic_address
from workers.store import Store


async def page_at(client: httpx.AsyncClient, address: str, **query: str) -> Page:
    answer = await client.get(address, params=query or None)
    assert answer.status_code == 200, address
    page = Page(answer.text)
    assert page.faults == []
    return page


async def test_everybody_who_spoke_has_a_page(reader: httpx.AsyncClient, read_events: Events) -> None:
    said = [one for event in read_events if isinstance(event, AnnotatedArticle) for one in event.statements]
    listed = (await page_at(reader, "/speakers")).attributes("a", "href")
    for key in {one.speaker_key for one in said}:
        address = speaker_address(key)
        assert address in listed
        assert (await page_at(reader, address, lang="en")).texts("blockquote", "wording")


async def test_everything_that_was_spoken_about_has_a_page(reader: httpx.AsyncClient, read_events: Events) -> None:
    said = [one for event in read_events if isinstance(event, AnnotatedArticle) for one in event.statements]
    listed = (await page_at(reader, "/topics")).attributes("a", "href")
    names = {name for one in said for name in one.about}
    assert len(names) > 3
    for name in names:
        assert topic_address(name) in listed
        assert (await page_at(reader, topic_address(name))).texts("blockquote", "wording")


@pytest.mark.parametrize(
    ("address", "q", "count"),
    [
        ("/speakers", "الوردا", 1),
        ("/speakers", "خارجيه", 2),
        ("/speakers", "ارجيه", 0),
        ("/topics", "حبو", 0),
    ],
)
async def test_one_is_found_by_name(reader: httpx.AsyncClient, address: str, q: str, count: int) -> None:
    page = await page_at(reader, address, q=q)
    assert len(page.texts("th", "scope=row")) == count
    assert page.attributes("input", "value") == [q]
    assert bool(page.texts("p", "empty-title")) is (count == 0)


async def test_the_table_has_the_figures_of_the_chart(reader: httpx.AsyncClient, read_events: Events) -> None:
    key = "ru.ministry.foreign_affairs"
    said = [one for event in read_events if isinstance(event, AnnotatedArticle) for one in event.statements]
    page = await page_at(reader, speaker_address(key))
    numbers = [int(text) for text in page.texts("td", "number")]
    assert sum(numbers[::2]) == sum(numbers[1::2]) == sum(one.speaker_key == key for one in said) == 2
    assert "إعلان" in page.texts("th", "number")


async def test_a_reversal_is_told_on_both_pages(reader: httpx.AsyncClient) -> None:
    for address in (speaker_address("ru.ministry.foreign_affairs"), topic_address("روسيا")):
        (reversal,) = (await page_at(reader, address)).texts("li", "reversal")
        assert "روسيا لن تنسحب من اتفاق الحبوب" in reversal
        assert "روسيا ستنسحب من اتفاق الحبوب" in reversal


@pytest.mark.parametrize("address", ["/speakers/nobody", "/topics/" + quote("لا شيء"), "/topics/"])
async def test_what_nobody_said_is_no_page(reader: httpx.AsyncClient, address: str) -> None:
    assert (await reader.get(address)).status_code == 404


@pytest.mark.parametrize("cursor", ["x", "1" * 40, "-"])
async def test_a_cursor_of_somebody_else_is_refused(reader: httpx.AsyncClient, cursor: str) -> None:
    for address in (speaker_address("ru.ministry.foreign_affairs"), topic_address("روسيا")):
        assert (await reader.get(address, params={"cursor": cursor})).status_code == 422


async def test_a_long_timeline_is_paged(store: Store) -> None:
    many = [make_annotated(f"n{number}", Said(f"القول {number}", about=("دمشق/حلب",))) for number in range(120)]
    await store.save(many)
    async with client_of(store) as client:
        for start in (speaker_address("xx.foreign_ministry"), topic_address("دمشق/حلب")):
            pages, address = [], start
            while address:
                page = await page_at(client, address)
                pages.append(set(page.texts("blockquote", "wording")))
                address = "".join(link for link in page.attributes("a", "href") if link.endswith("#said")).partition(
                    "#"
                )[0]
            assert [len(page) for page in pages] == [50, 50, 20]
            assert len(set.union(*pages)) == 120


async def test_the_page_of_one_person_of_a_body(store: Store) -> None:
    await store.save([make_annotated("n1", Said("قوله"), Said("قولها", name="رنا الأمين"))])
    async with client_of(store) as client:
        body = await page_at(client, "/speakers/xx.foreign_ministry")
        assert body.texts("h1")[0].strip().startswith("وزارة الخارجية")
        assert set(body.texts("blockquote", "wording")) == {"قوله", "قولها"}
        (hers,) = [link for link in body.attributes("a", "href") if quote("رنا") in link]
        page = await page_at(client, hers)
        assert page.texts("h1")[0].strip().startswith("رنا الأمين")
        assert page.texts("blockquote", "wording") == ["قولها"]
        assert (await client.get("/speakers/xx.foreign_ministry", params={"name": "غيرها"})).status_code == 404


async def test_days_are_those_of_the_zone_that_is_set(store: Store) -> None:
    night = datetime(2026, 3, 4, 22, 30, tzinfo=UTC)
    await store.save([make_annotated("n1", Said("قوله", about=["دمشق"]), published=night)])
    for zone, day in (("UTC", "2026-03-04"), ("Asia/Riyadh", "2026-03-05")):
        async with client_of(store, monitor_zone=zone) as client:
            for address in ("/speakers/xx.foreign_ministry", topic_address("دمشق")):
                page = await page_at(client, address)
                assert [text for text in page.texts("h3") if day in text and zone in text], address
                assert day in page.texts("th", "scope=row")
