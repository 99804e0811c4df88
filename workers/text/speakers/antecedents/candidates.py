"""Whom a mention may mean: who has spoken lately, whom the sentences around it name, and who shares a word with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import load
from workers.text.knowledge.model import BodyKind
from workers.text.mentions.nouns import stem, stems
from workers.text.speakers.antecedents.agents import agents_before
from workers.text.speakers.antecedents.other_offices import contradicts, is_called, is_of_other_nation, is_stranger
from workers.text.speakers.antecedents.scene import Candidate, Place, Scene
from workers.text.speakers.cast.tellings import courtesy_forms, is_spokesman, kind_of, preferred
from workers.text.speakers.voice import Voice, agrees, country_of, gender_of, sex_of
from workers.text.speakers.voices import REACH, Voices
from workers.text.statements.spots import Spot
from workers.text.words.tokens import folded_word as fold

RECENT: Final = 5
MOST: Final = 8
"""Places at either end of a sentence that are looked at."""
ALIKE: Final = 5
"""Voices with a word of the mention that are looked at."""
_SPOKESMAN: Final = "spokesperson"
_NO_PERSON: Final = frozenset(map(fold, ("وسائل", "تقارير", "مصادر", "أوساط")))
"""Heads of sources of which nobody by name is one."""
_MANY: Final = word_list("many_people") | {"بعض", "معظم"}
"""Heads of words for many people, who are none but themselves: «العديد من المشجعين»."""
_WOMEN: Final = frozenset(map(fold, ("امرأة", "سيدة", "فتاة", "طفلة", "شابة", "أم", "طالبة")))
_COURTESIES: Final = word_list("courteous_pronouns")
_SOURCES: Final = word_list("sources")
"""Nouns for unnamed people, which may also stand for a body: «المصدر»."""
_PLURAL: Final = "p"
_ONE: Final = frozenset("mf")
_SOURCE: Final = "source"
_FINAL: Final = "ختامي"
"""Of the communiqué of a meeting, which is no one person's."""
_ONE_SOURCE: Final = frozenset({"مصدر", "المصدر"})
_SOURCES_AT_LARGE: Final = frozenset({"مصدر", "مصادر"})
_FEMININE: Final = "ه"
_SENTENCE: Final = 500
"""Code points from a cue and its subject to the end of the next sentence, about."""
_PAIR: Final = 2
_OF_MANY: Final = word_list("plain_adjectives") | frozenset(
    map(fold, ("عام", "عامة", "وطني", "وطنية", "أعلى", "عليا", "مركزي", "مركزية", "رسمي", "رسمية", "ملكي", "ملكية"))
)
"""Adjectives, without the article, that are in the names of many bodies of a kind."""


def candidates(voices: Voices, scene: Scene, words: Sequence[str]) -> list[Candidate]:
    """The voices that ``scene`` may mean, who spoke last first; ``words`` are stems of its mention."""
    recent = voices.recent(RECENT)
    ranks = {id(voice): rank for rank, voice in enumerate(recent)}
    near, named = _near(voices, scene.spot)
    alike = [voice for word in words for voice in voices.with_word(word, ALIKE)]
    if scene.mode in "GA" and scene.kind is not None:
        alike += _of_kind(voices, scene, scene.kind)
    if scene.mode == "Y" and scene.head in _COURTESIES:
        alike += voices.with_courtesy(courtesy_forms(scene.head))
    everybody = {id(voice): voice for voice in (*recent, *named, *alike) if _may_be(scene, voice)}
    if scene.mode == "R" and _is_of_somebody(voices, scene):
        everybody = {one: voice for one, voice in everybody.items() if scene.head in voice.words}
    if scene.mode == "I" and scene.unnamed and not scene.spot.headline:
        others = {
            one
            for one, voice in everybody.items()
            if _is_other_person(voices, scene, voice) or _is_of_other_state(voices, scene, voice)
        }
        everybody = {one: voice for one, voice in everybody.items() if one not in others}
    everybody = preferred(voices, scene, everybody)
    agents, nobody = agents_before(voices, scene)
    info = scene.info
    found = [
        Candidate(
            voice,
            ranks.get(one, -1),
            near.get(one),
            voices.namings(voice, scene.spot.at),
            holds=info is not None
            and info.country is not None
            and (voices.holds(voice, info) or is_called(info, voice)),
            agent=agents.get(one, nobody),
        )
        for one, voice in everybody.items()
    ]
    return _agreeing(scene, found) if scene.mode in "DP" else found


