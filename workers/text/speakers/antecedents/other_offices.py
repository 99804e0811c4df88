"""Tell an office that cannot be the one of somebody whom the article has named: another state's, another ministry's."""

from __future__ import annotations

from typing import Final

from workers.text.knowledge.base import load
from workers.text.knowledge.model import Body, BodyKind, Gender, Role
from workers.text.mentions.remembered import office_of
from workers.text.speakers.antecedents.scene import Scene
from workers.text.speakers.voice import Voice, country_of

GENERAL: Final = frozenset({"official", "diplomat", "politician", "source", "leading_member", "fighter", "rank"})
"""Role nouns that stand for holders of many offices."""
_OF_ANOTHER: Final = frozenset({"lawyer", "kin", "adviser", "deputy"})
"""Role nouns of who is somebody's: «محامي الرئيس» is not the president."""
_MINISTER: Final = "minister"
_MEMBER: Final = "member"
_ALONE: Final = frozenset({_MINISTER, "consul", "judge"})
"""Role nouns of who is not called by another office."""
_HIGHEST: Final = frozenset(
    {
        "head_of_state", "prime_minister", "parliament_speaker", "ambassador", "king", "crown_prince", "sultan", "pope",
        "first_lady", "mayor",
    }
)  # fmt: skip
"""Role nouns of whom nobody is two; a crown prince may be a minister, and «الأمير» is every prince."""
_DEPUTY: Final = "deputy"
_WITH_DEPUTY: Final = frozenset({"head_of_state", "prime_minister", "parliament_speaker"})
"""Role nouns of whom a deputy is another one; a crown prince may be one besides."""
_WRITERS: Final = frozenset({"كاتب", "كاتبه"})
_OFFICIAL: Final = frozenset({"office", "body"})
_PRESIDENT: Final = "president"
_SPOKESMAN: Final = "spokesperson"
_SOURCE: Final = "source"


def contradicts(scene: Scene, info: Role, voice: Voice) -> bool:
    """Whether the voice holds another state's office, or another ministry's: «وزير النقل الأردني» is no other minister."""
    theirs = voice.role_info
    if info.noun.official == "no":
        return scene.head in _WRITERS and scene.head not in voice.words and _is_in_office(voice)
    if theirs is None:
        return _is_of_other_state(info, voice) or _is_other_rank(info, _last_office(voice))
    if theirs.noun.official == "no":
        return info.noun.official == "office" or info.noun.id == "official"
    if _is_of_no_source(info, theirs, voice) or _is_one_of_many(info, theirs, voice):
        return True
    former = theirs.former and not info.former and info.country  # «الرئيس الأمريكي» is not who was it
    return (
        _is_of_other_state(info, voice)
        or _is_other_office(scene, info, voice)
        or _is_other_rank(info, theirs)
        or (info.noun.id == theirs.noun.id and (bool(former) or _is_of_other_body(scene, info, theirs, voice)))
    )


def _is_of_no_source(info: Role, theirs: Role, voice: Voice) -> bool:
    """Whether a spokesman of a body that is told follows an unnamed source: «مصدر أمني … المتحدث باسم الجيش» are two."""
    told = info.noun.id == _SPOKESMAN and info.body is not None
    return told and theirs.noun.id == _SOURCE and voice.name is None


def _is_one_of_many(info: Role, theirs: Role, voice: Voice) -> bool:
    """Whether one of a state follows several of another body: «أعضاء مجلس الأمن … مندوب الكويت في مجلس الأمن»."""
    several = theirs.gender is Gender.PLURAL and info.gender is not Gender.PLURAL and voice.name is None
    return several and info.country is not None and theirs.country != info.country


def _is_in_office(voice: Voice) -> bool:
    """Whether the voice is known to hold an office, of whom no column is: «كاتب المقال» is not the president told of there."""
    theirs = voice.role_info
    return voice.person is not None or (theirs is not None and theirs.noun.official in _OFFICIAL)


