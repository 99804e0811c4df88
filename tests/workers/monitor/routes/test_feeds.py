from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from xml.etree import ElementTree as Xml

import httpx
import pytest

from schemas import Alert, AlertKind, derive_id
from tests.workers.conftest import NOON
from tests.workers.monitor.conftest import client_of
from tests.workers.monitor.searched import ATTACK
from workers.monitor.views.feed_document import ATOM
from workers.store import Store

MakeAlert = Callable[..., Alert]
NS = {"a": ATOM}
BOOK = """\
channels: {told: {type: console}}
subscriptions:
  bank: {title: المصارف, who: [{country: EG}], to: told}
  two: {minimum_outlets: 2, to: told}
  nobody: {words: [زلزال], to: told}
  off: {enabled: false, to: told}
  drill: {to: told}
silences:
  - {reason: drill, from: 2026-01-01 08:00, until: 2027-01-01 08:00, subscriptions: [drill]}
"""


def text_of(element: Xml.Element, name: str) -> str:
    found = element.findtext(f"a:{name}", namespaces=NS)
    assert found, f"{name} is missing"
    return found


def check_atom(document: bytes) -> list[Xml.Element]:
    """The entries of a document that has all that RFC 4287 asks for (4.1.1, 4.1.2)."""
    root = Xml.fromstring(document)
    assert root.tag == f"{{{ATOM}}}feed"
    relations = [link.get("rel") for link in root.findall("a:link", NS)]
    assert sorted(map(str, relations)) == ["alternate", "self"]
    entries = root.findall("a:entry", NS)
    ids = [text_of(element, "id") for element in (root, *entries)]
    assert len(set(ids)) == len(ids)
    for element in (root, *entries):
        UUID(text_of(element, "id").removeprefix("urn:uuid:"))
        text_of(element, "title")
        assert datetime.fromisoformat(text_of(element, "updated")).tzinfo is not None
        assert element.findtext("a:author/a:name", namespaces=NS)
        assert len(element.findall("a:updated", NS)) == len(element.findall("a:title", NS)) == 1
    for entry in entries:
        (alternate,) = [link for link in entry.findall("a:link", NS) if link.get("rel") == "alternate"]
        assert re.match("https?://", alternate.get("href", ""))
        assert entry.find("a:content", NS) is not None
    assert text_of(root, "updated") == max(
        (text_of(entry, "updated") for entry in entries), default="1970-01-01T00:00:00Z"
    )
    return entries


def titles(document: bytes) -> list[str]:
    """Without the marks of direction."""
    return [re.sub("[\u200f\u2066-\u2069]", "", text_of(entry, "title")) for entry in check_atom(document)]


async def test_all_alerts_the_last_changed_first(searcher: httpx.AsyncClient) -> None:
    answer = await searcher.get("/feed.atom")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert titles(answer.content) == [
        "مصحَّح — سالم الهادي — إعلان: برنامج القطع ساعتان يوميا",
        "مسؤول رفيع — إعلان: الصفقة أُلغيت",
        "هشام البستاوي — إعلان: سعر الصرف تحت السيطرة",
        "سالم الهادي — إعلان: المحادثات ستبدأ يوم الأحد",
    ]


async def test_titles_isolate_what_articles_bring(store: Store, make_alert: MakeAlert) -> None:
    """An override that is left open would turn the reader's whole list round."""
    await store.save([make_alert("odd", content="قال \u202eabc\u202c\u2067 x", made=NOON + timedelta(hours=1))])
    async with client_of(store) as client:
        title = text_of(check_atom((await client.get("/feed.atom")).content)[0], "title")
    assert title == "\u200f\u2068سالم الهادي\u2069 — إعلان: \u2068قال abc x\u2069"


async def test_an_entry_keeps_its_id_and_changes_its_moment_when_the_alert_grows(
    store: Store, make_alert: MakeAlert
) -> None:
    async with client_of(store) as client:

        async def entry() -> tuple[str, str, str, str]:
            for one in check_atom((await client.get("/feed.atom")).content):
                if text_of(one, "id") == derive_id("alert", "leak").urn:
                    return tuple(text_of(one, name) for name in ("updated", "published", "title", "content"))  # type: ignore[return-value]
            raise AssertionError

        before = await entry()
        assert await entry() == before
        grown = {"article": "c2", "kind": AlertKind.CORROBORATED, "outlet": "الضفاف", "made": NOON + timedelta(hours=2)}
        await store.save([make_alert("leak", **grown)])
        after = await entry()
    assert after[0] == "2026-03-04T14:00:00Z" > before[0]
    assert after[1:3] == before[1:3]
    assert "الضفاف" in after[3]
    assert "الضفاف" not in before[3]