def _is_of_somebody(voices: Voices, scene: Scene) -> bool:
    """Whether words that tell no office have a person's name inside: «الدعم الروسي [للأسد]» is not said by anybody named."""
    inside = scene.words - {scene.head}
    return scene.info is None and any(
        voices.full_names.is_end((one,)) for word in inside for one in (word, f"ال{word}")
    )


def _is_other_person(voices: Voices, scene: Scene, voice: Voice) -> bool:
    """Whether «مسؤول إسرائيلي», which brings in somebody new, is not the person: who is named before, or only far behind.

    Of whom the first sentence of an article tells the name may come anywhere.
    """
    spot = scene.spot
    known = voice.times > 0 or voices.named_before(voice, spot.at) > 0
    near = any(one.voice is voice for one in voices.named_between(spot.at, spot.ahead + _SENTENCE))
    return bool(voice.name) and (known or (spot.number > 0 and not near))


def _is_of_other_state(voices: Voices, scene: Scene, voice: Voice) -> bool:
    """Whether a source is brought in where the sentence tells of other states: «واتخذت الكويت موقفا، وقال مصدر …»."""
    here = [one.voice for one in voices.named_between(scene.spot.sentence, scene.spot.at)]
    states = {country_of(one) for one in here if kind_of(one) is BodyKind.STATE and not (one.name or one.role)}
    return scene.head in _SOURCES_AT_LARGE and bool(states) and country_of(voice) not in states


def _near(voices: Voices, spot: Spot) -> tuple[dict[int, Place], list[Voice]]:
    """How the sentences around the cue name somebody, by identity; and all whom they name."""
    near: dict[int, Place] = {}
    everybody: list[Voice] = []
    if spot.headline:
        return near, everybody
    before: set[int] = set()
    for where, start, end in (
        ("s", spot.sentence, spot.at),
        ("b", spot.before, spot.sentence),
        ("a", spot.at, spot.ahead),
    ):
        there = voices.named_between(max(start, end - REACH), end) if start < end else []
        there = there if len(there) <= 2 * MOST else [*there[:MOST], *there[-MOST:]]
        first = {id(one.voice): one for one in reversed(there)}
        last = {id(one.voice): one for one in there}
        ordered = sorted(last, key=lambda one: last[one].at, reverse=where != "a")
        for one in (one for one in first if one not in near):
            distance = abs(spot.at - last[one].at)
            order = ordered.index(one) + (len(before) if where == "b" else 0)
            near[one] = Place(
                where, order, first[one].at - start, distance, first[one].behind, last[one].behind, last[one].ahead
            )
        before.update(first)
        everybody += [one.voice for one in first.values()]
    return near, everybody


def _of_kind(voices: Voices, scene: Scene, kind: BodyKind) -> Iterator[Voice]:
    """The bodies of the kind that the article has named last; in a headline the first ones."""
    end = REACH if scene.spot.headline else scene.spot.at
    left = ALIKE
    for voice in (one.voice for one in reversed(voices.named_between(max(end - REACH, 0), end))):
        if voice.known_body is not None and voice.known_body.kind is kind and not voice.name:
            yield voice
            left -= 1
            if not left:
                return


