"""Dates in Arabic prose, and the day they mean to someone who writes on a given day."""

from __future__ import annotations

from datetime import date

import pytest

from workers.text.circumstances.calendar_terms import may_hold_date
from workers.text.circumstances.date_grammar import read_date
from workers.text.circumstances.dates import DatePhrase
from workers.text.words.tokens import tokenize

SATURDAY = date(2018, 4, 14)


def read(text: str) -> tuple[DatePhrase, str] | None:
    tokens = tokenize(text)
    for at in range(len(tokens)):
        if phrase := read_date(tokens, at, len(tokens)):
            return phrase, text[tokens[phrase.first].start : tokens[phrase.end - 1].end]
    return None


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("قال اليوم", "اليوم", "2018-04-14"),
        ("قال أمس", "أمس", "2018-04-13"),
        ("وأمس", "وأمس", "2018-04-13"),
        ("قال بالأمس", "بالأمس", "2018-04-13"),
        ("أمس الأول", "أمس الأول", "2018-04-12"),
        ("أول من أمس", "أول من أمس", "2018-04-12"),
        ("مساء أمس", "مساء أمس", "2018-04-13"),
        ("بعد ظهر اليوم", "بعد ظهر اليوم", "2018-04-14"),
        ("الليلة الماضية", "الليلة الماضية", "2018-04-13"),
        ("قبل ثلاثة أيام", "قبل ثلاثة أيام", "2018-04-11"),
        ("الجمعة", "الجمعة", "2018-04-13"),
        ("السبت", "السبت", "2018-04-14"),
        ("السبت الماضي", "السبت الماضي", "2018-04-07"),
        ("يوم الأحد", "يوم الأحد", "2018-04-08"),
        ("الثلثاء", "الثلثاء", "2018-04-10"),
        ("أمس (الجمعة)", "أمس (الجمعة)", "2018-04-13"),
        ("اليوم، السبت", "اليوم، السبت", "2018-04-14"),
        # The weekday stands when «اليوم» was printed a day late.
        ("اليوم الجمعة", "اليوم الجمعة", "2018-04-13"),
        ("مساء الخميس", "مساء الخميس", "2018-04-12"),
        ("الخميس مساء", "الخميس مساء", "2018-04-12"),
        ("ليل الخميس الجمعة", "ليل الخميس الجمعة", "2018-04-12"),
        ("الخميس 12 أبريل", "الخميس 12 أبريل", "2018-04-12"),
        ("الخميس، 12 نيسان/أبريل 2018،", "الخميس، 12 نيسان/أبريل 2018", "2018-04-12"),
        ("12 من الشهر الجاري", "12 من الشهر الجاري", "2018-04-12"),
        ("الـ30 من الشهر الماضي", "الـ30 من الشهر الماضي", "2018-03-30"),
        ("الأول من ماي 2017", "الأول من ماي 2017", "2017-05-01"),
        ("الخامس والعشرين من مارس", "الخامس والعشرين من مارس", "2018-03-25"),
        ("20 ديسمبر (كانون الأول) الماضي", "20 ديسمبر (كانون الأول) الماضي", "2017-12-20"),
        ("20 يناير من العام الماضي", "20 يناير من العام الماضي", "2017-01-20"),
        ("29 فبراير", "29 فبراير", "2016-02-29"),
        ("26/7/2017", "26/7/2017", "2017-07-26"),
        ("٢٦-٠٧-٢٠١٧", "٢٦-٠٧-٢٠١٧", "2017-07-26"),
        ("2017-07-26", "2017-07-26", "2017-07-26"),
        ("7/26/2017", "7/26/2017", "2017-07-26"),
        ("26/7/17", "26/7/17", "2017-07-26"),
        ("بتاريخ 10/4", "بتاريخ 10/4", "2018-04-10"),
        ("12 شوال 1436هـ", "12 شوال 1436هـ", "2015-07-28"),
        ("12 شوال 1436هـ الموافق 28 يوليو 2015م", "12 شوال 1436هـ الموافق 28 يوليو 2015م", "2015-07-28"),
        ("12/10/1436", "12/10/1436", "2015-07-28"),
        ("27 رجب", "27 رجب", "2018-04-13"),
    ],
)  # fmt: skip
def test_a_day(text: str, words: str, day: str) -> None:
    found = read(text)
    assert found is not None
    assert found[1] == words
    assert found[0].resolve(SATURDAY) == date.fromisoformat(day)
    assert not found[0].is_ahead(SATURDAY)


