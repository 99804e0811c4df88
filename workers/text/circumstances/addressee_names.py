"""Read the name of whom a statement addresses: an outlet, a person, an audience; where it begins and where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from schemas import Entity, EntityType, RawField
from workers.text.circumstances.date_grammar import read_date
from workers.text.circumstances.occasions import is_occasion
from workers.text.cleaning.dateline import outlet_of
from workers.text.data_files import word_list
from workers.text.knowledge.base import load
from workers.text.knowledge.model import Body, BodyKind
from workers.text.syntax.analyse import COMPLEMENTIZERS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS

MEDIA_NOUNS: Final = word_list("media_nouns")
"""What an outlet is, folded, without the article: «صحيفة», «قناة»."""
_PRESS: Final = word_list("press")
_AUDIENCES: Final = word_list("audiences")
_ENDINGS: Final = word_list("outlet_endings")
_STOPS: Final = word_list("np_stops") | COMPLEMENTIZERS
_LONGEST_NAME: Final = 5
"""Words of an outlet's name."""
_LONGEST: Final = 8
"""Tokens of an addressee."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where an addressee begins: its first token, and how many letters of a preposition are written onto that."""

    at: int
    cut: int = 0

    def word(self, analysis: Analysis) -> str:
        """The first word, folded, without the preposition; «لل» gives its article back."""
        return _uncut(analysis.tokens[self.at].folded, self.cut)


