"""A marked paragraph cut into pieces that can be drawn one after the other: marks may overlap, elements of a page cannot."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from workers.explain.marks import Mark, MarkedParagraph, Part

_CLASSES: Final = {Part.CONTENT: "statement", Part.CUE: "cue", Part.MENTION: "speaker"}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a paragraph in which the same marks hold. All segments, one after the other, are the paragraph."""

    text: str
    marks: tuple[Mark, ...] = ()
    """Those that cover it, in order of their starts."""
    begins: tuple[Mark, ...] = ()
    """Those of them that begin here."""

    @property
    def classes(self) -> str:
        """What it is drawn as (css/alert.css): ``statement``, ``cue``, ``speaker``, or several of them."""
        return " ".join(_CLASSES[part] for part in Part if self.statements(part))

    @property
    def opens(self) -> str:
        """Numbers of the statements whose content begins here."""
        return " ".join(str(mark.statement) for mark in self.begins if mark.part is Part.CONTENT)

    def statements(self, part: Part) -> tuple[int, ...]:
        """Numbers of the statements whose ``part`` this is, each once."""
        return tuple(dict.fromkeys(mark.statement for mark in self.marks if mark.part is part))


def cut_segments(paragraph: MarkedParagraph, statements: Collection[int] | None = None) -> tuple[Segment, ...]:
    """The segments of ``paragraph``, with the marks of ``statements`` (numbers) alone where they are given."""
    marks = [mark for mark in paragraph.marks if statements is None or mark.statement in statements]
    cuts = sorted({0, len(paragraph.text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    return tuple(
        Segment(
            paragraph.text[start:end],
            tuple(mark for mark in marks if mark.start <= start and end <= mark.end),
            tuple(mark for mark in marks if mark.start == start),
        )
        for start, end in pairwise(cuts)
    )
