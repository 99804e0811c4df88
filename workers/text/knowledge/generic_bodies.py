"""Read the name of a body that no list has, by the word for its kind: «حزب البيئة السويسري», «إدارة النادي الأهلي»."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from workers.text.data_files import word_list
from workers.text.knowledge.coined_names import PARTICIPLES, CoinedNames
from workers.text.knowledge.composer import Composer
from workers.text.knowledge.model import Body, BodyKind, Gender
from workers.text.knowledge.nations import Nations
from workers.text.knowledge.second_offices import is_conjoined_role
from workers.text.knowledge.tables import GenericHead, Tables
from workers.text.words.clitics import stems

_PARTS: Final = word_list("parts_of_bodies")
"""What any body may have: «إدارة», «مجلس», «لجنة», «وفد»: it is of the kind of the body that it belongs to."""
_PAGES: Final = frozenset({"موقع", "صفحه", "حساب"})
"""Where a body speaks, whatever it is: «الموقع الإلكتروني لمجلس الشيوخ»."""
_POLITICAL: Final = word_list("political_groups")
_FIRMS: Final = frozenset({"اند", "بارتنرز", "غروب", "جروب", "كابيتال", "هولدينغ", "هولدينج", "ليميتد"})
"""English words of firms' names, whatever noun stands in front: «مكتب "بيكر آند ماكينزي"», «معهد … غروب»."""
_GROUPS: Final = frozenset({BodyKind.CLUB, BodyKind.COMPANY})
"""Of «فريق» and «مجموعة», which parliaments have as well: «المجموعة البرلمانية», «فريق الأغلبية»."""
_PRIVATE: Final = frozenset({BodyKind.NGO, BodyKind.COMPANY, BodyKind.CLUB, BodyKind.MEDIA})
_OPEN: Final = frozenset({BodyKind.RESEARCH, BodyKind.OTHER})
"""Kinds of bodies that a state may have as well."""
_NATIONAL: Final = frozenset({"الوطني", "الوطنيه", "القومي", "القوميه"})
_OF_STATE: Final = frozenset({"الحكومي", "الحكوميه"})
_NOT: Final = "غير"
_SERVICES: Final = word_list("state_services")
_OF_PLACES: Final = frozenset({BodyKind.STATE_BODY, BodyKind.COURT, BodyKind.SECURITY_FORCES})
_IN: Final = "في"
_AGENCY: Final = "agency"
"""Id of «وكالة أنباء» among the generic heads."""
_MEDIA: Final = "media"
"""Id of «الإعلام», which authorities are for: «هيئة الإعلام»."""
_AGENCIES: Final = frozenset({"وكاله", "الوكاله", "وكالات", "الوكالات"})


_TEAMS: Final = frozenset({"فريق", "الفريق"})
_WORKERS: Final = frozenset({"خبراء", "باحثين", "علماء", "بحث", "بحثي", "دراسه", "طبي", "اطباء"})
"""Whose team does not play: «فريق خبراء الأمم المتحدة», «فريق البحث»."""
_LAWYERS: Final = frozenset({"قانوني", "دفاع", "محامين"})
"""Whose team pleads: «الفريق القانوني لترامب», «فريق الدفاع»."""
_OF_LAWYERS: Final = "lawyers"
"""Id of «هيئة الدفاع» among the generic heads."""
_TRUSTEES: Final = frozenset({"امناء", "الامناء"})
"""Who run a body that is no state's by itself: «مجلس أمناء الشركة»."""
_RUNNING: Final = "اداره"
_SERVANTS: Final = word_list("official_teams")
"""Whose team serves a state: «فريق التحقيق», «فريق المفتشين», «الفريق الحكومي»."""
_OF_THE_UN: Final = frozenset({"الاممي", "الامميين"})
_SUBORDINATE: Final = frozenset({"التابع", "التابعه", "تابع", "تابعه"})
_NAME: Final = 6
"""Tokens of a name, at most, before it is said whose body it is."""
_ABROAD: Final = frozenset({"بعثه", "وفد", "مكتب"})
_CENTRAL: Final = frozenset({"المركزي", "المركزيه"})
_WHOSE: Final = "تها"
"""What a verb ends in behind a noun that is no name, as its object."""
_REGULATES: Final = "تنظيم"
"""What authorities do, and what armed groups are called: «هيئة تنظيم الاتصالات», «المكتب الإعلامي لتنظيم الدولة»."""
_REGULATORS: Final = frozenset({"هييه", "سلطه", "جهاز", "لجنه"})
_MOVEMENT: Final = "حركه"
_ADJECTIVES: Final = ("ي", "يه")
_COUNCIL: Final = "council"
_CIVIL: Final = word_list("civil_councils")
_HIGHEST: Final = "الاعلي"
"""Of the councils of states: «المجلس الإسلامي الأعلى»."""
_EVENTS: Final = frozenset({"مهرجان", "معرض", "ملتقي"})
"""What is run by nobody of a state, unless it says so."""
_SHOWS: Final = frozenset({"البرنامج", "المسلسل", "الفيلم"})
"""The same of what only one article speaks of: «إدارة البرنامج»."""
_TASKS: Final = word_list("agency_tasks")
"""What an authority does, and no news agency is called: «وكالة إدارة الكوارث», but «وكالة فارس»."""