@pytest.mark.parametrize(
    ("names", "month"),
    [
        ("يناير جانفي", 1), ("فبراير شباط فيفري", 2), ("مارس آذار", 3), ("أبريل إبريل نيسان أفريل", 4),
        ("مايو أيار ماي", 5), ("يونيو حزيران جوان", 6), ("يوليو تموز جويلية يوليوز", 7), ("أغسطس آب أوت غشت", 8),
        ("سبتمبر أيلول شتنبر", 9), ("أكتوبر", 10), ("نوفمبر نونبر", 11), ("ديسمبر دجنبر", 12),
    ],
)  # fmt: skip
def test_months_from_the_gulf_to_morocco(names: str, month: int) -> None:
    for name in names.split():
        found = read(f"3 {name} 2016")
        assert found is not None, name
        assert found[0].resolve(None) == date(2016, month, 3)


@pytest.mark.parametrize(
    ("name", "month"), [("كانون الثاني", 1), ("تشرين الأول", 10), ("تشرين الثاني", 11), ("كانون الأول", 12)]
)
def test_months_of_two_words(name: str, month: int) -> None:
    found = read(f"3 {name} 2016")
    assert found is not None
    assert found[0].resolve(None) == date(2016, month, 3)


@pytest.mark.parametrize(
    "text",
    ["غدا", "الجمعة المقبل", "يوم الأحد القادم", "15 مايو المقبل", "15 أبريل", "20 أبريل 2018", "12 من الشهر المقبل"],
)  # fmt: skip
def test_what_is_still_to_come_is_no_day_of_saying(text: str) -> None:
    found = read(text)
    assert found is not None
    assert found[0].is_ahead(SATURDAY)
    assert found[0].resolve(SATURDAY) is None


@pytest.mark.parametrize("text", ["الأسبوع الماضي", "هذا الأسبوع", "مايو الماضي", "أبريل 2017", "عام 2003", "قبل أيام"])
def test_a_time_that_tells_no_day(text: str) -> None:
    found = read(text)
    assert found is not None
    assert not found[0].tells_day
    assert found[0].resolve(SATURDAY) is None


@pytest.mark.parametrize(
    "text",
    [
        "اليوم التالي", "في اليوم نفسه", "اليوم العالمي للصحة", "المصري اليوم", "قبل يومين من الانتخابات", "تيريزا ماي",
        "24/7", "12.5 في المئة", "15 شخصا", "31 شخصا في 2", "أحد الوزراء", "45 مارس", "الثاني عشر", "رمضان",
    ],
)  # fmt: skip
def test_no_date(text: str) -> None:
    assert read(text) is None


def test_nothing_relative_is_resolved_without_the_day_of_writing() -> None:
    for text in ("أمس", "الجمعة", "15 أبريل", "12 من الشهر الجاري"):
        found = read(text)
        assert found is not None
        assert found[0].resolve(None) is None


def test_a_day_that_the_calendar_does_not_have() -> None:
    for text in ("30 فبراير 2016", "31 من الشهر الجاري"):
        found = read(text)
        assert found is None or found[0].resolve(SATURDAY) is None


def test_texts_without_a_calendar_word_are_passed_over() -> None:
    assert not may_hold_date({"قال", "الوزير", "ان"})
    assert may_hold_date({"قال", "وامس"})
