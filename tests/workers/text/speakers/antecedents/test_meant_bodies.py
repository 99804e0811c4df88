"""Which body the role of somebody means whose words name none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from workers.text.knowledge.base import load
from workers.text.knowledge.model import Role
from workers.text.mentions.full_names import FullNames
from workers.text.mentions.mention import Mention
from workers.text.mentions.nouns import stems
from workers.text.speakers.antecedents.meant_bodies import place, place_named
from workers.text.speakers.antecedents.scene import Candidate, Scene
from workers.text.speakers.cast.named_places import Named
from workers.text.speakers.voice import Voice
from workers.text.speakers.voices import Voices
from workers.text.statements.spots import Spot

SPOT = Spot(200, 150, 100, 0, ahead=260)


def role_of(words: str) -> Role:
    role = load().resolve_source(words) or load().resolve_role(words)
    assert role is not None
    return role


def naming(*before: str, behind: str | None = None) -> Voices:
    """An article that names bodies before the cue in this order, and one behind it."""
    knowledge = load()
    voices = Voices(FullNames(["سامر الحداد"], knowledge), knowledge, 2018)
    places = []
    for at, words in [*((110 + 20 * i, words) for i, words in enumerate(before)), *([(210, behind)] if behind else [])]:
        voice = Voice(body=words, known_body=knowledge.resolve_body(words))
        voices.add_words(voice, stems(words))
        places.append(Named(at, voice, "^", at + len(words)))
    voices.note_places(places)
    return voices


def first(_: Scene, may_be: Sequence[Candidate]) -> Candidate:
    return may_be[0]


def body_of(voice: Voice) -> str | None:
    return voice.known_body.id if voice.known_body else None


@pytest.mark.parametrize(
    ("role", "spoken", "body"),
    [
        pytest.param("مسؤول آخر", ("مسؤول أميركي",), "us", id="of the state of the one before"),
        pytest.param("مسؤول ثان", ("مسؤول أميركي",), "us", id="a second one"),
        pytest.param("مسؤول كبير آخر", ("مسؤول في البنتاغون",), "us.pentagon", id="of his body"),
        pytest.param("دبلوماسي آخر", ("دبلوماسي فرنسي", "مسؤول أميركي"), "fr", id="of one of his kind"),
        pytest.param("مصدر أمني آخر", ("مصدر أمني عراقي",), "iq", id="a source of the same adjective"),
        pytest.param("مصدر آخر", ("مصدر أمني عراقي",), None, id="a source by itself is anybody"),
        pytest.param("مسؤول أمني آخر", ("مسؤول محلي أميركي",), None, id="of another adjective"),
        pytest.param("مسؤول تركي آخر", ("مسؤول أميركي",), None, id="his own state is told"),
        pytest.param("مسؤول", ("مسؤول أميركي",), None, id="not another one"),
        pytest.param("وزير آخر", ("وزير الدفاع الأميركي",), None, id="of another ministry"),
    ],
)
def test_another_one_is_of_the_body_of_the_one_before(role: str, spoken: tuple[str, ...], body: str | None) -> None:
    voices = naming()
    for at, words in enumerate(spoken):
        before = role_of(words)
        one = Voice(role=words, role_info=before, known_body=before.body, words=stems(words), anonymous=True)
        voices.speak(one, at)
    voice = Voice(role=role, role_info=role_of(role), anonymous=True)
    place(voice, SPOT, voices, first, None)
    assert body_of(voice) == body


@pytest.mark.parametrize(
    ("role", "agency", "body"),
    [
        pytest.param("مصدر عسكري", "وكالة الأنباء السورية", "sy.army", id="the army of the agency's state"),
        pytest.param("مصدر عسكري", "التلفزيون الرسمي السوري", "sy.army", id="state television"),
        pytest.param("مصدر مسؤول", "وكالة الأنباء السعودية", "sa", id="the state itself"),
        pytest.param(
            "مصدر في وزارة الخارجية", "وكالة الأنباء السعودية", "sa.ministry.foreign_affairs", id="a ministry of it"
        ),
        pytest.param("مصدر عسكري تركي", "وكالة الأنباء السورية", "tr.army", id="of the state that is told"),
        pytest.param("مصدر مطلع", "وكالة الأنباء السعودية", None, id="a source that is not official"),
        pytest.param("مصدر عسكري", "وكالة رويترز", "fr.army", id="an agency of no state: who the article is about"),
    ],
)
def test_whom_a_states_own_agency_quotes(role: str, agency: str, body: str | None) -> None:
    voice = Voice(role=role, role_info=role_of(role), anonymous=True)
    if voice.role_info is not None:
        voice.known_body = voice.role_info.body
    place(voice, SPOT, naming(behind=agency), first, "FR")
    assert body_of(voice) == body


@pytest.mark.parametrize(
    ("role", "named", "told"),
    [
        pytest.param("مدير المركز", ("مركز النخيل",), True, id="by its noun"),
        pytest.param("رئيس الشركة", ("هواوي",), True, id="a company by its name alone"),
        pytest.param("مدير المركز", ("مركز النخيل", "مركز الزيتون"), False, id="another one is named last"),
        pytest.param("مدير المركز", ("معهد النخيل",), False, id="another noun"),
        pytest.param("مدير المركز السابق", ("مركز النخيل",), False, id="who once was"),
    ],
)
def test_the_body_of_a_person(role: str, named: tuple[str, ...], *, told: bool) -> None:
    """The first one named is the one that is meant."""
    voices = naming(*named)
    voice = voices.person(Mention("سامر الحداد", role, None, anonymous=False), "سامر الحداد")
    place_named(
        voice, SPOT, voices, lambda _, may_be: next((o for o in may_be if o.voice.body == named[0]), may_be[-1])
    )
    assert voice.body == (named[0] if told else None)


@pytest.mark.parametrize(
    ("role", "named", "body"),
    [
        pytest.param("رئيس مجلسها التنفيذي", ("منظمة حظر الأسلحة الكيميائية",), "opcw", id="a council"),
        pytest.param("مدير مكتبه السياسي", ("جيش الإسلام",), "sy.jaish_al_islam", id="a political bureau"),
        pytest.param("مدير مكتبه", ("جيش الإسلام",), None, id="somebody's own office"),
        pytest.param(
            "رئيس مجلسه التنفيذي", ("منظمة حظر الأسلحة الكيميائية",), None, id="a pronoun that does not agree"
        ),
        pytest.param("رئيس مجلسها التنفيذي", ("السعودية",), None, id="of a state"),
    ],
)
def test_an_organ_that_a_pronoun_gives_to_a_body(role: str, named: tuple[str, ...], body: str | None) -> None:
    voices = naming(*named)
    voice = voices.person(Mention("سامر الحداد", role, None, anonymous=False), "سامر الحداد")
    place_named(voice, SPOT, voices, first)
    assert body_of(voice) == body
    assert body is None or (voice.role_info is not None and voice.role_info.official)


@pytest.mark.parametrize(
    ("role", "named", "expected"),
    [
        pytest.param("مصادر عسكرية", ["الجيش اليمني", "ألوية العمالقة"], "ye.national_army", id="the army is named"),
        pytest.param("مصادر عسكرية", [], "ye.national_army", id="nobody else is"),
        pytest.param("مصادر عسكرية", ["ألوية العمالقة"], None, id="other forces alone"),
        pytest.param("مصادر عسكرية في المقاومة الوطنية", ["الجيش اليمني"], None, id="the words go on"),
    ],
)
def test_a_military_source_is_of_the_army_where_no_other_force_is_told(
    role: str, named: list[str], expected: str | None
) -> None:
    voices = naming(*named)
    for one in voices.named_between(0, SPOT.at):
        if one.voice.known_body is not None:
            voices.note_body(one.voice, one.voice.known_body.id)
    voice = Voice(role=role, role_info=role_of(role), anonymous=True)
    place(voice, SPOT, voices, first, "YE")
    assert body_of(voice) == expected
