"""Whose name stands in a mention: the speaker's own, or another one's."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.speakers.likely_names import is_name
from workers.text.speakers.mention_names import with_name, without_pronoun
from workers.text.speakers.mentions import Mention
from workers.text.words.normalize import fold


def unread(text: str) -> Mention:
    """A mention in which the parser has found no name."""
    return Mention(None, text, None, anonymous=False)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        pytest.param("وزير الصحة، ماهر الحداد", "ماهر الحداد", "وزير الصحة", id="office, comma, name"),
        pytest.param("ماهر الحداد، وزير الصحة", "ماهر الحداد", "وزير الصحة", id="name, comma, office"),
        pytest.param("سامر الخالدي رئيس الجمعية", "سامر الخالدي", "رئيس الجمعية", id="name, office"),
        pytest.param("المطران سامر الخالدي", "سامر الخالدي", "المطران", id="title, name"),
        pytest.param("النائبة ليلى الحداد عضوة اللجنة", "ليلى الحداد", "النائبة", id="title, name, office"),
        pytest.param("محاميه سامر الخالدي", "سامر الخالدي", "محاميه", id="somebody's, name"),
        pytest.param(
            "مدير حديقة المدينة الدكتور سامر الخالدي", "سامر الخالدي", "مدير حديقة المدينة", id="title inside"
        ),
        pytest.param("المشرفة على الحديقة", None, "المشرفة على الحديقة", id="no name"),
        pytest.param("مسؤولون في وزارة الصحة", None, "مسؤولون في وزارة الصحة", id="several, unnamed"),
    ],
)
def test_a_name_that_the_parser_missed(text: str, name: str | None, role: str) -> None:
    mention = with_name(unread(text), text, load())
    assert (mention.name, mention.role) == (name, role)


@pytest.mark.parametrize(
    ("text", "name", "role", "kept"),
    [
        pytest.param("خطيبة ماهر الحداد", "ماهر الحداد", "خطيبة", False, id="of whom she is the fiancée"),
        pytest.param(
            "مصدر مقرب من رئيس البرلمان ماهر الحداد", "ماهر الحداد", "مصدر مقرب من رئيس البرلمان", False,
            id="whom the source is near to",
        ),
        pytest.param("متحدث باسم الشركة ماهر الحداد", "ماهر الحداد", "متحدث باسم الشركة", True, id="his own"),
        pytest.param("وزير الصحة ماهر الحداد", "ماهر الحداد", "وزير الصحة", True, id="the minister's"),
        pytest.param("محافظ حلب", "محافظ حلب", None, False, id="no name but an office with its place"),
    ],
)  # fmt: skip
def test_a_name_is_kept_only_when_it_is_the_speakers_own(text: str, name: str, role: str | None, *, kept: bool) -> None:
    mention = with_name(Mention(name, role, None, anonymous=False), text, load())
    assert mention.name == (name if kept else None)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ماهر الحداد", True), ("عبد الله الخالدي", True), ("وزير الصحة", False), ("الحداد", False),
        ("شرطة المدينة", False), ("مسؤول سوري", False),
    ],
)  # fmt: skip
def test_is_name(words: str, *, expected: bool) -> None:
    assert is_name(fold(words).split(), load()) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("محاميه", ("محامي", "ه")), ("زوجها", ("زوج", "ها")), ("وزيرة", None), ("والدة", None), ("الوزير", None)],
)
def test_without_pronoun(word: str, expected: tuple[str, str] | None) -> None:
    assert without_pronoun(word, load()) == expected
