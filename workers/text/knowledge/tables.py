"""The tables that names are looked up in: everything that the knowledge files say, by its folded words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from workers.text.knowledge.model import Body, BodyKind, Country, Gender, Person, Place, RoleNoun
from workers.text.knowledge.nationality import Nationality
from workers.text.knowledge.phrases import Phrases
from workers.text.words.normalize import fold

_WORD: Final = re.compile(r"[^\W_]+")


class Function(NamedTuple):
    """A body that every state has, or a ministry."""

    id: str
    kind: BodyKind
    gender: Gender
    name: str
    within: str | None = None
    """The function that it belongs to; None where that is the state itself."""


class Head(NamedTuple):
    """A word or words that name a Function."""

    function: Function
    construct: bool
    """Without article, so that a country must follow: «حكومة لبنان»."""
    weak: bool
    """Names nobody without a country: «القيادة»."""
    named: bool = False
    """Names nobody but after the word for a ministry: «وزارة الدولة», not «الدولة اللبنانية»."""


class GenericHead(NamedTuple):
    """A word that opens the name of a body of any kind: «حزب», «صحيفة»."""

    id: str
    kind: BodyKind
    weak: bool
    """Opens a name only where a body is sure to be named: «مشروع», «إدارة»."""


class RoleForm(NamedTuple):
    """A form of a role noun."""

    noun: RoleNoun
    gender: Gender
    definite: bool


@dataclass(slots=True)
class Tables:
    """Everything by its folded words, joined by one space. Filled while reading, then only read."""

    bodies: dict[str, Body] = field(default_factory=dict)
    bodies_by_alias: Phrases[Body] = field(default_factory=Phrases)
    weak_bodies: Phrases[Body] = field(default_factory=Phrases)
    stands_for: dict[str, str] = field(default_factory=dict)
    countries: dict[str, Country] = field(default_factory=dict)
    adjectives: Phrases[Nationality] = field(default_factory=Phrases)
    body_adjectives: dict[str, Body] = field(default_factory=dict)
    metonyms: dict[str, str] = field(default_factory=dict)
    places: Phrases[Place] = field(default_factory=Phrases)
    heads: Phrases[Head] = field(default_factory=Phrases)
    functions: dict[str, Function] = field(default_factory=dict)
    portfolios: Phrases[Head] = field(default_factory=Phrases)
    generic_heads: Phrases[GenericHead] = field(default_factory=Phrases)
    roles: Phrases[RoleForm] = field(default_factory=Phrases)
    role_words: dict[str, str] = field(default_factory=dict)
    source_words: dict[str, str] = field(default_factory=dict)
    name_stops: dict[str, str] = field(default_factory=dict)
    body_words: dict[str, BodyKind] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    persons_by_alias: Phrases[Person] = field(default_factory=Phrases)
    weak_persons: dict[str, Person] = field(default_factory=dict)


def key(text: str) -> str:
    """``text`` as the tables are keyed: folded words joined by one space."""
    return " ".join(_WORD.findall(fold(text)))