class EntityStarts:
    """The entities of an article by where they begin. Made when the first one is asked for: few articles need it."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = entities
        self._starts: dict[tuple[RawField, int], Entity] | None = None

    def at(self, field: RawField, offset: int) -> Entity | None:
        """The first entity that begins at the clean ``offset`` of ``field``, a preposition written onto it left out."""
        if self._starts is None:
            self._starts = {}
            for entity in self._entities:
                self._starts.setdefault((entity.field, entity.clean_span.start), entity)
        return self._starts.get((field, offset))


@dataclass(slots=True)
class AddresseeNames:
    """The names in one text part."""

    analysis: Analysis
    starts: EntityStarts
    first: int
    """The first token of what is said: no name reaches into it."""

    def outlet_length(self, start: Start, high: int) -> int:
        """How many words name an outlet from ``start`` on, «صحيفة» in front counting as one more; 0 when it is none."""
        word = start.word(self.analysis)
        if word in _STOPS or read_date(self.analysis.tokens, start.at, high) or not _is_media(self._entity(start)):
            return 0
        named = self._outlet_end(start, high) - start.at
        following = [token.folded for token in self.analysis.tokens[start.at + 1 : min(start.at + _LONGEST_NAME, high)]]
        if named == 1 and following and _is_official(f"{word} {following[0]}"):
            return 0
        if word.removeprefix("ال") in MEDIA_NOUNS:
            if _is_official(" ".join((word, *following))):
                return 0
            return max(named, 1) + (not word.startswith("ال"))
        if not named and any(
            t.folded in _ENDINGS for t in self.analysis.tokens[start.at + 1 : min(start.at + 3, high)]
        ):
            return 2
        return named

    def _outlet_end(self, start: Start, high: int) -> int:
        """The token behind the longest name of a known outlet that begins at ``start``; ``start.at`` when none does."""
        tokens = self.analysis.tokens
        words = [
            start.word(self.analysis),
            *(t.folded for t in tokens[start.at + 1 : min(start.at + _LONGEST_NAME, high)]),
        ]
        if words[0] in MARKS:
            return start.at
        for length in range(len(words), 0, -1):
            if words[length - 1][0].isalnum() and _names_outlet(" ".join(words[:length])):
                return start.at + length
        return start.at

    def _entity(self, start: Start) -> Entity | None:
        token = self.analysis.tokens[start.at]
        # «للأمم المتحدة» counts as the name from its first, second or third letter on; «لاندروس» is no «ل» with a name.
        cuts = (2, 1, 0) if start.cut and token.folded.startswith("لل") else (start.cut,)
        return next(filter(None, (self.starts.at(self.analysis.part.field, token.start + cut) for cut in cuts)), None)

    def is_known_outlet(self, start: Start, high: int) -> bool:
        """Whether an outlet that is listed begins at ``start``."""
        return self._outlet_end(start, high) > start.at

    def is_press(self, start: Start) -> bool:
        """«الصحفيين», «وسائل الإعلام»."""
        return start.word(self.analysis).removeprefix("ال") in _PRESS

    def is_person(self, start: Start) -> bool:
        """Whether a person or an office begins at ``start``."""
        entity = self._entity(start)
        return entity is not None and entity.type in (EntityType.PERSON, EntityType.ROLE)

    def is_audience(self, start: Start) -> bool:
        """Whether a group of listeners begins at ``start``, or a body: «الصحفيين», «مجلس الأمن»."""
        word = start.word(self.analysis).removeprefix("ال")
        entity = self._entity(start)
        return word in _AUDIENCES or (entity is not None and entity.type is EntityType.ORGANISATION and not start.cut)

    def name(self, start: Start, high: int) -> str | None:
        """The addressee from ``start`` on, as clean text."""
        tokens, at = self.analysis.tokens, start.at
        if tokens[at].folded in MARKS:
            return self._quoted(at, high)
        press = self.is_press(start)
        end = at if press else min(max(self._outlet_end(start, high), self._entity_end(start)), high)
        known = press or end > at
        if end == at:
            end = at + 1
            if start.word(self.analysis) in _STOPS or is_occasion(start.word(self.analysis)):
                return None
        if end + 2 < high and tokens[end].folded == "(":
            closing = next(
                (i for i in range(end + 2, min(end + _LONGEST_NAME, high)) if tokens[i].folded == ")"), end - 1
            )
            end = closing + 1
        depth = self.analysis.quote_depth
        while end < high and end - at < _LONGEST and (depth[end] > depth[at] or self._goes_on(end, high, known=known)):
            end = min(max(end + 1, self._entity_end(Start(end))), high)
        marks = sum(token.folded in MARKS for token in tokens[at:end])
        if marks % 2:
            end += -1 if tokens[end - 1].folded in MARKS else int(end < high and tokens[end].folded in MARKS)
        if end == at + 1 and start.word(self.analysis) in MEDIA_NOUNS:
            return None  # «لصحيفة» alone tells nothing.
        return _uncut(self.analysis.part.text[tokens[at].start : tokens[end - 1].end], start.cut).strip() or None

    def _quoted(self, at: int, high: int) -> str | None:
        tokens = self.analysis.tokens
        for end in range(at + 1, min(at + 1 + _LONGEST, high)):
            if tokens[end].folded in MARKS:
                return self.analysis.part.text[tokens[at].end : tokens[end].start].strip() or None
        return None

    def _entity_end(self, start: Start) -> int:
        tokens = self.analysis.tokens
        entity = self._entity(start)
        end = start.at
        if entity is not None:
            while end < len(tokens) and tokens[end].start < entity.clean_span.end:
                end += 1
        return end

    def _goes_on(self, at: int, high: int, *, known: bool) -> bool:
        """Whether token ``at`` still belongs to the name: an adjective or a name in marks, no verb and no preposition.

        Behind a name that is ``known`` only an adjective with its article does, and behind an office its holder.
        """
        token, cue = self.analysis.tokens[at], self.analysis.cues[at]
        if not token.folded[0].isalnum() or token.folded in _STOPS or read_date(self.analysis.tokens, at, high):
            return False
        if known and not token.folded.startswith("ال") and not self.is_person(Start(at)):
            return False
        return cue is None or cue.kind in (CueKind.NOUN, CueKind.SOURCE)


@lru_cache(maxsize=20_000)
def _is_official(words: str) -> bool:
    """«الوكالة الدولية للطاقة الذرية» is no news agency."""
    body = load().resolve_body(words)
    return body is not None and body.official


@lru_cache(maxsize=20_000)
def _names_outlet(words: str) -> bool:
    knowledge = load()
    known = knowledge.lookup(words) or knowledge.tables.weak_bodies.get(words)
    return outlet_of(words) is not None or (isinstance(known, Body) and known.kind is BodyKind.MEDIA)


def _is_media(entity: Entity | None) -> bool:
    """Whether the entity may be an outlet: also one that the knowledge does not hold, or none."""
    if entity is None or entity.type is not EntityType.ORGANISATION or not entity.entity_id:
        return True
    body = load().body(entity.entity_id)
    return body is None or not body.official


def _uncut(word: str, cut: int) -> str:
    """«للصحفيين» -> «الصحفيين», «لوكالة» -> «وكالة»."""
    if not cut:
        return word
    return "ا" + word[cut:] if word.startswith("لل") else word[cut:]
