"""Official or not, and why."""

from __future__ import annotations

from typing import Final

from schemas import OfficialReason
from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.model import Body, BodyKind, Person, Role
from workers.text.speakers.voice import Voice, office_at

_FORMER: Final = word_list("former")
_OF: Final = frozenset({"من", "في", "لدي"})
"""Before the body that somebody without a title belongs to: «من وزارة الصحة»."""
_NAMING: Final = word_list("naming")
_OPEN_ROLES: Final = frozenset({"president", "official", "leader", "police_officer", "deputy", "candidate", "envoy"})
"""What clubs and companies have as well as states."""
_PRIVATE: Final = frozenset(
    {BodyKind.CLUB, BodyKind.COMPANY, BodyKind.MEDIA, BodyKind.NGO, BodyKind.MONITOR, BodyKind.RESEARCH}
)
_KINDS_OF_MANY: Final = frozenset({BodyKind.NGO, BodyKind.COMPANY, BodyKind.RESEARCH})
"""By words that bodies of states and between states have, too: «المنظمة», «البنك», «المركز»."""
_BESIDE_A_PAST_OFFICE: Final = frozenset(
    {BodyKind.PARTY, BodyKind.ARMED_MOVEMENT, BodyKind.PARLIAMENT, BodyKind.INTERGOVERNMENTAL}
)
"""«زعيم الحزب ورئيس الوزراء السابق» holds the first office still; «وزير الدفاع والداخلية السابق» holds none."""


def judge_official(voice: Voice, knowledge: Knowledge, year: int | None) -> OfficialReason:
    """Why ``voice`` counts as official, or why not, in the year of publication (None: not known).

    The role decides where it names a body or is an office by itself; else the body, by its name or by the word for its
    kind; else the office that the person is known to hold. A former office-holder speaks for himself, unless he is known
    to hold another office still.
    """
    role = voice.role_info
    body = knowledge.lookup(voice.role) if voice.role and not voice.name else None
    if isinstance(body, Body):
        return body.kind.reason  # «جنرال إلكتريك» is no general
    if _is_former(voice):
        return _present_office(voice, knowledge) or OfficialReason.FORMER_OFFICE_HOLDER
    if role is not None and role.official is not None:
        return _of_private_body(voice, role) or _of_known_body(voice, role) or role.reason
    held = _by_person(voice, knowledge, year) if voice.body is None else None
    if held is not None:
        return held
    if voice.known_body is not None and voice.known_body.kind is not BodyKind.OTHER:
        return voice.known_body.kind.reason
    found = _by_words(voice, knowledge) or _by_principal(voice, knowledge, year) or _by_person(voice, knowledge, year)
    return found or _by_nothing(voice)


def _of_private_body(voice: Voice, role: Role) -> OfficialReason | None:
    """The reason of the private body that the article names beside a role without one: «الرئيس», of a club."""
    body = voice.known_body
    open_role = role.official and role.body is None and role.kind is None and role.noun.id in _OPEN_ROLES
    return body.kind.reason if body and open_role and body.kind in _PRIVATE else None


def _of_known_body(voice: Voice, role: Role) -> OfficialReason | None:
    """Official by the known body of a role that only names its kind: «رئيس المنظمة», of the OPCW."""
    body = voice.known_body
    named_by_kind = role.body is None and role.kind in _KINDS_OF_MANY and not role.official
    return role.noun.reason if body and named_by_kind and role.noun.reason.official and body.official else None


def _is_former(voice: Voice) -> bool:
    role = voice.role_info
    if role is not None and (role.former or role.noun.official == "no"):
        return role.former and not role.official
    unread = words_of(voice.role)[role.length if role else 0 :] if voice.role else ()
    if not _FORMER & set(unread):
        return False
    return not (role and role.official and role.kind in _BESIDE_A_PAST_OFFICE)


def _present_office(voice: Voice, knowledge: Knowledge) -> OfficialReason | None:
    """An office of another kind that a former office-holder is known to hold with no end: the head of his party."""
    past = voice.role_info
    for office in voice.person.offices if voice.person else ():
        held = knowledge.resolve_role(office.role)
        if office.until is None and office.since and _is_other_office(held, past):
            return held.reason if held else None
    return None


def _is_other_office(held: Role | None, past: Role | None) -> bool:
    return bool(held and held.official and (past is None or held.noun.id != past.noun.id))


def _by_words(voice: Voice, knowledge: Knowledge) -> OfficialReason | None:
    """By the words of a body that has no entry («الوزارة», «دول غربية»), also where they stand in place of a role."""
    words = voice.body
    if voice.role and voice.role_info is None:
        parts = voice.role.split()
        words = " ".join(parts[1:] if words_of(parts[0])[:1] and words_of(parts[0])[0] in _OF else parts)
    kind = knowledge.kind_of(words) if words and voice.known_body is None else None
    if kind is BodyKind.STATE and words not in (voice.body, voice.role):
        return None  # «في السعودية»: where somebody is
    return kind.reason if kind and kind is not BodyKind.OTHER else None


def _by_principal(voice: Voice, knowledge: Knowledge, year: int | None) -> OfficialReason | None:
    """A spokesman is as official as the person he speaks for: «المتحدث باسم فلان»."""
    words = words_of(voice.role or "")
    at = next((i for i, word in enumerate(words) if word in _NAMING), len(words))
    named = (knowledge.lookup(" ".join(words[first:])) for first in range(at + 1, len(words)))  # «المستشارة، فلانة»
    principal = next((one for one in named if isinstance(one, Person)), None)
    office = office_at(principal, year) if principal is not None else None
    held = knowledge.resolve_role(office.role) if office else None
    return OfficialReason.SPOKESPERSON if held is not None and held.reason.official else None


def _by_person(voice: Voice, knowledge: Knowledge, year: int | None) -> OfficialReason | None:
    person = voice.person or _named_by_role(voice, knowledge)
    if person is None:
        return None
    office = office_at(person, year)
    held = knowledge.resolve_role(office.role) if office else None
    if held is not None:
        return held.reason
    return OfficialReason.FORMER_OFFICE_HOLDER if person.offices else None


def _named_by_role(voice: Voice, knowledge: Knowledge) -> Person | None:
    """The known person whose name stands in place of a role, as one of three words may."""
    known = knowledge.lookup(voice.role) if voice.role and voice.role_info is None and not voice.name else None
    return known if isinstance(known, Person) else None


def _by_nothing(voice: Voice) -> OfficialReason:
    if voice.role_info is not None:
        return OfficialReason.UNKNOWN if voice.role_info.reason.official else voice.role_info.reason
    if voice.anonymous:
        return OfficialReason.UNAFFILIATED_SOURCE
    return OfficialReason.PRIVATE_PERSON if voice.name else OfficialReason.UNKNOWN
