"""Several people in the sentence of a verb in the plural."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.makers import tag_article
from workers.text.knowledge.base import load
from workers.text.speakers.antecedents.scene import Agent, Candidate
from workers.text.speakers.at_cues.several import may_be_several, said_by_several, several_before, several_in_front
from workers.text.speakers.voice import Voice
from workers.text.syntax.analyse import Analysis, analyse

Finder = Callable[[Analysis, int], tuple[int, int] | None]


def words_of(text: str, verb: str, find: Finder) -> str | None:
    """The words that ``find`` tells at the verb in the text."""
    analysis = analyse(tag_article(f"{text}. وشهد وسط البلاد هدوءا حذرا.").body)
    at = next(i for i, token in enumerate(analysis.tokens) if token.word == verb)
    there = find(analysis, at)
    return " ".join(token.word for token in analysis.tokens[slice(*there)]) if there else None


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        pytest.param("وجرت احتجاجات لنشطاء اتهموا السلطات بالتقاعس", "اتهموا", "لنشطاء", id="behind a preposition"),
        pytest.param("وقابلته امرأتان قالتا إن الوضع صعب", "قالتا", "امرأتان", id="two"),
        pytest.param("وزار نشطاء حقوقيين قالوا إن الوضع صعب", "قالوا", "نشطاء حقوقيين", id="with an adjective"),
        pytest.param("وسمع هتافات المحتجين الذين ينتقدون القرار", "ينتقدون", "المحتجين", id="in front of a pronoun"),
        pytest.param("وسمع المحتجين، الذين ينتقدون القرار", "ينتقدون", "المحتجين", id="and of a comma"),
        pytest.param("وسمع الأصوات الذين ينتقدون القرار", "ينتقدون", None, id="a thing in front of a pronoun"),
        pytest.param("ونفى مسؤولون محليون وأضافوا أن الوضع صعب", "وأضافوا", None, id="a verb joined by and"),
        pytest.param("وزار نشطاء المدينة، قالوا إن الوضع صعب", "قالوا", None, id="behind a comma"),
        pytest.param("وقرأ نشطاء الكتب قالوا إن الوضع صعب", "قالوا", "نشطاء الكتب", id="whose the people are"),
        pytest.param("وقابلته طالبان قالتا إن الوضع صعب", "قالتا", None, id="the name of a body"),
        pytest.param("وقابله الفلسطينيون قالوا إن الوضع صعب", "قالوا", None, id="a nation may be its state"),
        pytest.param("وجرت احتجاجات كبيرة اتهموا السلطات بالتقاعس", "اتهموا", None, id="a thing"),
    ],
)
def test_people_right_in_front_of_the_verb(text: str, verb: str, expected: str | None) -> None:
    assert words_of(text, verb, lambda analysis, at: several_in_front(analysis, at, load())) == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        pytest.param("واحتفل المعارضون في المدينة متمنين الفوز", "متمنين", "المعارضون", id="a sound plural"),
        pytest.param("ولم يتقبله سكان هذه المدينة إذ رأوا فيه خطرا", "رأوا", "سكان هذه المدينة", id="whose they are"),
        pytest.param(
            "واحتج عشرات المزارعين في المدينة مطالبين بالماء", "مطالبين", "عشرات المزارعين", id="with how many"
        ),
        pytest.param("واحتج عدد من التونسيين مطالبين بالماء", "مطالبين", "عدد من التونسيين", id="some of a nation"),
        pytest.param("وبعد قتل المدنيين في المدينة وأضافوا أنه صعب", "وأضافوا", None, id="whom the noun in front has"),
        pytest.param(
            "وقال إن المعارضين في المدينة وأضافوا أنه صعب", "وأضافوا", "المعارضين", id="behind a complementizer"
        ),
        pytest.param("وصدر القانون في المدينة وأضافوا أنه صعب", "وأضافوا", None, id="a noun that ends like them"),
        pytest.param('ونشر كتاب "المعارضون" وأضافوا أنه صعب', "وأضافوا", None, id="inside a quotation"),
        pytest.param("واحتفل المعارضون. وأضافوا أنه صعب", "وأضافوا", None, id="in another sentence"),
    ],
)
def test_people_named_last_in_the_sentence(text: str, verb: str, expected: str | None) -> None:
    assert words_of(text, verb, lambda analysis, at: several_before(analysis, at, lambda _: True, load())) == expected


def test_people_inside_what_somebody_says_are_left_out() -> None:
    text = "واحتفل المعارضون في المدينة متمنين الفوز"
    assert words_of(text, "متمنين", lambda one, at: several_before(one, at, lambda _: False, load())) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("وردد عشرات المزارعين هتافا تهكميا يقول: «محتوى كبير»", "عشرات المزارعين", id="who chant"),
        pytest.param("وردد المزارعون هتافا يقول: «محتوى كبير»", "المزارعون", id="without an adjective"),
        pytest.param("وكتب المزارعون كتابا يقول: «محتوى كبير»", None, id="a book says it itself"),
        pytest.param("وردد ماهر هتافا يقول: «محتوى كبير»", None, id="one person"),
    ],
)
def test_a_chant_is_of_those_who_chant(text: str, expected: str | None) -> None:
    find: Finder = lambda analysis, at: said_by_several(analysis, at, analysis.cues[at], load())  # noqa: E731
    assert words_of(text, "يقول", find) == expected


TOLD = Agent(order=0, here=True)


@pytest.mark.parametrize(
    ("voice", "agent", "expected"),
    [
        pytest.param(Voice(name="ماهر الحداد"), TOLD, False, id="one person"),
        pytest.param(Voice(name="ماهر الحداد وسامر الخالدي"), Agent(), True, id="two persons"),
        pytest.param(Voice(role="مسؤولون", anonymous=True, gender="p"), Agent(), True, id="many unnamed"),
        pytest.param(Voice(role="عضو", gender="m"), TOLD, False, id="one unnamed"),
        pytest.param(Voice(body="الفريق", times=1), Agent(), True, id="a team that has spoken"),
        pytest.param(Voice(body="الفريق"), TOLD, True, id="a team that the sentence tells of"),
        pytest.param(Voice(body="الفريق"), Agent(), False, id="a team without words"),
        pytest.param(Voice(body="روسيا", known_body=load().state("روسيا"), times=1), TOLD, False, id="a state"),
        pytest.param(
            Voice(body="حركة طالبان", known_body=load().lookup("حركة طالبان")), Agent(), True, id="an armed movement"
        ),
        pytest.param(Voice(body="روسيا وإيران"), Agent(), True, id="two states"),
    ],
)
def test_who_may_have_a_verb_in_the_plural(voice: Voice, agent: Agent, *, expected: bool) -> None:
    assert may_be_several(Candidate(voice, agent=agent)) is expected
