"""Where in the clean article something stands of which the raw place is known."""

from __future__ import annotations

from typing import NamedTuple

from schemas import CleanArticle, RawField, Span


class Place(NamedTuple):
    """A stretch of clean text: the number of the part among ``article.parts``, and code points in its text."""

    part: int
    start: int
    end: int


def place_of(article: CleanArticle, field: RawField, span: Span) -> Place | None:
    """The place of the raw ``span``; None where cleaning has left nothing of it. Title and body may be of one raw field."""
    for number, part in enumerate(article.parts):
        if part.field == field and (found := part.to_clean(span.start, span.end)) is not None:
            return Place(number, *found)
    return None
