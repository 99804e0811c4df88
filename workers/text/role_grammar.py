"""Read a role phrase: who somebody is, at which body, of which state, still or formerly.

«المتحدث باسم وزارة الخارجية الأمريكية», «نائب وزير الدفاع الروسي», «رئيس مجلس النواب اللبناني السابق».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from schemas import OfficialReason
from workers.text.body_grammar import BodyGrammar, Parsed
from workers.text.clitics import stems
from workers.text.knowledge_model import Body, BodyKind, Gender, Place, Role, RoleNoun
from workers.text.knowledge_tables import RoleForm, Tables
from workers.text.phrases import Found

_LONGEST_PHRASE: Final = 18
_SHORTEST_PLACE: Final = 3
_HOSTS: Final = frozenset({"لدي", "الي", "في"})
_SENT: Final = frozenset({"ambassador", "delegate", "envoy", "consul"})
"""Roles that stand for the state that sends them, not for the place where they are."""
_MINISTERS: Final = frozenset({"minister", "minister_of_state", "undersecretary"})
_OF_ANOTHER: Final = frozenset(
    {"deputy", "adviser", "acting", "spokesperson", "representative", "member", "director", "envoy", "secretary"}
    | {"delegate", "leading_member", "undersecretary"}
)
"""Roles that may be of another role: «مستشار الرئيس», «نائب وزير»."""
_VOICES: Final = frozenset({"spokesperson"})
"""Roles that are what their principal is: «المتحدث باسم عائلة الضحية»."""


@dataclass(slots=True)
class _Reading:
    """What the words after the role noun have said so far."""

    end: int
    body: Body | None = None
    kind: BodyKind | None = None
    country: str | None = None
    former: bool = False
    inner: Role | None = None


class RoleGrammar:
    """Role phrases by their words. ``words`` are folded, without punctuation."""

    def __init__(self, tables: Tables, bodies: BodyGrammar) -> None:
        self._tables = tables
        self._bodies = bodies
        self._nations = bodies.nations

    def parse(self, words: Sequence[str], start: int, *, whole: bool = False) -> Role | None:
        """The role phrase that begins at ``words[start]``; None when no role noun stands there.

        ``whole``: the words are one phrase to their end, so that unknown ones are passed over instead of ending it.
        """
        found = self._noun(words, start)
        if not found:
            return None
        form, end, counted = found
        reading = _Reading(end)
        last = min(len(words), end + _LONGEST_PHRASE)
        if form.noun.id in _MINISTERS:
            self._read_portfolio(words, reading)
        while (at := reading.end) < last:
            if not self._read_next(words, reading, form, whole=whole):
                if not whole or self._is_conjoined_role(words[at]):
                    break
                reading.end = max(reading.end, at + 1)
        definite = not counted and (form.definite or self._is_construct(words, end))
        role = self._conclude(form, reading, definite, reading.end - start)
        return self._second(words, role, start, end) if whole and role.former else role

    def _second(self, words: Sequence[str], role: Role, start: int, end: int) -> Role:
        """«رئيس الوزراء السابق وزعيم المعارضة»: who held one office and now holds another one."""
        for at in range(end, start + role.length):
            if self._tables.role_words.get(words[at]) != "former":
                continue
            for next_at in range(at + 1, start + role.length):
                other = self.parse(words, next_at, whole=True) if words[next_at][0] not in "لب" else None
                if other and other.official and not other.former:
                    return replace(other, definite=role.definite, length=role.length)
                if other or words[next_at][0] == "و":
                    break
        return role

    def _is_conjoined_role(self, word: str) -> bool:
        return word[0] == "و" and word not in self._tables.roles and word[1:] in self._tables.roles

    def _is_construct(self, words: Sequence[str], end: int) -> bool:
        """Whether the noun before ``words[end]`` is made definite by what follows: «قائد القوات», «رئيس تركيا»."""
        word = words[end] if end < len(words) else ""
        tables = self._tables
        return (
            word.startswith("ال")
            or word in {"مجلس", "وزاره"}
            or any(word in t for t in (tables.bodies_by_alias, tables.generic_heads, tables.places, tables.portfolios))
            or (word in tables.roles and word not in tables.role_words)
        )

    def _noun(self, words: Sequence[str], start: int) -> tuple[RoleForm, int, bool] | None:
        """The role noun at ``start``, the index after it, and whether a quantifier («أحد») stands before it."""
        at = start
        while at < len(words) - 1 and (words[at].isdigit() or self._tables.role_words.get(words[at]) == "quantifier"):
            at += 1
        for stem in stems(words[at]) if at < len(words) else ():
            found = self._tables.roles.find(words, at, stem.text)
            if found:
                return found.value, found.end, at > start
        return None

    def _read_portfolio(self, words: Sequence[str], reading: _Reading) -> None:
        found = self._tables.portfolios.find(words, reading.end) if reading.end < len(words) else None
        if not found:
            return
        head, reading.end = found
        reading.body = self._bodies.composer.compose(head.function, None)
        # «الصحة والحماية الاجتماعية»: a conjoined portfolio and its adjective.
        while reading.end < len(words) and words[reading.end].startswith("وال"):
            reading.end += 1
            if reading.end < len(words) and self._is_plain_adjective(words, reading.end):
                reading.end += 1

    def _is_plain_adjective(self, words: Sequence[str], at: int) -> bool:
        word = words[at]
        return word.startswith("ال") and word not in self._tables.role_words and not self._nations.nation(words, at)

    def _read_next(self, words: Sequence[str], reading: _Reading, form: RoleForm, *, whole: bool) -> bool:
        """Take in what stands at ``reading.end``; False when it does not belong to the phrase."""
        if self._read_body_adjective(words, reading):
            return True
        kind = self._tables.role_words.get(words[reading.end])
        if kind in {"former", "filler"}:
            reading.former = reading.former or kind == "former"
            reading.end += 1
            return True
        if form.noun.id in _SENT and (reading.country or reading.body) and self._is_host(words, reading.end):
            return self._read_host(words, reading)
        return self._read_name(words, reading, form, whole=whole)

    def _read_host(self, words: Sequence[str], reading: _Reading) -> bool:
        """Where an ambassador is posted: part of the phrase, not the one who sends. Nothing follows it."""
        at = reading.end + (words[reading.end] in _HOSTS)
        found = self._bodies.parse(words, at)
        place = self._place(words, at) if not found else None
        reading.end = found.end if found else place.end if place else reading.end
        return False

    def _is_host(self, words: Sequence[str], at: int) -> bool:
        """«في», «لدى», «إلى», or ب written with a place: «سفير ألمانيا بتونس»."""
        if words[at] in _HOSTS:
            return True
        bare = words[at][1:] if words[at][0] == "ب" else ""
        return bool(bare) and (bare in self._tables.bodies_by_alias or self._tables.places.begins(bare))

    def _place(self, words: Sequence[str], at: int) -> Found[Place] | None:
        for stem in stems(words[at]) if at < len(words) else ():
            found = self._tables.places.find(words, at, stem.text)
            if found and len(stem.text) >= _SHORTEST_PLACE:
                return found
        return None

    def _read_name(self, words: Sequence[str], reading: _Reading, form: RoleForm, *, whole: bool) -> bool:
        strict, principal = form.noun.official == "no", form.noun.official == "principal"
        read_nation = self._nations.adjective if principal else self._nations.nation
        nation = None if reading.country else read_nation(words, reading.end, strict=strict)
        body = None if principal and self._is_host(words, reading.end) else self._body_at(words, reading, whole=whole)
        if body and (not nation or body.end > nation.end):
            if not (reading.body and not reading.body.official):
                reading.body = body.body
            reading.end = body.end
            reading.country = reading.country or body.body.country
            return True
        if nation:
            reading.country, reading.end = nation
            return True
        return (
            self._read_anaphor(words, reading)
            or self._read_place(words, reading, form)
            or self._read_inner(words, reading, form)
        )

    def _body_at(self, words: Sequence[str], reading: _Reading, *, whole: bool) -> Parsed | None:
        """A body at this word, or after «في», «من», «لدى». A second one only where the first has no country."""
        word = words[reading.end]
        if reading.body and (reading.body.country or word not in _HOSTS):
            return None
        return self._bodies.parse(words, reading.end + (word in _HOSTS or word == "من"), whole=whole)

    def _read_body_adjective(self, words: Sequence[str], reading: _Reading) -> bool:
        body = None if reading.body else self._tables.body_adjectives.get(words[reading.end])
        if body:
            reading.body, reading.end = body, reading.end + 1
        return body is not None

    def _read_place(self, words: Sequence[str], reading: _Reading, form: RoleForm) -> bool:
        """«حاكم هاواي», «محافظ الحديدة»; of whom a place only tells where they are («مسؤول في باريس»), it is no country."""
        if reading.body or reading.country:
            return False
        place = self._place(words, reading.end + (words[reading.end] in _HOSTS))
        if place:
            reading.end = place.end
            reading.country = None if form.noun.implies else place.value.country
        return place is not None

    def _read_anaphor(self, words: Sequence[str], reading: _Reading) -> bool:
        for stem in stems(words[reading.end]):
            if self._tables.role_words.get(stem.text) == "anaphor":
                head = self._tables.generic_heads.get(stem.text.removeprefix("ال"))
                reading.kind = head.kind if head else BodyKind.MINISTRY
                reading.end += 1
                return True
        return False

    def _read_inner(self, words: Sequence[str], reading: _Reading, form: RoleForm) -> bool:
        """«مستشار الرئيس الأوكراني»: the body is that of the inner role."""
        if form.noun.id not in _OF_ANOTHER or reading.body or reading.inner:
            return False
        inner = self.parse(words, reading.end)
        if not inner or (inner.noun.official == "no" and form.noun.id not in _VOICES):
            return False
        reading.inner, reading.body, reading.kind = inner, inner.body, inner.kind
        reading.country = reading.country or inner.country
        reading.former = reading.former or inner.former
        reading.end += inner.length
        return True

    def _conclude(self, form: RoleForm, reading: _Reading, definite: bool, length: int) -> Role:
        noun, body = form.noun, reading.body
        if body and reading.country:
            body = self._bodies.composer.in_country(body, reading.country)
        elif noun.implies and reading.country and reading.kind is None:
            code = reading.country.lower()
            body = self._bodies.composer.by_id(code if noun.implies == "state" else f"{code}.{noun.implies}")
        kind = body.kind if body else reading.kind
        country = body.country if body and body.country else reading.country
        official = _is_official(form, reading, kind)
        reason = _reason(form, reading, kind, official)
        return Role(noun, form.gender, definite, body, kind, country, reading.former, official, reason, length)


def _is_official(form: RoleForm, reading: _Reading, kind: BodyKind | None) -> bool | None:
    noun = form.noun
    if noun.official == "no" or reading.former:
        return False
    if reading.inner and noun.id in _VOICES and kind is None:
        return reading.inner.official
    if noun.official == "office" or (reading.inner and reading.inner.official):
        return True
    if kind is not None:
        return kind.official
    if noun.official == "principal":
        return None
    # «الرئيس» and «النائب» by themselves are the head of state and a member of parliament.
    alone = (noun.id == "president" and form.definite) or (noun.id == "deputy" and form.gender is not Gender.PLURAL)
    return True if alone or noun.official == "likely" or (reading.country and noun.implies) else None


def _reason(form: RoleForm, reading: _Reading, kind: BodyKind | None, official: bool | None) -> OfficialReason:
    noun: RoleNoun = form.noun
    if reading.former and noun.official != "no":
        return OfficialReason.FORMER_OFFICE_HOLDER
    if noun.id == "president" and (kind is BodyKind.STATE or (kind is None and form.definite)):
        return OfficialReason.HEAD_OF_STATE
    if official is False and reading.inner and reading.inner.official is False:
        return reading.inner.reason
    if official is False and noun.official in {"body", "likely"} and kind is not None:
        return kind.reason
    return noun.reason
