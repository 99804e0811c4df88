"""Read the name of a place, with the prepositions that are written onto it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.knowledge.model import Place
from workers.text.knowledge.phrases import Found
from workers.text.knowledge.tables import Tables
from workers.text.words.clitics import stems

_SHORTEST: Final = 3
"""Letters of a place's first word."""


def place_at(words: Sequence[str], at: int, tables: Tables) -> Found[Place] | None:
    """The place at ``words[at]``, clitics of that word taken off; ``words`` are folded, without punctuation."""
    for stem in stems(words[at]) if at < len(words) else ():
        found = tables.places.find(words, at, stem.text)
        if found and len(stem.text) >= _SHORTEST:
            return found
    return None