async def test_a_json_feed_has_the_same_entries(searcher: httpx.AsyncClient) -> None:
    answer = await searcher.get("/feed.json")
    assert answer.headers["content-type"] == "application/feed+json; charset=utf-8"
    feed = answer.json()
    entries = check_atom((await searcher.get("/feed.atom")).content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in feed["items"]] == [text_of(entry, "id") for entry in entries]
    for item, entry in zip(feed["items"], entries, strict=True):
        assert item["content_html"] == text_of(entry, "content")
        assert item["date_modified"] == text_of(entry, "updated")
        assert item["authors"][0]["name"] == entry.findtext("a:author/a:name", namespaces=NS)


async def test_a_search_tells_an_alert_once_and_statements_that_no_alert_tells(searcher: httpx.AsyncClient) -> None:
    entries = check_atom((await searcher.get("/search/feed.atom")).content)
    assert {text_of(entry, "id") for entry in entries} > {derive_id("alert", "talks").urn}
    assert len(entries) == 4
    (entry,) = check_atom((await searcher.get("/search/feed.atom", params={"words": "تعويم"})).content)
    assert "لا نية لدى الحكومة لتعويم الجنيه" in text_of(entry, "content")


async def test_a_search_feed_has_an_id_and_an_address_of_its_own(searcher: httpx.AsyncClient) -> None:
    one = Xml.fromstring((await searcher.get("/search/feed.atom?country=eg&words=الأمن")).content)
    same = Xml.fromstring((await searcher.get("/search/feed.atom?words=الأمن&country=EG&lang=en")).content)
    other = Xml.fromstring((await searcher.get("/search/feed.atom?words=الأمن")).content)
    assert text_of(one, "id") == text_of(same, "id") != text_of(other, "id")
    addresses = {link.get("rel"): link.get("href") for link in one.findall("a:link", NS)}
    assert addresses["self"] == "http://127.0.0.1/search/feed.atom?words=%D8%A7%D9%84%D8%A3%D9%85%D9%86&country=EG"
    assert (await searcher.get(str(addresses["self"]))).content == Xml.tostring(one, "utf-8", xml_declaration=True)


async def test_nothing_found_is_a_feed_without_entries(searcher: httpx.AsyncClient) -> None:
    assert check_atom((await searcher.get("/search/feed.atom?words=زلزال")).content) == []


async def test_what_articles_bring_is_escaped_twice(searcher: httpx.AsyncClient) -> None:
    """Once as HTML, and that once more as XML: no reader of feeds may run it."""
    document = (await searcher.get("/search/feed.atom?words=ستسقط")).content
    (entry,) = check_atom(document)
    assert b"<script" not in document
    assert "&lt;script&gt;" in text_of(entry, "content")
    assert "<script" not in text_of(entry, "content")
    assert entry.findtext("a:author/a:name", namespaces=NS) == f"منبر {ATTACK}"


@pytest.mark.parametrize("address", ["/feed.atom", "/feed.json", "/search/feed.atom?country=EG"])
async def test_what_a_reader_has_is_not_sent_again(searcher: httpx.AsyncClient, address: str) -> None:
    first = await searcher.get(address)
    assert first.status_code == 200
    tag, changed = first.headers["etag"], first.headers["last-modified"]
    for header, value in (
        ("If-None-Match", tag),
        ("If-None-Match", f'"x", W/{tag}'),
        ("If-Modified-Since", changed),
    ):
        again = await searcher.get(address, headers={header: value})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    for header, value in (
        ("If-None-Match", '"x"'),
        ("If-Modified-Since", "Wed, 04 Mar 2020 12:00:00 GMT"),
        ("If-Modified-Since", "soon"),
    ):
        assert (await searcher.get(address, headers={header: value})).status_code == 200
    other_tag = {"If-None-Match": '"x"', "If-Modified-Since": changed}
    assert (await searcher.get(address, headers=other_tag)).status_code == 200


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.yml"
    path.write_text(BOOK, encoding="utf-8")
    return path


@pytest.fixture
async def subscriber(archive: Store, book: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(archive, subscriptions=book) as opened:
        yield opened


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bank", ["هشام البستاوي — إعلان: سعر الصرف تحت السيطرة"]),
        ("two", ["سالم الهادي — إعلان: المحادثات ستبدأ يوم الأحد"]),
        ("nobody", []),
        ("off", []),
        ("drill", []),
    ],
)
async def test_a_subscription_tells_what_it_takes(
    subscriber: httpx.AsyncClient, name: str, expected: list[str]
) -> None:
    assert titles((await subscriber.get(f"/subscriptions/{name}/feed.atom")).content) == expected


