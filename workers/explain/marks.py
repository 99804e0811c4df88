"""The paragraphs of an article as they were read, with what each statement was made of marked in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from schemas import Excerpt, Statement, TaggedArticle
from workers.explain.places import Place, place_of


class Part(StrEnum):
    """What of a statement is marked."""

    CONTENT = "content"
    CUE = "cue"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a paragraph: code points of its clean text, end exclusive. ``statement`` is a number from 1."""

    part: Part
    statement: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """One paragraph, its marks in order of their starts (the longer first), and the statements that begin in it."""

    headline: bool
    text: str
    marks: tuple[Mark, ...]

    @property
    def statements(self) -> tuple[int, ...]:
        """Numbers of the statements whose content begins here."""
        return tuple(mark.statement for mark in self.marks if mark.part is Part.CONTENT)


def mark_paragraphs(article: TaggedArticle, statements: Sequence[Statement]) -> tuple[MarkedParagraph, ...]:
    """Every paragraph of ``article``, title first. A content that runs on over paragraphs is marked in its first."""
    starts = [[span.start for span in part.paragraphs] for part in article.parts]
    marks: dict[tuple[int, int], list[Mark]] = {}
    for number, statement in enumerate(statements, 1):
        for kind, place in _places(article, statement):
            at = bisect_right(starts[place.part], place.start) - 1
            span = article.parts[place.part].paragraphs[at]
            mark = Mark(kind, number, place.start - span.start, min(place.end, span.end) - span.start)
            marks.setdefault((place.part, at), []).append(mark)
    return tuple(
        MarkedParagraph(
            headline=part is article.title,
            text=part.text[span.start : span.end],
            marks=tuple(sorted(marks.get((number, at), ()), key=lambda mark: (mark.start, -mark.end))),
        )
        for number, part in enumerate(article.parts)
        for at, span in enumerate(part.paragraphs)
    )


def _places(article: TaggedArticle, statement: Statement) -> Iterator[tuple[Part, Place]]:
    content = place_of(article, statement.field, statement.span)
    if content is not None:
        yield Part.CONTENT, content
    excerpts: tuple[tuple[Part, Excerpt | None], ...] = (
        (Part.CUE, statement.cue.at),
        (Part.MENTION, statement.speaker.mention),
    )
    for kind, excerpt in excerpts:
        place = place_of(article, excerpt.field, excerpt.span) if excerpt else None
        if place is not None:
            yield kind, place
