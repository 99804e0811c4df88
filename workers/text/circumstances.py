"""Tell of each statement when it was said, to whom, and whom and what it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from schemas import Entity, Excerpt, TaggedArticle
from workers.text.about import spoken_of
from workers.text.addressee import told_to
from workers.text.said_days import Said, Turn, free_around, said_days


class Circumstances(NamedTuple):
    """What belongs to a statement besides its content and its speaker."""

    said: Said
    told_to: str | None
    about: tuple[str, ...]


def circumstances(article: TaggedArticle, turns: Sequence[Turn], contents: Sequence[Excerpt]) -> list[Circumstances]:
    """The circumstances of ``turns``, all statements of ``article`` in its order, whose raw contents are ``contents``."""
    named = {part.field: _by_start(article.entities, part.field) for part in article.parts}
    return [
        Circumstances(
            said, told_to(turn.analysis, turn.found, free_around(turns, number), named[turn.found.part.field]), about
        )
        for number, (turn, said, about) in enumerate(
            zip(turns, said_days(article, turns), spoken_of(article.entities, contents), strict=True)
        )
    ]


def _by_start(entities: Sequence[Entity], field: str) -> dict[int, Entity]:
    """The entities of the field by the clean offset they begin at, the first of each."""
    return {entity.clean_span.start: entity for entity in reversed(entities) if entity.field == field}
