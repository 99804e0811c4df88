"""Tell whose a body is that the article names by its function or its head alone: «وزارة الخارجية», «الجيش», «مكتب ماكرون»."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.body_grammar import MISSIONS
from workers.text.knowledge.model import Body, BodyKind, Gender, Person
from workers.text.mentions.nouns import stems
from workers.text.mentions.remembered import role_of
from workers.text.speakers.bodies.states_named import Setting, is_sure, states_in
from workers.text.speakers.voice import Voice, office_at
from workers.text.words.normalize import fold

_OFFICE: Final = "office"
_HEADS: Final = frozenset({"president", "head_of_state"})
_OFFICES: Final = frozenset(map(fold, ("مكتب", "ديوان")))
"""Of a person, who is named behind: «مكتب ماكرون»."""
_GOVERNMENTS: Final = frozenset(map(fold, ("حكومة", "إدارة")))
"""Of a person in the same way: «حكومة نتانياهو»."""
_RULING: Final = frozenset({BodyKind.GOVERNMENT, BodyKind.HEAD_OF_STATE_OFFICE})
_OF_GOVERNMENTS: Final = frozenset(map(fold, ("حكوم", "وزراء")))
"""In what names a government: «السلطات» are those of a city as often."""
_OFFICIALS: Final = frozenset(map(fold, ("المسؤولون", "المسؤولين", "مسؤولون", "مسؤولين")))
_BARE: Final = _OFFICIALS | {fold("السلطات"), fold("السلطة"), fold("الدولة")}
"""Authorities that nothing but the article tells the state of."""
_KINGDOMS: Final = word_list("kingdoms")
_OF_KINGDOMS: Final = frozenset(f"ال{word}" for word in _KINGDOMS)
_SENT: Final = 2
"""Words that tell a mission and who sends it."""
_OF_OFFICES: Final = frozenset({"central_bank", "prosecution"})
"""Functions that an office tells by itself: «محافظ البنك المركزي», «النائب العام»."""
_OF_ALL: Final = frozenset({"عام", "عامه", "مركزي"})
_IN: Final = fold("في")
_INTELLIGENCE: Final = "intelligence"
_STATE: Final = "state"
"""What the holder of an office speaks for."""
_MINISTER_OF_STATE: Final = "minister_of_state"
_OF_THE_GOVERNMENT: Final = "government"
"""What a minister of state speaks for who has no ministry: «وزيرة الدولة لشؤون الإعلام»."""
_MINISTER: Final = "minister"
"""Id of «وزير» among the role nouns."""
_PARTS: Final = word_list("parts_of_states")
_OF_PARTS: Final = frozenset({BodyKind.COURT, BodyKind.PARLIAMENT})
"""What parts of states have of their own."""
_THE_MINISTRY: Final = fold("الوزارة")


class Placing:
    """Gives bodies that are known by their function alone the state that they belong to, by all that one article names.

    And the office of a known person the body that this one is the head of.

    ``title``: its title; ``country``: alpha-2 code of the state that it is mostly about; ``year``: of its publication;
    ``lead``: its first sentence; ``text``: its body.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        title: str | None,
        country: str | None,
        year: int | None,
        *,
        lead: str = "",
        text: str = "",
    ) -> None:
        self._knowledge = knowledge
        self._setting = Setting(title or "", text, knowledge)
        self._title = list(dict.fromkeys(states_in(title, knowledge))) if title else []
        self._lead = set(states_in(lead, knowledge, strict=True)) if is_sure(lead, knowledge) else set()
        self._country = country
        self._year = year
        self._persons: Sequence[Person] = ()

    def place(self, voices: Iterable[Voice], named: Sequence[Body], persons: Sequence[Person] = ()) -> None:
        """Place the bodies of ``voices``; ``named`` are all bodies that the article names, ``persons`` the known persons."""
        voices = list(voices)
        self._persons = persons
        for voice in voices:
            told = self._office(voice) or self._seated(voice) or self._mission(voice)
            voice.known_body = told or voice.known_body or self._kingdom(voice)
        bare = [(voice, function) for voice in voices if (function := self._function(voice)) is not None]
        states = sorted({body.country for body in named if body.country}) if bare else []
        ids = {body.id for body in named}
        parted = {body.country for body in named if body.id in _PARTS}
        for voice, function in bare:
            if self._is_authority(voice, function):
                self._place_authority(voice, function, ids)
                continue
            theirs = [state for state in states if self._knowledge.in_country(function, state).id in ids]
            state = self._of_person(voice) or self._of_article(theirs) or self._of_speakers(theirs, states)
            state = state or self._of_lead(theirs)
            if state is None and not theirs and voice.spoke_at >= 0 and not _may_be_elsewhere(voice, function):
                state = self._setting.state_at(voice.spoke_at)
            if state in parted and not theirs and function.kind in _OF_PARTS:
                continue  # «المدعي العام», in an article about «أرض الصومال»
            if state is not None:
                voice.known_body = self._knowledge.in_country(function, state)

    def _function(self, voice: Voice) -> Body | None:
        """The body of ``voice``, where it is one that every state has and no state is told."""
        body, role = voice.known_body, voice.role_info
        if body is None and voice.body is None and role is not None and role.noun.id == _MINISTER_OF_STATE:
            return None if role.former or role.country else self._knowledge.body(_OF_THE_GOVERNMENT)
        if body is None and voice.body is None and not voice.name and fold(voice.role or "") in _OFFICIALS:
            return self._knowledge.body(_OF_THE_GOVERNMENT)
        if body is None and voice.body is None and role is not None and not role.country:
            tells = role.noun.implies in _OF_OFFICES and bool(
                _OF_ALL & stems(voice.role)
            )  # «المدعي» may be a plaintiff
            body = self._knowledge.body(role.noun.implies) if tells else None
        if body is None or body.country is not None or body.id not in self._knowledge.tables.functions:
            return None
        return None if not body.official or (role is not None and role.former) else body

    @staticmethod
    def _is_authority(voice: Voice, function: Body) -> bool:
        """Whether these are no government by their words, but may be of a city as often: «السلطات», «المسؤولون»."""
        words = fold(voice.role or voice.body or "")
        minister = voice.role_info is not None and voice.role_info.noun.id == _MINISTER_OF_STATE
        return function.id == _OF_THE_GOVERNMENT and not minister and not any(noun in words for noun in _OF_GOVERNMENTS)

    def _place_authority(self, voice: Voice, function: Body, ids: Collection[str]) -> None:
        """Give the bare «السلطات» the state where the article is set; officials are of it as by its adjective."""
        words = fold(voice.role or voice.body or "")
        if words not in _BARE:
            return
        named = {body_id.partition(".")[0].upper() for body_id in ids if body_id.endswith(f".{_OF_THE_GOVERNMENT}")}
        state = self._setting.state_at(voice.spoke_at, named)
        if state is None:
            return
        government = self._knowledge.in_country(function, state)
        # Those of a town are none of a house that governs: «البيت الأبيض».
        by_its_name = words in _OFFICIALS or government.id != f"{state.lower()}.{_OF_THE_GOVERNMENT}"
        voice.known_body = self._knowledge.body(state.lower()) if by_its_name else government

    def _office(self, voice: Voice) -> Body | None:
        """The body whose head the known person is after whom the article calls it: «مكتب ماكرون» is the Élysée."""
        noun, _, name = (voice.body or "").partition(" ")
        governs = fold(noun) in _GOVERNMENTS
        of_person = (governs or fold(noun) in _OFFICES) and name != "" and not voice.name
        person = self._known(name) if of_person else None
        office = office_at(person, self._year) if person is not None else None
        if person is None and of_person and not governs:
            return self._of_ruler(name)
        body = self._knowledge.body(office.body) if office is not None and office.body else None
        if body is not None and body.kind is BodyKind.STATE:
            return self._knowledge.body(f"{body.id}.{_OF_THE_GOVERNMENT if governs else 'presidency'}")
        return body if body is None or not governs or body.kind in _RULING else None

    def _seated(self, voice: Voice) -> Body | None:
        """The body of the state whose name or capital ends its words: «السلطات في طهران» are Iran's, in whatever article."""
        body = voice.known_body
        if (
            body is None
            or body.id not in self._knowledge.tables.functions
            or not body.official
            or voice.role is not None
        ):
            return None
        words = fold(voice.body or "").split()
        state = self._knowledge.state(" ".join(words[words.index(_IN) + 1 :])) if _IN in words[1:-1] else None
        return self._knowledge.in_country(body, state.country) if state is not None and state.country else None

    def _of_ruler(self, office: str) -> Body | None:
        """What the head of a state or government has for an office: «مكتب [رئيسة وزراء بريطانيا]»."""
        role = role_of(office, self._knowledge)
        whole = role is not None and role.length == len(words_of(office)) and role.noun.official == _OFFICE
        body = role.body if role is not None and whole and not role.former else None
        if body is not None and body.kind is BodyKind.STATE and role is not None and role.noun.id in _HEADS:
            return self._knowledge.body(f"{body.id}.presidency")
        return body if body is not None and body.kind in _RULING else None

    def _known(self, name: str) -> Person | None:
        """The known person whose name the words end in: «ماكرون», «رئيس الوزراء بنيامين نتانياهو»."""
        words = name.split()
        found = (self._knowledge.lookup(" ".join(words[at:])) for at in range(len(words)))
        return next((one for one in found if isinstance(one, Person)), None) or self._named(name)

    def _kingdom(self, voice: Voice) -> Body | None:
        """The state whose «سفير المملكة لدى لبنان» is, where the article is about a kingdom."""
        role = voice.role_info
        named = _KINGDOMS & stems(voice.role) if role is not None and role.noun.implies == _STATE else frozenset()
        state = self._knowledge.country(self._country) if self._country is not None and named else None
        told = state is not None and any(named & stems(alias) for alias in state.aliases)
        return self._knowledge.body(state.id) if state is not None and told and voice.body is None else None

    def _mission(self, voice: Voice) -> Body | None:
        """The mission of «سفارة المملكة في واشنطن», where the article is about one kingdom."""
        words = words_of(voice.body or "")
        if len(words) < _SENT or words[0] not in MISSIONS or words[1] not in _OF_KINGDOMS:
            return None
        told = (self._knowledge.country(code or "") for code in (self._country, *self._title, *self._lead))
        state = next((one for one in told if one and any(stems(words[1]) & stems(name) for name in one.aliases)), None)
        return self._knowledge.resolve_body(" ".join((words[0], state.name, *words[2:]))) if state is not None else None

    def _named(self, name: str) -> Person | None:
        """The one person of the article with the family name, which by itself is an everyday word: «مكتب ماي»."""
        last = words_of(name)
        bearers = [one for one in self._persons if len(last) == 1 and words_of(one.name)[-1:] == last]
        return bearers[0] if len(bearers) == 1 else None

    def _of_person(self, voice: Voice) -> str | None:
        """The state of a known person who holds an office of it: «المتحدثة باسم الخارجية، هيذر ناورت»."""
        person = voice.person
        office = office_at(person, self._year) if person is not None else None
        body = self._knowledge.body(office.body) if office is not None and office.body else None
        known = person is not None and body is not None and body.official and body.country == person.country
        return person.country if person is not None and known else None

    def _of_article(self, theirs: Collection[str]) -> str | None:
        """The state of the one body with this function that the article names («الجيش الإسرائيلي … وقال الجيش»).

        Where it names none, the state that it is mostly about, if that is also the first of its title, or its title
        names no state. Where two are named, or the one is not of a state that the article is about, nothing is sure.
        """
        if len(theirs) == 1:
            (state,) = theirs
            about = self._country in (None, state) or state in self._title or self._lead == {state}
            return state if about else None
        about = not theirs and self._title[:1] in ([], [self._country])
        return self._country if about else None

    def _of_speakers(self, theirs: Collection[str], states: Collection[str]) -> str | None:
        """The state that the article is mostly about and its title names behind another one.

        Only where the article names no body of another state: «طائرة صينية تخترق منطقة دفاع كوريا الجنوبية».
        """
        alone = not theirs and set(states) == {self._country}
        return self._country if alone and self._country in self._title else None

    def _of_lead(self, theirs: Collection[str]) -> str | None:
        """The one state of the first sentence, where the title names no other: «هزت جريمة بلغاريا. وقال وزير الداخلية فلان»."""
        alone = len(self._lead) == 1 and not theirs and set(self._title) <= self._lead
        return next(iter(self._lead)) if alone else None


