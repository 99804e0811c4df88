"""Tell of each statement when it was said, to whom, and whom and what it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from schemas import Entity, Excerpt, RawField, TaggedArticle
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
    if not turns:
        return []
    free = [free_around(turns, number) for number in range(len(turns))]
    named = _by_start(article.entities)
    return [
        Circumstances(said, told_to(turn.analysis, turn.found, space, named[turn.found.part.field]), about)
        for turn, space, said, about in zip(
            turns, free, said_days(article, turns, free), spoken_of(article.entities, contents), strict=True
        )
    ]


def _by_start(entities: Sequence[Entity]) -> dict[RawField, dict[int, Entity]]:
    """The entities of each field by the clean offset they begin at, the first of each."""
    named: dict[RawField, dict[int, Entity]] = {"title": {}, "text": {}, "html": {}}
    for entity in entities:
        named[entity.field].setdefault(entity.clean_span.start, entity)
    return named
