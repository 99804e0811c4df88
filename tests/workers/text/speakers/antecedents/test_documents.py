"""Whose a document is that an article only calls «البيان»."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.full_names import FullNames
from workers.text.speakers.antecedents.documents import Issuers, forces_of, organ_of
from workers.text.speakers.cast.named_places import Named
from workers.text.speakers.voice import Voice
from workers.text.speakers.voices import Voices
from workers.text.words.normalize import fold
from workers.text.words.tokens import tokenize

BODY = "الحركة"
"""Named wherever it stands in the text."""
OTHER = Voice(body="الشركة")


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        pytest.param("سيعلن الحداد، وفقا لمسودة خطابه، ذلك", "مسوده", "ماهر الحداد", id="his draft"),
        pytest.param("سيعلن الحداد، وفقا لمسودة خطابه، ذلك", "نص", "ماهر الحداد", id="its text"),
        pytest.param("سيعلن الحداد، وفقا لمسودة خطابها، ذلك", "مسوده", None, id="hers"),
        pytest.param("سيعلن الحداد، وفقا لمسودة القرار، ذلك", "مسوده", None, id="nobody's own"),
    ],
)
def test_a_draft_is_of_who_is_named_before_it(text: str, noun: str, expected: str | None) -> None:
    voices = Voices(FullNames([], load()), load(), 2018)
    voices.note_places([Named(text.index("الحداد"), Voice(name="ماهر الحداد", gender="m"), "^")])
    found = Issuers(tokenize(text), voices, load()).of(noun, len(text) + 10)
    assert (found.name if isinstance(found, Voice) else found) == expected


def issuer(text: str, noun: str = "بيان", *, spoken: int | None = None, told: bool = True) -> str | None:
    """Who has issued the document that is called by its noun behind the text; somebody else has ``spoken`` in one there."""
    voices = Voices(FullNames([], load()), load(), 2018)
    voices.note_places(
        [Named(at, Voice(body=BODY), "^") for at in range(len(text)) if text.startswith((BODY, BODY[1:]), at)]
    )
    voices.note_contents([] if told else [(0, len(text))])
    issuers = Issuers(tokenize(text), voices, load())
    if spoken is not None:
        issuers.note(noun, OTHER, spoken)
    found = issuers.of(noun, len(text) + 10)
    return found if found is None or isinstance(found, str) else found.body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("نقلت الوكالة جزءا من بيان الوزارة التي قالت", "الوزارة", id="by a genitive"),
        pytest.param("وزع بيان أصدرته الحركة ليلا", "الحركة", id="by a verb behind it"),
        pytest.param("تلقى نسخة من بيان صحفي صادر عن الحركة", "الحركة", id="by «صادر عن»"),
        pytest.param("تلقى البيان الصادر السبت عن الحركة", "الحركة", id="with a day between"),
        pytest.param("في بيان للحركة أمس", "الحركة", id="by «لـ»"),
        pytest.param("أصدرت الحركة بيانا جديدا", "الحركة", id="by a verb in front"),
        pytest.param("أصدرت الحركة، مساء الاثنين، بيانا جديدا", "الحركة", id="by a verb in front, behind a day"),
        pytest.param(
            "أصدر المكتب الإعلامي لرئيس الوزراء العراقي، ماهر الحداد، بيانا",
            "المكتب الإعلامي لرئيس الوزراء العراقي",
            id="an office with whose it is",
        ),
        pytest.param("أصدرت الحركة، في بلاغ، بيانا جديدا", None, id="behind a preposition"),
        pytest.param("نشر بيانا جديدا عن الحركة", None, id="what it is about"),
        pytest.param("أصدرت الحركة قرارا", None, id="another document"),
        pytest.param("قرأ البيان ثم الحركة", None, id="nothing of it"),
    ],
)
def test_the_article_tells_whose_a_document_is(text: str, expected: str | None) -> None:
    assert issuer(text) == expected


def test_a_letter_is_not_whose_it_is_for() -> None:
    assert issuer("كتب رسالة للحركة أمس", "رسالة") is None
    assert issuer("تلقى رسالة صادرة عن الحركة أمس", fold("رسالة")) == "الحركة"


def test_a_summit_issues_nothing_by_itself() -> None:
    assert issuer("في بيان للقمة أمس") is None


def test_who_has_spoken_in_it_later_on_is_preferred() -> None:
    text = "في بيان للحركة أمس"
    assert issuer(text, spoken=0) == "الحركة"
    assert issuer(text, spoken=len(text)) == "الشركة"


def test_a_document_that_is_answered_is_not_the_one_spoken_in() -> None:
    text = "ردا على بيان للحركة أمس"
    assert issuer(text, spoken=0) == "الشركة"
    assert issuer(text) == "الحركة"


def test_what_somebody_says_tells_nothing_of_it() -> None:
    assert issuer("في بيان للحركة أمس", told=False) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("بيان رئاسي مصري", "الرئاسة المصرية", id="an organ of a state"),
        pytest.param("بيان عسكري سوري", "الجيش السوري", id="an army"),
        pytest.param("بيان رئاسي جديد", None, id="no state"),
        pytest.param("بيان صحفي مصري", None, id="no organ"),
        pytest.param("بيان رئاسي", None, id="nothing behind it"),
    ],
)
def test_adjectives_tell_the_organ(text: str, expected: str | None) -> None:
    assert organ_of(fold(text).split(), load()) == expected


@pytest.mark.parametrize(
    ("words", "named", "expected"),
    [
        pytest.param("بيان عسكري", ("السعودية", "الجيش السوري"), "الجيش السوري", id="the one army"),
        pytest.param("بيان عسكري", ("الجيش السوري", "الجيش التركي"), None, id="two armies"),
        pytest.param("بيان عسكري", ("السعودية",), None, id="no army"),
        pytest.param("بيان صحفي", ("الجيش السوري",), None, id="no document of an army"),
        pytest.param("بيان عسكري تركي", ("الجيش السوري",), None, id="whose it is is told"),
    ],
)
def test_a_military_communique_is_of_the_one_army_that_is_named(
    words: str, named: tuple[str, ...], expected: str | None
) -> None:
    voices = Voices(FullNames([], load()), load(), 2018)
    voices.note_places(
        [Named(at, Voice(body=one, known_body=load().resolve_body(one)), "^") for at, one in enumerate(named)]
    )
    found = forces_of(fold(words).split(), 100, voices)
    assert (found.body if found else None) == expected


@pytest.mark.parametrize(
    ("noun", "at", "expected"),
    [
        pytest.param("قرار", 300, "مجلس الأمن", id="a resolution"),
        pytest.param("قرار", 5, None, id="before it is named"),
        pytest.param("بيان", 300, None, id="another document"),
    ],
)
def test_a_resolution_is_of_the_council_that_the_article_names(noun: str, at: int, expected: str | None) -> None:
    voices = Voices(FullNames([], load()), load(), 2018)
    council = Voice(body="مجلس الأمن", known_body=load().body("un.security_council"))
    voices.note_body(council, "un.security_council")
    voices.note_places([Named(10, council, "^")])
    found = Issuers((), voices, load()).of(noun, at)
    assert (found.body if isinstance(found, Voice) else found) == expected
