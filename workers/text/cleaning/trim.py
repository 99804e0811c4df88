"""Decide which stretches of an article's text are its title and its body, and what the rest tells."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from schemas import BoilerplateKind
from workers.text.cleaning.boilerplate import (
    Cut,
    Line,
    head_cut,
    key_of,
    kind_of,
    line_at,
    lines_of,
    marked,
    repeated_half,
    sort_lines,
    tail_cut,
)
from workers.text.cleaning.byline import closing_initials, read_byline
from workers.text.cleaning.dateline import closing_credit, outlet_in, outlet_of, read_dateline

_LONGEST_TITLE: Final = 250
"""Code points: a first line beyond this is the body's first paragraph."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_EDGE: Final = 4
"""So many short lines at the beginning of the body may stand before a dateline or a byline."""
_CUTS: Final = 8
"""So many cuts are made at one end of a line; keeps the cost linear for a line of nothing but credits."""
_PROSE: Final = 100
"""Code points: a line beyond this is the article's own."""
_LABEL: Final = 15
"""Letters of a label before a repeated title: «عاجل | …»."""
_SITE_NAME: Final = re.compile(r"\s*(?:[|–—»]|\s-|-\s|::)\s*(?P<name>[^|–—»]{2,40})$")
"""« – xeber24.net», « | سكاي نيوز عربية» behind a title."""


@dataclass(slots=True)
class Trimmed:
    """The stretches that stay, those that go, and what they tell. Names are as they stand there."""

    title: tuple[int, int] | None = None
    body: list[tuple[int, int]] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    place: str | None = None
    outlets: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    editors: list[str] = field(default_factory=list)


def trim(text: str, title: str | None, authors: Collection[str]) -> Trimmed:
    """Sort the lines of ``text``.

    ``title`` is the article's title, where one is known; otherwise the first line of several is taken for it.
    ``authors`` are names that the sender gave: a line that is one of them is a byline.
    """
    return _Trimmer(text, title, frozenset(map(key_of, authors))).done()


def trim_title(text: str) -> tuple[tuple[int, int], list[Cut], str | None]:
    """The stretch of the one line ``text`` that is the title, what goes, and the outlet that its end names."""
    line = line_at(text, 0, len(text))
    cuts, outlet = [], None
    start, end = line.start, line.end
    if (torn := head_cut(line)) and key_of(text[torn.end : end]):
        cuts.append(torn)
        start = torn.end
    while (site := _SITE_NAME.search(text, start, end)) and key_of(text[start : site.start()]):
        named = outlet_of(site["name"])
        if not named:
            break
        outlet = named
        cuts.append(Cut(site.start(), end, BoilerplateKind.WIRE_CREDIT))
        end = site.start()
    return (start, end), cuts, outlet


def _title_keys(title: str) -> set[str]:
    """Keys of ``title`` with and without the name of the site behind it."""
    (start, end), _, _ = trim_title(title)
    return {line_at(title, 0, len(title)).key, line_at(title, start, end).key}


