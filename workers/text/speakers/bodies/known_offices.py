"""Hold what the article calls a known person against the office that the person is known to hold.

«دونالد ترامب لأمير قطر: …» is not of Qatar, and «حسن نصر الله، الأمين العام لجماعة "حزب الله" اللبنانية» leads the body that
the knowledge file knows by another wording.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Body, BodyKind
from workers.text.speakers.voice import Voice, office_at

_WHOLE_NAME: Final = 2
"""Words of a name that is nobody else's: a family name alone may be a namesake's."""
_POSTED: Final = frozenset({"representative", "ambassador", "delegate"})
"""Role nouns of who is sent to an organisation: «الممثل الروسي بالأمم المتحدة»."""
_OF_SOME: Final = "coalition_forces"
"""The body of the knowledge file that is one of several: «قوات التحالف» may be any coalition's."""


def hold_known_offices(voices: Iterable[Voice], knowledge: Knowledge, year: int | None) -> None:
    """Give known persons the body of their office in ``year`` where the article's words lead to none, or to another state's.

    Words that lead to another body of their own state stand: a minister may speak as the head of a party.
    """
    for voice in voices:
        person = voice.person if voice.name else None
        office = office_at(person, year) if person is not None else None
        own = knowledge.body(office.body) if office is not None and office.body else None
        if person is None or own is None:
            continue
        of_his_state = own.country is not None and own.country == person.country
        if of_his_state and len(voice.name_words) >= _WHOLE_NAME and _is_of_another_state(voice, own):
            voice.role = voice.role_info = voice.body = None
            voice.known_body = own
        elif of_his_state and _is_sent(voice):
            voice.known_body, voice.body = own, None
        elif voice.known_body is not None and _is_known_by_words_alone(voice.known_body, own, knowledge):
            voice.known_body = own


def _is_of_another_state(voice: Voice, own: Body) -> bool:
    """Whether the role, or else the body, is another state's than the known office."""
    told = voice.role_info.country if voice.role_info is not None else None
    told = told or (voice.known_body.country if voice.known_body is not None else None)
    return told is not None and told != own.country


def _is_sent(voice: Voice) -> bool:
    """Whether somebody sent to an organisation is taken for one of it."""
    body, role = voice.known_body, voice.role_info
    return body is not None and body.kind is BodyKind.INTERGOVERNMENTAL and role is not None and role.noun.id in _POSTED


def _is_known_by_words_alone(body: Body, own: Body, knowledge: Knowledge) -> bool:
    """Whether ``body`` is in no knowledge file, and none that every state has in this one: coined, or a mere function."""
    if body.country is None:
        return body.id not in knowledge.tables.bodies or body.id in knowledge.tables.functions or body.id == _OF_SOME
    coined = body.id not in knowledge.tables.bodies and not body.id.startswith(f"{body.country.lower()}.")
    return coined and body.country == own.country