def _is_of_other_body(scene: Scene, info: Role, theirs: Role, voice: Voice) -> bool:
    """Whether two who bear one title bear it in different bodies, or in ministries for different things."""
    wanted, held = _portfolios(scene.words), _portfolios(voice.words)
    own = theirs.body or voice.known_body  # «الوزيرة», who is known as the minister of defence, is that of the armies
    other = info.body is None or own is None or info.body.id != own.id
    if info.noun.id == _MINISTER and other and wanted and held and wanted.isdisjoint(held):
        return True  # also where the ministries have names of their own: «وزير الدفاع الأمريكي» is of the Pentagon
    state = info.country is not None and info.country == country_of(voice)
    told = info.noun.id not in GENERAL and (info.body or (info.kind and info.noun.id != _SPOKESMAN))
    if info.noun.official == "body" and told and other and not state:  # «رئيس المجلس الأوروبي», «رئيس فرنسا»
        mine, words = voice.words - {scene.head}, scene.words - {scene.head}
        kind = all(word in load().tables.generic_heads for word in words)  # «رئيس النادي» is of the one that is told
        court = info.kind is BodyKind.COURT and own is not None and own.kind is BodyKind.STATE  # no head of a state's
        return bool(mine) and (court or not kind) and mine.isdisjoint(words)
    one, another = _portfolio(info.body), _portfolio(theirs.body)
    return bool(one and another) and one != another


def _is_other_office(scene: Scene, info: Role, voice: Voice) -> bool:
    """Whether a minister's or consul's office with more than its noun is asked for and the voice is called by another one.

    «وزير الدفاع الأمريكي» is not the president, «القنصل السعودي» no crown prince; whom the article calls both is.
    «أعضاء الاتحاد» are not its ministers.
    """
    alone = info.noun.id in _ALONE or (info.noun.id == _MEMBER and info.gender is Gender.PLURAL)
    return alone and len(scene.words) > 1 and voice.head != "" and scene.head not in voice.words


def is_called(info: Role, voice: Voice) -> bool:
    """Whether the article calls the person by this office of a state in other words: «رئيس الفلبين», «الرئيس الفلبيني»."""
    theirs = voice.role_info
    if theirs is None or not voice.name or theirs.country != info.country or theirs.former != info.former:
        return False
    same_body = theirs.body is not None and info.body is not None and theirs.body.id == info.body.id
    of_state = info.noun.official == "office" or _rank(info) in _HIGHEST
    return of_state and same_body and _rank(info) == _rank(theirs)


def _is_of_other_state(info: Role, voice: Voice) -> bool:
    """Whether the voice is known to be of another state than the office: «الرئيس الكوري» is not «الرئيس ترامب»."""
    held = voice.role_info.country if voice.role_info is not None else None
    sent = info.body is not None and info.body.kind is BodyKind.INTERGOVERNMENTAL  # «مبعوث الأمم المتحدة إلى اليمن»
    theirs = held if held or sent or info.noun.id in GENERAL else country_of(voice)
    return bool(info.country and theirs and info.country != theirs)


def _last_office(voice: Voice) -> Role | None:
    """The last office that a known person has held."""
    offices = voice.person.offices if voice.person is not None else ()
    return office_of(offices[-1].role, load()) if offices else None


def _is_other_rank(info: Role, theirs: Role | None) -> bool:
    """Whether both are of the highest offices of a state, and not the same: «رئيس مجلس النواب» is no president."""
    if theirs is not None and theirs.noun.id == _DEPUTY and _rank(info) in _WITH_DEPUTY:
        return True  # «الرئيس التركي» is not «نائب الرئيس التركي»
    ranks = {_rank(info), _rank(theirs)} if theirs is not None else set()
    return len(ranks) > 1 and ranks <= _HIGHEST


def _rank(info: Role) -> str:
    """The noun of an office of a state; «الرئيس الفرنسي» is the head of one."""
    of_state = info.body is not None and info.body.kind is BodyKind.STATE
    return "head_of_state" if info.noun.id == _PRESIDENT and of_state else info.noun.id


def is_stranger(scene: Scene, info: Role, voice: Voice) -> bool:
    """Whether an office of several words has none in common with the voice; «المسؤول الأممي» may be anybody's."""
    if info.noun.id in _OF_ANOTHER and len(scene.words) > 1:
        return scene.head not in voice.words
    general = info.noun.official == "no" or info.noun.id in GENERAL
    return not general and len(scene.words) > 1 and scene.words.isdisjoint(voice.words)


def _portfolios(words: frozenset[str]) -> frozenset[str]:
    """The words that tell what a ministry is for."""
    return frozenset(word for word in words if f"ال{word}" in load().tables.portfolios)


def _portfolio(body: Body | None) -> str:
    """What a composed ministry is for, whatever state it is of; empty for other bodies."""
    if body is None or body.kind is not BodyKind.MINISTRY or "ministry." not in body.id:
        return ""
    return body.id.rpartition("ministry.")[2]


def is_of_other_nation(scene: Scene, voice: Voice) -> bool:
    """Whether the words name a body of one state and the voice is one of another: «الخارجية الروسية», «الخارجية السورية»."""
    told, other = scene.body, voice.known_body
    if told is None or other is None or told.country is None or other.country is None:
        return False
    return told.country != other.country
