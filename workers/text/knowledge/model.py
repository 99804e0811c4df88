"""What the knowledge files hold: bodies, countries, persons, places, role nouns, and what a role phrase says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from schemas import OfficialReason


class BodyKind(StrEnum):
    """What a body is. Closed list; decides whether who speaks for it is official."""

    STATE = "state"
    GOVERNMENT = "government"
    HEAD_OF_STATE_OFFICE = "head_of_state_office"
    MINISTRY = "ministry"
    STATE_BODY = "state_body"
    PARLIAMENT = "parliament"
    COURT = "court"
    SECURITY_FORCES = "security_forces"
    ARMED_MOVEMENT = "armed_movement"
    PARTY = "party"
    INTERGOVERNMENTAL = "intergovernmental"
    MEDIA = "media"
    NGO = "ngo"
    MONITOR = "monitor"
    COMPANY = "company"
    CLUB = "club"
    RESEARCH = "research"
    OTHER = "other"

    @property
    def reason(self) -> OfficialReason:
        """Why a body of this kind, as a source, is official or not."""
        return _REASONS[self]

    @property
    def official(self) -> bool:
        """Whether a body of this kind, as a source, is official."""
        return _REASONS[self].official


_REASONS: Final = {
    BodyKind.STATE: OfficialReason.STATE,
    BodyKind.GOVERNMENT: OfficialReason.GOVERNMENT,
    BodyKind.HEAD_OF_STATE_OFFICE: OfficialReason.GOVERNMENT,
    BodyKind.MINISTRY: OfficialReason.GOVERNMENT,
    BodyKind.STATE_BODY: OfficialReason.STATE_BODY,
    BodyKind.PARLIAMENT: OfficialReason.STATE_BODY,
    BodyKind.COURT: OfficialReason.STATE_BODY,
    BodyKind.SECURITY_FORCES: OfficialReason.SECURITY_FORCES,
    BodyKind.ARMED_MOVEMENT: OfficialReason.ARMED_MOVEMENT,
    BodyKind.PARTY: OfficialReason.PARTY,
    BodyKind.INTERGOVERNMENTAL: OfficialReason.INTERGOVERNMENTAL,
    BodyKind.MEDIA: OfficialReason.MEDIA,
    BodyKind.NGO: OfficialReason.NGO,
    BodyKind.MONITOR: OfficialReason.NGO,
    BodyKind.COMPANY: OfficialReason.COMPANY,
    BodyKind.CLUB: OfficialReason.CLUB,
    BodyKind.RESEARCH: OfficialReason.ANALYST,
    BodyKind.OTHER: OfficialReason.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation that can speak."""

    id: str
    """Ours: stable and readable, such as ``us.state_department``; a composed one is ``<country>.<function>``."""
    name: str
    kind: BodyKind
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    parent: str | None = None
    """Id of the body that it belongs to."""
    aliases: tuple[str, ...] = ()

    @property
    def official(self) -> bool:
        """Whether the body, as a source, is official."""
        return self.kind.official


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory with the words that make a nationality of it."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    """Masculine singular without the article."""
    plurals: tuple[str, ...]
    metonyms: tuple[str, ...]

    @property
    def id(self) -> str:
        """Id of the state as a body."""
        return self.code.lower()


@dataclass(frozen=True, slots=True)
class Office:
    """An office that somebody held. ``since`` and ``until`` are years, None where open or unsure."""

    role: str
    """The office in Arabic, such as «وزير الخارجية الروسي»."""
    body: str | None
    """Id of the body."""
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person that the news names often."""

    id: str
    name: str
    country: str | None
    aliases: tuple[str, ...]
    """Spelling variants of the whole name, and the short forms that name nobody else."""
    offices: tuple[Office, ...] = ()

    def office_in(self, year: int) -> Office | None:
        """The office that the person held in ``year``; the last one listed when several overlap."""
        held = [o for o in self.offices if (o.since or 0) <= year <= (o.until or 9999)]
        return held[-1] if held else None


@dataclass(frozen=True, slots=True)
class Place:
    """A city or region."""

    name: str
    country: str | None
    capital: bool = False
    """It can stand for its country's government («أعلنت موسكو»)."""


class Gender(StrEnum):
    """Grammatical gender of a role noun or body name."""

    MASCULINE = "m"
    FEMININE = "f"
    PLURAL = "p"
    """Dual or plural of persons; agreement in number."""


class RoleNoun(NamedTuple):
    """A noun for who somebody is."""

    id: str
    official: str
    """``office``: by itself; ``body``: as official as its body; ``no``: never."""
    implies: str
    """The function of the state that the holder speaks for, «state» for the state, or empty."""
    reason: OfficialReason


@dataclass(frozen=True, slots=True)
class Role:
    """What a role phrase says."""

    noun: RoleNoun
    gender: Gender
    definite: bool
    """The phrase singles somebody out («المتحدث باسم …», «وزير الخارجية»); False for «متحدث», «مسؤولون»."""
    body: Body | None
    kind: BodyKind | None
    """Of the body; also known where the phrase only says «الشركة» or «الوزارة»."""
    country: str | None
    former: bool
    official: bool | None
    """None when it depends on a body that the phrase does not name."""
    reason: OfficialReason
    length: int
    """How many of the words (punctuation not counted) belong to the phrase."""
