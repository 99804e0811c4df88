"""Read which state a phrase names: by an adjective («الروسية»), by its name, after a preposition, or by a city of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from workers.text.knowledge.model import BodyKind
from workers.text.knowledge.tables import Tables
from workers.text.words.clitics import stems

AT: Final = frozenset({"في", "لدي", "الي"})
"""Prepositions that say where a body is."""


class Nation(NamedTuple):
    """A country and the index after the words that name it."""

    country: str
    """ISO 3166-1 alpha-2; the lower-case id of an intergovernmental body where that is the host of a mission."""
    end: int


class Nations:
    """Countries by the words that name them. ``words`` are folded, without punctuation."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def adjective(self, words: Sequence[str], at: int, *, strict: bool = False) -> Nation | None:
        """The nationality adjective at ``words[at]``; ``strict`` leaves those out that are also everyday words."""
        if at >= len(words):
            return None
        found = self._tables.adjectives.find(words, at)
        return Nation(found.value.country, found.end) if found and not (strict and found.value.weak) else None

    def nation(self, words: Sequence[str], at: int, *, strict: bool = False) -> Nation | None:
        """An adjective, or the country by name, with or without a preposition («في روسيا», «بروسيا»)."""
        return self.adjective(words, at, strict=strict) or self.country(words, at)

    def country(self, words: Sequence[str], at: int) -> Nation | None:
        """The country that is named at ``words[at]``, after «في» or «ب» or «ل» or by itself."""
        if at < len(words) and words[at] in AT:
            at += 1
        for stem in stems(words[at]) if at < len(words) else ():
            found = self._tables.bodies_by_alias.find(words, at, stem.text)
            if found and found.value.kind is BodyKind.STATE and found.value.country:
                return Nation(found.value.country, found.end)
        return None

    def sender(self, words: Sequence[str], at: int) -> Nation | None:
        """Who sends a mission: «السفارة الروسية», «سفارة روسيا», «سفارة الرياض»."""
        if at >= len(words) or words[at] in AT:
            return None
        found = self.nation(words, at)
        code = self._tables.metonyms.get(words[at])
        return found or (Nation(code, at + 1) if code else None)

    def is_of_state(self, words: Sequence[str], at: int, end: int) -> bool:
        """Whether the place that the words from ``at`` to ``end`` name is a capital, or its state is named behind it."""
        at += words[at] in AT
        found = (self._tables.places.find(words, at, stem.text) for stem in stems(words[at]))
        return any(place and place.value.capital for place in found) or self.country(words, end) is not None

    def host(self, words: Sequence[str], at: int) -> Nation | None:
        """Where a mission is: a country, a city, or an intergovernmental body («لدى الأمم المتحدة»)."""
        if at >= len(words) or (words[at] not in AT and words[at][0] != "ب"):
            return None
        found = self.country(words, at)
        if found:
            return found
        at += words[at] in AT
        for stem in stems(words[at]) if at < len(words) else ():
            place = self._tables.places.find(words, at, stem.text)
            if place and place.value.country:
                return Nation(place.value.country, place.end)
            body = self._tables.bodies_by_alias.find(words, at, stem.text)
            if body and body.value.kind is BodyKind.INTERGOVERNMENTAL:
                return Nation(body.value.id, body.end)
        return None