class _Trimmer:
    """One article on the way from lines to stretches."""

    def __init__(self, text: str, title: str | None, authors: Collection[str]) -> None:
        self._text = text
        self._authors = authors
        self._made = Trimmed()
        self._lines = lines_of(text)
        self._kinds = sort_lines(self._lines)
        # A dict for its order and for taking lines out at no cost.
        self._body = dict.fromkeys(at for at, kind in enumerate(self._kinds) if kind is None)
        self._titles = _title_keys(title) if title else self._take_title()

    def done(self) -> Trimmed:
        self._drop([at for at in self._body if self._is_title(at)], BoilerplateKind.REPEATED_TITLE)
        self._read_head()
        self._read_tail()
        for at in tuple(self._body):
            if len(self._lines[at].text) > _PROSE and (again := repeated_half(self._lines[at])):
                self._shorten(at, again)
        if not self._body:
            self._give_back()
        for line, kind in zip(self._lines, self._kinds, strict=True):
            if kind is not None:
                self._made.cuts.append(Cut(line.start, line.end, kind))
                if kind in (BoilerplateKind.ADVERT, BoilerplateKind.READ_MORE):
                    self._made.outlets += filter(None, [outlet_in(line.key)])
        self._made.body = [(self._lines[at].start, self._lines[at].end) for at in self._body]
        self._made.cuts.sort()
        return self._made

    def _take_title(self) -> set[str]:
        """The first line that belongs to the article becomes its title, if another one follows."""
        at = next((at for at in self._body if _LETTER.search(self._lines[at].key)), None)
        if at is None or len(self._body) < 2 or len(self._lines[at].text) > _LONGEST_TITLE:
            return set()
        line = self._lines[at]
        del self._body[at]
        (start, end), cuts, outlet = trim_title(line.text)
        self._made.title = (line.start + start, line.start + end)
        self._made.cuts += [Cut(line.start + cut.start, line.start + cut.end, cut.kind) for cut in cuts]
        self._made.outlets += filter(None, [outlet])
        return _title_keys(line.text)

    def _is_title(self, at: int) -> bool:
        line = self._lines[at]
        if line.key in self._titles:
            return True
        ends = [
            title
            for title in self._titles
            if 0 < len(line.key) - len(title) <= _LABEL and line.key.endswith(f" {title}")
        ]
        if any(title and marked(line.text, len(line.key[: -len(title)].split())) for title in ends):
            return True
        return any(line.key.startswith(title) for title in self._titles) and bool(_title_keys(line.text) & self._titles)

    def _read_head(self) -> None:
        kept = 0
        for at in tuple(self._body):
            for _ in range(_CUTS):
                if self._kinds[at] is not None or not (self._cut_head(at) or self._cut_dateline(at)):
                    break
            if self._kinds[at] is None and not self._is_byline(at):
                kept += 1
                if kept == _EDGE or len(self._lines[at].text) > _PROSE:
                    break

    def _cut_head(self, at: int) -> bool:
        cut = head_cut(self._lines[at])
        if cut:
            self._shorten(at, cut)
        return cut is not None

    def _cut_dateline(self, at: int) -> bool:
        line = self._lines[at]
        credit = read_dateline(line.text)
        if credit is None:
            return False
        self._made.place = self._made.place or credit.place
        self._made.outlets += filter(None, [credit.outlet])
        self._made.authors += credit.authors
        self._shorten(at, Cut(line.start, line.start + credit.end, BoilerplateKind.DATELINE))
        return True

    def _read_tail(self) -> None:
        for at in reversed(tuple(self._body)):
            credit = read_dateline(self._lines[at].text)
            if credit and credit.whole and credit.outlet:
                self._made.outlets.append(credit.outlet)
                self._made.authors += credit.authors
                self._drop([at], BoilerplateKind.WIRE_CREDIT)
            elif not self._is_byline(at):
                break
        for _ in range(_CUTS):
            last = next(reversed(self._body), None)
            cut = self._closing(self._lines[last]) if last is not None else None
            if last is None or cut is None:
                break
            self._shorten(last, cut)

    def _closing(self, line: Line) -> Cut | None:
        if cut := tail_cut(line):
            return cut
        start = closing_credit(line.text)
        if not start:
            initials = closing_initials(line.text)
            return None if initials is None else Cut(line.start + initials, line.end, BoilerplateKind.BYLINE)
        self._made.outlets += filter(None, [outlet_in(key_of(line.text[start:]))])
        return Cut(line.start + start, line.end, BoilerplateKind.WIRE_CREDIT)

    def _is_byline(self, at: int) -> bool:
        line = self._lines[at]
        if line.key not in self._authors:
            byline = read_byline(line.text)
            if byline is None:
                return False
            self._made.authors += byline.authors
            self._made.editors += byline.editors
        self._drop([at], BoilerplateKind.BYLINE)
        return True

    def _drop(self, at: list[int], kind: BoilerplateKind) -> None:
        for line in at:
            self._kinds[line] = kind
            del self._body[line]

    def _give_back(self) -> None:
        """An article of nothing but its title, such as a news flash, has that for its body."""
        if BoilerplateKind.REPEATED_TITLE in self._kinds:
            at = self._kinds.index(BoilerplateKind.REPEATED_TITLE)
            self._kinds[at] = None
            self._body[at] = None
        elif self._made.title:
            start, end = self._made.title
            self._made.title = None
            self._lines.append(line_at(self._text, start, end))
            self._kinds.append(None)
            self._body[len(self._lines) - 1] = None

    def _shorten(self, at: int, cut: Cut) -> None:
        """Take ``cut``, at one end of the line, off it."""
        line = self._lines[at]
        rest = (cut.end, line.end) if cut.start == line.start else (line.start, cut.start)
        shorter = line_at(self._text, *rest)
        if not shorter.text:
            self._drop([at], cut.kind)
            return
        self._made.cuts.append(cut)
        self._lines[at] = shorter
        # What the dateline or credit hid is judged now.
        if self._is_title(at):
            self._drop([at], BoilerplateKind.REPEATED_TITLE)
        elif kind := kind_of(shorter):
            self._drop([at], kind)
