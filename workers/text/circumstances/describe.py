"""Tell of each statement when it was said, to whom, and whom and what it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from schemas import Excerpt, TaggedArticle
from workers.text.circumstances.about import spoken_of
from workers.text.circumstances.addressee import told_to
from workers.text.circumstances.addressee_names import EntityStarts
from workers.text.circumstances.said_days import Said, Turn, free_around, said_days


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
    starts = EntityStarts(article.entities)
    return [
        Circumstances(said, told_to(turn.analysis, turn.found, space, starts), about)
        for turn, space, said, about in zip(
            turns, free, said_days(article, turns, free), spoken_of(article.entities, contents), strict=True
        )
    ]
