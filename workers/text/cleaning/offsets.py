"""Keep the way back to the raw text through every repair and cut."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, NamedTuple

from schemas import Run

_clean_start: Final = itemgetter(0)
"""``clean_start`` of a run."""


class Edit(NamedTuple):
    """Put ``text`` in the place of ``start``..``end`` (code points, end exclusive); the empty text takes it out."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mapped:
    """A text and the runs that lead back to the raw text it came from (see ``schemas.Run``).

    Every operation gives a new one; its cost is linear in the number of edits and runs, not in their product.
    """

    text: str
    runs: tuple[Run, ...]

    @classmethod
    def whole(cls, raw: str) -> Mapped:
        """``raw`` as it is."""
        return cls(raw, (Run(0, len(raw), 0, len(raw)),) if raw else ())

    def same_length(self, text: str) -> Mapped:
        """The same runs under ``text``, which replaces code points one by one. Raises ValueError if it does not."""
        if len(text) != len(self.text):
            raise ValueError(f"{len(text)} code points cannot stand one by one for {len(self.text)}")
        return Mapped(text, self.runs)

    def edited(self, edits: Sequence[Edit]) -> Mapped:
        """The text after ``edits``, which are sorted and do not overlap. Raises ValueError if they are not."""
        if not edits:
            return self
        if len(self.runs) == 1 and self.runs[0] == (0, len(self.text), 0, len(self.text)):
            return self._edited_raw(edits)
        builder = _Builder(self)
        at = 0
        for edit in edits:
            if edit.start < at or edit.end < edit.start:
                raise ValueError(f"edit {tuple(edit)} is out of order, the last one ended at {at}")
            builder.keep(at, edit.start)
            if edit.text:
                builder.put(edit.text, *self.raw_span(edit.start, edit.end))
            at = edit.end
        builder.keep(at, len(self.text))
        return builder.done()

    def _edited_raw(self, edits: Sequence[Edit]) -> Mapped:
        """``edited`` where the text still is the raw text: what a page with thousands of tags comes to first."""
        pieces: list[str] = []
        runs: list[Run] = []
        at = length = 0
        for edit in (*edits, Edit(len(self.text), len(self.text), "")):
            start, end, text = edit
            if start < at or end < start:
                raise ValueError(f"edit {tuple(edit)} is out of order, the last one ended at {at}")
            if start > at:
                runs.append(Run(length, length + start - at, at, start))
                pieces.append(self.text[at:start])
                length += start - at
            if text:
                runs.append(Run(length, length + len(text), start, end))
                pieces.append(text)
                length += len(text)
            at = end
        return Mapped("".join(pieces), tuple(runs))

    def cut(self, spans: Iterable[tuple[int, int]], joint: str = "\n") -> tuple[Mapped, list[tuple[int, int]]]:
        """Only ``spans`` (sorted, apart) with the unmapped ``joint`` between them, and where each came to lie."""
        builder = _Builder(self)
        places = []
        for start, end in spans:
            if builder.length:
                builder.join(joint)
            place = builder.length
            builder.keep(start, end)
            places.append((place, builder.length))
        return builder.done(), places

    def stands_in(self, raw: str) -> bool:
        """Whether the text is one stretch of ``raw``, letter by letter."""
        if not self.runs:
            return False
        shift = self.runs[0].raw_start - self.runs[0].clean_start
        shifts = {(raw_start - start, raw_end - end) for start, end, raw_start, raw_end in self.runs}
        return shift >= 0 and shifts == {(shift, shift)} and raw.startswith(self.text, shift)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw stretch that ``start``..``end`` came from.

        Raises ValueError when that holds no character of the raw text.
        """
        runs = self.runs
        first = max(bisect_right(runs, start, key=_clean_start) - 1, 0)
        if first < len(runs) and runs[first].clean_end <= start:
            first += 1
        last = bisect_right(runs, end - 1, key=_clean_start) - 1
        if start >= end or first > last:
            raise ValueError(f"stretch {start}..{end} holds no character of the raw text")
        head, tail = runs[first], runs[last]
        raw_start = _clipped(head, max(start, head.clean_start), head.clean_end)[0]
        return raw_start, _clipped(tail, tail.clean_start, min(end, tail.clean_end))[1]


def replaced(mapped: Mapped, pattern: re.Pattern[str], by: str | Callable[[re.Match[str]], str] = "") -> Mapped:
    """``pattern.sub`` with offsets. ``by`` is literal text, or makes it from the match."""
    make = by if callable(by) else lambda _: by
    edits = [
        Edit(found.start(), found.end(), text)
        for found in pattern.finditer(mapped.text)
        if (text := make(found)) != found[0]
    ]
    return mapped.edited(edits)


def _clipped(run: Run, start: int, end: int) -> tuple[int, int]:
    """The raw stretch of the part ``start``..``end`` of ``run``: all of it where the lengths differ."""
    clean_start, clean_end, raw_start, raw_end = run
    if clean_end - clean_start != raw_end - raw_start:
        return raw_start, raw_end
    return raw_start + start - clean_start, raw_end - (clean_end - end)


class _Builder:
    """Writes a Mapped from pieces of ``source``, which are asked for in order."""

    def __init__(self, source: Mapped) -> None:
        self._source = source
        self._next = 0
        self._pieces: list[str] = []
        self._runs: list[Run] = []
        self.length = 0

    def keep(self, start: int, end: int) -> None:
        """Go on with ``start``..``end`` of the source."""
        if start >= end:
            return
        runs, at, shift = self._source.runs, self._next, self.length - start
        while at < len(runs) and runs[at].clean_end <= start:
            at += 1
        self._next = at
        while at < len(runs) and runs[at].clean_start < end:
            run = runs[at]
            first, last = max(run.clean_start, start), min(run.clean_end, end)
            self._add(first + shift, last + shift, *_clipped(run, first, last))
            at += 1
        self._pieces.append(self._source.text[start:end])
        self.length += end - start

    def put(self, text: str, raw_start: int, raw_end: int) -> None:
        """Go on with ``text``, which stands for the raw stretch."""
        self._add(self.length, self.length + len(text), raw_start, raw_end)
        self.join(text)

    def join(self, text: str) -> None:
        """Go on with ``text``, which stands for nothing."""
        self._pieces.append(text)
        self.length += len(text)

    def done(self) -> Mapped:
        return Mapped("".join(self._pieces), tuple(self._runs))

    def _add(self, clean_start: int, clean_end: int, raw_start: int, raw_end: int) -> None:
        # Neighbours that both map one to one are one run: a text with a thousand repairs undone by a cut stays small.
        if self._runs:
            last = self._runs[-1]
            if (
                last.clean_end == clean_start
                and last.raw_end == raw_start
                and last.clean_end - last.clean_start == last.raw_end - last.raw_start
                and clean_end - clean_start == raw_end - raw_start
            ):
                self._runs[-1] = Run(last.clean_start, clean_end, last.raw_start, raw_end)
                return
        self._runs.append(Run(clean_start, clean_end, raw_start, raw_end))
