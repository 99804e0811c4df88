"""What a mention says of its speaker, and what in it is none of the speaker's."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.clitics import governed, without_clitic
from workers.text.mentions.mention import Mention
from workers.text.speakers.at_cues.mention_parts import with_family_name
from workers.text.speakers.at_cues.speaker_mentions import without_object
from workers.text.words.tokens import tokenize


@pytest.mark.parametrize(
    ("whole", "name", "role", "expected"),
    [
        pytest.param(
            "سالم الحداد مجموعة من الخطط الجديدة", "سالم الحداد", "مجموعة من الخطط الجديدة", None, id="the verb's object",
        ),
        pytest.param("سالم الحداد رئيس بلدية حلب", "سالم الحداد", "رئيس بلدية حلب", "رئيس بلدية حلب", id="an office"),
        pytest.param("سالم الحداد شاهد عيان", "سالم الحداد", "شاهد عيان", "شاهد عيان", id="a kind of source"),
        pytest.param(
            "سالم الحداد، مزارع من ريف حلب", "سالم الحداد", "مزارع من ريف حلب", "مزارع من ريف حلب", id="behind a comma",
        ),
        pytest.param("سالم الحداد أمام البرلمان", "سالم الحداد", "أمام البرلمان", None, id="where he spoke"),
        pytest.param("المزارع سالم الحداد", "سالم الحداد", "المزارع", "المزارع", id="before the name"),
        pytest.param("سالم الحداد للمراسلين الأجانب", "سالم الحداد", "للمراسلين الأجانب", None, id="whom he tells it"),
    ],
)  # fmt: skip
def test_what_stands_right_behind_a_name_is_a_role_only_where_it_can_be_one(
    whole: str, name: str, role: str, expected: str | None
) -> None:
    assert without_object(Mention(name, role, None, anonymous=False), whole, load()).role == expected


@pytest.mark.parametrize(
    ("before", "words", "expected"),
    [
        pytest.param("وفقا", "لوزارة الصحة", "وزارة", id="demanded"),
        pytest.param("ووفقا", "لوسائل إعلام", "وسائل", id="demanded behind a conjunction"),
        pytest.param("طبقا", "للوزارة نفسها", "الوزارة", id="with the article"),
        pytest.param("طبقا", "لليبيا أيضا", "ليبيا", id="no article"),
        pytest.param("ووفقا", "للجنة الدولية", "اللجنة", id="a noun with a lam of its own, and its adjective"),
        pytest.param("ووفقا", "للجنة الأمن", "لجنة", id="the same in the construct state"),
        pytest.param("بحسب", "لبنان أيضا", None, id="nothing demands it"),
        pytest.param("وفقا", "محللون آخرون", None, id="none there"),
    ],
)
def test_a_preposition_is_taken_off_where_the_word_in_front_demands_it(
    before: str, words: str, expected: str | None
) -> None:
    first, behind = tokenize(words)
    token = governed(first, before, behind.folded, load())
    assert (token.word if token else None) == expected


@pytest.mark.parametrize(
    ("word", "persons", "expected"),
    [
        pytest.param("ويتسن", {"ساره", "ويتسن"}, "ويتسن", id="part of a name of the article"),
        pytest.param("والوزير", {"ساره", "ويتسن"}, "الوزير", id="no part of one"),
        pytest.param("وروسيا", set(), "روسيا", id="a conjunction"),
    ],
)
def test_no_letter_of_a_name_is_taken_off(word: str, persons: set[str], expected: str) -> None:
    assert without_clitic(tokenize(word)[0], load(), frozenset(persons)).word == expected


@pytest.mark.parametrize(
    ("whole", "name", "role"),
    [
        pytest.param("ري سون جون", "ري سون جون", None, id="a family name in front"),
        pytest.param("أخ سون جون", "سون جون", "أخ", id="a relative"),
        pytest.param("باحث سون جون", "سون جون", "باحث", id="an office"),
    ],
)
def test_what_stands_in_front_of_a_person(whole: str, name: str, role: str | None) -> None:
    front = whole.split(maxsplit=1)[0]
    mention = with_family_name(Mention("سون جون", front, None, anonymous=False), whole)
    assert (mention.name, mention.role) == (name, role)


@pytest.mark.parametrize(
    ("whole", "body", "expected"),
    [
        pytest.param("سالم الحداد السعودية", "السعودية", None, id="a state that is warned"),
        pytest.param("سالم الحداد جمعية الأمل", "جمعية الأمل", "جمعية الأمل", id="his society"),
        pytest.param("سالم الحداد، السعودية", "السعودية", "السعودية", id="behind a comma"),
    ],
)
def test_a_state_right_behind_a_name_is_the_verbs_object(whole: str, body: str, expected: str | None) -> None:
    mention = Mention("سالم الحداد", None, body, anonymous=False)
    assert without_object(mention, whole, load()).body == expected


@pytest.mark.parametrize(
    ("whole", "name", "expected"),
    [
        pytest.param("الرئيس الأمريكي إلى كيم", "إلى كيم", None, id="to whom"),
        pytest.param("الرئيس علي غريب", "علي غريب", "علي غريب", id="a given name"),
    ],
)
def test_no_name_begins_with_a_preposition(whole: str, name: str, expected: str | None) -> None:
    role = whole.removesuffix(f" {name}")
    assert without_object(Mention(name, role, None, anonymous=False), whole, load()).name == expected
