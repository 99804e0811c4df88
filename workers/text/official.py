"""Official or not, and why."""

from __future__ import annotations

from typing import Final

from schemas import OfficialReason
from workers.text.knowledge import Knowledge
from workers.text.normalize import fold
from workers.text.voices import Voice

_FORMER: Final = frozenset(fold(word) for word in "السابق السابقة سابق سابقا الأسبق الأسبقون السابقون المعزول المخلوع الراحل".split())


def judge_official(voice: Voice, knowledge: Knowledge, year: int) -> OfficialReason:
    """Why ``voice`` counts as official, or why not, in the year of publication.

    The role decides where it names a body or is an office by itself; else the body; else the office that the person is known
    to hold. A former office-holder speaks for himself.
    """
    if voice.role and _FORMER & set(fold(voice.role).split()):
        return OfficialReason.FORMER_OFFICE_HOLDER
    role = voice.role_info
    if role is not None:
        if role.former:
            return OfficialReason.FORMER_OFFICE_HOLDER
        if role.official is not None:
            return role.reason
    if voice.known_body is not None:
        return voice.known_body.kind.reason
    if voice.person is not None:
        office = voice.person.office_in(year)
        held = knowledge.resolve_role(office.role) if office else None
        if held is not None:
            return held.reason
        if voice.person.offices:
            return OfficialReason.FORMER_OFFICE_HOLDER
    if role is not None:
        return role.reason if not role.reason.official else OfficialReason.UNKNOWN
    if voice.anonymous:
        return OfficialReason.UNAFFILIATED_SOURCE
    return OfficialReason.PRIVATE_PERSON if voice.name else OfficialReason.UNKNOWN
