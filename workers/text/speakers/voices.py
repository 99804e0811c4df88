"""Everybody whom an article names: who has spoken and when, and who is only named; found again by name or word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Final

from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.compare_names import same_name
from workers.text.knowledge.model import Body, BodyKind, Person, Role
from workers.text.mentions.full_names import FullNames, Words, words_of_name
from workers.text.mentions.mention import Mention, without_honorifics
from workers.text.mentions.nouns import stems
from workers.text.mentions.remembered import body_of, office_of
from workers.text.speakers.bodies.placing import body_of_office
from workers.text.speakers.cast.clauses import Clauses
from workers.text.speakers.cast.named_places import MARK, NamedPlaces
from workers.text.speakers.voice import Voice, office_at
from workers.text.words.tokens import folded_word as fold

_IN_FRONT_OF: Final = "أمام "
"""Folded, it is «إمام»."""
_TO: Final = "ل"
"""«ترامب لأمير قطر: …»: whose office behind it is, is told something."""
_THE: Final = "ال"
REACH: Final = 2500
"""Code points back to which somebody is looked for."""
CANDIDATE: Final = "candidate"
"""Role noun of who holds no office yet."""
_GOVERNING: Final = frozenset({BodyKind.STATE, BodyKind.GOVERNMENT, BodyKind.HEAD_OF_STATE_OFFICE, BodyKind.MINISTRY})
_MOST: Final = 150
"""Named persons up to whom another spelling of a name is looked for; the exact name is found among any number."""


class Voices(NamedPlaces):
    """The voices of one article, in the order in which they last spoke."""

    def __init__(self, full_names: FullNames, knowledge: Knowledge, year: int | None) -> None:
        super().__init__()
        self.full_names = full_names
        self.knowledge = knowledge
        self.year = year
        self.count = 0
        """Statements so far."""
        self._spoken: dict[int, Voice] = {}
        """By identity; who spoke last stands last."""
        self._named: list[Voice] = []
        self._by_name: dict[Words, Voice] = {}
        self._by_word: defaultdict[str, list[Voice]] = defaultdict(list)
        self._by_courtesy: defaultdict[str, list[Voice]] = defaultdict(list)
        self._bodies: dict[str, Voice] = {}
        self._long_forms: dict[str, str] = {}
        self.clauses = Clauses()

    @property
    def last(self) -> Voice | None:
        """Who spoke last."""
        return next(iter(self.recent(1)), None)

    def recent(self, most: int) -> list[Voice]:
        """The ``most`` last voices that have spoken, the last one first."""
        return list(islice(reversed(self._spoken.values()), most))

    def with_word(self, word: str, most: int) -> list[Voice]:
        """The ``most`` last noted voices of whose role or body ``word`` is a stem."""
        return self._by_word[word][: -most - 1 : -1] if word in self._by_word else []

    def speak(self, voice: Voice, at: int, sentence: int = -1, sure: float = 0.0) -> None:
        """Note that ``voice`` has just spoken at offset ``at`` of the body (-1: in the headline), by a mention so sure."""
        self._spoken.pop(id(voice), None)
        self._spoken[id(voice)] = voice
        voice.spoke, voice.spoke_at, voice.times = self.count, at, voice.times + 1
        voice.spoke_in, voice.sure = sentence, max(voice.sure, sure)
        self.count += 1

    def person(self, mention: Mention, name: str) -> Voice:
        """The voice of the person named, known or new, with what the mention tells besides."""
        name = self.full_names.cut(name)
        full = self.full_names.fullest(words_of_name(name))
        if len(full) == 1:  # «الشيخ تميم», «غاو»
            full = self.full_names.begins(full[0]) or full
        voice = self.find_person(full)
        if voice is None:
            voice = Voice()
            self._named.append(voice)
        self.learn(voice, mention, full, name)
        return voice

    def find_person(self, full: Words) -> Voice | None:
        """The voice with this name, or with another spelling or a part of it."""
        known = self._by_name.get(full)
        if known is None and len(self._named) <= _MOST:
            whole = " ".join(full)
            known = next((voice for voice in self._named if same_name(" ".join(voice.name_words), whole)), None)
        return known

    def with_given_name(self, given: str) -> list[Voice]:
        """Those whom the article names with more than the folded given name, behind a title or not."""
        named = ((voice, voice.name_words) for voice in self._named if len(voice.name_words) > 1)
        return [one for one, (first, other, *_) in named if given == (other if first.startswith(_THE) else first)]

    def last_bearer(self, name: str, at: int) -> Voice | None:
        """Who of several with the family name ``name`` was named in full last before offset ``at``.

        None where one alone bears it, or where it stands for somebody whom everybody knows by it.
        """
        words = words_of_name(name)
        if len(words) > 1 or len(self._named) > _MOST or isinstance(self.knowledge.lookup(name), Person):
            return None
        bearers = [voice for voice in self._named if len(voice.name_words) > 1 and voice.name_words[-1:] == words]
        before = reversed(self.named_between(max(at - REACH, 0), at)) if len(bearers) > 1 else ()
        whole = (one.voice for one in before if one.end - one.at > len(name) + MARK)
        return next((voice for voice in whole if any(voice is one for one in bearers)), None)

    def last_of_kinds(self, kinds: Collection[BodyKind], at: int) -> Voice | None:
        """The known body of one of the kinds that was named last before offset ``at``."""
        before = (one.voice for one in reversed(self.named_between(max(at - REACH, 0), at)))
        return next((v for v in before if v.known_body and v.known_body.kind in kinds and not (v.name or v.role)), None)

    def learn(self, voice: Voice, mention: Mention, full: Words = (), name: str = "") -> None:
        """Add what a mention tells of the voice."""
        if len(full) > len(voice.name_words):
            voice.name, voice.name_words = self.full_names.spelling(full) or name, full
            self._by_name[full] = voice
            if voice.person is not None and not _is_named(voice.person, voice.name):
                voice.person = voice.known_body = None  # «كابيلو», whom everybody knows, is «فابيو كابيلو» here
            if voice.person is None:
                known = self.knowledge.lookup(voice.name)
                voice.person = known if isinstance(known, Person) else None
                if voice.person is not None:
                    self.add_words(voice, self._offices(voice.person))
        role = without_honorifics(mention.role)
        info = office_of(role, self.knowledge) if role else None
        if (
            role
            and not role.startswith(_IN_FRONT_OF)
            and not (role.startswith(_TO) and office_of(role[len(_TO) :], self.knowledge))
            and (self._is_present(role, info, voice) or not _says_more(voice.role, role))
        ):
            voice.role, voice.role_info = role, info
        if mention.body and not voice.body:
            voice.body = mention.body
        voice.titles |= mention.titles
        self.add_words(voice, stems(mention.role, mention.body))
        self._place(voice)

    def add_words(self, voice: Voice, words: frozenset[str]) -> None:
        """Let ``voice`` be found by ``words``."""
        for word in words - voice.words:
            self._by_word[word].append(voice)
        voice.words |= words

    def note_courtesies(self, voice: Voice, titles: Iterable[str]) -> None:
        """Let a voice be found by the folded titles of courtesy in front of it: «معالي» of «معالي وزير الخارجية»."""
        for title in titles:
            if not any(voice is one for one in self._by_courtesy[title]):
                self._by_courtesy[title].append(voice)
            voice.titles |= {title}

    def with_courtesy(self, titles: Iterable[str]) -> list[Voice]:
        """Those whom the article gives one of the folded titles of courtesy."""
        return [voice for title in titles for voice in self._by_courtesy.get(title, ())]

    def body(self, key: str) -> Voice | None:
        """The body voice noted under ``key`` (the id of a known body, else its folded words)."""
        return self._bodies.get(key)

    def note_body(self, voice: Voice, key: str) -> None:
        """Let a body voice be found by ``key``."""
        self._bodies.setdefault(key, voice)

    def known_bodies(self) -> list[Body]:
        """The known bodies that the article names, by themselves or as those of persons, each once."""
        everybody = (*self.everybody(), *self._bodies.values())
        return list({v.known_body.id: v.known_body for v in everybody if v.known_body is not None}.values())

    def known_persons(self) -> list[Person]:
        """The known persons whom the article names."""
        return [voice.person for voice in self._named if voice.person is not None]

    def note_long_form(self, body: Body, name: str | None) -> None:
        """Note the full name by which the article introduces a known body that it calls by a short one elsewhere."""
        if name is not None:
            self._long_forms.setdefault(body.id, name)

    def name_in_full(self) -> None:
        """Give bodies that have been called by one word the name by which the article introduces them."""
        for voice in self.everybody():
            long = self._long_forms.get(voice.known_body.id) if voice.known_body and not voice.role else None
            if long is not None and voice.body and len(voice.body.split()) == 1 and not voice.name:
                voice.body = long

    def everybody(self) -> Iterator[Voice]:
        """Whom the article names, and who has spoken without a name."""
        yield from self._named
        yield from (voice for voice in self._spoken.values() if not voice.name)

    def _offices(self, person: Person) -> frozenset[str]:
        """The stems of the offices held in the year of publication, of all of them where that is not known."""
        held = [office_at(person, self.year)] if self.year is not None else person.offices
        return frozenset().union(*(stems(office.role) for office in held if office is not None))

    def holds(self, voice: Voice, info: Role) -> bool:
        """Whether the person is known to hold the office."""
        if voice.person is None:
            return False
        offices = [office_at(voice.person, self.year)] if self.year is not None else voice.person.offices
        roles = (office_of(office.role, self.knowledge) for office in offices if office is not None)
        return any(held and held.noun.id == info.noun.id and held.country == info.country for held in roles)

    def _is_present(self, role: str, info: Role | None, voice: Voice) -> bool:
        """Whether ``role`` is an office that somebody holds who has been called by another, past one: «القائد العسكري السابق».

        Not the one inside it («الرئيس الأميركي» of «المستشار السابق للرئيس الأميركي»), nor of somebody known to hold none.
        """
        past = voice.role_info
        if info is None or past is None or not past.former or info.former or info.noun.id == past.noun.id:
            return False
        inside = fold(role) in fold(voice.role or "") or stems(role) <= stems(voice.role)
        retired = voice.person is not None and office_at(voice.person, self.year) is None
        return bool(info.official) and info.definite and info.body is not None and not (inside or retired)

    def _place(self, voice: Voice) -> None:
        """The body that the voice belongs to, from its role, its own words, or the office the person is known to hold."""
        if voice.role_info and voice.role_info.body:
            body, former = voice.role_info.body, voice.role_info.former
            held = None if former else voice.person
            voice.known_body = body_of_office(body, held, self.year, self.knowledge)
        elif voice.body:
            voice.known_body = body_of(voice.body, self.knowledge)
        elif voice.known_body is not None and _is_candidate_for(voice, voice.known_body):
            voice.known_body = None
        elif voice.person and voice.known_body is None:
            office = office_at(voice.person, self.year)
            own = self.knowledge.body(office.body) if office and office.body else None
            voice.known_body = own if own is None or not _is_candidate_for(voice, own) else None


def _is_candidate_for(voice: Voice, body: Body) -> bool:
    """Whether the office in the body that is known of a candidate may be the one he will have: that of a minister or head."""
    candidate = voice.role_info is not None and voice.role_info.noun.id == CANDIDATE
    return candidate and body.kind in _GOVERNING


def _says_more(known: str | None, new: str) -> bool:
    """Whether the role that is known says at least as much as the new one: «وزير الخارجية الروسي» against «الوزير»."""
    return known is not None and (len(known) >= len(new) or len(known.split()) > 1)


def _is_named(person: Person, name: str) -> bool:
    """Whether the whole name ``name`` is one of the person's, in some spelling."""
    return any(same_name(name, one) for one in (person.name, *person.aliases) if " " in one)
