"""The full names of bodies that later mentions call by the word for their kind."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.mention import Mention
from workers.text.speakers.cast.body_phrases import body_phrases, wanted_bodies
from workers.text.words.tokens import tokenize


def found(text: str, *called: str) -> list[str]:
    wanted = wanted_bodies([Mention(None, None, words, anonymous=False) for words in called], load())
    return [text[phrase.start : phrase.end] for phrase in body_phrases(tokenize(text), wanted, load())]


@pytest.mark.parametrize(
    ("text", "called", "expected"),
    [
        pytest.param("وأعلنت مديرية صحة حلب عن حملة", "المديرية", ["مديرية صحة حلب"], id="of something of a place"),
        pytest.param(
            "قالت الهيئة العامة للغابات إن", "الهيئة", ["الهيئة العامة للغابات"], id="definite, with its field"
        ),
        pytest.param(
            "قالت الفدرالية العالمية لأصدقاء النخيل إن",
            "الفدرالية",
            ["الفدرالية العالمية لأصدقاء النخيل"],
            id="for whom it is",
        ),
        pytest.param("وكانت مديرية حلب نوّهت به", "المديرية", ["مديرية حلب"], id="a verb that hardly anybody uses"),
        pytest.param("نشرت يومية «الضفة» مقالا", "الصحيفة", ["يومية «الضفة»"], id="another noun of the same kind"),
        pytest.param("أشادت صحيفة وادي تايمز به", "الصحيفة", ["صحيفة وادي تايمز"], id="what outlets' names end in"),
        pytest.param(
            "أشادت صحيفة نخيل أون دايلي الكورية الجنوبية على صدرها",
            "الصحيفة",
            ["صحيفة نخيل أون دايلي الكورية الجنوبية"],
            id="to its state",
        ),
        pytest.param(
            "قالت رئيسة الجامعة التونسية للتنس السيدة سلمى", "الجامعة", ["الجامعة التونسية للتنس"], id="a title ends it"
        ),
        pytest.param("قرأت صحيفة عن تايمز", "الصحيفة", [], id="a preposition ends it"),
        pytest.param("نظمت منظمة للدفاع عن الغابات لقاء", "المنظمة", [], id="what it is for is no name"),
        pytest.param("زارت الوزيرة مديرية صحة حلب", "الوزيرة", [], id="a person asks for no body"),
        pytest.param("وفق ما أفادت الهيئة الجمعة", "الهيئة", [], id="a day is no adjective"),
        pytest.param("قالت الهيئة العامة الجمعة إن", "الهيئة", ["الهيئة العامة"], id="a day behind an adjective"),
        pytest.param("قالت الهيئة العامة اليوم الجمعة إن", "الهيئة", ["الهيئة العامة"], id="with «اليوم»"),
        pytest.param("أشادت صحيفة الأحد به", "الصحيفة", ["صحيفة الأحد"], id="a day that is a name"),
        pytest.param("أعلنت مديرية عن حملة", "المديرية", [], id="nothing behind the noun"),
    ],
)
def test_body_phrases(text: str, called: str, expected: list[str]) -> None:
    assert found(text, called) == expected


def test_a_role_asks_for_the_body_that_it_leaves_to_the_article() -> None:
    roles = [Mention(None, role, None, anonymous=True) for role in ("مسؤولون في المهرجان", "مسؤول في وزارة الصحة")]
    assert wanted_bodies(roles, load()).heads == {"مهرجان"}


def test_names_and_long_mentions_ask_for_nothing() -> None:
    mentions = [
        Mention("ماهر الحداد", None, None, anonymous=False),
        Mention(None, None, "الهيئة العامة للغابات", False),
        None,
    ]
    assert not wanted_bodies(mentions, load()).heads
