"""Which words may stand for one another, which are opposites, and which name another one of a kind."""

from __future__ import annotations

import pytest

from workers.text.novelty.senses import (
    Sense,
    alike,
    meanings_of,
    name_one,
    near,
    of_one_kind,
    opposite,
    opposites_of,
    senses_of,
)


def sense(word: str) -> Sense:
    (made,) = senses_of(word)
    return made


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ستغادر", "انسحبت", True),
        ("المقبل", "القادم", True),
        ("نتنياهو", "نتانياهو", True),
        ("واشنطن", "الأمريكية", True),
        ("شباط", "فبراير", True),
        ("شباط", "آذار", False),
        ("20", "200", False),
        ("مليون", "مليار", False),
        ("سترتفع", "تراجعت", False),
        ("مخزن", "مصنع", False),
    ],
)
def test_one_may_stand_for_the_other(one: str, other: str, expected: bool) -> None:
    assert alike(sense(one), sense(other)) is alike(sense(other), sense(one)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("مخزن", "مستودع", True), ("حلب", "درعا", False), ("يرتفع", "ينخفض", False), ("من", "على", False)],
)  # fmt: skip
def test_near_in_meaning(one: str, other: str, expected: bool) -> None:
    assert near(sense(one), sense(other)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("سيفتح", "أغلقت", True),
        ("قبل", "بعد", True),
        ("وافقت", "يرفض", True),
        ("يفتح", "افتتاح", False),
        ("يفتح", "يرفض", False),
    ],
)
def test_opposites(one: str, other: str, expected: bool) -> None:
    assert opposite(sense(one), sense(other)) is opposite(sense(other), sense(one)) is expected
    assert (not opposites_of(sense(one)).isdisjoint(meanings_of(sense(other)))) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("الاثنين", "الخميس", True),
        ("الشمالية", "الجنوب", True),
        ("القاهرة", "الرياض", True),
        ("الروسية", "فرنسا", True),
        ("حلب", "درعا", True),
        ("الأول", "الثالث", True),
        ("روسيا", "موسكو", False),
        ("الخميس", "الخميس", False),
        ("حلب", "الخميس", False),
    ],
)
def test_two_of_one_kind(one: str, other: str, expected: bool) -> None:
    assert of_one_kind(sense(one), sense(other)) is of_one_kind(sense(other), sense(one)) is expected


def test_names_of_one_thing() -> None:
    assert name_one(sense("دمشق"), sense("السورية"))
    assert not name_one(sense("دمشق"), sense("حلب"))


def test_a_country_of_several_words_is_one_word() -> None:
    assert [one.stem for one in senses_of("العقوبات التي فرضتها الولايات المتحدة على روسيا")][-3:] == [
        "=US",
        "علي",
        "=RU",
    ]
    assert [one.folded for one in senses_of("وكانت الهدنة")] == ["كانت", "الهدنه"]