@pytest.mark.parametrize("page", ["/", "/search?country=EG", "/subscriptions/bank"])
async def test_pages_that_can_be_followed_lead_to_their_feeds(subscriber: httpx.AsyncClient, page: str) -> None:
    told = re.findall('rel="alternate" type="([^"]*)" title="[^"]+" href="([^"]*)"', (await subscriber.get(page)).text)
    assert [kind for kind, _ in told] == ["application/atom+xml", "application/feed+json"]
    for kind, address in told:
        answer = await subscriber.get(address.replace("&amp;", "&"))
        assert answer.headers["content-type"].startswith(kind)


async def test_a_changed_file_is_another_feed(subscriber: httpx.AsyncClient, book: Path) -> None:
    assert (await subscriber.get("/subscriptions/nobody/feed.json")).json()["items"] == []
    await asyncio.to_thread(book.write_text, BOOK.replace("زلزال", "الصفقة"), encoding="utf-8")
    assert len((await subscriber.get("/subscriptions/nobody/feed.json")).json()["items"]) == 1


@pytest.mark.parametrize("address", ["/subscriptions/unknown/feed.atom", "/subscriptions/bank/feed.rss", "/feed.rss"])
async def test_what_there_is_not(subscriber: httpx.AsyncClient, address: str) -> None:
    assert (await subscriber.get(address)).status_code in (404, 422)


async def test_a_file_with_a_fault_is_told_and_its_last_good_state_is_used(
    archive: Store, subscriber: httpx.AsyncClient, book: Path
) -> None:
    assert (await subscriber.get("/subscriptions/bank/feed.atom")).status_code == 200
    await asyncio.to_thread(book.write_text, "subscriptions: [", encoding="utf-8")
    assert (await subscriber.get("/subscriptions/bank/feed.atom")).status_code == 200
    async with client_of(archive, subscriptions=book) as started_now:
        answer = await started_now.get("/subscriptions/bank/feed.atom", headers={"Accept": "*/*"})
    assert answer.status_code == 503
    assert "tasrih subscriptions check" in answer.text
    assert "book.yml" not in answer.text


async def test_without_a_file_there_is_no_subscription(searcher: httpx.AsyncClient) -> None:
    assert (await searcher.get("/subscriptions/bank/feed.atom")).status_code == 404


class TestToken:
    """A screen off the loopback interface: an address of a feed carries what proves its reader."""

    settings: dict[str, Any] = {"monitor_token": "the editor's token", "monitor_viewer_token": "the viewer's token"}  # noqa: RUF012

    async def token(self, store: Store) -> str:
        """As the search page tells it to whoever is signed in."""
        async with client_of(store, **self.settings) as client:
            page = await client.get("/search", headers={"Authorization": "Bearer the viewer's token"})
        found = re.search("feed.atom.token=([0-9a-f]{64})", page.text)
        assert found
        return found[1]

    async def test_opens_feeds_and_nothing_else(self, archive: Store) -> None:
        token = await self.token(archive)
        async with client_of(archive, **self.settings) as client:
            for address in ("/feed.atom", "/search/feed.json?country=EG"):
                answer = await client.get(address, params={"token": token})
                assert answer.status_code == 200
                assert token not in answer.text
            for address in ("/search", "/search/export.csv", "/api/v1/alerts", "/"):
                assert (await client.get(address, params={"token": token})).status_code in (303, 401)

    @pytest.mark.parametrize("token", ["", "x", "the editor's token", "the viewer's token", "ترميز"])
    async def test_is_no_other_word(self, archive: Store, token: str) -> None:
        async with client_of(archive, **self.settings) as client:
            answer = await client.get("/feed.atom", params={"token": token}, headers={"Accept": "*/*"})
        assert answer.status_code == 401

    async def test_ends_with_the_token_that_it_is_of(self, archive: Store) -> None:
        token = await self.token(archive)
        changed = {**self.settings, "monitor_viewer_token": "another viewer token"}
        async with client_of(archive, **changed) as client:
            assert (await client.get("/feed.json", params={"token": token})).status_code in (303, 401)

    async def test_basic_authentication_opens_feeds_too(self, archive: Store) -> None:
        async with client_of(archive, **self.settings) as client:
            assert (await client.get("/feed.atom", auth=("any", "the viewer's token"))).status_code == 200

    async def test_on_the_loopback_interface_no_address_carries_one(self, searcher: httpx.AsyncClient) -> None:
        assert "token=" not in (await searcher.get("/search")).text
