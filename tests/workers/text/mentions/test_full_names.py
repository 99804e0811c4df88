"""Which full name of the article a part of a name is short for."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.full_names import FullNames, words_of_name


@pytest.mark.parametrize(
    ("names", "short", "expected"),
    [
        pytest.param(["ماهر الحداد"], "الحداد", "ماهر الحداد", id="family name"),
        pytest.param(
            ["ماهر كريم الحداد", "ماهر الحداد", "ماهر الحداد"], "الحداد", "ماهر الحداد", id="the one given twice"
        ),
        pytest.param(["ماهر الحداد"], "الخالدي", "الخالدي", id="nobody's"),
        pytest.param(["ماهر بن سالم", "سالم الحداد"], "سالم", "سالم", id="no father's name"),
        pytest.param(["ماهر بن سالم", "ليلى الحداد"], "سالم", "ماهر بن سالم", id="a father's name and nobody else's"),
        pytest.param(["إيفانا ترامب"], "ترامب", "ترامب", id="a known short name is no relative's"),
    ],
)
def test_fullest(names: list[str], short: str, expected: str) -> None:
    assert FullNames(names, load()).fullest(words_of_name(short)) == words_of_name(expected)


def test_titles_in_front_are_no_part_of_a_name() -> None:
    assert FullNames([], load()).cut("الدكتور ماهر الحداد") == "ماهر الحداد"
    assert FullNames([], load()).cut("الحداد") == "الحداد"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("رئيسها ماهر الحداد", "ماهر الحداد", id="somebody of hers in front"),
        pytest.param("ماهر الحداد استعرضا", "ماهر الحداد", id="a verb behind"),
        pytest.param("92 ماهر الحداد", "ماهر الحداد", id="a number in front"),
        pytest.param("عمر الـ 92 ماهر الحداد", "ماهر الحداد", id="an age in front"),
        pytest.param("ماهر الحداد وهو", "ماهر الحداد", id="a clause behind"),
        pytest.param("ماهر الحداد ضيف برنامج", "ماهر الحداد", id="whose guest he is"),
        pytest.param("نادية فتاح العلوي", "نادية فتاح العلوي", id="a known person by the longer name"),
        pytest.param("ترامب متريث", "ترامب", id="a family name that everybody knows and a participle"),
        pytest.param("ترامب موراج", "ترامب موراج", id="no form of a participle"),
        pytest.param("ترامب جونيور", "ترامب جونيور", id="another one of the family"),
        pytest.param("الحداد متريث", "الحداد متريث", id="a family name that nobody knows"),
        pytest.param("دونالد ترامب الأحد", "دونالد ترامب", id="a known person and a day"),
        pytest.param("أحمد شوقي ضيف", "أحمد شوقي ضيف", id="a family name that is a noun"),
        pytest.param("بزعامة ماهر الحداد", "ماهر الحداد", id="what he leads"),
        pytest.param("بسمة الحداد", "بسمة الحداد", id="a given name with the same beginning"),
        pytest.param("ماهر الحداد الحائز", "ماهر الحداد", id="what he has won"),
        pytest.param("الملك ماهر السادس", "ماهر السادس", id="a king's title"),
        pytest.param("السلطان ماهر بن سعيد", "ماهر بن سعيد", id="a sultan's"),
        pytest.param("الملك عبد الله", "الملك عبد الله", id="a title that names him"),
        pytest.param("الدين مقتدى الصدر", "مقتدى الصدر", id="what a man of religion is of"),
        pytest.param("طه ماهر الحداد", "طه ماهر الحداد", id="a name with the same ending"),
    ],
)
def test_what_a_name_has_run_into_is_no_part_of_it(name: str, expected: str) -> None:
    assert FullNames([], load()).cut(name) == expected


def test_ends_and_starts() -> None:
    names = FullNames(["ماهر الحداد"], load())
    assert names.is_end(words_of_name("الحداد"))
    assert not names.is_end(words_of_name("ماهر"))
    assert names.begins("ماهر") == words_of_name("ماهر الحداد")
    assert names.begins("الحداد") is None
