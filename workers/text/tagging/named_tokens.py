"""Which tokens of a part name persons, bodies, roles and places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

import numpy as np

from schemas import Entity, EntityType
from workers.text.entities.in_part import entities_in
from workers.text.syntax.analyse import Analysis

_NUMBERS: Final = {EntityType.PLACE: 1, EntityType.ORGANISATION: 2, EntityType.PERSON: 3, EntityType.ROLE: 4}
_SPEAKS: Final = 2
"""From this number on what is named can speak; a place can, too, but mostly does not."""


class NamedTokens:
    """The entities of one part as columns over its tokens; kinds are numbers, 0 where nothing is named."""

    def __init__(self, analysis: Analysis, entities: Sequence[Entity]) -> None:
        """``entities``: those of the article."""
        starts = [token.start for token in analysis.tokens]
        size = len(starts)
        self.begins = np.zeros(size)
        """The kind of the entity that begins at the token."""
        self.kind = np.zeros(size)
        """The kind of the entity that the token is of."""
        self.goes_on = np.zeros(size, np.bool_)
        """Whether the token is of one entity with the one before."""
        for entity in entities_in(analysis.part, entities):
            if entity.clean_span.start >= analysis.end:
                break
            first = max(bisect_left(starts, entity.clean_span.start + 1) - 1, 0)
            end = bisect_left(starts, entity.clean_span.end)
            if first >= end:
                continue
            number = _NUMBERS[entity.type]
            self.begins[first] = max(self.begins[first], number)
            self.kind[first:end] = np.maximum(self.kind[first:end], number)
            self.goes_on[first + 1 : end] = True
        self.speaks = self.kind >= _SPEAKS
        self.speaker_begins = self.begins >= _SPEAKS
