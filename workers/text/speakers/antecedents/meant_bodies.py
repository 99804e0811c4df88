"""Tell which body the role of somebody new means.

«المتحدث باسم الوزارة» is of the one that «الوزارة» means, «مسؤول آخر» of the body of the one before him, «مصدر عسكري» that a
state's own agency quotes of the army of that state.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import words_of
from workers.text.knowledge.model import Body, BodyKind, Role
from workers.text.mentions.nouns import stem, stems
from workers.text.mentions.remembered import body_of
from workers.text.mentions.role_bodies import Anaphor, anaphor_in
from workers.text.speakers.antecedents.candidates import candidates
from workers.text.speakers.antecedents.near_states import in_near_state
from workers.text.speakers.antecedents.ranker import Choose
from workers.text.speakers.antecedents.scene import Candidate, Scene
from workers.text.speakers.bodies.source_bodies import function_of, place_source
from workers.text.speakers.cast.tellings import kind_of
from workers.text.speakers.voice import Voice, agrees, gender_of
from workers.text.speakers.voices import REACH, Voices
from workers.text.statements.spots import Spot
from workers.text.words.normalize import fold

_OTHER: Final = word_list("others")
_RANKING: Final = frozenset(map(fold, ("كبير", "كبيرة", "رفيع", "رفيعة", "بارز", "بارزة", "المستوى")))
_SOURCE: Final = "source"
_STATE_MEDIA: Final = "state_media"
_ONE_OF_SEVERAL: Final = frozenset({"official", "source", "diplomat", "leading_member", "member"})
"""Role nouns of whom a body has several that an article does not name."""
_GENDERS: Final = {"ها": "f", "ه": "m"}
"""Pronouns of an owner, as they are written."""
_OFFICE: Final = "مكتب"
_ORGANS: Final = frozenset({_OFFICE, "مجلس", "لجنت", "امانت", "بعثت", "فرع", "جناح", "وفد"})
"""Organs that a body has, folded, as they are in front of a pronoun."""
_OF_BODIES: Final = frozenset(map(fold, ("السياسي", "التنفيذي", "الإقليمي", "القطري")))
"""Adjectives of an office that nobody has for himself."""
_WITH_ORGANS: Final = frozenset(
    {BodyKind.INTERGOVERNMENTAL, BodyKind.PARTY, BodyKind.ARMED_MOVEMENT, BodyKind.NGO, BodyKind.COMPANY, BodyKind.CLUB}
)
_WITHOUT_NOUN: Final = frozenset({BodyKind.COMPANY, BodyKind.PARTY, BodyKind.MEDIA})
"""Bodies that are mostly called by their name alone: «هواوي» is «الشركة»."""
_ARMY: Final = "army"
_SPOKEN: Final = 12
"""Voices back to which one of the same kind is looked for."""


def place(voice: Voice, spot: Spot, voices: Voices, choose: Choose, country: str | None) -> None:
    """Give ``voice`` the body that its role means; ``country``: alpha-2 code of the state that the article is about."""
    info = voice.role_info
    if voice.body is not None:
        voice.known_body = voice.known_body or body_of(voice.body, voices.knowledge)
    elif info is not None and not _place_beside(voice, info, voices):
        state = _state_of_agency(spot, voices)
        place_source(voice, info, voices.knowledge, state or _told_state(voice, info, voices, country))
        if state is not None:
            _place_in(state, voice, info, voices)
    voice.known_body = in_near_state(voice.known_body, spot, voices, voices.knowledge)
    _place_by_role(voice, spot, voices, choose)


def _told_state(voice: Voice, info: Role, voices: Voices, country: str | None) -> str | None:
    """``country``; for a military source only where nothing tells that it may be of other forces than the army there.

    «مصادر عسكرية في [المقاومة الوطنية]»; or the article names a movement of the state that fights, and not the army.
    """
    if country is None or function_of(voice.role or "") != _ARMY:
        return country
    if info.length < len(words_of(voice.role or "")):
        return None
    army, named = voices.knowledge.body(f"{country.lower()}.{_ARMY}"), voices.known_bodies()
    fighting = any(body.kind is BodyKind.ARMED_MOVEMENT and body.country == country for body in named)
    return None if fighting and army not in named else country


def place_named(voice: Voice, spot: Spot, voices: Voices, choose: Choose) -> None:
    """Give somebody with a name the body that his role means, where nothing is known of it: «مدير المركز فلان الفلاني»."""
    if voice.person is None and voice.role_info is not None and not voice.role_info.former:
        _place_by_role(voice, spot, voices, choose, named=True)


def _place_by_role(voice: Voice, spot: Spot, voices: Voices, choose: Choose, *, named: bool = False) -> None:
    info = voice.role_info
    if info is None or voice.body is not None:
        return
    owner = _owner(voice.role or "", spot, voices)
    if owner is not None and owner.known_body is not None:
        voice.body, voice.known_body = owner.body, owner.known_body
        voice.role_info = _of_body(info, owner.known_body)
        return
    anaphor = anaphor_in(voice.role or "", voices.knowledge)
    if anaphor is None or info.body is not None:
        return
    chosen = _meant(anaphor, voice, spot, voices, choose)
    if chosen is not None and not chosen.new and (not named or _is_told_last(chosen.voice, anaphor, spot, voices)):
        voice.body, voice.known_body = chosen.voice.body, chosen.voice.known_body


def _is_told_last(meant: Voice, anaphor: Anaphor, spot: Spot, voices: Voices) -> bool:
    """Whether the body meant is the last that is named with the noun («مركز …») or may do without it («هواوي»)."""
    kind, noun = kind_of(meant), stem(anaphor.noun)
    for one in reversed(voices.named_between(max(spot.at - REACH, 0), spot.at)):
        bare = kind in _WITHOUT_NOUN and kind_of(one.voice) is kind
        if not (one.voice.name or one.voice.role) and (bare or noun in stems(one.voice.body)):
            return one.voice is meant
    return False


def _owner(role: str, spot: Spot, voices: Voices) -> Voice | None:
    """The body whose organ the role is in by a pronoun: «رئيس مجلسها التنفيذي», «مدير مكتبه السياسي»; None for others.

    It is the one named last that agrees with the pronoun. An office («مكتبه») is a body's with an adjective alone.
    """
    words = role.split()
    for at in range(1, len(words)):
        pronoun = next((one for one in _GENDERS if words[at].endswith(one)), "")
        noun = fold(words[at].removesuffix(pronoun)) if pronoun else ""
        political = at + 1 < len(words) and fold(words[at + 1]) in _OF_BODIES
        if noun not in _ORGANS or (noun == _OFFICE and not political):
            continue
        for one in reversed(voices.named_between(max(spot.at - REACH, 0), spot.at)):
            body = one.voice.known_body
            alone = body is not None and body.kind in _WITH_ORGANS and not (one.voice.name or one.voice.role)
            if alone and gender_of(one.voice) == _GENDERS[pronoun]:
                return one.voice
    return None


def _of_body(info: Role, body: Body) -> Role:
    """The role as one in the body."""
    official = info.official or body.official
    reason = info.noun.reason if body.official else body.kind.reason
    return replace(info, body=body, kind=body.kind, country=body.country, official=official, reason=reason)


def _place_beside(voice: Voice, info: Role, voices: Voices) -> bool:
    """Give «مسؤول آخر» the body of the one of his kind who has spoken last; whether the role tells of such another one."""
    words = words_of(voice.role or "")
    if (
        _OTHER.isdisjoint(words)
        or info.noun.id not in _ONE_OF_SEVERAL
        or info.country is not None
        or info.body is not None
    ):
        return False
    mine = {stem(word) for word in words[1:]} - _OTHER - _RANKING
    if info.noun.id == _SOURCE and not mine:
        return False  # «مصدر آخر» is anybody
    for one in voices.recent(_SPOKEN):
        if one.role_info is not None and one.role_info.noun.id == info.noun.id and mine <= one.words:
            state = one.role_info.country if one.role_info.official else None
            voice.known_body = one.known_body or (voices.knowledge.body(state.lower()) if state is not None else None)
            voice.body = one.body
            return True
    return False


def _place_in(state: str, voice: Voice, info: Role, voices: Voices) -> None:
    """Give an official source that a state's own agency quotes the state, or the ministry there that its role tells."""
    body, knowledge = voice.known_body, voices.knowledge
    if info.country is not None or not info.official:
        return
    if body is None and info.kind is None:
        voice.known_body = knowledge.body(state.lower())
    elif body is not None and body.id in knowledge.tables.functions:
        voice.known_body = knowledge.in_country(body, state)


