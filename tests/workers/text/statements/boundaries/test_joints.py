"""What joins a content to its cue."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.boundaries.joints import behind_joint, behind_somebody, is_joint, link
from workers.text.syntax.analyse import Analysis, analyse
from workers.text.syntax.stretches import Trimmer

TITLE = "اجتماع في العاصمة"


def read(text: str) -> Analysis:
    return analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.", title=TITLE).body)


def place(analysis: Analysis, word: str) -> int:
    """The first token that is the word."""
    return [token.word for token in analysis.tokens].index(word)


@pytest.mark.parametrize(
    ("text", "begins", "expected"),
    [
        pytest.param("دعت الوزارة إلى وقف القتال.", "إلى", "وقف", id="the preposition of the cue"),
        pytest.param("قال الوزير إن على الحكومة أن ترحل.", "على", "على", id="not one behind a complementizer"),
        pytest.param("أكد الوزير من جديد رفض القرار.", "من", "من", id="not one that the cue does not govern"),
        pytest.param("أشار الوزير إلى أنه مستعد.", "إلى", "مستعد", id="a preposition and a complementizer"),
        pytest.param("رد الوزير قائلا إن الطريق مفتوح.", "قائلا", "الطريق", id="a participle that repeats the cue"),
        pytest.param("أكد الوزير أمس وصول المساعدات.", "أمس", "وصول", id="the time of the saying"),
        pytest.param("قال الوزير إن أمس يوم عظيم.", "أمس", "أمس", id="not a time that is spoken of"),
        pytest.param("ندد الوزير ب«العدوان» على المدينة.", "ب", "«", id="a preposition alone in front of a mark"),
        pytest.param("سأل الوزير: إلى متى ننتظر؟", "إلى", "إلى", id="nothing behind a colon"),
    ],
)
def test_a_content_begins_behind_its_joint(text: str, begins: str, expected: str) -> None:
    analysis = read(text)
    end = analysis.paragraphs[0][1] - 1
    first, _ = behind_joint(analysis, Trimmer(analysis), 0, (place(analysis, begins), end))
    assert analysis.tokens[first].word == expected


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        pytest.param("أثنى المدرب على الفريق.", "الفريق", "p:prep", id="the preposition that the cue asks for"),
        pytest.param("أثنى المدرب على الفريق.", "المدرب", "p:none", id="the subject stands first"),
        pytest.param("أثنى المدرب في العاصمة.", "العاصمة", "p:other", id="another preposition"),
        pytest.param("ندد الوزير بالهجوم.", "بالهجوم", "p:clitic", id="a preposition written onto it"),
        pytest.param("ندد الوزير بيروت.", "بيروت", "p:none", id="a word that begins with the letter"),
        pytest.param("أكد الوزير أن الطريق مفتوح.", "الطريق", "o:an", id="a complementizer"),
        pytest.param("أدان الوزير الهجوم.", "الهجوم", "o:none", id="an object"),
        pytest.param("اتهم الوزير الشركة بالفساد.", "الشركة", "x:none", id="who is accused"),
        pytest.param("اتهم الوزير الشركة بالفساد.", "بالفساد", "x:clitic", id="of what"),
        pytest.param("اتهمها الوزير بالفساد.", "بالفساد", "w:clitic", id="of what, who is a pronoun"),
        pytest.param("قال الوزير: الطريق مفتوح.", "الطريق", "s:mark", id="a colon"),
        pytest.param("قال الوزير الطريق مفتوح.", "الطريق", "s:none", id="speech that nothing joins"),
    ],
)
def test_link(text: str, first: str, expected: str) -> None:
    analysis = read(text)
    assert link(analysis, 0, place(analysis, first)) == expected


@pytest.mark.parametrize(
    ("text", "first", "joint"),
    [
        pytest.param("اتهم الوزير الشركة بالفساد.", "بالفساد", "بالفساد", id="written onto what is told"),
        pytest.param("وصف الوزير القرار بأنه خطأ.", "خطأ", "بأنه", id="a complementizer"),
        pytest.param("وصف الوزير القرار ب«الخطأ» الفادح.", "الخطأ", "ب", id="alone in front of a mark"),
        pytest.param("اتهمها الوزير بالفساد.", "بالفساد", None, id="who is accused is a pronoun"),
        pytest.param("اتهم الوزير إياها بالفساد.", "بالفساد", None, id="a pronoun by itself"),
        pytest.param("اتهم الوزير بيروت علنا.", "بيروت", None, id="a word that begins with the letter"),
        pytest.param("اتهم الوزير الشركة بالتحريض على العنف.", "على", "بالتحريض", id="in front of its preposition"),
        pytest.param("حمل الوزير بعنف على الشركة.", "على", None, id="how another verb does it"),
        pytest.param("ندد الوزير بالفساد.", "بالفساد", None, id="a cue that tells of nobody"),
    ],
)
def test_where_what_is_told_of_somebody_is_joined_on(text: str, first: str, joint: str | None) -> None:
    analysis = read(text)
    at = behind_somebody(analysis, 0, place(analysis, first))
    assert (None if at is None else analysis.tokens[at].word) == joint


def test_a_content_before_its_cue_has_no_link() -> None:
    analysis = read("الطريق مفتوح، بحسب الوزير.")
    assert link(analysis, place(analysis, "بحسب"), 0) == "-"


@pytest.mark.parametrize(
    ("word", "joins"), [("على", True), ("أن", True), ("في", False), ("المدرب", False)]
)  # fmt: skip
def test_a_joint_is_told_from_other_words(word: str, joins: bool) -> None:
    analysis = read("أثنى المدرب في العاصمة على الفريق بعد أن فاز.")
    assert is_joint(analysis, 0, place(analysis, word)) is joins


def test_nothing_is_joined_on_behind_the_last_word() -> None:
    analysis = read("اتهم الوزير الشركة بالفساد.")
    assert behind_somebody(analysis, 0, len(analysis.tokens)) is None
