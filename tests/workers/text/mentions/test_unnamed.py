"""Who speaks unnamed, and who speaks for a state."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load, words_of
from workers.text.mentions.mention import Mention
from workers.text.mentions.unnamed import as_people, as_unnamed, is_indefinite, is_people, refers_back
from workers.text.syntax.cues import read_cue
from workers.text.words.tokens import folded_word as fold


def as_body(text: str) -> Mention:
    """A mention that the parser has taken for a body."""
    return as_unnamed(Mention(None, None, text, anonymous=False), text, load())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("المحتجون", id="plural"),
        pytest.param("مجموعة قليلة من الاقتصاديين", id="a group of people"),
        pytest.param("59% من الخبراء", id="a share of people"),
        pytest.param("خمسة", id="a number"),
        pytest.param("مستخدم آخر على المنصة", id="another one"),
        pytest.param("عائلة الطالب", id="kin"),
        pytest.param("اقتصادي", id="one of a trade"),
        pytest.param("امرأتان", id="two"),
        pytest.param("مراسلة وكالة النخيل", id="one of an outlet's many"),
    ],
)
def test_people_without_a_name_are_unnamed_sources(text: str) -> None:
    mention = as_body(text)
    assert (mention.role, mention.body, mention.anonymous) == (text, None, True)


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        pytest.param("جماعة سلفية صغيرة", True, id="indefinite, with an adjective"),
        pytest.param("جماعة أنصار النخيل", False, id="its name"),
        pytest.param('شبكة "نخيل سبورت" الإذاعية', False, id="its name in quotation marks"),
        pytest.param("شبكة إذاعية محلية", True, id="no name"),
        pytest.param("إدارة شرطة حلب", False, id="a noun behind a noun is no adjective"),
        pytest.param("دول عربية", True, id="states that are not told"),
        pytest.param("الدول الثلاث", False, id="states that the article has told"),
        pytest.param("معظم الأحزاب", True, id="behind a quantifier"),
        pytest.param("وسائل إعلام محلية", True, id="media"),
        pytest.param("المنظمات الحقوقية", True, id="definite plural of bodies"),
        pytest.param("الأجهزة الأمنية", False, id="those of the state"),
        pytest.param("الأمم المتحدة", False, id="a known body"),
        pytest.param("طالبان", False, id="a known body that ends like two"),
        pytest.param("الاقتصادي", False, id="definite, like those of a trade"),
    ],
)
def test_bodies_without_a_name(text: str, *, anonymous: bool) -> None:
    assert as_body(text) == Mention(None, None, text, anonymous=anonymous)


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        pytest.param("المتهمان", True, id="dual"),
        pytest.param("الحقوقيون وممثلو الجمعيات", True, id="plural"),
        pytest.param("وزراء الخارجية", False, id="holders of offices are not many"),
        pytest.param("شخصيتان يمنيتان", True, id="two people"),
        pytest.param("مواطنان", True, id="two, without an adjective"),
        pytest.param("بيان شخصي", False, id="a noun that only ends like two"),
        pytest.param("الشخصيتان اليمنيتان", False, id="two certain ones"),
        pytest.param("مراسل قناة النخيل", True, id="one of the correspondents of an outlet"),
        pytest.param("رئيس تحرير صحيفة النخيل", False, id="its one editor"),
        pytest.param("المذيعة", False, id="a certain one"),
    ],
)
def test_roles_without_a_name(text: str, *, anonymous: bool) -> None:
    mention = as_unnamed(Mention(None, text, None, anonymous=False), text, load())
    assert (mention.role, mention.anonymous) == (text, anonymous)


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        pytest.param("البريطانيون", None, "البريطانيون", id="the nation is its state"),
        pytest.param("الكوريون الشماليون", None, "الكوريون الشماليون", id="in two words"),
        pytest.param("الكرواتي", "الكرواتي", None, id="one of the nation is a person"),
        pytest.param("الروسية", None, "الروسية", id="the feminine is short for the state"),
    ],
)
def test_a_nation(text: str, role: str | None, body: str | None) -> None:
    assert as_body(text) == Mention(None, role, body, anonymous=False)


@pytest.mark.parametrize(
    ("text", "verb", "people"),
    [
        pytest.param("الفلسطينيون", "يطالب", True, id="a people demands"),
        pytest.param("العراقيون", "يراهن", True, id="a people hopes"),
        pytest.param("الأميركيون", "قال", False, id="a state speaks"),
        pytest.param("الحكومة", "يطالب", False, id="no nation"),
    ],
)
def test_a_people_is_not_its_state(text: str, verb: str, people: bool) -> None:
    nation = Mention(None, None, text, anonymous=False)
    expected = Mention(None, text, None, anonymous=True) if people else nation
    assert as_people(nation, read_cue(verb), load()) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("الأتراك", True),
        ("البريطانيين", True),
        ("البريطانية", False),
        ("بريطانيون", False),
        ("المحتجون", False),
        ("", False),
    ],
)
def test_is_people(words: str, *, expected: bool) -> None:
    assert is_people(words_of(words), load()) is expected


def test_a_name_is_left_alone() -> None:
    mention = Mention("ماهر الحداد", None, None, anonymous=False)
    assert as_unnamed(mention, "ماهر الحداد", load()) == mention


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        pytest.param("مسؤول", True, id="one word"),
        pytest.param("مسؤول فرنسي", True, id="an adjective"),
        pytest.param("مسؤول رفيع في الجيش", True, id="his rank"),
        pytest.param("متحدث باسم الجيش", True, id="for whom he speaks"),
        pytest.param("رئيس سلسلة المقاهي", False, id="of something definite"),
        pytest.param("زعيم كوريا الشمالية", False, id="of a state"),
        pytest.param("بعض النواب", True, id="some"),
    ],
)
def test_an_indefinite_role(role: str, expected: bool) -> None:
    assert is_indefinite(fold(role).split(), load()) is expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        pytest.param("المسؤول في التحالف", True, id="an official again"),
        pytest.param("المسؤول", True, id="by the noun alone"),
        pytest.param("مسؤول في التحالف", False, id="who is brought in"),
        pytest.param("المدير العام", False, id="an office"),
        pytest.param("مسؤولة السياسة الخارجية في الاتحاد الأوروبي", False, id="an office by its portfolio"),
    ],
)
def test_a_role_that_tells_no_office_refers_back(role: str, *, expected: bool) -> None:
    assert refers_back(role, load().resolve_role(role)) is expected
