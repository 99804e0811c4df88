"""An article with all that was found in it: what a reader needs to see a statement where it stands."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from schemas.base import Event
from schemas.statement import Statement
from schemas.tagged_article import TaggedArticle


class AnnotatedArticle(Event):
    """A tagged article and its statements, in their order. There is one for each article that has a statement.

    One event, and not the statements alone: who stores it replaces all that an earlier version of the article said at once.
    """

    article: TaggedArticle
    statements: tuple[Statement, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _of_one_article(self) -> Self:
        for part in (self.article, *self.statements):
            if part.trace_id != self.trace_id:
                raise ValueError(f"the annotated article is {self.trace_id}, but a part of it is of {part.trace_id}")
        return self
