"""Walk the words of a text once and find the names in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from schemas import EntityType, FoundBy
from workers.text.entities.gazetteer import BODY, NAME, PAIRED, PERSON, PLACE, ROLE, Gazetteer
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import BodyKind, Role
from workers.text.knowledge.person_names import JOINERS, NameGrammar
from workers.text.words.clitics import Stem, stems
from workers.text.words.runs import Run
from workers.text.words.vocabulary import vocabulary

_REGION: Final = "region."
"""Ids of coined bodies that are places at the same time: «محافظة …»."""


class Mention(NamedTuple):
    """A name in a run: its words ``start`` to ``end``, without the first ``cut`` letters (clitics) of the first one."""

    type: EntityType
    start: int
    end: int
    cut: int
    found_by: FoundBy
    canonical: str | None = None
    entity_id: str | None = None
    country: str | None = None


class EntityWalk:
    """Asks of each word what it may begin, and reads the longest name from there."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._tables = knowledge.tables
        self._bodies = knowledge.body_grammar
        self._roles = knowledge.role_grammar
        self._names = NameGrammar()
        self._begins = Gazetteer(knowledge)
        self._vocabulary = vocabulary()

    def walk(self, runs: Sequence[Run]) -> list[list[Mention]]:
        """The mentions of each run, in order of their start."""
        found = []
        open_title = False
        for run in runs:
            mentions, open_title = self._walk_run(run.words, titled=open_title and run.after_comma)
            found.append(mentions)
        return found

    def is_everyday(self, word: str) -> bool:
        """Whether a family name is also a word that mostly means something else: «التركي», «اليوم»."""
        tables = self._tables
        return word in tables.name_stops or word in tables.adjectives or word in tables.roles or word in tables.places

    def _walk_run(self, words: list[str], *, titled: bool) -> tuple[list[Mention], bool]:
        """The mentions, and whether the run ends in a role, so that its holder's name may follow a comma."""
        mentions: list[Mention] = []
        role_end, name_at = 0, 0 if titled else -1
        at, taken, count = 0, 0, len(words)
        pending: Mention | None = None
        while at < count:
            begins = self._begins[words[at]]
            if at != name_at and (not begins or (begins & PAIRED and not self._has_second(words, at))):
                at += 1
                continue
            if begins & ROLE and at >= role_end:
                role = self._roles.parse(words, at)
                if role and (role.definite or role.length > 1):
                    role_end = name_at = at + role.length
                    pending = self._role(role, words[at], at)
                    if role.length > 1:
                        mentions.append(pending)
            best = self._longest(words, at, taken, begins, titled=at == name_at)
            if best:
                # One word («الوزير») is somebody's role only beside the name.
                if (
                    pending
                    and pending.end == at
                    and pending.end - pending.start == 1
                    and best.type is EntityType.PERSON
                ):
                    mentions.append(pending)
                mentions.append(best)
                taken = best.end
            at = best.end if best else at + 1
        return mentions, role_end == count

    def _has_second(self, words: list[str], at: int) -> bool:
        return at + 1 < len(words) and words[at + 1] in self._begins.seconds[words[at]]

    def _role(self, role: Role, word: str, at: int) -> Mention:
        cut = next((stem.cut for stem in stems(word) if self._tables.roles.begins(stem.text)), 0)
        body_id = role.body.id if role.body else None
        return Mention(EntityType.ROLE, at, at + role.length, cut, FoundBy.GAZETTEER, None, body_id, role.country)

    def _longest(self, words: list[str], at: int, taken: int, begins: int, *, titled: bool) -> Mention | None:
        candidates = (
            self._person(words, at) if begins & PERSON else None,
            self._body(words, at) if begins & BODY else None,
            self._place(words, at) if begins & PLACE else None,
            self._name(words, at, taken, begins, titled=titled) if titled or begins & NAME else None,
        )
        return max((found for found in candidates if found), key=lambda found: found.end, default=None)

    def _person(self, words: list[str], at: int) -> Mention | None:
        for stem in stems(words[at]):
            found = self._tables.persons_by_alias.find(words, at, stem.text)
            if found:
                person, end = found
                return Mention(
                    EntityType.PERSON, at, end, stem.cut, FoundBy.GAZETTEER, person.name, person.id, person.country
                )
        return None

    def _body(self, words: list[str], at: int) -> Mention | None:
        found = self._bodies.parse(words, at)
        if found is None:
            return None
        body = found.body
        if body.country is None and body.id in self._tables.functions and body.kind is not BodyKind.MINISTRY:
            return None  # «الحكومة», «الجيش»: whose, the words do not say
        place = body.kind is BodyKind.STATE or (found.coined and body.id.startswith(_REGION))
        kind = EntityType.PLACE if place else EntityType.ORGANISATION
        name = None if found.coined else body.name
        return Mention(kind, at, found.end, found.cut, FoundBy.GAZETTEER, name, body.id, body.country)

    def _place(self, words: list[str], at: int) -> Mention | None:
        for stem in stems(words[at]):
            found = self._tables.places.find(words, at, stem.text)
            if found and (not stem.cut or self._is_place_behind_clitic(words[at], stem)):
                place, end = found
                return Mention(EntityType.PLACE, at, end, stem.cut, FoundBy.GAZETTEER, place.name, None, place.country)
        return None

    def _joined_name(self, words: list[str], at: int, taken: int) -> Mention | None:
        """«معاوية بن أبي سفيان»: whatever stands before «بن» is a name, unless it has been read as something else."""
        if at <= taken or not self._names.may_lead(words[at - 1]):
            return None
        end = self._names.titled(words, at - 1)
        return Mention(EntityType.PERSON, at - 1, end, 0, FoundBy.NAME_GRAMMAR) if end > at + 1 else None

    def _is_place_behind_clitic(self, word: str, stem: Stem) -> bool:
        """«بدمشق» is; «كبيرا» is no ك before «بيرا»: the stem is used by itself where the whole word is."""
        return stem.preposition != "ك" and (stem.text in self._vocabulary or word not in self._vocabulary)

    def _name(self, words: list[str], at: int, taken: int, begins: int, *, titled: bool) -> Mention | None:
        if titled:
            end = self._names.titled(words, at)
            return Mention(EntityType.PERSON, at, end, 0, FoundBy.TITLE_PATTERN) if end > at else None
        if begins & ROLE:
            return None
        if words[at] in JOINERS:
            return self._joined_name(words, at, taken)
        for stem in stems(words[at]):
            length = self._names.untitled((stem.text, *words[at + 1 : at + 8]), 0)
            if length:
                return Mention(EntityType.PERSON, at, at + length, stem.cut, FoundBy.NAME_GRAMMAR)
        return None
