"""Bodies that a mention tells by kind, nation or a part of their name."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from tests.workers.text.speakers.at_cues.test_noticed import found
from workers.text.knowledge.base import load
from workers.text.knowledge.model import Body
from workers.text.mentions.full_names import FullNames
from workers.text.mentions.mention import Mention
from workers.text.mentions.remembered import body_of
from workers.text.speakers.cast.bare_bodies import (
    federation,
    is_civic,
    named_before,
    of_verbal_noun,
    spoken_for,
    tell_more,
    tells_which,
)
from workers.text.speakers.cast.named_places import Named
from workers.text.speakers.voice import Voice
from workers.text.speakers.voices import Voices
from workers.text.statements.spots import Spot
from workers.text.syntax.analyse import analyse
from workers.text.words.normalize import fold


@pytest.mark.parametrize(
    ("words", "body", "expected"),
    [
        pytest.param("الهيئة العليا المستقلة للإعلام", "الهيئة العليا", True, id="by an adjective"),
        pytest.param("وزارة الدفاع التي يديرها الحوثيون", "وزارة الدفاع", True, id="by a clause"),
        pytest.param("وزارة الدفاع في صنعاء", "وزارة الدفاع", False, id="where it is"),
        pytest.param("المنتخب الأردني الأول", "المنتخب الأردني", True, id="by a masculine adjective"),
        pytest.param("وزارة الدفاع المواطنين", "وزارة الدفاع", False, id="whom it tells"),
        pytest.param("وزارة الدفاع القرار", "وزارة الدفاع", False, id="no adjective of it"),
        pytest.param("الهيئة العليا", "الهيئة العليا", False, id="the same words"),
        pytest.param("المجلس الأعلى", "الهيئة العليا", False, id="other words"),
    ],
)
def test_words_that_tell_which_body_is_meant(words: str, body: str, *, expected: bool) -> None:
    assert tells_which(words, body) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("المجموعة الحقوقية", True), ("المجموعة الصناعية", False), ("المجموعة", False), ("الشركة الحقوقية", False)],
)
def test_a_group_with_a_civic_adjective_is_no_company(words: str, *, expected: bool) -> None:
    assert is_civic(fold(words).split()) is expected


@pytest.mark.parametrize(
    ("words", "others", "expected"),
    [
        pytest.param("الاتحاد الأوروبي", ["club.uefa"], "club.uefa", id="the fuller name of a federation"),
        pytest.param("الاتحاد الأوروبي", ["eu", "fr"], None, id="the union itself"),
        pytest.param("الاتحاد الأوروبي", ["club.caf"], None, id="another federation"),
        pytest.param("الاتحاد الأوروبي للعبة (يويفا)", [], "club.uefa", id="brackets"),
        pytest.param("الاتحاد الأوروبي (بروكسل)", [], None, id="brackets with no federation"),
    ],
)
def test_a_federation_by_the_words_for_a_union(words: str, others: list[str], expected: str | None) -> None:
    knowledge = load()
    bodies = [body for one in others if (body := knowledge.body(one)) is not None]
    known = knowledge.lookup("الاتحاد الأوروبي")
    assert isinstance(known, Body)
    meant = federation(words, known, bodies, knowledge)
    assert (meant.id if meant else None) == expected


def test_a_state_is_no_federation() -> None:
    assert federation("فرنسا", load().body("fr"), [], load()) is None


@pytest.mark.parametrize(
    ("words", "at", "expected"),
    [
        pytest.param("المنظمة المعارضة", 150, "منظمة مجاهدي خلق", id="in the sentence before"),
        pytest.param("موقع المنظمة المعارضة", 150, "منظمة مجاهدي خلق", id="of its site"),
        pytest.param("موقع", 150, None, id="a site of nobody"),
        pytest.param("المنظمة المعارضة", 20, None, id="too far in front"),
        pytest.param("الحركة المعارضة", 150, None, id="another noun"),
        pytest.param("المنظمة السورية", 150, None, id="of a state"),
    ],
)
def test_a_noun_with_an_adjective_is_the_body_named_before(words: str, at: int, expected: str | None) -> None:
    voices = Voices(FullNames([], load()), load(), 2018)
    own = Voice(body="منظمة مجاهدي خلق", known_body=body_of("منظمة مجاهدي خلق", load()))
    voices.note_places([Named(at, own, "-")])
    found = named_before(fold(words).split(), body_of(words, load()), Spot(200, 160, 100, 0), voices)
    assert (found.body if found else None) == expected


@pytest.mark.parametrize(
    ("role", "words", "expected"),
    [
        pytest.param("المتحدث باسم قوات التحالف", "القوات", "coalition_forces", id="whom the spokesman speaks for"),
        pytest.param("المتحدث باسم قوات التحالف", "الشرطة", None, id="another noun"),
        pytest.param("قائد قوات التحالف", "القوات", None, id="no spokesman"),
        pytest.param("المتحدث باسم وزارة الخارجية السورية", "الوزارة", None, id="no forces"),
    ],
)
def test_the_forces_for_which_a_spokesman_has_spoken(role: str, words: str, expected: str | None) -> None:
    voices = Voices(FullNames(["سامر الحداد"], load()), load(), 2018)
    voices.speak(voices.person(Mention("سامر الحداد", role, None, anonymous=False), "سامر الحداد"), 0)
    found = spoken_for([fold(words)], voices)
    assert (found.known_body.id if found and found.known_body else None) == expected


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        pytest.param("تنديد روسي بقرار المجلس", "روسي", "ru", id="the adjective of a state"),
        pytest.param("ترحيب أممي باتفاق الحديدة", "أممي", "un", id="of a body"),
        pytest.param(
            "احتجاج سعودي بالأمم المتحدة على القرار", "سعودي بالأمم المتحدة", "sa", id="with where it was said"
        ),
        pytest.param("تنديد الروسي ماهر بقرار المجلس", "الروسي ماهر", None, id="somebody"),
        pytest.param("تنديد واسع بقرار المجلس", "واسع", None, id="another adjective"),
        pytest.param("يندد روسي بقرار المجلس", "روسي", None, id="behind a verb"),
    ],
)
def test_whose_a_verbal_noun_is(text: str, mention: str, expected: str | None) -> None:
    analysis = analyse(tag_article(f"وشهد اليوم {text} في كل مكان.").body)
    first, *words = mention.split()
    statement = found(analysis, text.split(maxsplit=1)[0], "مكان", first)
    at = statement.mention[0] if statement.mention else 0
    statement.mention = (at, at + 1 + len(words))
    body = of_verbal_noun(statement, analysis, load())
    assert (body.id if body is not None else None) == expected


def test_a_mention_tells_more_of_a_body_that_is_noted_for_half_of_its_name() -> None:
    knowledge = load()
    half = Voice(body="وكالة السودان", known_body=body_of("وكالة السودان", knowledge))
    tell_more(half, "وكالة السودان للأنباء", body_of("وكالة السودان للأنباء", knowledge), knowledge)
    assert half.known_body is not None
    assert (half.body, half.known_body.id) == ("وكالة السودان للأنباء", "media.suna")
    bare = Voice(body="رئاسة الوزراء")
    tell_more(bare, "رئاسة الوزراء", body_of("رئاسة الوزراء", knowledge), knowledge)
    assert bare.known_body is not None, "what every state has"
    known = Voice(body="الكرملين", known_body=body_of("الكرملين", knowledge))
    tell_more(known, "البيت الأبيض", body_of("البيت الأبيض", knowledge), knowledge)
    assert known.body == "الكرملين"
