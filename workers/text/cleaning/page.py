"""Read a web page: the article's text out of its HTML, every character traceable to the HTML, and what its head says.

resiliparse decides which text belongs to the article; it gives that text without offsets, so its lines are looked up in
the text of the page's own nodes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate, islice
from typing import Final

from resiliparse.extract.html2text import extract_plain_text

from workers.text.cleaning.boilerplate import key_of
from workers.text.cleaning.offsets import Edit, Mapped
from workers.text.cleaning.residue import BLOCK_TAG, HIDDEN, read_entities

_TAG: Final = re.compile(rf"{HIDDEN}|<[!/?A-Za-z][^<>]*>", re.IGNORECASE | re.DOTALL)
_SPACE: Final = re.compile(r"\s+")
_WORD: Final = re.compile(r"\S+")
_HEADING: Final = re.compile(r"<h1(?![\w-])[^<>]*>((?:(?!</?h1[\s>]).){1,2000})</h1\s*>", re.IGNORECASE | re.DOTALL)
_TITLE: Final = re.compile(r"<title(?![\w-])[^<>]*>([^<]{1,1000})</title\s*>", re.IGNORECASE)
_META: Final = re.compile(r"<meta\s[^<>]{1,3000}>", re.IGNORECASE)
_META_NAME: Final = re.compile(r"\b(?:name|property|itemprop)\s*=\s*[\"']([^\"']{1,60})[\"']", re.IGNORECASE)
_META_CONTENT: Final = re.compile(r"\bcontent\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_JSON_LD_DATE: Final = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
_PUBLISHED_NAMES: Final = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "pubdate",
    "publishdate",
    "date",
)
_FEW: Final = 100
"""A main content of fewer letters than this is a wrong guess; the whole page's text is taken instead."""
# Every tag but those that hold nothing or need no end tag.
_NESTING: Final = re.compile(
    r"<(/?)(?!(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|param|source|td|th|tr|track|wbr)(?![\w-]))[a-z]",
    re.IGNORECASE,
)
_DEEPEST: Final = 1_000
# Neither may run over the next of its kind, which keeps the search linear.
_ITEM: Final = re.compile(
    r"<li(?![\w-])[^<>]*>((?:(?!</?[uo]l[\s>]|</?li[\s>]).){20,3000}?)</li\s*>", re.IGNORECASE | re.DOTALL
)
_LINK: Final = re.compile(r"<a\s[^<>]*>(?:(?!</a).){0,1000}</a\s*>", re.IGNORECASE | re.DOTALL)
_PROSE_ITEM: Final = 40
"""So many letters outside links make a list item a part of the text."""
_ITEMS: Final = 500
_EDGE: Final = 24
"""So many characters of each end find a line whose middle resiliparse writes differently."""
_SEARCHES: Final = 200
"""So many lines may be looked for in the whole page when they do not follow the last one: keeps the cost linear."""


@dataclass(frozen=True, slots=True)
class Page:
    """What was read; all offsets count in the HTML."""

    body: Mapped
    title: Mapped | None
    published_at: datetime | None
    outlet: str | None
    authors: tuple[str, ...]


def read_page(html: str) -> Page:
    """The article of the page ``html``. Never raises for broken HTML: what cannot be parsed has an empty body."""
    nodes = _nodes(html)
    head = dict(_meta(html))
    return Page(
        body=_body(html, nodes),
        title=_title(html),
        published_at=_published(html, head),
        outlet=head.get("og:site_name"),
        authors=tuple(
            name for name in (head.get("author") or head.get("article:author"),) if name and not name.startswith("http")
        ),
    )


def _nodes(html: str) -> Mapped:
    """The text of all visible nodes; a block's tag becomes a line feed."""
    edits = [
        Edit(found.start(), found.end(), "\n" if BLOCK_TAG.match(found[0]) else "") for found in _TAG.finditer(html)
    ]
    return read_entities(Mapped.whole(html).edited(edits))


def _body(html: str, nodes: Mapped) -> Mapped:
    text = "" if _is_deep(html) else _extracted(html, main=True)
    if len(_SPACE.sub("", text)) < _FEW:
        text = _extracted(html, main=False) or text
    spans = list(_located(text, nodes.text))
    if spans and (items := "\n".join(_list_items(html, nodes, min(spans)[0], max(spans)[1]))):
        spans += _located(items, nodes.text)
    spans.sort()
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    one_line = nodes.same_length(nodes.text.replace("\n", " ").replace("\r", " "))
    return one_line.cut(apart)[0]


