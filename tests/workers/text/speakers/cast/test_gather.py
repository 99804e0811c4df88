"""Whom an article names before anybody speaks, and where."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.knowledge.base import load
from workers.text.mentions.full_names import FullNames
from workers.text.speakers.cast.gather import gather
from workers.text.speakers.voices import Voices


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("وطردت واشنطن دبلوماسيين", ["الولايات المتحدة"], id="it acts"),
        pytest.param("ووصل الوفد إلى واشنطن", [], id="behind a preposition"),
        pytest.param("وزار الوفد العاصمة واشنطن", [], id="the city"),
        pytest.param("وطردت دمشق دبلوماسيين", ["سوريا"], id="another one"),
    ],
)
def test_a_capital_that_acts_is_its_state(sentence: str, expected: list[str]) -> None:
    article = tag_article(f"{sentence}. وشهد وسط البلاد هدوءا حذرا بعد أيام من التوتر.")
    voices = Voices(FullNames([], load()), load(), 2018)
    gather(article, voices, [])
    assert [one.voice.body for one in voices.named_between(0, 100)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("وحضر وزير الصحة الشيخ الدكتور سامر الحداد", "وزير الصحة", id="behind titles of courtesy"),
        pytest.param("وحضر وزير الصحة اجتماع الدكتور سامر الحداد", "الدكتور", id="behind another noun"),
    ],
)
def test_an_office_in_front_of_a_name(sentence: str, expected: str) -> None:
    article = tag_article(f"{sentence} أمس. وشهد وسط البلاد هدوءا حذرا بعد أيام من التوتر.")
    voices = Voices(FullNames(["سامر الحداد"], load()), load(), 2018)
    gather(article, voices, [])
    assert [one.voice.role for one in voices.named_between(0, 100) if one.voice.name][:1] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("ووصل الأمير سامر الحداد إلى القصر", ["سامر الحداد"] * 2, id="before a name it is his"),
        pytest.param("ووصل الأمير إلى القصر", ["رامي الحسن"], id="by itself it is who has been called so"),
    ],
)
def test_a_title_in_front_of_a_name_is_nobody_elses(sentence: str, expected: list[str]) -> None:
    article = tag_article(f"زار الأمير رامي الحسن المدينة القديمة أمس. {sentence}.")
    voices = Voices(FullNames(["رامي الحسن", "سامر الحداد"], load()), load(), 2018)
    gather(article, voices, [])
    second = article.body.text.index(sentence)
    assert [one.voice.name for one in voices.named_between(second, second + 100)] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("ووصل المسؤول في وزارة الصحة إلى القصر", [], id="a word for somebody unnamed again"),
        pytest.param("ووصل مسؤول في وزارة الصحة إلى القصر", ["مسؤول في وزارة الصحة"], id="somebody new"),
        pytest.param("ووصل وزير الصحة إلى القصر", ["وزير الصحة"], id="an office"),
    ],
)
def test_who_is_only_referred_to_is_brought_in_by_nobody(sentence: str, expected: list[str]) -> None:
    article = tag_article(f"{sentence}. وشهد وسط البلاد هدوءا حذرا بعد أيام من التوتر.")
    voices = Voices(FullNames([], load()), load(), 2018)
    gather(article, voices, [])
    assert [one.voice.role for one in voices.named_between(0, 100) if one.voice.role] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("وصوتت 19 دولة عضوا في الاتحاد الأوروبي", [], id="a member, of states"),
        pytest.param("وتضم المنظمة 192 عضوا في الاتحاد الأوروبي", [], id="right behind the number"),
        pytest.param("وأصبح الحداد عضوا في مجلس النواب", ["عضوا في مجلس النواب"], id="somebody"),
        pytest.param("وطالب 12 مديرا سابقا للاستخبارات", ["مديرا سابقا للاستخبارات"], id="people"),
    ],
)
def test_a_member_that_is_counted_is_nobody(sentence: str, expected: list[str]) -> None:
    article = tag_article(f"{sentence}. وشهد وسط البلاد هدوءا حذرا بعد أيام من التوتر.")
    voices = Voices(FullNames([], load()), load(), 2018)
    gather(article, voices, [])
    assert [one.voice.role for one in voices.named_between(0, 100) if one.voice.role] == expected
