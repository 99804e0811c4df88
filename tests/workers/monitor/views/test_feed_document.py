from __future__ import annotations

import json
from datetime import UTC, datetime
from xml.etree import ElementTree as Xml

import pytest

from schemas import derive_id
from workers.monitor.views.feed_document import ATOM, BEFORE_ALL, Entry, Feed, Link, atom, json_feed

NOON = datetime(2026, 3, 4, 12, 0, 0, 250_000, tzinfo=UTC)
NS = {"a": ATOM}


def entry(**fields: str) -> Entry:
    told = {"title": "عنوان", "text": "قول", "html": "<p>قول</p>", "author": "سانا", **fields}
    return Entry(
        id=derive_id("alert"),
        page="https://desk.example/alerts/1?a=1&b=2",
        published=NOON,
        updated=NOON,
        tags=(("deny", "نفي"),),
        sources=(Link("https://news.example/?a=1&b=2", 'outlet "one"'),),
        **told,
    )


def feed(*entries: Entry) -> Feed:
    return Feed(
        derive_id("feed"), "كل شيء", "ما قيل", "https://desk.example/feed", "https://desk.example/", "ar", entries
    )


def only(document: bytes) -> Xml.Element:
    found = Xml.fromstring(document).find("a:entry", NS)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("]]> & <b>\"'", "]]> & <b>\"'"),
        ("a\x00b\x0bc\ufffe\ud800", "a\ufffdb\ufffdc\ufffd\ufffd"),
        ("\U0001f54a\u200f ﷺ", "\U0001f54a\u200f ﷺ"),
    ],
)
def test_whatever_is_told_xml_can_hold_it(text: str, told: str) -> None:
    found = only(atom(feed(entry(title=text, text=text, html=text, author=text))))
    for name in ("title", "summary", "content", "author/a:name"):
        assert found.findtext(f"a:{name}", namespaces=NS) == told


def test_links_keep_their_ampersands() -> None:
    links = {link.get("rel"): link for link in only(atom(feed(entry()))).findall("a:link", NS)}
    assert links["alternate"].get("href") == "https://desk.example/alerts/1?a=1&b=2"
    assert links["related"].attrib == {
        "rel": "related",
        "href": "https://news.example/?a=1&b=2",
        "title": 'outlet "one"',
    }


def test_moments_are_of_rfc_3339() -> None:
    assert only(atom(feed(entry()))).findtext("a:updated", namespaces=NS) == "2026-03-04T12:00:00.250000Z"


def test_without_entries_nothing_ever_changes() -> None:
    assert feed().updated == BEFORE_ALL
    assert atom(feed()) == atom(feed())


def test_a_json_feed_has_what_version_1_1_asks_for() -> None:
    document = json.loads(json_feed(feed(entry())))
    assert {"version", "title", "items"} <= document.keys()
    (item,) = document["items"]
    assert item == {
        "id": derive_id("alert").urn,
        "url": "https://desk.example/alerts/1?a=1&b=2",
        "external_url": "https://news.example/?a=1&b=2",
        "title": "عنوان",
        "content_html": "<p>قول</p>",
        "content_text": "قول",
        "date_published": "2026-03-04T12:00:00.250000Z",
        "date_modified": "2026-03-04T12:00:00.250000Z",
        "authors": [{"name": "سانا"}],
        "tags": ["نفي"],
    }
