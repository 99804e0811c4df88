"""What is looked for when no name says who is meant, and who may be meant."""

from __future__ import annotations

from typing import NamedTuple

from workers.text.knowledge.model import Body, BodyKind, Role
from workers.text.speakers.voice import Chances, Voice
from workers.text.statements.spots import Spot


class Scene(NamedTuple):
    """What is looked for, and where."""

    mode: str
    """What the mention is: ``D`` none before or behind a verb, ``P`` none of a participle, ``N`` none of another cue;
    ``R`` definite role, ``I`` indefinite one, ``G`` a body by the word for its kind, ``A`` one inside a role («المتحدث باسم
    الوزارة»), ``B`` another body, ``C`` document, ``Y`` pronoun, ``S`` «the same»."""
    spot: Spot
    number: int
    """Statements so far."""
    head: str = ""
    words: frozenset[str] = frozenset()
    info: Role | None = None
    body: Body | None = None
    kind: BodyKind | None = None
    gender: str = ""
    unnamed: bool = False
    """A role that brings in somebody: «مسؤول إسرائيلي», «متحدث باسم …», not «رئيس سلسلة المقاهي»."""


class Place(NamedTuple):
    """How the sentences around a cue name somebody."""

    where: str
    """``s``: in the sentence of the cue, before it; ``b``: in the sentence before; ``a``: behind the cue."""
    order: int
    """How many others are named between there and the cue."""
    start: int
    """Code points from the beginning of the sentence to where they are first named."""
    distance: int
    """Code points from where they are last named to the cue."""
    behind: str
    """Class of the word in front, where they are first named."""
    last_behind: str
    """The same where they are last named."""
    last_ahead: str = "^"
    """Class of the word behind, where they are last named."""


class Namings(NamedTuple):
    """How often and where the body names somebody, seen from a cue; offsets are -1 for nowhere."""

    before: int = 0
    """How often before the cue."""
    total: int = 0
    """How often at all."""
    first: int = -1
    last: int = -1
    """The last one before the cue."""
    told: int = -1
    """The last one before the cue that is not inside the content of a statement."""


class Agent(NamedTuple):
    """How somebody is the subject of the clauses before a cue; the numbers are -1 for who is none of one."""

    order: int = -1
    """0 for the subject of the last clause, 1 for that of the one before."""
    inside: int = -1
    """The same for who is only named inside the subject: the president, of «وزير الرئيس»."""
    fitting: int = -1
    """The same as ``order`` among the clauses whose verb has the gender of the cue, or tells none."""
    here: bool = False
    """The clause stands in the sentence of the cue."""
    gender: str = ""
    """``m``, ``f``, ``p`` of its verb; empty where the verb stands behind."""
    clauses: int = 0
    """Clauses with a subject in the sentence of the cue, before it; the same for every candidate."""
    unknown: bool = False
    """The subject of the last of these is nobody known; the same for every candidate."""


class Candidate(NamedTuple):
    """Somebody who may be meant."""

    voice: Voice
    rank: int = -1
    """0 for who spoke last; -1 for who has not spoken lately."""
    place: Place | None = None
    namings: Namings = Namings()
    holds: bool = False
    """They are known to hold the office of the mention."""
    agent: Agent = Agent()
    new: bool = False
    """The voice is none that the article has named: it is only what the mention says."""
    chances: Chances | None = None
    """Of one who has been chosen, among whom."""