def _state_of_agency(spot: Spot, voices: Voices) -> str | None:
    """The state (alpha-2) whose own agency quotes somebody at the cue: «نقلت [وكالة الأنباء السورية] عن مصدر عسكري»."""
    if spot.at < 0:
        return None
    for one in voices.named_between(spot.at, spot.ahead):
        body = one.voice.known_body
        if body is not None and body.kind is BodyKind.MEDIA and _is_of_state(body):
            return body.country
    return None


def _is_of_state(body: Body) -> bool:
    """Whether the outlet is its state's own: «وكالة سانا», «التلفزيون الرسمي السوري»."""
    state = (body.country or "").lower()
    return body.parent == state or body.id == f"{state}.{_STATE_MEDIA}"


def _meant(anaphor: Anaphor, voice: Voice, spot: Spot, voices: Voices, choose: Choose) -> Candidate | None:
    """Whose body the noun («الوزارة») or the pronoun («باسمها») means; None for nobody's."""
    head, kind = stem(anaphor.noun), (voice.role_info.kind if voice.role_info else None) or anaphor.kind
    scene = Scene("A", spot, voices.count, head, stems(anaphor.noun), None, None, kind, anaphor.gender)
    found = candidates(voices, scene, (head,) if head else ())
    may_be = [one for one in found if one.voice.body and not one.voice.name]
    if anaphor.noun:
        return choose(scene, [*may_be, Candidate(Voice(body=anaphor.noun), new=True)])
    may_be = [one for one in may_be if agrees(one.voice, anaphor.gender) is not False]
    return next((one for one in may_be if one.voice.times), may_be[0] if may_be else None)
