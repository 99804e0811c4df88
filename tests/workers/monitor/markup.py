"""A page taken apart: what it shows, and whether anything in it could act that is not ours."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final
from urllib.parse import urlsplit

_EMPTY: Final = frozenset({"meta", "link", "input", "img", "br", "hr"})
_ADDRESSES: Final = frozenset({"href", "src", "action", "formaction", "data", "poster"})
_ACTIVE: Final = frozenset({"iframe", "object", "embed", "base", "style", "svg", "math", "img", "template"})


class Page(HTMLParser):
    """The elements of a page with their texts, in order; character references are read."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        """What a page of ours never has: a script of its own, a handler, a style, an address of another kind."""
        self._open: list[_Element] = []
        self._all: list[_Element] = []
        self.feed(html)
        self.close()

    def texts(self, tag: str, wanted: str = "") -> list[str]:
        """The texts of all elements ``tag`` that have the class, or the attribute ``name=value``, that is ``wanted``."""
        return [element.text for element in self._all if element.tag == tag and element.has(wanted)]

    def attributes(self, tag: str, name: str) -> list[str]:
        """The values of one attribute of all elements ``tag`` that have it."""
        return [value for element in self._all if element.tag == tag and (value := element.given.get(name)) is not None]

    @property
    def text(self) -> str:
        """All that is shown."""
        return " ".join(" ".join(element.text for element in self._all if element.tag == "body").split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self._all.append(element)
        if tag not in _EMPTY:
            self._open.append(element)
        if tag in _ACTIVE:
            self.faults.append(f"<{tag}>")
        if tag == "script" and not element.given.get("src", "").startswith("/static/"):
            self.faults.append("a script of its own")
        for name, value in element.given.items():
            if name.startswith("on") or name == "style":
                self.faults.append(f"{name}={value!r}")
            if name in _ADDRESSES and urlsplit(value.strip()).scheme not in ("", "http", "https"):
                self.faults.append(f"{name}={value!r}")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().tag != tag:
            self.faults.append(f"</{tag}> closes something else")

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data
        if self._open and self._open[-1].tag == "script" and data.strip():
            self.faults.append("a script of its own")


class _Element:
    def __init__(self, tag: str, given: dict[str, str]) -> None:
        self.tag, self.given, self.text = tag, given, ""

    def has(self, wanted: str) -> bool:
        name, _, value = wanted.partition("=")
        return (
            not wanted or name in self.given.get("class", "").split() or (bool(value) and self.given.get(name) == value)
        )
