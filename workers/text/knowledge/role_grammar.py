"""Read a role phrase: who somebody is, at which body, of which state, still or formerly.

«المتحدث باسم وزارة الخارجية الأمريكية», «نائب وزير الدفاع الروسي», «رئيس مجلس النواب اللبناني السابق».
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.body_grammar import BodyGrammar
from workers.text.knowledge.body_kinds import BodyKinds
from workers.text.knowledge.departments import Departments
from workers.text.knowledge.generic_bodies import Parsed
from workers.text.knowledge.model import BodyKind, Role
from workers.text.knowledge.places import place_at
from workers.text.knowledge.posts import HOSTS, Posts
from workers.text.knowledge.role_nouns import RoleNouns
from workers.text.knowledge.role_verdict import (
    MINISTERS,
    VOICES,
    Reading,
    ends_role,
    implied_body,
    is_of_no_state,
    is_of_none,
    is_official,
    is_place,
    is_told,
    reason_of,
    serves_president,
)
from workers.text.knowledge.second_offices import is_conjoined_role, with_second_office
from workers.text.knowledge.tables import RoleForm, Tables
from workers.text.words.clitics import stems

_LONGEST_PHRASE: Final = 18
_REPRESENTATIVE: Final = "representative"
_FROM: Final = "من"
_SIDES: Final = word_list("sides")
_PRIVATE: Final = frozenset({BodyKind.COMPANY, BodyKind.CLUB, BodyKind.MEDIA, BodyKind.NGO})
_AT: Final = "لدي"
_TOWARDS: Final = frozenset({_AT, "الي"})
"""Behind which nobody stands who sends: «المندوب لدى الأمم المتحدة», «المبعوث الخاص إلى سوريا»."""
_SENT: Final = frozenset({"ambassador", "delegate", "envoy", "consul"})
"""Roles that stand for the state that sends them, not for the place where they are."""
_ENVOY: Final = "envoy"
_OFFICIAL: Final = "official"
_FOR: Final = "عن"
_MEDIA: Final = "media"
_SAID_OF_ROLES: Final = frozenset({"former", "filler", "public", "private"})
_MINISTER: Final = "minister"
_CHANCELLOR: Final = "chancellor"
_ADVISER: Final = "adviser"
_DIRECTOR: Final = "director"
_MINISTRY: Final = "وزاره"
_OF_ANOTHER: Final = frozenset(
    {"deputy", "adviser", "acting", "spokesperson", "representative", "member", "director", "envoy", "secretary"}
    | {"delegate", "leading_member", "undersecretary", "proxy"}
)
"""Roles that may be of another role: «مستشار الرئيس», «نائب وزير»."""


class RoleGrammar:
    """Role phrases by their words. ``words`` are folded, without punctuation."""

    def __init__(self, tables: Tables, bodies: BodyGrammar) -> None:
        self._tables = tables
        self._bodies = bodies
        self._nations = bodies.nations
        self._departments = Departments(tables, bodies)
        self._kinds = BodyKinds(tables)
        self._posts = Posts(tables, bodies)
        self._nouns = RoleNouns(tables)

    def parse(self, words: Sequence[str], start: int, *, whole: bool = False) -> Role | None:
        """The role phrase that begins at ``words[start]``; None when no role noun stands there.

        ``whole``: the words are one phrase to their end, so that unknown ones are passed over instead of ending it.
        """
        found = self._nouns.find(words, start)
        if not found:
            return None
        form, end, counted = found
        reading = Reading(end)
        if form.noun.id == _CHANCELLOR and (nation := self._nations.nation(words, end - 1)):
            reading.country = nation.country  # «المستشار النمساوي», whose noun it is a part of
        last = min(len(words), end + _LONGEST_PHRASE)
        if form.noun.id in MINISTERS:
            self._read_portfolio(words, reading, form)
        if form.noun.id == _OFFICIAL and end < len(words) and words[end] == _FOR:
            reading.private = True  # «مسؤولون عن مسلمي فرنسا»
        if form.noun.id == _ENVOY and (outlet := self._nouns.outlet(words, end)) is not None:
            reading.body, reading.end = outlet
        if self._nouns.leads_club(form, words, end):
            reading.kind, reading.end = BodyKind.CLUB, end + 1
        while (at := reading.end) < last:
            if ends_role(words, at):
                reading.end = last if whole else at
                reading.skipped = True
                break
            if not self._read_next(words, reading, form, whole=whole):
                if not whole or is_conjoined_role(words[at], self._tables):
                    break
                reading.end = max(reading.end, at + 1)
                reading.skipped = True
        definite = not counted and (form.definite or self._is_construct(words, end))
        role = self._conclude(words[end : reading.end], form, reading, definite, reading.end - start)
        if not whole or role.official is None or (role.official and role.country):
            return role
        return with_second_office(words, role, range(start, end), self._tables, partial(self.parse, whole=True))

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

    def _read_portfolio(self, words: Sequence[str], reading: Reading, form: RoleForm) -> None:
        found = self._tables.portfolios.find(words, reading.end) if reading.end < len(words) else None
        if not found:
            self._read_unknown_portfolio(words, reading, form)
            return
        start, (head, reading.end) = reading.end, found
        reading.body = self._bodies.composer.compose(head.function, None)
        if owner := self._bodies.owner_of_ministry(words, reading.end, construct=head.construct):
            name = (_MINISTRY, *words[start : owner.end])  # «وزير الصحة في حكومة الحوثيين»
            reading.body, reading.end = self._bodies.composer.ministry_of(owner.body, head.function, name), owner.end
            return
        of = self._bodies.parse(words, reading.end) if head.construct else None
        if of and of.body.kind is BodyKind.INTERGOVERNMENTAL:  # «وزيرة خارجية الاتحاد الأوروبي»
            reading.body, reading.end = of.body, of.end
        # «الصحة والحماية الاجتماعية»: a conjoined portfolio and its adjective.
        while reading.end < len(words) and words[reading.end].startswith("وال"):
            reading.end += 1
            if reading.end < len(words) and self._is_plain_adjective(words, reading.end):
                reading.end += 1

    def _read_unknown_portfolio(self, words: Sequence[str], reading: Reading, form: RoleForm) -> None:
        """«وزير الحوكمة»: the ministry is known by these words alone."""
        at = reading.end
        if form.definite or form.noun.id != _MINISTER or at >= len(words) or words[at] in self._tables.role_words:
            return
        found = self._bodies.parse((_MINISTRY, *words[at : at + _LONGEST_PHRASE]), 0)
        if found and found.end > 1:
            reading.body, reading.country, reading.end = found.body, found.body.country, at + found.end - 1

    def _is_plain_adjective(self, words: Sequence[str], at: int) -> bool:
        word = words[at]
        return word.startswith("ال") and word not in self._tables.role_words and not self._nations.nation(words, at)

    def _read_next(self, words: Sequence[str], reading: Reading, form: RoleForm, *, whole: bool) -> bool:
        """Take in what stands at ``reading.end``; False when it does not belong to the phrase."""
        if self._read_body_adjective(words, reading, form):
            return True
        if form.noun.official == "principal" and words[reading.end] in HOSTS:  # «محام في قطر»: where, not whose
            reading.end = len(words)
            return True
        kind = self._tables.role_words.get(words[reading.end])
        if kind in _SAID_OF_ROLES:
            reading.former = reading.former or kind == "former"
            reading.private = reading.private or kind == "private"
            reading.public = reading.public or kind == "public"
            reading.end += 1
            return True
        if form.noun.id == _REPRESENTATIVE and reading.country and not reading.body and words[reading.end] == _AT:
            reading.body = self._bodies.composer.by_id(reading.country.lower())  # «ممثل سوريا لدى الأمم المتحدة»
        represents = form.noun.id == _REPRESENTATIVE and words[reading.end] == _AT
        sent = (form.noun.id in _SENT or represents) and (
            reading.country or reading.body or words[reading.end] in _TOWARDS
        )
        if sent and (end := self._posts.end(words, reading.end)) is not None:  # nothing follows where one is posted
            reading.end = end
            return False
        return self._read_name(words, reading, form, whole=whole)

    def _read_name(self, words: Sequence[str], reading: Reading, form: RoleForm, *, whole: bool) -> bool:
        strict, principal = is_of_no_state(form), form.noun.official == "principal"
        read_nation = self._nations.adjective if principal else self._nations.nation
        nation = None if reading.country else read_nation(words, reading.end, strict=strict)
        if nation is None and reading.country is None and form.noun.id in _SENT:  # «سفيرة واشنطن»
            nation = self._nations.sender(words, reading.end)
        body = self._body_at(words, reading, whole=whole)
        side = body is not None and words[reading.end] == _FROM and words[reading.end + 1] in _SIDES
        if side and (sent := self._nations.adjective(words, reading.end + 2)) is not None:
            reading.country, reading.end = sent  # «مدير المناورات [من الجانب الأمريكي]»
            return True
        if principal and body and (reading.skipped or (body.cut and words[reading.end][0] == "ب")):
            body = None  # «محام لموكلين عن هجمات نفذتها حركة …»
        if body and is_of_none(body.body, words, reading, form):
            body = None
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

    def _body_at(self, words: Sequence[str], reading: Reading, *, whole: bool) -> Parsed | None:
        """A body at this word, or after «في», «من», «لدى». A second one only where the first has no country."""
        word = words[reading.end]
        if reading.body and (reading.body.country or word not in HOSTS):
            return self._departments.ministry_of(reading.body, words, reading.end)
        found = self._bodies.parse(words, reading.end + (word in HOSTS or word == "من"), whole=whole)
        if found and found.body.id.rsplit(".", 1)[-1] == _MEDIA and (found.cut or word.startswith("لل")):
            return None  # «المكلف بالإعلام», «المتحدث للإعلام العربي باسم الجيش»
        if found and found.coined and found.cut and reading.kind in _PRIVATE:
            return None  # «نائب رئيس الشركة [لإدارة المنتجات]»
        where = word in HOSTS and reading.skipped and found and is_place(found.body)
        return (
            None if where or (found and is_told(found, word, reading)) else found
        )  # «مديرة القبة السماوية في ولاية …»

    def _read_body_adjective(self, words: Sequence[str], reading: Reading, form: RoleForm) -> bool:
        body = None if reading.body else self._tables.body_adjectives.get(words[reading.end])
        if body and is_of_none(body, words, reading, form):
            return False
        if body:
            reading.body, reading.end = body, reading.end + 1
        return body is not None

    def _read_place(self, words: Sequence[str], reading: Reading, form: RoleForm) -> bool:
        """«حاكم هاواي», «محافظ الحديدة»; of whom a place only tells where they are («مسؤول في باريس»), it is no country."""
        if reading.body or reading.country:
            return False
        place = place_at(words, reading.end + (words[reading.end] in HOSTS), self._tables)
        if place:
            reading.end = place.end
            reading.country = None if form.noun.implies else place.value.country
        return place is not None

    def _read_anaphor(self, words: Sequence[str], reading: Reading) -> bool:
        for stem in stems(words[reading.end]):
            if self._tables.role_words.get(stem.text) == "anaphor":
                if stem.preposition == "ب" and self._departments.is_one(reading.body):
                    reading.body = None  # «مدير إدارة الشرق الأوسط باللجنة»
                head = self._tables.generic_heads.get(stem.text.removeprefix("ال"))
                reading.kind = head.kind if head else BodyKind.MINISTRY
                reading.end += 1
                return True
        return False

    def _read_inner(self, words: Sequence[str], reading: Reading, form: RoleForm) -> bool:
        """«مستشار الرئيس الأوكراني»: the body is that of the inner role."""
        if form.noun.id not in _OF_ANOTHER or reading.body or reading.inner:
            return False
        inner = self.parse(words, reading.end)
        if not inner or (inner.noun.official == "no" and form.noun.id not in VOICES):
            return False
        reading.inner, reading.body, reading.kind = inner, inner.body, inner.kind
        reading.country = reading.country or inner.country
        reading.former = reading.former or inner.former
        reading.end += inner.length
        return True

    def _kind_behind(self, words: Sequence[str], form: RoleForm, reading: Reading) -> BodyKind | None:
        """The kind that the unread ``words`` tell: «المدير العام للجوازات», «المندوب الجهوي للتربية», «مسؤولة في جمعية»."""
        if form.noun.id == _OFFICIAL and not reading.country and len(words) > 1 and words[0] in HOSTS:
            kind = self._kinds.kind(words[1:])
            return kind if kind in _PRIVATE else None  # «المسؤولة في إحدى هذه الجمعيات»
        if form.noun.official != "body" or reading.inner or form.noun.id == _ADVISER:
            return None  # «مستشار الأمن السيبراني» knows of a field
        return self._kinds.of_service(words, directed=form.noun.id == _DIRECTOR)

    def _conclude(self, words: Sequence[str], form: RoleForm, reading: Reading, definite: bool, length: int) -> Role:
        noun, body = form.noun, reading.body
        if body and reading.country:
            body = self._bodies.composer.in_country(body, reading.country)
        elif reading.country and (implied := implied_body(form, reading)):
            code = reading.country.lower()
            body = self._bodies.composer.by_id(code if implied == "state" else f"{code}.{implied}")
        if body and body.kind is BodyKind.STATE and serves_president(form, reading):
            body = self._bodies.composer.by_id(f"{body.id}.presidency") or body
        kind = body.kind if body else reading.kind or self._kind_behind(words, form, reading)
        country = body.country if body and body.country else reading.country
        official = is_official(form, reading, kind)
        reason = reason_of(form, reading, kind, official)
        return Role(noun, form.gender, definite, body, kind, country, reading.former, official, reason, length)