def _is_deep(html: str) -> bool:
    """Whether elements stand in one another deeper than pages do: finding the main content then costs the square of it."""
    depth = 0
    for found in _NESTING.finditer(html):
        depth += -1 if found[1] else 1
        if depth > _DEEPEST:
            return True
    return False


def _list_items(html: str, nodes: Mapped, start: int, end: int) -> Iterator[str]:
    """The list items within the article that are prose: resiliparse takes every list for navigation."""
    for item in islice(_ITEM.finditer(html, *nodes.raw_span(start, end)), _ITEMS):
        prose = read_entities(Mapped.whole(_TAG.sub("", _LINK.sub("", item[1])))).text
        if len(_SPACE.sub("", prose)) >= _PROSE_ITEM:
            yield read_entities(Mapped.whole(_TAG.sub(" ", item[1]))).text.replace("\n", " ")


def _extracted(html: str, *, main: bool) -> str:
    try:
        text: str = extract_plain_text(
            html.encode("utf-8", "replace").decode("utf-8"), main_content=main, list_bullets=False, alt_texts=False
        )
    except Exception:  # resiliparse names no base class for its parser's errors
        return ""
    return read_entities(Mapped.whole(text)).text  # «&amp;quot;», which the text of the nodes has read to its end


def _located(extracted: str, text: str) -> Iterator[tuple[int, int]]:
    """Where each line of ``extracted`` stands in ``text``; white space counts on neither side."""
    starts, ends = [], []
    for word in _WORD.finditer(text):
        starts.append(word.start())
        ends.append(word.end())
    offsets = [0, *accumulate(end - start for start, end in zip(starts, ends, strict=True))]
    dense = _SPACE.sub("", text)

    def place(at: int) -> int:
        word = bisect_right(offsets, at) - 1
        return starts[word] + at - offsets[word]

    cursor, searches = 0, _SEARCHES
    for line in extracted.splitlines():
        wanted = _SPACE.sub("", line)
        if not wanted:
            continue
        at, length = _find(dense, wanted, cursor)
        if at < 0 and searches:
            searches -= 1
            at, length = _find(dense, wanted, 0)
        if at < 0:
            continue
        cursor = at + length
        yield place(at), place(cursor - 1) + 1


def _find(dense: str, wanted: str, start: int) -> tuple[int, int]:
    at = dense.find(wanted, start)
    if at >= 0:
        return at, len(wanted)
    if len(wanted) < 2 * _EDGE:
        return -1, 0
    at = dense.find(wanted[:_EDGE], start)
    end = dense.find(wanted[-_EDGE:], at + _EDGE, at + 2 * len(wanted)) if at >= 0 else -1
    return (at, end + _EDGE - at) if end >= 0 else (-1, 0)


def _title(html: str) -> Mapped | None:
    headings = [found.span(1) for found in _HEADING.finditer(html)]
    shared = next((span for name, span in _meta_spans(html) if name in ("og:title", "twitter:title")), None)
    named = found.span(1) if (found := _TITLE.search(html)) else None
    titles = [_line_of(html, span) for span in (shared, named) if span]
    for heading in (_line_of(html, span) for span in headings):
        key = key_of(heading.text)
        # The first heading can be the site's name: the one that the head repeats is the article's.
        if key and (not titles or any(key_of(title.text).startswith(key) for title in titles)):
            return heading
    return next((title for title in titles if key_of(title.text)), None)


def _line_of(html: str, span: tuple[int, int]) -> Mapped:
    """The text of ``html[span]`` on one line."""
    part = Mapped.whole(html).cut([span])[0]
    tags = [
        Edit(found.start(), found.end(), " " if BLOCK_TAG.match(found[0]) else "") for found in _TAG.finditer(part.text)
    ]
    part = read_entities(part.edited(tags))
    return part.same_length(part.text.replace("\n", " ").replace("\r", " "))


def _meta_spans(html: str) -> Iterator[tuple[str, tuple[int, int]]]:
    for tag in _META.finditer(html):
        name, content = _META_NAME.search(tag[0]), _META_CONTENT.search(tag[0])
        if name and content:
            group = 1 if content[1] is not None else 2
            yield name[1].casefold(), (tag.start() + content.start(group), tag.start() + content.end(group))


def _meta(html: str) -> Iterator[tuple[str, str]]:
    for name, (start, end) in _meta_spans(html):
        if text := read_entities(Mapped.whole(html[start:end])).text.strip():
            yield name, text


def _published(html: str, head: dict[str, str]) -> datetime | None:
    found = _JSON_LD_DATE.search(html)
    for written in (*(head.get(name) for name in _PUBLISHED_NAMES), found[1] if found else None):
        try:
            moment = datetime.fromisoformat(written) if written else None
        except ValueError:
            continue
        if moment:
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None
