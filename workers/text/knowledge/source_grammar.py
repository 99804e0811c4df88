"""Read an unnamed source: «مصدر أمني عراقي», «مصادر مطلعة», «مصدر في القنصلية السعودية»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from schemas import OfficialReason
from workers.text.knowledge.body_grammar import BodyGrammar
from workers.text.knowledge.body_kinds import BodyKinds
from workers.text.knowledge.model import Body, BodyKind, Gender, Role, RoleNoun
from workers.text.knowledge.tables import Tables
from workers.text.words.clitics import stems

_SOURCE: Final = RoleNoun("source", "body", "", OfficialReason.UNAFFILIATED_SOURCE)
_WITHIN: Final = frozenset({"من", "في", "داخل", "لدي"})


class SourceGrammar:
    """Unnamed sources by their words. ``words`` are folded, without punctuation."""

    def __init__(self, tables: Tables, bodies: BodyGrammar) -> None:
        self._tables = tables
        self._bodies = bodies
        self._nations = bodies.nations
        self._kinds = BodyKinds(tables)

    def parse(self, words: Sequence[str], start: int) -> Role | None:
        """The source at ``words[start]``; None when no word for a source stands there.

        Official is one with an official adjective (أمني) or inside an official body; a nationality alone makes none so.
        """
        stem = (
            next((s for s in stems(words[start]) if self._kind(s.text) == "noun"), None) if start < len(words) else None
        )
        if not stem:
            return None
        end, official, close, private, country = start + 1, False, False, False, None
        body: Body | None = None
        only_told = False
        while end < len(words):
            kind = self._kind(words[end])
            adjective = self._tables.body_adjectives.get(words[end])
            nation = None if country else self._nations.nation(words, end, strict=True)
            if kind and kind != "noun":
                official = official or kind == "official"
                close = close or kind == "close"
                private = private or kind == "private"
                end += 1
            elif nation:
                country, end = nation
            elif adjective and not body:
                body, end, only_told = adjective, end + 1, True
            elif not (body or close) and (within := self._within(words, end, first=end == start + 1)):
                body, end = within
            else:
                break
        if end < len(words) and words[end] in _WITHIN and not (body or close):
            inside = end + 2 if words[end + 1 : end + 2] and words[end + 1] in _WITHIN else end + 1
            kind = self._kinds.kind(words[inside:])  # «مصدر من المكتب السياسي», «مصدر من داخل السفارة»
            official = official or bool(kind and kind.official)
        # «مصادر أوروبية» says no more than a nationality does, «مصادر إخبارية حوثية» that it is media.
        silent = only_told and body is not None and (private or body.kind is BodyKind.INTERGOVERNMENTAL)
        official = official or bool(body and body.official and not silent)
        return Role(
            noun=_SOURCE,
            gender=Gender.MASCULINE,
            definite=stem.text.startswith("ال"),
            body=body,
            kind=body.kind if body else None,
            country=country or (body.country if body else None),
            former=False,
            official=official,
            reason=OfficialReason.OFFICIAL_SOURCE if official else OfficialReason.UNAFFILIATED_SOURCE,
            length=end - start,
        )

    def _within(self, words: Sequence[str], at: int, *, first: bool) -> tuple[Body, int] | None:
        """The body that a preposition, or its place right behind the noun («مصادر حزب الله»), says the source is of."""
        told = words[at] in _WITHIN or words[at][0] == "ب" or words[at].startswith("ال")
        found = self._bodies.parse(words, at + (words[at] in _WITHIN), whole=True) if told or first else None
        return (found.body, found.end) if found and (told or not found.coined) else None

    def _kind(self, word: str) -> str | None:
        for form in (word, word.removeprefix("ال"), word.removeprefix("و"), word.removeprefix("و").removeprefix("ال")):
            kind = self._tables.source_words.get(form)
            if kind:
                return kind
        return None
