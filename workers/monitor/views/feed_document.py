"""A feed as a document: Atom (RFC 4287) and JSON Feed 1.1 of the same entries."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID
from xml.etree import ElementTree as Xml

ATOM: Final = "http://www.w3.org/2005/Atom"
ATOM_TYPE: Final = "application/atom+xml; charset=utf-8"
JSON_FEED: Final = "https://jsonfeed.org/version/1.1"
JSON_FEED_TYPE: Final = "application/feed+json; charset=utf-8"
BEFORE_ALL: Final = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without entries was last changed: the formats ask for a moment, and it must not be another one each time."""
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold in any spelling (its production ``Char``)."""

Xml.register_namespace("", ATOM)


@dataclass(frozen=True, slots=True)
class Link:
    """An article elsewhere."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: an alert, or a statement that no alert tells."""

    id: UUID
    """The same as long as there is the alert."""
    page: str
    """Its address here."""
    title: str
    text: str
    """What was said, without markup."""
    html: str
    """All of it; whatever articles brought is escaped already."""
    published: datetime
    updated: datetime
    """Another one when an outlet joins or an article is corrected."""
    author: str
    """The outlet that told first."""
    tags: tuple[tuple[str, str], ...] = ()
    """Each as a term that never changes, and the words for it."""
    sources: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """The head of a feed, and its entries, the last changed first."""

    id: UUID
    title: str
    subtitle: str
    address: str
    """Its own, without what proves who reads it."""
    page: str
    language: str
    entries: Sequence[Entry]

    @property
    def updated(self) -> datetime:
        """When the last change came."""
        return max((entry.updated for entry in self.entries), default=BEFORE_ALL)


def atom(feed: Feed) -> bytes:
    """``feed`` as an Atom document in UTF-8."""
    root = Xml.Element(_atom("feed"), {"{http://www.w3.org/XML/1998/namespace}lang": feed.language})
    _put(root, "id", feed.id.urn)
    _put(root, "title", feed.title)
    _put(root, "subtitle", feed.subtitle)
    _put(root, "updated", _moment(feed.updated))
    _put(_put(root, "author"), "name", "Tasrih")
    _put(root, "generator", "Tasrih")
    _link(root, "self", feed.address, "application/atom+xml")
    _link(root, "alternate", feed.page, "text/html")
    for entry in feed.entries:
        _put_entry(root, entry)
    document: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def json_feed(feed: Feed) -> bytes:
    """``feed`` as a JSON Feed in UTF-8."""
    document = {
        "version": JSON_FEED,
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "language": feed.language,
        "authors": [{"name": "Tasrih"}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _put_entry(root: Xml.Element, entry: Entry) -> None:
    element = _put(root, "entry")
    _put(element, "id", entry.id.urn)
    _put(element, "title", entry.title)
    _put(element, "updated", _moment(entry.updated))
    _put(element, "published", _moment(entry.published))
    _put(_put(element, "author"), "name", entry.author)
    _link(element, "alternate", entry.page, "text/html")
    for source in entry.sources:
        _link(element, "related", source.url, title=source.title)
    for term, words in entry.tags:
        _put(element, "category", term=term, label=words)
    _put(element, "summary", entry.text)
    _put(element, "content", entry.html, type="html")


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.id.urn,
        "url": entry.page,
        "title": entry.title,
        "content_html": entry.html,
        "content_text": entry.text,
        "date_published": _moment(entry.published),
        "date_modified": _moment(entry.updated),
        "authors": [{"name": entry.author}],
        "tags": [words for _, words in entry.tags],
    }
    if entry.sources:
        item["external_url"] = entry.sources[0].url
    return item


def _put(parent: Xml.Element, name: str, text: str = "", **attributes: str) -> Xml.Element:
    element = Xml.SubElement(parent, _atom(name), {key: _clean(value) for key, value in attributes.items()})
    element.text = _clean(text) or None
    return element


def _link(parent: Xml.Element, relation: str, address: str, kind: str = "", title: str = "") -> None:
    attributes = {"rel": relation, "href": address, "type": kind, "title": title}
    _put(parent, "link", **{name: value for name, value in attributes.items() if value})


def _atom(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)


def _moment(moment: datetime) -> str:
    """RFC 3339 in UTC, as both formats ask for."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