def _may_be_elsewhere(voice: Voice, function: Body) -> bool:
    """Whether these may be of several states («وزراء النفط»), or speak of what is abroad («مسؤول بالمخابرات»)."""
    several = voice.role_info is not None and voice.role_info.gender is Gender.PLURAL
    return several or function.id == _INTELLIGENCE


def body_of_office(body: Body, person: Person | None, year: int | None, knowledge: Knowledge) -> Body:
    """The ``body`` of a role, known by its words alone, as that of the office which the person held in the ``year``.

    «زعيم حزب العمال», said of the leader of the British one.
    """
    office = office_at(person, year) if person is not None and body.id not in knowledge.tables.bodies else None
    held = knowledge.body(office.body) if office is not None and office.body else None
    words = words_of(body.name)
    return held if held is not None and words_of(held.name)[: len(words)] == words else body


def place_ministers(everybody: Iterable[Voice]) -> None:
    """A minister of whom the article only says «الوزير» belongs to the one ministry of it; «الوزارة» is that one."""
    voices = list(everybody)
    ministries = {
        one.known_body.id: one.known_body
        for one in voices
        if one.known_body is not None and one.known_body.kind is BodyKind.MINISTRY
    }
    if len(ministries) != 1:
        return
    (ministry,) = ministries.values()
    for voice in voices:
        bare = voice.role_info and voice.role_info.noun.id == _MINISTER and voice.known_body is None
        if bare and not (_is_of_another_state(voice, ministry) or _is_another_minister(voice, ministry, voices)):
            voice.known_body = ministry
        if voice.body and not voice.role and fold(voice.body) == _THE_MINISTRY:
            voice.known_body, voice.body = ministry, ministry.name


def _is_of_another_state(voice: Voice, ministry: Body) -> bool:
    """Whether the role names a state whose the ministry is not: «وزير شؤون انسحاب بريطانيا», beside the French one."""
    country = voice.role_info.country if voice.role_info is not None else None
    return None not in (country, ministry.country) and country != ministry.country


def _is_another_minister(voice: Voice, ministry: Body, voices: Iterable[Voice]) -> bool:
    """Whether the minister of the ministry is a man and the one of the ``voice`` a woman, or the other way round."""
    told = (one.role_info for one in voices if one.known_body is not None and one.known_body.id == ministry.id)
    genders = {info.gender for info in told if info is not None and info.noun.id == _MINISTER}
    return voice.role_info is not None and bool(genders) and voice.role_info.gender not in genders
