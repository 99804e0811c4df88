"""Read where somebody is posted whom a state sends: «لدى الأمم المتحدة», «بتونس», «إلى بيروت»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.knowledge.body_grammar import BodyGrammar
from workers.text.knowledge.model import BodyKind
from workers.text.knowledge.places import place_at
from workers.text.knowledge.tables import Tables

HOSTS: Final = frozenset({"لدي", "الي", "في"})


class Posts:
    """Posts by their words. ``words`` are folded, without punctuation."""

    def __init__(self, tables: Tables, bodies: BodyGrammar) -> None:
        self._tables = tables
        self._bodies = bodies

    def end(self, words: Sequence[str], at: int) -> int | None:
        """The index behind the post at ``words[at]``, which is part of the phrase, not the one who sends; None for no post."""
        if not self._is_post(words, at):
            return None
        at += words[at] in HOSTS
        found = self._bodies.parse(words, at)
        place = place_at(words, at, self._tables) if not found else None
        return found.end if found else place.end if place else at

    def _is_post(self, words: Sequence[str], at: int) -> bool:
        """Behind «في», «لدى», «إلى», or ب written with a place, or ب or ل with a body of many states.

        «سفير ألمانيا بتونس», «السفيرة الأميركية بالأمم المتحدة»; but «المبعوث الأمريكي للسلام».
        """
        word = words[at]
        if word in HOSTS:
            return True
        bare = word[1:] if word[0] == "ب" else ""
        if bare and (bare in self._tables.bodies_by_alias or self._tables.places.begins(bare)):
            return True
        found = self._bodies.parse(words, at) if word[0] in "بل" else None
        return found is not None and found.body.kind is BodyKind.INTERGOVERNMENTAL
