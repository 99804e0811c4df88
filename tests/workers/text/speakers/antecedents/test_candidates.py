"""Whom a mention may mean at all."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.full_names import FullNames
from workers.text.mentions.mention import Mention
from workers.text.mentions.nouns import stems
from workers.text.mentions.remembered import body_of
from workers.text.mentions.unnamed import is_indefinite
from workers.text.speakers.antecedents.candidates import candidates
from workers.text.speakers.antecedents.scene import Namings, Scene
from workers.text.speakers.cast.named_places import Named
from workers.text.speakers.voice import Voice, gender_of_words
from workers.text.speakers.voices import Voices
from workers.text.statements.spots import Spot


def scene(mode: str, words: str) -> Scene:
    info = load().resolve_role(words) or load().resolve_source(words)
    head = Voice(role=words).head
    gender = gender_of_words(words, info)
    unnamed = mode == "I" and is_indefinite(words.split(), load())
    return Scene(mode, Spot(300, 250, 200, 150, ahead=320), 3, head, stems(words), info, gender=gender, unnamed=unnamed)


def may_be(mode: str, words: str, *spoken: tuple[str, str]) -> list[str]:
    """Labels of the voices that may be meant, after persons with their roles, or bodies without name, have spoken."""
    voices = Voices(FullNames([name for name, _ in spoken if name], load()), load(), 2018)
    for at, (name, role) in enumerate(spoken):
        if name:
            voice = voices.person(Mention(name, role, None, anonymous=False), name)
        else:
            voice = Voice(body=role)
            voices.add_words(voice, stems(role))
        voices.speak(voice, at)
    return [
        one.voice.name or one.voice.body or "" for one in candidates(voices, scene(mode, words), sorted(stems(words)))
    ]


MINISTER = ("ماهر الحداد", "وزير الزراعة السوري")
ANALYST = ("سامر الخالدي", "المحلل السياسي")
HOLDER = ("رامي الحسن", "الرئيس الفرنسي")
SECRETARY = ("رامي الحسن", "وزير الخارجية الأمريكي")
SOLDIER = ("سامر الخالدي", "وزير الدفاع الفرنسي")
FORMER = ("عادل النوري", "الرئيس الفرنسي السابق")
SPEAKS_FOR_ARMY = ("عادل النوري", "المتحدث باسم الجيش")
ACTRESS = ("ليلى الحداد", "الممثلة")
SOCIETY = ("", "جمعية الأمل")
CENTRE = ("", "مركز الأمل")
AUTHORITY = ("", "الهيئة العامة السعودية للمواصفات")
COUNCIL = ("رامي الحسن", "رئيس المجلس الأوروبي")
UNION = ("سامر الخالدي", "رئيس الاتحاد العراقي")
AMERICAN = ("دونالد ترامب", "الرئيس")
HOUSE = ("عادل النوري", "رئيس مجلس النواب")


@pytest.mark.parametrize(
    ("mode", "words", "spoken", "expected"),
    [
        pytest.param("R", "الوزير", (MINISTER, ANALYST), ["ماهر الحداد"], id="who is told to be one"),
        pytest.param("R", "وزير النقل الأردني", (MINISTER, ANALYST), [], id="another state's"),
        pytest.param("R", "كاتب المقال", (MINISTER, ANALYST), ["سامر الخالدي"], id="no minister writes a column"),
        pytest.param("R", "الرئيس الفرنسي", (HOLDER, FORMER), ["رامي الحسن"], id="who was it is not who is it"),
        pytest.param("I", "رئيس بلدية حلب", (HOLDER,), [], id="a mayor is no president"),
        pytest.param("R", "الرئيس الفرنسي السابق", (FORMER,), ["عادل النوري"], id="who was it"),
        pytest.param("R", "وزير الدفاع الأمريكي", (SECRETARY,), [], id="another ministry, each with a name of its own"),
        pytest.param("R", "وزير الجيوش الفرنسي", (SOLDIER,), ["سامر الخالدي"], id="one ministry by two names"),
        pytest.param("R", "وزير الخارجية", (SECRETARY,), ["رامي الحسن"], id="his own"),
        pytest.param("I", "متحدث باسم الجيش", (SPEAKS_FOR_ARMY,), [], id="an indefinite one is somebody new"),
        pytest.param("I", "متحدث باسم الشرطة", (SPEAKS_FOR_ARMY,), [], id="of others"),
        pytest.param("I", "متحدث باسم الوزير", (MINISTER,), [], id="for whom he speaks"),
        pytest.param("R", "المتحدث", (SPEAKS_FOR_ARMY, SECRETARY), ["عادل النوري"], id="who is told to speak for others"),
        pytest.param("I", "وسائل إعلام أمريكية", (SECRETARY,), [], id="outlets are nobody by name"),
        pytest.param("R", "المتحدث باسم الممثلة", (ACTRESS,), [], id="the one spoken for is no spokesman"),
        pytest.param("R", "الممثلة", (ACTRESS,), ["ليلى الحداد"], id="the one herself"),
        pytest.param("R", "المحللة", (("طارق الحداد", "المحلل"),), [], id="no man by his given name"),
        pytest.param("R", "المسؤول السوري", (MINISTER, ANALYST), ["ماهر الحداد"], id="an official is no analyst"),
        pytest.param("R", "المحللون", (ANALYST,), [], id="many are not one"),
        pytest.param("R", "الخبير", (SOCIETY, ANALYST), ["سامر الخالدي"], id="a person is no body"),
        pytest.param("G", "الجمعية", (ANALYST, SOCIETY), ["جمعية الأمل"], id="a body is no person"),
        pytest.param("B", "جمعية الأمل الخيرية", (SOCIETY,), ["جمعية الأمل"], id="the same with a word more"),
        pytest.param("B", "جمعية النور", (SOCIETY,), [], id="another body"),
        pytest.param("B", "الهيئة العامة للترفيه", (AUTHORITY,), [], id="another body by an adjective of many"),
        pytest.param(
            "B", "هيئة المواصفات السعودية للمواصفات", (AUTHORITY,), ["الهيئة العامة السعودية للمواصفات"], id="what it is for",
        ),
        pytest.param("R", "رئيس المجلس الأوروبي", (HOLDER,), [], id="at the head of another body"),
        pytest.param("R", "رئيس المجلس الأوروبي", (COUNCIL, HOLDER), ["رامي الحسن"], id="at the head of the same"),
        pytest.param("R", "رئيس المحكمة", (HOLDER,), [], id="the president is at the head of no court"),
        pytest.param("R", "رئيس الحزب", (HOLDER,), ["رامي الحسن"], id="but maybe of a party"),
        pytest.param("R", "رئيس النادي", (UNION,), ["سامر الخالدي"], id="of a body by its kind"),
        pytest.param("R", "رئيس الاتحاد", (UNION,), ["سامر الخالدي"], id="with a word less"),
        pytest.param("R", "الرئيس الكوري الجنوبي", (AMERICAN,), [], id="known to be of another state"),
        pytest.param("R", "الرئيس الأمريكي", (AMERICAN,), ["دونالد ترامب"], id="known to be of this one"),
        pytest.param("R", "الرئيس الفرنسي", (HOUSE,), [], id="another one of the highest offices"),
        pytest.param("R", "العديد من المشجعين", (ANALYST,), [], id="many are nobody by name"),
        pytest.param("D", "", (ANALYST, CENTRE), ["مركز الأمل", "سامر الخالدي"], id="who spoke last stands first"),
    ],
)  # fmt: skip
def test_candidates(mode: str, words: str, spoken: tuple[tuple[str, str], ...], expected: list[str]) -> None:
    assert may_be(mode, words, *spoken) == expected


@pytest.mark.parametrize(
    ("role", "at", "expected"),
    [
        pytest.param("متحدث باسم الجيش", 330, ["عادل النوري"], id="who is named behind it"),
        pytest.param("متحدث باسم الشرطة", 330, [], id="behind it, of others"),
        pytest.param("متحدث باسم الجيش", 210, [], id="who has been named is no new one"),
    ],
)
def test_an_indefinite_role_brings_in_somebody_new(role: str, at: int, expected: list[str]) -> None:
    voices = Voices(FullNames([SPEAKS_FOR_ARMY[0]], load()), load(), 2018)
    voice = voices.person(Mention(*SPEAKS_FOR_ARMY, None, anonymous=False), SPEAKS_FOR_ARMY[0])
    voices.note_places([Named(at, voice, "")])
    found = candidates(voices, scene("I", role), sorted(stems(role)))
    assert [one.voice.name for one in found] == expected


def test_a_plural_verb_is_of_many_or_of_who_spoke_last() -> None:
    voices = Voices(FullNames([ANALYST[0], MINISTER[0]], load()), load(), 2018)
    many = Voice(role="المحتجون", role_info=load().resolve_role("المحتجون"))
    for at, voice in enumerate(
        (many, *(voices.person(Mention(*one, None, anonymous=False), one[0]) for one in (ANALYST, MINISTER)))
    ):
        voices.speak(voice, at)
    found = candidates(voices, scene("D", "")._replace(gender="p"), ())
    assert [one.voice.name or one.voice.role for one in found] == ["ماهر الحداد", "المحتجون"]


@pytest.mark.parametrize(("verb", "expected"), [("p", ["الجماعات"]), ("m", ["ماهر الحداد", "الجماعات"])])
def test_a_plural_verb_is_of_no_one_person_who_has_not_spoken(verb: str, expected: list[str]) -> None:
    voices = Voices(FullNames([MINISTER[0]], load()), load(), 2018)
    person = voices.person(Mention(*MINISTER, None, anonymous=False), MINISTER[0])
    voices.note_places([Named(260, person, "^", 270), Named(280, Voice(body="الجماعات"), "^", 290)])
    found = candidates(voices, scene("D", "")._replace(gender=verb), ())
    assert sorted(one.voice.name or one.voice.body or "" for one in found) == sorted(expected)


@pytest.mark.parametrize(("role", "expected"), [("38% من المشمولين بالدراسة", []), ("باحثون", ["باحثون"])])
def test_who_has_been_asked_has_not_written_the_study(role: str, expected: list[str]) -> None:
    voices = Voices(FullNames([], load()), load(), 2018)
    authors = Voice(role="علماء", anonymous=True)
    for at, voice in enumerate((authors, Voice(role=role, anonymous=True))):
        voices.speak(voice, at)
    found = candidates(voices, scene("C", "الدراسة"), ())
    assert [one.voice.role for one in found] == [*expected, "علماء"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("المتحدث باسم الجيش الإسرائيلي", [], id="a spokesman of an army"),
        pytest.param("المصدر الإسرائيلي", ["مصدر أمني إسرائيلي"], id="the source"),
    ],
)
def test_a_spokesman_of_a_body_is_no_unnamed_source(words: str, expected: list[str]) -> None:
    voices = Voices(FullNames([], load()), load(), 2018)
    role = "مصدر أمني إسرائيلي"
    source = Voice(role=role, role_info=load().resolve_source(role), anonymous=True)
    voices.add_words(source, stems(role))
    voices.speak(source, 0)
    assert [one.voice.role for one in candidates(voices, scene("R", words), sorted(stems(words)))] == expected


def test_a_correspondent_is_not_the_agency() -> None:
    voices = Voices(FullNames([], load()), load(), 2018)
    agency = Voice(body="وكالة رويترز", known_body=load().resolve_body("وكالة رويترز"))
    voices.add_words(agency, stems("وكالة رويترز"))
    voices.speak(agency, 0)
    for words, expected in (("مراسل وكالة رويترز", []), ("المصدر", ["وكالة رويترز"])):
        found = candidates(voices, scene("R", words), sorted(stems(words)))
        assert [one.voice.body for one in found] == expected


@pytest.mark.parametrize(("verb", "expected"), [("f", []), ("m", ["ماهر الحداد"]), ("", ["ماهر الحداد"])])
def test_a_verb_agrees_with_its_subject(verb: str, expected: list[str]) -> None:
    voices = Voices(FullNames(["ماهر الحداد"], load()), load(), 2018)
    voice = voices.person(Mention("ماهر الحداد", None, None, anonymous=False), "ماهر الحداد")
    voice.gender = "m"
    voices.speak(voice, 0)
    looked_for = scene("D", "")._replace(gender=verb)
    assert [one.voice.name for one in candidates(voices, looked_for, ())] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("الأمير", ["رامي الحسن", "ماهر الحداد"], id="by the title beside his office, or by his office"),
        pytest.param("العقيد", ["رامي الحسن", "ماهر الحداد", "عادل النوري"], id="nobody's title"),
    ],
)
def test_whom_a_title_alone_means(words: str, expected: list[str]) -> None:
    voices = Voices(FullNames(["ماهر الحداد", "رامي الحسن", "عادل النوري"], load()), load(), 2018)
    titles = (("عادل النوري", "المتحدث", ""), ("ماهر الحداد", "الأمير", ""), ("رامي الحسن", "ولي العهد", "امير"))
    for at, (name, role, title) in enumerate(titles):
        mention = Mention(name, role, None, anonymous=False, titles=frozenset({title} - {""}))
        voices.speak(voices.person(mention, name), at)
    assert [one.voice.name for one in candidates(voices, scene("R", words), sorted(stems(words)))] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("رئيس فرنسا", True, id="the state instead of its adjective"),
        pytest.param("رئيس الفلبين", False, id="another state"),
        pytest.param("وزير دفاع فرنسا", False, id="another office"),
    ],
)
def test_who_is_called_by_an_office_holds_it(words: str, *, expected: bool) -> None:
    voices = Voices(FullNames([HOLDER[0]], load()), load(), 2018)
    voices.speak(voices.person(Mention(*HOLDER, None, anonymous=False), HOLDER[0]), 0)
    found = candidates(voices, scene("R", words), sorted(stems(words)))
    assert any(one.holds for one in found) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("معاليه", ["ماهر الحداد"], id="who is called so"),
        pytest.param("سعادتها", ["ليلى الحسن"], id="with the ending of a feminine noun"),
        pytest.param("سموه", ["عادل النوري", "ليلى الحسن", "ماهر الحداد"], id="nobody is called so"),
    ],
)
def test_whom_a_pronoun_of_courtesy_means_of_those_who_spoke(words: str, expected: list[str]) -> None:
    voices = Voices(FullNames(["ماهر الحداد", "ليلى الحسن", "عادل النوري"], load()), load(), 2018)
    for at, (name, title) in enumerate((("ماهر الحداد", "معالي"), ("ليلى الحسن", "سعاده"), ("عادل النوري", "الشيخ"))):
        mention = Mention(name, "الوزير", None, anonymous=False, titles=frozenset({title}))
        voices.speak(voices.person(mention, name), at)
    looked_for = scene("Y", words)._replace(gender="")
    assert [one.voice.name for one in candidates(voices, looked_for, ())] == expected


@pytest.mark.parametrize(
    ("name", "role", "verb", "expected"),
    [
        pytest.param("ليلى الحداد", None, "m", False, id="a woman by her given name"),
        pytest.param("ليلى الحداد", None, "f", True, id="with her verb"),
        pytest.param("ماهر الحداد", None, "f", False, id="a man by his given name"),
        pytest.param(None, "عامل نيبالي", "f", False, id="a man by his noun"),
        pytest.param(None, "عامل نيبالي", "m", True, id="with his verb"),
        pytest.param(None, "مصادر أمنية", "f", True, id="sources"),
        pytest.param(None, "مصدر أمني", "f", False, id="one source"),
        pytest.param(None, "مصدر أمني", "m", True, id="one source with its verb"),
    ],
)
def test_a_verb_agrees_with_a_person(name: str | None, role: str | None, verb: str, *, expected: bool) -> None:
    voices = Voices(FullNames([name] if name else [], load()), load(), 2018)
    voice = Voice(role=role, anonymous=True)
    voices.speak(voices.person(Mention(name, None, None, anonymous=False), name) if name else voice, 0)
    assert bool(candidates(voices, scene("D", "")._replace(gender=verb), ())) is expected


def test_a_paper_is_not_many() -> None:
    voices = Voices(FullNames([], load()), load(), 2018)
    for at, voice in enumerate(
        (Voice(role="علماء", role_info=load().resolve_role("علماء")), Voice(body="صحيفة الأمل"))
    ):
        voices.speak(voice, at)
    found = candidates(voices, scene("D", "")._replace(gender="p"), ())
    assert [one.voice.role for one in found] == ["علماء"]


@pytest.mark.parametrize(
    ("state", "verb", "expected"),
    [("ألمانيا", "m", []), ("ألمانيا", "f", ["ألمانيا"]), ("لبنان", "m", ["لبنان"]), ("لبنان", "f", [])],
)
def test_a_verb_agrees_with_a_state(state: str, verb: str, expected: list[str]) -> None:
    voices = Voices(FullNames([], load()), load(), 2018)
    voices.speak(Voice(body=state, known_body=load().resolve_body(state)), 0)
    found = candidates(voices, scene("D", "")._replace(gender=verb), ())
    assert [one.voice.body for one in found] == expected


@pytest.mark.parametrize(("words", "expected"), [("المحلل", ["سامر الخالدي"]), ("المحللة", [])])
def test_a_role_agrees_with_its_holder(words: str, expected: list[str]) -> None:
    voices = Voices(FullNames(["سامر الخالدي"], load()), load(), 2018)
    voice = voices.person(Mention(*ANALYST, None, anonymous=False), ANALYST[0])
    voice.gender = "m"
    voices.speak(voice, 0)
    found = candidates(voices, scene("R", words), sorted(stems(words)))
    assert [one.voice.name for one in found] == expected


def test_the_places_around_a_cue_tell_who_is_named_there_and_how() -> None:
    names = ["ماهر الحداد", "سامر الخالدي", "رامي الحسن", "عادل النوري"]
    voices = Voices(FullNames(names, load()), load(), 2018)
    people = [voices.person(Mention(name, None, None, anonymous=False), name) for name in names]
    before, first, last, behind = people
    places = [(210, before), (252, first), (270, first), (280, last), (305, behind), (330, before)]
    voices.note_places([Named(at, voice, f"class{at}", at + 5, f"ahead{at}") for at, voice in places])
    found = {one.voice.name: one for one in candidates(voices, scene("D", ""), ())}
    assert {name: one.place.where for name, one in found.items() if one.place} == {
        "ماهر الحداد": "b", "سامر الخالدي": "s", "رامي الحسن": "s", "عادل النوري": "a",
    }  # fmt: skip
    assert found["رامي الحسن"].place == ("s", 0, 30, 20, "class280", "class280", "ahead280")
    assert found["سامر الخالدي"].place == ("s", 1, 2, 30, "class252", "class270", "ahead270")
    assert found["ماهر الحداد"].place == ("b", 2, 10, 90, "class210", "class210", "ahead210")
    assert [found[name].namings.before for name in names] == [1, 2, 1, 0]


@pytest.mark.parametrize(
    ("end", "gender", "expected"),
    [
        pytest.param(288, "m", ["سامر الخالدي"], id="right in front of it"),
        pytest.param(286, "m", ["سامر الخالدي"], id="with a mark between"),
        pytest.param(270, "m", ["راين الحداد", "سامر الخالدي"], id="with words between"),
        pytest.param(288, "f", ["راين الحداد"], id="of another gender"),
    ],
)
def test_a_relative_pronoun_means_who_is_named_right_in_front_of_it(end: int, gender: str, expected: list[str]) -> None:
    names = ["راين الحداد", "سامر الخالدي"]
    voices = Voices(FullNames(names, load()), load(), 2018)
    spoken, beside = [voices.person(Mention(name, None, None, anonymous=False), name) for name in names]
    beside.gender = "m"
    voices.speak(spoken, 0)
    voices.note_places([Named(252, spoken, "", 262), Named(265, beside, "", end)])
    looked_for = scene("D", "")
    looked_for = looked_for._replace(spot=looked_for.spot._replace(relative=289), gender=gender)
    assert [one.voice.name for one in candidates(voices, looked_for, ())] == expected


def test_what_speakers_say_of_somebody_is_told_from_what_the_article_says() -> None:
    voices = Voices(FullNames([], load()), load(), 2018)
    one, other = Voice(body="وزارة الصحة"), Voice(body="جمعية الأمل")
    voices.note_contents([(50, 90), (10, 30)])
    voices.note_places([Named(40, one, "^"), Named(60, one, "^"), Named(95, one, "^"), Named(20, other, "^")])
    assert voices.namings(one, 80) == Namings(before=2, total=3, first=40, last=60, told=40)
    assert voices.namings(other, 80) == Namings(before=1, total=1, first=20, last=20, told=-1)
    assert voices.namings(one, 40) == Namings(before=0, total=3, first=40)
    assert voices.namings(Voice(body="الشرطة"), 80) == Namings()
    voices.note_place(Named(30, other, "^"))
    assert voices.namings(other, 80).told == 30, "right behind a content"


@pytest.mark.parametrize(
    ("bodies", "verb", "expected"),
    [
        pytest.param(("صحيفة الأمل",), "m", ["ماهر الحداد"], id="a feminine noun has no masculine verb"),
        pytest.param(("صحيفة الأمل",), "f", ["صحيفة الأمل"], id="but a feminine one"),
        pytest.param(("الجزيرة",), "m", ["الجزيرة", "ماهر الحداد"], id="a name that only ends so"),
    ],
)
def test_a_verb_leaves_out_bodies_of_the_other_gender(bodies: tuple[str, ...], verb: str, expected: list[str]) -> None:
    voices = Voices(FullNames(["ماهر الحداد"], load()), load(), 2018)
    voices.speak(voices.person(Mention("ماهر الحداد", None, None, anonymous=False), "ماهر الحداد"), 0)
    for at, body in enumerate(bodies, 1):
        voices.speak(Voice(body=body), at)
    found = candidates(voices, scene("D", "")._replace(gender=verb), ())
    assert [one.voice.name or one.voice.body for one in found] == expected


def test_a_feminine_body_stays_where_nobody_else_has_the_verb() -> None:
    voices = Voices(FullNames([], load()), load(), 2018)
    voices.speak(Voice(body="صحيفة الأمل"), 0)
    found = candidates(voices, scene("D", "")._replace(gender="m"), ())
    assert [one.voice.body for one in found] == ["صحيفة الأمل"]


@pytest.mark.parametrize(
    ("verb", "at", "expected"),
    [
        pytest.param("f", 260, ["وزارة الصحة"], id="a woman's participle is no man's"),
        pytest.param(
            "m", 260, ["ماهر الحداد", "وزارة الصحة"], id="a man's may be a body's that its document speaks for"
        ),
        pytest.param("f", 20, ["ماهر الحداد"], id="nobody else in the sentence"),
    ],
)
def test_a_participle_leaves_out_persons_of_the_other_gender(verb: str, at: int, expected: list[str]) -> None:
    voices = Voices(FullNames(["ماهر الحداد"], load()), load(), 2018)
    voices.speak(voices.person(Mention("ماهر الحداد", None, None, anonymous=False), "ماهر الحداد"), 0)
    voices.note_places([Named(at, Voice(body="وزارة الصحة"), "^", at + 12)])
    found = candidates(voices, scene("P", "")._replace(gender=verb), ())
    assert [one.voice.name or one.voice.body for one in found] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("مصادر محلية", "ماهر الحداد", id="who spoke last by name"),
        pytest.param("مصدر أمني", "مصدر أمني", id="who is called so"),
    ],
)
def test_whom_the_same_source_means(source: str, expected: str) -> None:
    voices = Voices(FullNames(["ماهر الحداد"], load()), load(), 2018)
    unnamed = Voice(role=source, anonymous=True)
    voices.add_words(unnamed, stems(source))
    voices.speak(unnamed, 0)
    voices.speak(voices.person(Mention("ماهر الحداد", None, None, anonymous=False), "ماهر الحداد"), 1)
    found = candidates(voices, scene("S", "المصدر نفسه"), sorted(stems("المصدر نفسه")))
    assert [one.voice.name or one.voice.role for one in found] == [expected]


@pytest.mark.parametrize(
    ("words", "expected"), [("البيان الختامي", []), ("البيان", ["ماهر الحداد"])], ids=["of a meeting", "of anybody"]
)
def test_a_final_communique_is_no_persons(words: str, expected: list[str]) -> None:
    voices = Voices(FullNames(["ماهر الحداد"], load()), load(), 2018)
    voices.speak(voices.person(Mention("ماهر الحداد", None, None, anonymous=False), "ماهر الحداد"), 0)
    found = candidates(voices, scene("C", words), sorted(stems(words)))
    assert [one.voice.name for one in found] == expected


@pytest.mark.parametrize(("words", "expected"), [("القاضية", ["ليلى الحداد"]), ("الناشطة", ["منى الخالدي"])])
def test_a_noun_alone_is_who_has_it(words: str, expected: list[str]) -> None:
    voices = Voices(FullNames(["ليلى الحداد", "منى الخالدي"], load()), load(), 2018)
    for at, (name, role) in enumerate((("ليلى الحداد", "القاضية الفيدرالية"), ("منى الخالدي", "الناشطة"))):
        voices.speak(voices.person(Mention(name, role, None, anonymous=False), name), at)
    found = candidates(voices, scene("R", words), sorted(stems(words)))
    assert sorted(one.voice.name or "" for one in found) == expected


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        pytest.param(
            ((0, 12, "", "ماهر الحداد"), (13, 25, "رئيس الشركة", "")), "ماهر الحداد", id="who holds the office"
        ),
        pytest.param(
            ((0, 9, "", "ماهر الحداد"), (13, 25, "رئيس الشركة", "")), "رئيس الشركة", id="somebody farther off"
        ),
    ],
)
def test_who_stands_beside_a_relative_pronoun(places: tuple[tuple[int, int, str, str], ...], expected: str) -> None:
    voices = Voices(FullNames([], load()), load(), 2018)
    voices.note_places(
        [Named(at, Voice(name=name or None, role=role or None), "^", end) for at, end, role, name in places]
    )
    assert [one.name or one.role for one in voices.named_beside(27)] == [expected]


@pytest.mark.parametrize(
    ("at", "sentence", "expected"),
    [
        pytest.param(500, 4, ["ماهر الحداد"], id="named in the next sentence"),
        pytest.param(1500, 4, [], id="named far behind"),
        pytest.param(1500, 0, ["ماهر الحداد"], id="in the first sentence of an article"),
        pytest.param(100, 4, [], id="named before"),
    ],
)
def test_somebody_brought_in_is_who_is_named_at_once(at: int, sentence: int, expected: list[str]) -> None:
    voices = Voices(FullNames(["ماهر الحداد"], load()), load(), 2018)
    person = voices.person(Mention("ماهر الحداد", "المسؤول السوري", None, anonymous=False), "ماهر الحداد")
    voices.note_places([Named(at, person, "-")])
    one = scene("I", "مسؤول سوري")
    found = candidates(voices, one._replace(spot=one.spot._replace(number=sentence)), sorted(one.words))
    assert [each.voice.name for each in found] == expected


@pytest.mark.parametrize(
    ("state", "same"),
    [
        pytest.param("الكويت", False, id="beside another state"),
        pytest.param("السعودية", True, id="beside its own"),
        pytest.param(None, True, id="beside none"),
    ],
)
def test_a_source_beside_another_state_is_another_one(state: str | None, *, same: bool) -> None:
    voices = Voices(FullNames([], load()), load(), 2018)
    words = "مصدر في وزارة الخارجية السعودية"
    source = Voice(role=words, anonymous=True, role_info=load().resolve_role(words) or load().resolve_source(words))
    voices.add_words(source, stems(words))
    voices.speak(source, 100)
    if state:
        voices.note_places([Named(260, Voice(body=state, known_body=load().state(state)), "-")])
    one = scene("I", "مصدر في وزارة الخارجية")
    assert any(each.voice is source for each in candidates(voices, one, sorted(one.words))) is same


def test_a_source_at_large_is_no_state() -> None:
    voices = Voices(FullNames([], load()), load(), 2018)
    state = Voice(body="روسيا", known_body=load().state("روسيا"))
    source = Voice(role="مصادر أمنية", anonymous=True)
    for at, voice in enumerate((source, state)):
        voices.add_words(voice, stems(voice.role, voice.body))
        voices.speak(voice, at)
    one = scene("R", "المصادر")
    assert [each.voice for each in candidates(voices, one, sorted(one.words))] == [source]


@pytest.mark.parametrize(
    ("words", "same"),
    [
        pytest.param("الخارجية الروسية", False, id="of another state"),
        pytest.param("الخارجية السورية", True, id="of the same"),
    ],
)
def test_a_ministry_of_another_state_is_another_one(words: str, *, same: bool) -> None:
    voices = Voices(FullNames([], load()), load(), 2018)
    ministry = Voice(body="وزارة الخارجية السورية", known_body=body_of("وزارة الخارجية السورية", load()))
    voices.add_words(ministry, stems(ministry.body))
    voices.speak(ministry, 100)
    one = scene("G", words)._replace(body=body_of(words, load()))
    assert any(each.voice is ministry for each in candidates(voices, one, sorted(one.words))) is same


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("صحيفة إسرائيل هايوم", [], id="an outlet that is called after it"),
        pytest.param("حكومة إسرائيل", ["إسرائيل"], id="what speaks for it"),
    ],
)
def test_a_state_is_no_outlet(words: str, expected: list[str]) -> None:
    voices = Voices(FullNames([], load()), load(), 2018)
    state = Voice(body="إسرائيل", known_body=load().body("il"))
    voices.add_words(state, stems("إسرائيل"))
    voices.speak(state, 0)
    asked = scene("B", words)._replace(body=body_of(words, load()))
    assert [one.voice.body for one in candidates(voices, asked, sorted(stems(words)))] == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        pytest.param(None, "مسؤول إسرائيلي", id="who was called so last"),
        pytest.param("ماهر الحداد", None, id="somebody else has spoken since"),
    ],
)
def test_the_official_is_the_one_named_last(last: str | None, expected: str | None) -> None:
    voices = Voices(FullNames([last] if last else [], load()), load(), 2018)
    officials = [
        Voice(role=role, anonymous=True, role_info=load().resolve_role(role))
        for role in ("مسؤول سوري", "مسؤول إسرائيلي")
    ]
    for one in officials:
        voices.add_words(one, stems(one.role))
    voices.note_places([Named(at, one, "^") for at, one in zip((20, 200), officials, strict=True)])
    voices.speak(officials[0], 20)
    if last is not None:
        voices.speak(voices.person(Mention(last, None, None, anonymous=False), last), 260)
    meant = [one.voice.role for one in candidates(voices, scene("R", "المسؤول"), ["مسوول"])]
    assert (meant == [expected]) is (expected is not None)
