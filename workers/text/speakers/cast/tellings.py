"""Prefer those of whom the noun of a mention tells («الوزير», «المصدر ذاته»), or the form of a verb without a subject."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import load
from workers.text.knowledge.model import BodyKind, Gender, Role
from workers.text.mentions.nouns import stem, stems
from workers.text.speakers.antecedents.other_offices import GENERAL
from workers.text.speakers.antecedents.scene import Scene
from workers.text.speakers.voice import Voice, agrees
from workers.text.speakers.voices import Voices

SOCIETIES: Final = frozenset({BodyKind.NGO, BodyKind.INTERGOVERNMENTAL, BodyKind.MONITOR, BodyKind.RESEARCH})
"""Kinds of body that «المنظمة» may mean."""
_SPOKESMAN: Final = "spokesperson"
_COURTESIES: Final = word_list("courteous_pronouns")
_SOURCES: Final = word_list("sources")
"""Nouns for unnamed people, which may also stand for a body: «المصدر»."""
_TITLES: Final = frozenset(map(stem, word_list("honorifics"))) | {"جنرال"}
_OFFICIALS: Final = frozenset({"official", "diplomat"})
"""Role nouns of unnamed people of whom an article tells several."""
_LOOKED_AT: Final = 8
"""Voices with the noun of a mention."""
_PLURAL: Final = "p"
_SOURCES_AT_LARGE: Final = frozenset({"مصدر", "مصادر"})
_OF_ONE: Final = frozenset(
    {BodyKind.MEDIA, BodyKind.MINISTRY, BodyKind.STATE, BodyKind.HEAD_OF_STATE_OFFICE, BodyKind.INTERGOVERNMENTAL}
)
_COMMUNIQUES: Final = frozenset({"بيان", "بلاغ"})
"""What an outlet passes on and does not issue."""


def preferred(voices: Voices, scene: Scene, everybody: dict[int, Voice]) -> dict[int, Voice]:
    """Those of whom the noun of the mention is told, where there are any: «الوزير», «المنظمة», «المصدر ذاته»."""
    info = scene.info
    for told in _tellings(voices, scene, info):
        found = {one: voice for one, voice in everybody.items() if told(voice)}
        if found:
            return found
    return {} if scene.mode in "GA" and scene.kind is not None else everybody


def _tellings(voices: Voices, scene: Scene, info: Role | None) -> Iterator[Callable[[Voice], bool]]:
    """What tells the noun of a mention of a voice, the surest first."""
    if scene.mode == "D" and scene.gender == _PLURAL:
        last = voices.last
        here = [one.voice for one in voices.named_between(scene.spot.sentence, scene.spot.at)]
        yield lambda voice: agrees(voice, _PLURAL) is True and any(voice is one for one in here)
        # «قال فلان ومصدران … وأضافوا»; an outlet or office is never many
        yield lambda voice: (voice is last and not _is_one(voice)) or agrees(voice, _PLURAL) is True
    if scene.mode == "D" and scene.spot.relative >= 0:
        beside = voices.named_beside(scene.spot.relative)
        yield lambda voice: any(voice is one for one in beside) and agrees(voice, scene.gender) is not False
    elif scene.mode in "DP" and scene.spot.headline:
        yield lambda voice: voice.titled and agrees(voice, scene.gender) is not False
    elif scene.mode == "D" and scene.spot.within is not None:
        authors = voices.authors(scene.spot.within, scene.spot)
        yield lambda voice: any(voice is one for one in authors) and agrees(voice, scene.gender) is not False
    elif scene.mode == "Y" and scene.head in _COURTESIES:
        forms = courtesy_forms(scene.head)
        yield lambda voice: not forms.isdisjoint(voice.titles)
    elif scene.mode == "C" and scene.head in _COMMUNIQUES:  # «بيان نقلته وكالة الأنباء»
        yield lambda voice: kind_of(voice) is not BodyKind.MEDIA and not voice.words <= scene.words
    elif scene.mode == "C":  # «38% من المشمولين بالدراسة» have not written it
        yield lambda voice: not (voice.anonymous and any(map(str.isdigit, voice.role or "")))
    elif scene.mode == "S" and scene.head in _SOURCES:
        spoke = voices.last
        yield lambda voice: voice.head == scene.head and voice.times > 0
        yield lambda voice: voice is spoke and bool(voice.name)  # «قال فلان … وأضاف المصدر نفسه»
        yield lambda voice: voice.head in _SOURCES and voice.times > 0
        yield lambda voice: voice.times > 0
    elif scene.mode in "GA":
        yield lambda voice: scene.head in voice.words
        kinds = SOCIETIES if scene.kind in SOCIETIES else {scene.kind}
        yield lambda voice: kind_of(voice) in kinds
    elif scene.mode == "R":
        yield from _tellings_of_role(voices, scene, info)


def _last_called(voices: Voices, scene: Scene) -> Voice | None:
    """Who was called by the noun of the mention last before it; None where somebody else has spoken since.

    «حسبما قال [مسؤول إسرائيلي] … وقال المسؤول», whoever else is an official: «مسؤولون عسكريون».
    """
    at = scene.spot.at
    called = [voice for voice in voices.with_word(scene.head, _LOOKED_AT) if voice.head == scene.head]
    places = {id(voice): max(voices.namings(voice, at).last, voice.spoke_at) for voice in called}
    near = max(called, key=lambda voice: places[id(voice)], default=None)
    last = voices.last
    return near if near is not None and (last is None or last.spoke_at <= places[id(near)]) else None


def _tellings_of_role(voices: Voices, scene: Scene, info: Role | None) -> Iterator[Callable[[Voice], bool]]:
    alone = len(scene.words) == (2 if info is not None and info.country else 1)
    if alone and info is not None and info.noun.id in _OFFICIALS and info.gender is not Gender.PLURAL:
        near = _last_called(voices, scene)
        yield lambda voice: voice is near
    if scene.words <= _SOURCES_AT_LARGE:  # «المصادر»: no state of which it has been told
        yield lambda voice: kind_of(voice) is not BodyKind.STATE or bool(voice.name or voice.role)
    if len(scene.words) == 1 and scene.head in _TITLES:
        yield lambda voice: bool(voice.name) and (scene.head in voice.titles or scene.head == voice.head)
    elif info is not None and info.noun.official == "office" and info.noun.id not in GENERAL:
        yield lambda voice: len(scene.words) > 1 and bool(voice.name) and scene.words <= stems(voice.role)
        yield lambda voice: len(scene.words) > 1 and bool(voice.name) and scene.words <= voice.words
        yield lambda voice: voice.head == scene.head or voices.holds(voice, info)
        yield lambda voice: scene.head in voice.words
    elif info is None or info.noun.id != _SPOKESMAN:
        yield lambda voice: len(scene.words) > 1 and scene.words <= voice.words  # «مؤسس الجماعة»
        alone = len(scene.words) == 1 and info is not None and info.noun.id not in GENERAL  # «القاضية»
        yield lambda voice: alone and bool(voice.name) and voice.head == scene.head
    elif info is not None:
        yield lambda voice: bool(voice.name) and is_spokesman(voice)
        yield is_spokesman


def courtesy_forms(pronoun: str) -> frozenset[str]:
    """The folded title in both forms that it may have: «معالي» of «معاليه», «سعادة» of «سعادته»."""
    title = pronoun.removesuffix("ها").removesuffix("ه")
    return frozenset({title, f"{title.removesuffix('ت')}ه"})


def _is_one(voice: Voice) -> bool:
    """Whether the voice is a body of which no plural is said: an outlet, a ministry, a state, the White House."""
    return kind_of(voice) in _OF_ONE and not (voice.name or voice.role)


def is_spokesman(voice: Voice) -> bool:
    """Whether the voice is a spokesman."""
    return voice.role_info is not None and voice.role_info.noun.id == _SPOKESMAN


def kind_of(voice: Voice) -> BodyKind | None:
    """The kind of a body, by its name or else by the noun that it begins with: «يومية "إل جورنالي" الإيطالية»."""
    if voice.known_body is not None:
        return voice.known_body.kind
    head = load().tables.generic_heads.get(voice.head)
    return head.kind if head is not None else None
