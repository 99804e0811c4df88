"""A mention is read into name, role and body."""

from __future__ import annotations

import pytest

from workers.text.mentions.mention import Mention, mention_features, parse_mention, without_honorifics
from workers.text.words.tokens import tokenize


def parse(text: str) -> Mention:
    return parse_mention(text, tokenize(text))


@pytest.mark.parametrize(
    ("text", "name", "role", "body"),
    [
        pytest.param("ماهر الحداد", "ماهر الحداد", None, None, id="name"),
        pytest.param("ماهر بن غربية", "ماهر بن غربية", None, None, id="an adjective elsewhere, behind «بن»"),
        pytest.param(
            "ماهر بن غربية، وزير الزراعة", "ماهر بن غربية", "وزير الزراعة", None, id="no further than the name"
        ),
        pytest.param("الحداد", "الحداد", None, None, id="family name"),
        pytest.param("الوزير", None, "الوزير", None, id="role"),
        pytest.param("وزير الزراعة السوري", None, "وزير الزراعة السوري", None, id="role with its state"),
        pytest.param("وزير الزراعة السوري ماهر الحداد", "ماهر الحداد", "وزير الزراعة السوري", None, id="role and name"),
        pytest.param("ماهر الحداد، وزير الزراعة", "ماهر الحداد", "وزير الزراعة", None, id="name, then role"),
        pytest.param("اللواء المتقاعد ماهر الحداد", "ماهر الحداد", "اللواء المتقاعد", None, id="a mark of the office"),
        pytest.param("وزارة الزراعة السورية", None, None, "وزارة الزراعة السورية", id="body"),
        pytest.param("حركة حماس", None, None, "حركة حماس", id="movement"),
        pytest.param("الأمم المتحدة", None, None, "الأمم المتحدة", id="intergovernmental body"),
        pytest.param("«ماهر الحداد»", "ماهر الحداد", None, None, id="marks around a name are none of it"),
    ],
)
def test_parts(text: str, name: str | None, role: str | None, body: str | None) -> None:
    mention = parse(text)
    assert (mention.name, mention.role, mention.body, mention.anonymous) == (name, role, body, False)


def test_a_name_behind_a_body_is_told_by_the_names_of_the_article() -> None:
    text = "المتحدث باسم وزارة الصحة هشام الرزقي"
    mention = parse_mention(text, tokenize(text), frozenset({"هشام", "الرزقي"}))
    assert (mention.name, mention.role, mention.body) == ("هشام الرزقي", "المتحدث باسم وزارة الصحة", None)


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("مسؤول أمريكي", True), ("مصدر أمني", True), ("مصادر مطلعة", True), ("شهود عيان", True),
        ("متحدث باسم الجيش", True), ("المتحدث باسم الجيش", False), ("وزير الدفاع", False), ("وزارة الدفاع", False),
    ],
)  # fmt: skip
def test_an_unnamed_person_is_anonymous_an_office_is_not(text: str, *, anonymous: bool) -> None:
    mention = parse(text)
    assert mention.anonymous is anonymous
    assert mention.name is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("المتحدث باسم حركة رايات الجنوب", id="a movement that nobody knows"),
        pytest.param("المتحدث باسم تحالف الأمل", id="an alliance that nobody knows"),
        pytest.param("المتحدث باسم «رايات الجنوب»", id="in quotation marks"),
    ],
)
def test_what_follows_in_the_name_of_is_no_name_of_a_person(text: str) -> None:
    mention = parse(text)
    assert (mention.name, mention.role) == (None, text.rstrip("»"))


def test_each_token_has_its_features_and_knows_a_comma_before_it() -> None:
    rows = mention_features(tokenize("ماهر الحداد، وزير الزراعة"))
    assert len(rows) == 5
    assert ["comma=True" in row for row in rows] == [False, False, False, True, True]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        pytest.param("وزير الصحة الدكتور", "وزير الصحة", id="a title is the name's"),
        pytest.param("رئيس الأركان الفريق", "رئيس الأركان", id="so is a rank"),
        pytest.param("قائد الفريق", "قائد الفريق", id="a team that is led"),
        pytest.param("مندوب فلسطين في الأمم المتحدة السفير", "مندوب فلسطين في الأمم المتحدة", id="a delegate's rank"),
        pytest.param("نائب رئيس البعثة السفير", "نائب رئيس البعثة السفير", id="not of other offices"),
    ],
)
def test_titles_of_the_name_are_no_part_of_the_role(role: str, expected: str) -> None:
    assert without_honorifics(role) == expected
