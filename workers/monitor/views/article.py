"""An article as the page of an alert shows it: its paragraphs with what the alert tells marked in them, and why it is so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from schemas import Excerpt, Statement, TaggedArticle
from workers.explain.chain import Step, StepKind
from workers.explain.explanation import Explained, explain_article
from workers.explain.marks import Mark, MarkedParagraph, Part
from workers.explain.places import place_of
from workers.explain.wording import Wording
from workers.monitor.views.segments import Segment, cut_segments
from workers.text.knowledge.base import Knowledge


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in pieces."""

    headline: bool
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with the statements of the alert that stand in it."""

    paragraphs: tuple[Paragraph, ...]
    told: tuple[Explained, ...]
    """Those of the alert, in their order; ``number`` is what the page numbers them by, also in the marks. The words of
    their chains are clean ones, without the markup that may stand in the raw article."""
    others: int
    """How many more statements the article has."""


def read_article(
    article: TaggedArticle,
    statements: Sequence[Statement],
    numbers: Mapping[UUID, int],
    knowledge: Knowledge,
    wording: Wording,
) -> ReadArticle:
    """``article`` with those of its ``statements`` marked that have a number in ``numbers`` (by their ids).

    A speaker is marked at the cue and wherever else the article tells who that is.
    """
    explanation = explain_article(article, statements, knowledge, wording)
    by_place = {one.number: numbers[one.statement.id] for one in explanation.statements if one.statement.id in numbers}
    told = tuple(
        replace(one, number=by_place[one.number], chain=tuple(_clean(step, article) for step in one.chain))
        for one in explanation.statements
        if one.number in by_place
    )
    named = _named_elsewhere(article, told)
    paragraphs = []
    for at, paragraph in enumerate(explanation.paragraphs):
        ours = [mark for mark in paragraph.marks if mark.statement in by_place]
        marks = [*(replace(mark, statement=by_place[mark.statement]) for mark in ours), *named.get(at, ())]
        marks.sort(key=lambda mark: (mark.start, -mark.end))
        numbered = MarkedParagraph(paragraph.headline, paragraph.text, tuple(dict.fromkeys(marks)))
        paragraphs.append(Paragraph(paragraph.headline, cut_segments(numbered)))
    return ReadArticle(tuple(paragraphs), told, len(statements) - len(told))


def _named_elsewhere(article: TaggedArticle, told: Sequence[Explained]) -> Mapping[int, Sequence[Mark]]:
    """Marks of the places that tell who the speakers are, by number of the paragraph."""
    starts = [(number, span.start) for number, part in enumerate(article.parts) for span in part.paragraphs]
    marks: dict[int, list[Mark]] = {}
    for one in told:
        for excerpt in _places(one):
            place = place_of(article, excerpt.field, excerpt.span)
            if place is not None:
                at = bisect_right(starts, (place.part, place.start)) - 1
                start = starts[at][1]
                mark = Mark(Part.MENTION, one.number, place.start - start, place.end - start)
                marks.setdefault(at, []).append(mark)
    return marks


def _clean(step: Step, article: TaggedArticle) -> Step:
    place = place_of(article, step.at.field, step.at.span) if step.at else None
    return replace(step, text=article.parts[place.part].text[place.start : place.end]) if place else step


def _places(one: Explained) -> Iterator[Excerpt]:
    for step in one.chain:
        if step.at is not None and step.kind in (StepKind.STATEMENT, StepKind.NAMED):
            yield step.at