def _may_be(scene: Scene, voice: Voice) -> bool:
    """Whether the kinds go together: a body is no person, no office a body but what speaks as a source, many not one."""
    if scene.mode in "BGA":
        loose = scene.mode != "B" or (scene.spot.headline and scene.body is None)
        alone = voice.name is None and voice.role is None and not is_of_other_nation(scene, voice)
        return alone and (loose or _is_same_body(scene, voice))
    if scene.mode == "Y":
        return scene.head not in _COURTESIES or bool(voice.name or voice.role)
    if scene.mode == "C" and _FINAL in scene.words:  # «البيان الختامي للقمة»
        return not (voice.name or voice.role)
    if scene.mode == "D":
        return not (_disagrees(scene, voice) or _is_one_of_no_words(scene, voice))
    return scene.mode not in "RI" or _may_hold(scene, voice)


def _is_one_of_no_words(scene: Scene, voice: Voice) -> bool:
    """Whether a verb of several has one person who has not spoken: «هنأت مسؤولتان [الملك]. وأشادتا بـ…»."""
    person = bool(voice.name) or (bool(voice.role) and not voice.anonymous and gender_of(voice) in _ONE)
    return scene.gender == _PLURAL and person and not voice.times and agrees(voice, _PLURAL) is not True


def _disagrees(scene: Scene, voice: Voice) -> bool:
    """Whether a finite verb tells another gender than a state or a person has."""
    state = kind_of(voice) is BodyKind.STATE and not (voice.name or voice.role)
    told = gender_of(voice) if state else sex_of(voice) or _gender_of_noun(voice)
    return told in _ONE and scene.gender in _ONE and told != scene.gender