def _at_work(words: Sequence[str], at: int) -> bool:
    """Whether the words tell of a team of researchers, experts or officials."""
    if words[0] not in _TEAMS or at >= len(words):
        return False
    word = words[at].removeprefix("ال")
    return word in _WORKERS or word in _SERVANTS or words[at] in _OF_THE_UN


def _plead(words: Sequence[str], at: int) -> bool:
    """Whether the words tell of a team of lawyers."""
    return words[0] in _TEAMS and at < len(words) and words[at].removeprefix("ال") in _LAWYERS


class Parsed(NamedTuple):
    """A body and the index after its last word."""

    body: Body
    end: int
    cut: int = 0
    """Letters of clitics in front of its first word."""
    coined: bool = False
    """The body is known by its words alone: its name is they, folded."""


InnerReader = Callable[[Sequence[str]], Parsed | None]


class GenericBodies:
    """Bodies by the word for their kind. ``words`` are folded, without punctuation, clitics of the first one taken off."""

    def __init__(self, tables: Tables, composer: Composer, nations: Nations) -> None:
        self._tables = tables
        self._composer = composer
        self._nations = nations
        self._coined = CoinedNames(tables)

    def read(self, words: Sequence[str], inner: InnerReader, *, whole: bool) -> Parsed | None:
        """The body whose name ``words`` begin with. ``inner`` reads a body inside it; ``whole``: the words are the name."""
        found = self._head(words)
        if not found or (found[0].weak and (not whole or words[found[1]].endswith(_WHOSE))):
            return None  # «قائمة نشرتها وكالة …»
        head, at, definite = found
        known = self._known(words, at, head)
        if known:
            return known
        end = self._coined.end(words, at, definite=definite)
        whole = whole and words[at] not in PARTICIPLES
        if end == at and whole and not (definite and self._coined.begins_person(words, at)):
            end = next((i for i in range(at + 1, len(words)) if self._ends_name(words, i)), len(words))
        owner = self._owner(words, at, end, inner)
        if owner is None and head.kind in _OPEN:
            owner = self._superior(words, at, inner)
        if end == at and not owner:
            return None
        if owner and owner.body.id in self._tables.functions and words[0].removeprefix("ال") in _PAGES:
            return owner  # «موقع الحكومة» is where it speaks
        kind = owner.body.kind if owner else self._own_kind(words, at, end, head)
        if owner is None and not _FIRMS.isdisjoint(words[at:end]):
            kind = BodyKind.COMPANY
        if kind in _OPEN and self._is_public(words, at, end):
            kind = BodyKind.STATE_BODY
        if kind in _GROUPS and _POLITICAL & set(words[at:end]):
            kind = BodyKind.PARTY
        end = max(end, owner.end) if owner else end
        country = owner.body.country if owner else None
        if country is None:
            named = (self._nations.adjective(words, i, strict=True) for i in range(at, end))
            country = next((nation.country for nation in named if nation), None) or self._place(words, at, end, kind)
        closed = definite or words[at].startswith("ال")
        if country is None and kind in _OF_PLACES and (at > 1 or not closed):
            country = self._state_in(words, at)
        return Parsed(
            self._composer.coin("team" if _at_work(words, at) else head.id, words[:end], kind, country, named_by=at),
            end,
            coined=True,
        )

    def _ends_name(self, words: Sequence[str], at: int) -> bool:
        """Whether at ``at`` begins what is said of an office-holder: «السابق», another office («وعقيد احتياط»), or the name."""
        former = self._tables.role_words.get(words[at]) == "former"
        office = self._tables.roles.get(words[at][1:]) if is_conjoined_role(words[at], self._tables) else None
        another = office is not None and office.gender is not Gender.PLURAL  # not «اتحاد أدباء وكتاب»
        return former or another or self._coined.begins_person(words, at)

    def _own_kind(self, words: Sequence[str], at: int, end: int, head: GenericHead) -> BodyKind:
        """The kind of a body that is no part of another: that of its word, but of «فريق» what the team does."""
        if head.kind is BodyKind.COMPANY and _CENTRAL & set(words[at:end]):
            return BodyKind.STATE_BODY  # «بنك الكويت المركزي»
        if head.id == _COUNCIL and _CIVIL & set(words[at : min(end, at + 2)]) and _HIGHEST not in words[at:end]:
            return BodyKind.NGO
        if words[0] == _MOVEMENT and self._are_people(words, at):
            return BodyKind.NGO  # «حركة مغاربة العالم», «حركة تونسيون من أجل البيئة»
        if not _at_work(words, at):
            return self._kind_of_owner(words, at, end) or head.kind
        if _OF_THE_UN & set(words[at:end]):
            return BodyKind.INTERGOVERNMENTAL
        return BodyKind.STATE_BODY if words[at].removeprefix("ال") in _SERVANTS else BodyKind.RESEARCH

    def _are_people(self, words: Sequence[str], at: int) -> bool:
        """Whether the word at ``at`` is people of a nation, and no adjective: «مغاربة», not «الإسلامية», «شعبية»."""
        word = words[at] if at < len(words) else "ال"
        adjective = word.startswith("ال") or word.endswith(_ADJECTIVES)
        return not adjective and self._nations.adjective(words, at, strict=True) is not None

    def _kind_of_owner(self, words: Sequence[str], at: int, end: int) -> BodyKind | None:
        """The kind of a private body that the part belongs to and that is named no further: «المكتب الإقليمي للمنظمة»."""
        if words[0].removeprefix("ال") not in _PARTS:
            return None
        trustees = at + 1 < end and words[at] in _TRUSTEES
        at += trustees
        word = words[at] if at < end else ""
        runs = trustees or words[0].removeprefix("ال") == _RUNNING
        if runs and word in _SHOWS:
            return BodyKind.OTHER  # «إدارة البرنامج»
        beside = self._tables.generic_heads.get(word.removeprefix("ال") if runs else word) if word else None
        if beside is not None and (trustees or beside.kind in _PRIVATE or word in _EVENTS):
            return beside.kind  # «إدارة مهرجان …», «هيئة شركة …», «إدارة النادي», «مجلس أمناء الجامعة»
        owners = (stem.text for i in range(at, end) for stem in stems(words[i]) if stem.preposition == "ل")
        heads = (self._tables.generic_heads.get(owner.removeprefix("ال")) for owner in owners)
        return next((head.kind for head in heads if head and head.kind in _PRIVATE), None)

    @staticmethod
    def _is_public(words: Sequence[str], at: int, end: int) -> bool:
        """Whether an institute or a programme is of the state, or serves as states do.

        «البرنامج الوطني لـ…», «مركز الاتصال الحكومي», «المعهد الأمريكي لرصد الزلازل».
        """
        of_state = any(word in _OF_STATE and words[i - 1] != _NOT for i, word in enumerate(words[:end]) if i >= at)
        return (
            of_state
            or words[at] in _NATIONAL
            or any(stem.text.removeprefix("ال") in _SERVICES for word in words[at:end] for stem in stems(word))
        )

    def _head(self, words: Sequence[str]) -> tuple[GenericHead, int, bool] | None:
        """The word for the kind, the index behind it, and whether it has the article."""
        heads = self._tables.generic_heads
        found = heads.find(words, 0)
        definite = found is None and words[0].startswith("ال")
        if definite:
            found = heads.find(words, 0, words[0][2:])
        if not found or found.end >= len(words):
            return None
        head, at = found
        if at == 1 and _plead(words, at):
            head = GenericHead(_OF_LAWYERS, BodyKind.NGO, weak=False)
        if words[0] in _AGENCIES and at == 1 and self._is_news_agency(words, definite=definite):
            head = GenericHead(_AGENCY, BodyKind.MEDIA, weak=False)
        return head, at, definite

    def _is_news_agency(self, words: Sequence[str], *, definite: bool) -> bool:
        """«وكالة إيرنا», «الوكالة الكورية», but «وكالة الفضاء», «وكالة إدارة الكوارث»: what an agency is for is no name."""
        nationality = self._nations.adjective(words, 1) is not None
        return nationality if definite else not words[1].startswith("ال") and words[1] not in _TASKS

    def _known(self, words: Sequence[str], at: int, head: GenericHead) -> Parsed | None:
        """A known body behind the word for its kind: «فريق الحزب الجمهوري», «صحيفة الحياة», «وكالة الأسوشيتد برس»."""
        of_another = BodyKind.PARTY if head.kind is BodyKind.CLUB else BodyKind.MEDIA
        if head.kind is BodyKind.CLUB or words[0] in _AGENCIES:
            group = self._tables.bodies_by_alias.find(words, at)
            if group and group.value.kind is of_another:
                return Parsed(group.value, group.end)
        weak = self._tables.weak_bodies.find(words, at)
        return Parsed(weak.value, weak.end) if weak and weak.value.kind is head.kind else None

    def _place(self, words: Sequence[str], at: int, end: int, kind: BodyKind) -> str | None:
        """The country of the place in the name of a state's body: «بلدية غزة», «مديرية صحة حماة»."""
        if kind not in _OF_PLACES:
            return None
        found = (self._tables.places.find(words, i) for i in range(at, end))
        return next((place.value.country for place in found if place and place.value.country), None)

    def _state_in(self, words: Sequence[str], at: int) -> str | None:
        """The state in which a body is that each has: «محكمة عليا [في الهند]», «الهيئة العامة للصناعة [في الكويت]».

        A mission is abroad, and so may be what is another one's: «بعثة حفظ السلام التابعة للأمم المتحدة في …».
        """
        if words[0] in _ABROAD or not _SUBORDINATE.isdisjoint(words):
            return None
        found = (self._nations.country(words, i) for i in range(at, min(len(words), at + _NAME)) if words[i] == _IN)
        return next((state.country for state in found if state), None)

    def _owner(self, words: Sequence[str], at: int, end: int, inner: InnerReader) -> Parsed | None:
        """The body that the named one is a part of: «إدارة النادي الأهلي», «المكتب السياسي لحركة …»."""
        first = words[0].removeprefix("ال")
        if _at_work(words, at) or (at < len(words) and words[at] in _TRUSTEES):
            at += 1
        elif first not in _PARTS:
            return None
        if words[0].startswith("ال") and at < len(words) and words[at] in self._tables.generic_heads:
            return None  # «طالبت [المجموعة] لجنة التجارة»
        if _plead(words, at):
            return None  # whom they plead for is none of them
        regulates = first in _REGULATORS
        for i in range(at, max(end, at + 1)):
            if i >= len(words) or (i > at and not any(stem.preposition == "ل" for stem in stems(words[i]))):
                continue
            found = inner(words[i:])
            if (
                found
                and (first in _PAGES or self._tells_kind(found.body))
                and not (regulates and _REGULATES in words[i])
            ):
                return found._replace(end=found.end + i)
        return None

    def _superior(self, words: Sequence[str], at: int, inner: InnerReader) -> Parsed | None:
        """The official body that one without a kind of its own is said to be of: «مركز الاتصال التابع لوزارة الثقافة»."""
        for i in range(at, min(len(words) - 1, at + _NAME)):
            if words[i] in _SUBORDINATE:
                found = inner(words[i + 1 :])
                return found._replace(end=found.end + i + 1) if found and found.cut and found.body.official else None
        return None

    def _tells_kind(self, owner: Body) -> bool:
        """Whether the part is of the owner's kind; a bare function says what a part is for: «لجنة الدفاع», «هيئة الإعلام»."""
        if owner.kind is BodyKind.STATE or owner.id == _MEDIA:
            return False
        return owner.id not in self._tables.functions or owner.kind is BodyKind.PARTY or not owner.official
