"""Official or not, and why."""

from __future__ import annotations

from typing import Final

from schemas import OfficialReason
from workers.text.data_files import word_list
from workers.text.knowledge import Knowledge
from workers.text.normalize import fold
from workers.text.voice import Voice, office_at

_FORMER: Final = word_list("former")


def judge_official(voice: Voice, knowledge: Knowledge, year: int | None) -> OfficialReason:
    """Why ``voice`` counts as official, or why not, in the year of publication (None: not known).

    The role decides where it names a body or is an office by itself; else the body; else the office that the person is known
    to hold. A former office-holder speaks for himself.
    """
    role = voice.role_info
    if (voice.role and _FORMER & set(fold(voice.role).split())) or (role is not None and role.former):
        return OfficialReason.FORMER_OFFICE_HOLDER
    if role is not None and role.official is not None:
        return role.reason
    if voice.known_body is not None:
        return voice.known_body.kind.reason
    return _by_person(voice, knowledge, year) or _by_nothing(voice)


def _by_person(voice: Voice, knowledge: Knowledge, year: int | None) -> OfficialReason | None:
    if voice.person is None:
        return None
    office = office_at(voice.person, year)
    held = knowledge.resolve_role(office.role) if office else None
    if held is not None:
        return held.reason
    return OfficialReason.FORMER_OFFICE_HOLDER if voice.person.offices else None


def _by_nothing(voice: Voice) -> OfficialReason:
    if voice.role_info is not None:
        return OfficialReason.UNKNOWN if voice.role_info.reason.official else voice.role_info.reason
    if voice.anonymous:
        return OfficialReason.UNAFFILIATED_SOURCE
    return OfficialReason.PRIVATE_PERSON if voice.name else OfficialReason.UNKNOWN