def _agreeing(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """The candidates without those whose gender the verb has not, where it has that of another one near.

    «هددت مصادر إسرائيلية الأسد، مؤكدة»: no man; «… وفق الصحيفة، وتوعد»: no feminine body, unless a verb of the sentence is
    masculine that has it, or what is of it, for a subject («ذكر تقرير للحكومة … ونبه»).
    """
    if scene.spot.headline or scene.spot.relative >= 0 or scene.gender not in _ONE:
        return found
    clashes = _clashes_with_verb if scene.mode == "D" else _clashes_with_participle
    rest = [one for one in found if not clashes(scene, one)]
    return rest if any(agrees(one.voice, scene.gender) and _is_near(scene, one) for one in rest) else found


def _clashes_with_verb(scene: Scene, one: Candidate) -> bool:
    bare = not (one.voice.name or one.voice.role)
    return bare and scene.gender == "m" and _is_feminine(one.voice) and one.agent.gender != "m"


def _clashes_with_participle(scene: Scene, one: Candidate) -> bool:
    return {sex_of(one.voice), scene.gender} == _ONE


def _is_near(scene: Scene, one: Candidate) -> bool:
    """Whether the sentence of the cue names the candidate, at a finite verb as its subject or as a person who may be it."""
    here = one.place is not None and one.place.where == "s"
    if scene.mode == "D":
        return one.voice.times > 0 or (here and bool(one.voice.name)) or (one.agent.here and one.agent.order >= 0)
    return here


def _is_feminine(voice: Voice) -> bool:
    """Whether the body has a feminine noun in the singular: «وزارة», «الشركة»; not a name that only ends so («الجزيرة»)."""
    first = fold(voice.body).split()[0] if voice.body else ""
    tables = load().tables
    return first.endswith(_FEMININE) and (stem(first) in tables.generic_heads or stem(first) in tables.heads)


def _gender_of_noun(voice: Voice) -> str:
    """The gender of the noun for an unnamed person; empty for sources, who may be of either."""
    first = fold(voice.role).split()[0] if voice.role and not voice.name else ""
    noun = load().tables.roles.get(first)
    if noun is None and first in _ONE_SOURCE:
        return "m"
    return noun.gender.value if noun is not None and noun.noun.id != _SOURCE else ""


def _may_hold(scene: Scene, voice: Voice) -> bool:
    """Whether the voice may be who a role means."""
    repeated = voice.times > 0 and scene.head == voice.head and scene.words <= voice.words
    repeated = repeated and not (scene.unnamed and not scene.spot.headline and _tells_less(scene, voice))
    if not repeated and (scene.head in _MANY or (scene.mode == "I" and not voice.name)):
        return False
    if (scene.gender == "p" and (voice.name or gender_of(voice) in ("m", "f"))) or _is_of_other_house(scene, voice):
        return False
    told = scene.info is not None or scene.head in _WOMEN
    other = told and voice.name and {scene.gender, sex_of(voice)} == {"m", "f"}
    if other or (scene.mode == "R" and _is_principal(scene, voice)):
        return False
    if voice.name and (scene.head in _NO_PERSON or (scene.mode == "I" and _speaks_for_others(scene, voice))):
        return False
    if scene.info is not None and (contradicts(scene, scene.info, voice) or is_stranger(scene, scene.info, voice)):
        return False
    of_a_body = scene.info is not None and scene.info.body is not None  # «مراسلة وكالة …» is not the agency
    return bool(voice.name or voice.role) or (scene.head in _SOURCES and voice.times > 0 and not of_a_body)


def _tells_less(scene: Scene, voice: Voice) -> bool:
    """Whether a source is brought in without what makes the voice official: «مصادر جزائرية», no «مصادر رسمية جزائرية»."""
    plain = scene.info is None or not scene.info.official
    less = plain and voice.role_info is not None and bool(voice.role_info.official)
    return less and scene.head in _SOURCES_AT_LARGE and len(scene.words) > 1 and scene.words < stems(voice.role)


def _is_principal(scene: Scene, voice: Voice) -> bool:
    """Whether the voice is who the spokesman speaks for: «المتحدث باسم الممثلة», where she is called «الممثلة»."""
    if scene.info is None or scene.info.noun.id != _SPOKESMAN or is_spokesman(voice):
        return False
    mine = stems(voice.role)
    return bool(mine) and mine <= scene.words - {scene.head}


def _is_of_other_house(scene: Scene, voice: Voice) -> bool:
    """Whether a role in a body written in Latin letters is not the voice's: «كبير الاقتصاديين في Carver ICAP»."""
    latin = frozenset(word for word in scene.words if word.isascii() and word.isalpha())
    return bool(voice.name and latin and len(scene.words) > _PAIR and latin.isdisjoint(voice.words))


def _speaks_for_others(scene: Scene, voice: Voice) -> bool:
    """Whether «متحدث باسم الجيش» is another than the person, who speaks for others or is known for something else."""
    if scene.info is None or scene.info.noun.id != _SPOKESMAN or voice.role_info is None:
        return False
    if len(scene.words) == 1 or len(voice.words) == 1:  # whom one of them speaks for is not told
        return False
    return voice.role_info.noun.id != _SPOKESMAN or scene.words & voice.words <= {scene.head, voice.head}


def _is_same_body(scene: Scene, voice: Voice) -> bool:
    """Whether a body by its name can be the voice: one's words are all among the other's, or it is one known body."""
    told, other = scene.body, voice.known_body
    if told is not None and other is not None:
        if told.id == other.id:
            return True
        if other.kind is BodyKind.STATE and (not told.official or told.kind is BodyKind.COURT):
            return False  # «صحيفة إسرائيل هايوم», «محكمة عليا في الهند» are not the state
        if other.kind is BodyKind.INTERGOVERNMENTAL and told.id in load().tables.functions:
            return False  # «الوفد الدائم للمملكة لدى الأمم المتحدة» is not the United Nations
        if other.kind is not BodyKind.MINISTRY and told.kind is BodyKind.MINISTRY:
            return False  # «الخارجية» is no «لجنة العلاقات الخارجية»
    common = scene.words & voice.words
    inside = len(common) in {len(scene.words), len(voice.words)}
    return bool(common) and (inside or (scene.head == voice.head and any(map(_tells_body, common - {scene.head}))))


def _tells_body(word: str) -> bool:
    """Whether a stem tells one body from others: «الهيئة العامة السعودية لـ…» are many."""
    return word not in _OF_MANY and load().nationality(f"ال{word}") is None
