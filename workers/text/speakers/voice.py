"""One speaker of an article: what it has told of them by now, and what can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from schemas import ResolvedBy
from workers.text.data_files import word_list
from workers.text.knowledge.model import Body, BodyKind, Office, Person, Role
from workers.text.mentions.nouns import MARKS, stem, stems
from workers.text.words.tokens import folded_word as fold

_WOMEN: Final = word_list("women")
_MEN: Final = word_list("men")
_MASCULINE_STATES: Final = word_list("masculine_states")
_SOME: Final = word_list("some")
FIRST_YEAR: Final = 2014
"""From when on data/persons.tsv tells offices: who has held none since then is a former office-holder."""
_FULL_NAME: Final = 2
_SHORTEST_PLURAL: Final = 4
_SOURCE: Final = "source"
_LONGEST_OFFICE: Final = 10
"""Words of an office that tells of somebody by itself."""
_EPITHETS: Final = word_list("epithets")


@dataclass(slots=True, eq=False)
class Voice:
    """A speaker that the article has introduced, as far as it has told by now."""

    name: str | None = None
    role: str | None = None
    body: str | None = None
    anonymous: bool = False
    name_words: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    """Stems of role and body: what a later «الوزير الروسي» is compared with."""
    role_info: Role | None = None
    known_body: Body | None = None
    person: Person | None = None
    gender: str = ""
    """``m`` or ``f``: what a verb before the name has told, ``p`` what a noun in the dual or plural has; else empty."""
    spoke: int = -1
    """Number of the last statement; -1 for whom the article names without a word of theirs."""
    times: int = 0
    """How often they have spoken."""
    spoke_at: int = -1
    """Offset in the body of the cue of that statement."""
    spoke_in: int = -1
    """Number of its sentence."""
    sure: float = 0.0
    """How sure the surest mention was by which they spoke."""
    titles: frozenset[str] = frozenset()
    """Stems of the ranks and titles by which the article calls the person beside an office."""
    titled: bool = False
    """The title names them."""
    spelled_otherwise: bool = False
    """The article spells the name in more than one way: «كاغينس» and «كيغنيز»."""

    @property
    def head(self) -> str:
        """Stem of the first word of the role, or else of the body."""
        return _head(self.role or self.body or "")


class Chances(NamedTuple):
    """What the trees made of those who may be meant (``antecedents/ranker.py``)."""

    chosen: float
    """The chance of whom they chose; 1 where nobody else may be meant."""
    other: float
    """The chance of the likeliest of the others; 0 where there are none."""
    of: int
    """How many may be meant."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The voice of one statement and how it was found."""

    voice: Voice
    resolved_by: ResolvedBy
    chances: Chances | None = None
    """None where the words tell by themselves who speaks."""


@lru_cache(maxsize=10_000)
def _head(text: str) -> str:
    words = fold(text).split()
    return stem(words[0].strip(MARKS)) if words else ""


def office_at(person: Person, year: int | None) -> Office | None:
    """The office that the person held in ``year``; the last one of our time where the article carries no date."""
    if year is not None:
        return person.office_in(year)
    last = person.offices[-1] if person.offices else None
    return last if last is not None and (last.until or FIRST_YEAR) >= FIRST_YEAR else None


def country_of(voice: Voice) -> str | None:
    """Alpha-2 code of the state that the voice belongs to, by role, body, or what is known of the person."""
    if voice.role_info is not None and voice.role_info.country:
        return voice.role_info.country
    if voice.known_body is not None and voice.known_body.country:
        return voice.known_body.country
    return voice.person.country if voice.person is not None else None


def agrees(voice: Voice, gender: str) -> bool | None:
    """Whether a verb form of ``gender`` (``m``, ``f``, ``p``) can have the voice as its subject; None where nothing tells."""
    mine = gender_of(voice)
    return mine == gender if mine and gender else None


def gender_of(voice: Voice) -> str:
    """``m``, ``f`` or ``p`` of the voice, as far as role, body or a verb have told; empty where they have not."""
    if voice.gender:
        return voice.gender
    if voice.role_info is not None and voice.role:
        return gender_of_words(voice.role, voice.role_info)
    if voice.name or voice.role or not voice.body:
        return sex_of(voice)
    state = voice.known_body is not None and voice.known_body.kind is BodyKind.STATE
    if state:
        return "m" if fold(voice.body).split()[-1] in _MASCULINE_STATES else "f"
    return gender_of_words(voice.body, None)


def sex_of(voice: Voice) -> str:
    """``m`` or ``f`` of a person by verbs, by the offices they are known to hold, or by the given name; empty otherwise."""
    if voice.gender or not voice.name:
        return voice.gender
    return _gender_of_person(voice.person) if voice.person is not None else _gender_of_name(voice.name_words)


def _gender_of_name(words: Sequence[str]) -> str:
    """``m`` or ``f`` of a full name by the given name that it begins with."""
    if len(words) < _FULL_NAME:
        return ""
    return "f" if words[0] in _WOMEN else "m" if words[0] in _MEN else ""


@lru_cache(maxsize=5_000)
def _gender_of_person(person: Person) -> str:
    """``f`` of whom one office at least calls a woman («رئيسة الوزراء»), else ``m``; empty without offices."""
    firsts = [fold(office.role).split()[0] for office in person.offices]
    return ("f" if any(first.endswith("ه") for first in firsts) else "m") if firsts else ""


def gender_of_words(text: str, info: Role | None) -> str:
    """``m``, ``f`` or ``p`` of a role or body by its noun; «مصادر» is feminine, as broken plurals of things are."""
    words = fold(text).split()
    first = words[0].strip(MARKS) if words else ""
    if first.endswith("مصادر"):
        return "f"
    if first in _SOME:
        return "p"
    if info is not None and info.noun.id != _SOURCE:
        return info.gender.value
    if first.endswith(("ون", "ين", "يون")) and len(first) > _SHORTEST_PLURAL:
        return "p"
    return "f" if first.endswith(("ه", "ات")) else "m"


def learn_office(voice: Voice, words: str, info: Role | None) -> None:
    """Let a voice have the office by which it is called again.

    An unnamed one the fuller office: «وزراء خارجية الاتحاد الأوروبي», who were «وزراء خارجية» so far. One who has a name alone
    a definite one: «صرح [المدير العام للمنظمة] بأن … وقال فلان».
    """
    if info is None:
        return
    named = bool(voice.name_words) and not set(voice.name_words) & set(fold(words).split())
    if named and not voice.role and info.definite and _is_certain(words, info):
        voice.role, voice.role_info = words, info
        known = voice.known_body
        if info.body is not None and (known is None or known.country != info.body.country):
            voice.known_body = info.body  # «الوزير السعودي» says less than the ministry that he is known to have
    fuller = voice.role is not None and stems(voice.role) < stems(words)
    if fuller and not voice.name and not voice.anonymous and info.body is not None:
        voice.role, voice.role_info, voice.known_body = words, info, info.body


def _is_certain(words: str, info: Role) -> bool:
    """Whether a role is an office of somebody certain: of a state or with the article.

    Not «ضابط شرطة متخف», «المصدر»; nor what many are, of whom another one may be meant: «اللاعب», «المدرب المكسيكي».
    """
    folded = fold(words).split()
    office = info.noun.official != "no" and info.noun.id != _SOURCE
    plain = office and len(folded) <= _LONGEST_OFFICE and not _EPITHETS & set(folded)
    return plain and (info.country is not None or any(word.startswith("ال") for word in folded))
