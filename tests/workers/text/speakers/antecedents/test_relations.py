"""Speakers who are told by others: pairs, somebody's lawyer, a state's minister."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.full_names import FullNames
from workers.text.mentions.mention import Mention
from workers.text.mentions.own_names import without_pronoun
from workers.text.speakers.antecedents.relations import Relations
from workers.text.speakers.antecedents.together import StatesTogether
from workers.text.speakers.cast.named_places import Named
from workers.text.speakers.voice import Voice
from workers.text.speakers.voices import Voices
from workers.text.statements.spots import Spot
from workers.text.words.normalize import fold
from workers.text.words.tokens import tokenize

SPOT = Spot(200, 150, 100, 0)


def voices_of(*names: str) -> Voices:
    """Persons who have spoken in this order."""
    voices = Voices(FullNames(names, load()), load(), 2018)
    for at, name in enumerate(names):
        voices.speak(voices.person(Mention(name, None, None, anonymous=False), name), at)
    return voices


def relations(voices: Voices, country: str | None = None) -> Relations:
    return Relations(voices, load(), country)


def test_two_are_whom_the_article_has_named_last() -> None:
    resolved = relations(voices_of("رامي الحسن", "ماهر الحداد", "سامر الخالدي")).joint(["الوزيران"], SPOT)
    assert resolved is not None
    assert resolved.voice.name == "ماهر الحداد وسامر الخالدي"


@pytest.mark.parametrize(
    ("words", "body"),
    [
        pytest.param("الدول الثلاث", "الولايات المتحدة وبريطانيا وفرنسا", id="three states named together"),
        pytest.param("الدول الأربع", None, id="nowhere so many"),
        pytest.param("الدول العربية", None, id="no number"),
        pytest.param("البلدان", "روسيا وإيران", id="two states"),
    ],
)
def test_states_are_those_that_were_named_together(words: str, body: str | None) -> None:
    text = "قصفت الولايات المتحدة وبريطانيا وفرنسا المدينة ثم زار الوفد روسيا وإيران"
    known = Relations(voices_of(), load(), None, StatesTogether(tokenize(text), load()))
    resolved = known.joint(fold(words).split(), SPOT)
    assert (resolved.voice.body if resolved else None) == body


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("موسكو وطهران", "روسيا وإيران"),
        ("كل من دمشق وروسيا", "سوريا وروسيا"),
        ("سوريا وفرنسا", "سوريا وفرنسا"),
        ("كل من روسيا والولايات المتحدة", "روسيا والولايات المتحدة"),
        ("كل من الوزير وروسيا", None),
        ("موسكو وطهران ومعهما دمشق", "روسيا وإيران وسوريا"),
        ("موسكو ومعها الوزير", None),
        ("موسكو", None),
        ("موسكو وحلفاؤها", None),
        ("الوزير", None),
    ],
)
def test_capitals_joined_are_their_states(words: str, body: str | None) -> None:
    resolved = relations(voices_of("ماهر الحداد")).joint(fold(words).split(), SPOT)
    assert (resolved.voice.body if resolved else None) == body


@pytest.mark.parametrize(
    ("words", "spoken", "name"),
    [
        ("ابنة مؤسس الحزب رامي الحداد", ("سلمى الحداد", "ماهر الخالدي"), "سلمى الحداد"),
        ("شقيق الوزير السابق رامي الحداد", ("ماهر الخالدي", "سامر الحداد"), "سامر الحداد"),
        ("ابنة جان-رامي الحداد", ("سلمى الحداد",), "سلمى الحداد"),
        ("ابنة رامي الحداد", ("رامي الحداد",), None),  # he is not his daughter
        ("شقيق الحداد", ("ماهر الحداد",), None),  # nor his own brother
        ("ابن رامي الحداد", ("ماهر الحداد", "سامر الحداد"), None),
        ("محامي رامي الحداد", ("ماهر الحداد",), None),
    ],
)
def test_kin_of_the_same_name_is_who_has_spoken_under_it(words: str, spoken: tuple[str, ...], name: str | None) -> None:
    resolved = relations(voices_of(*spoken)).joint(fold(words).split(), SPOT)
    assert (resolved.voice.name if resolved else None) == name


def test_one_of_a_pair_is_not_enough() -> None:
    assert relations(voices_of("ماهر الحداد")).joint(["الوزيران"], SPOT) is None


def test_somebodys_lawyer_is_told_by_whom_he_works_for() -> None:
    resolved = relations(voices_of("ماهر الحداد")).of_another("محاميه", ("محامي", "ه"), SPOT, anonymous=True)
    assert (resolved.voice.name, resolved.voice.role) == (None, "محامي ماهر الحداد")


@pytest.mark.parametrize(
    ("whole", "owned", "expected"),
    [
        pytest.param("خصومه", ("خصوم", "ه"), True, id="a broken plural"),
        pytest.param("عائلته", ("عائله", "ه"), True, id="kin"),
        pytest.param("مساعدوه", ("مساعدو", "ه"), True, id="a plural by its ending"),
        pytest.param("محاميه", ("محامي", "ه"), False, id="one"),
    ],
)
def test_many_who_are_somebodys_are_unnamed(whole: str, owned: tuple[str, str], *, expected: bool) -> None:
    owned = (fold(owned[0]), owned[1])
    resolved = relations(voices_of("ماهر الحداد")).of_another(whole, owned, SPOT, anonymous=False)
    assert resolved.voice.anonymous is expected


def test_a_feminine_noun_has_its_ending_back_without_the_pronoun() -> None:
    resolved = relations(voices_of("ماهر الحداد")).of_another("خطيبته", (fold("خطيبة"), "ه"), SPOT, anonymous=False)
    assert resolved.voice.role == "خطيبة ماهر الحداد"


def test_who_is_known_as_somebodys_is_found_by_name() -> None:
    voices = voices_of("ماهر الحداد")
    voices.person(Mention("ليلى الخالدي", "خطيبة الكاتب", None, anonymous=False), "ليلى الخالدي")
    resolved = relations(voices).of_another("خطيبته", (fold("خطيبة"), "ه"), SPOT, anonymous=False)
    assert resolved.voice.name == "ليلى الخالدي"


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        pytest.param("وزير خارجيتها", "وزير الخارجية الأردني", id="of the state named before"),
        pytest.param("معالي وزير الصحة", "وزير الصحة", id="without the courtesy"),
        pytest.param("وزير الصحة", "وزير الصحة", id="as it is"),
    ],
)
def test_with_owner(role: str, expected: str) -> None:
    voices = voices_of()
    state = Voice(body="الأردن", known_body=load().body("jo"))
    voices.note_places([Named(160, state, "^")])
    assert relations(voices).with_owner(role, SPOT) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        pytest.param("وزير خارجيته", "وزير الخارجية التونسي", id="of him who is named in the sentence before"),
        pytest.param("وزير خارجيتها", "وزير الخارجية الأردني", id="of the state named in the paragraph"),
    ],
)
def test_a_minister_is_his_or_its(role: str, expected: str) -> None:
    voices = voices_of("رامي الحسن")
    president = voices.person(Mention("رامي الحسن", "الرئيس التونسي", None, anonymous=False), "رامي الحسن")
    state = Voice(body="الأردن", known_body=load().body("jo"))
    voices.note_places([Named(110, president, "^"), Named(160, state, "^")])
    assert relations(voices).with_owner(role, SPOT._replace(paragraph=150)) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("الأخير", "سامر الخالدي", id="whose name stands last"),
        pytest.param("الأخيرة", "وزارة الصحة", id="whose gender it is"),
        pytest.param("الوزير", None, id="a role says more"),
    ],
)
def test_the_latter_is_who_is_named_last(word: str, expected: str | None) -> None:
    voices = voices_of("ماهر الحداد", "سامر الخالدي")
    first, second = voices.recent(2)[::-1]
    ministry = Voice(body="وزارة الصحة")
    voices.note_places(
        [Named(105, ministry, "^"), Named(110, first, "^"), Named(160, second, "^"), Named(205, first, "^")]
    )
    resolved = relations(voices).latter(fold(word), SPOT)
    assert (resolved and (resolved.voice.name or resolved.voice.body)) == expected


@pytest.mark.parametrize(
    ("body", "whole", "expected"),
    [
        pytest.param("حزب الله", "زعيمه", "زعيم حزب الله", id="of the body named before"),
        pytest.param("شركة فولكسفاغن", "رئيسها", "رئيس شركة فولكسفاغن", id="of a feminine one"),
        pytest.param("شركة فولكسفاغن", "زعيمه", "زعيم", id="of the other gender"),
        pytest.param("الأمم المتحدة", "رئيسها", "رئيس", id="of what states have"),
    ],
)
def test_a_leader_is_of_the_body_named_before(body: str, whole: str, expected: str) -> None:
    knowledge, voices = load(), voices_of()
    led = Voice(body=body, known_body=knowledge.resolve_body(body))
    voices.note_places([Named(150, led, "^")])
    owned = without_pronoun(whole, knowledge)
    assert owned is not None
    found = relations(voices).of_another(whole, owned, SPOT, anonymous=False).voice
    assert found.role == expected
    assert found.known_body == (led.known_body if " " in expected else None)
