"""Whose name stands in a mention: the speaker's own, or another one's."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.mention import Mention
from workers.text.mentions.other_names import is_principals
from workers.text.mentions.own_names import with_name, without_pronoun


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
        pytest.param(
            "سامر علي الخالدي رئيس الجمعية", "سامر علي الخالدي", "رئيس الجمعية", id="a name that is written like على"
        ),
        pytest.param("أبو بكر الخالدي زعيم الحركة", "أبو بكر الخالدي", "زعيم الحركة", id="kunya and family name"),
        pytest.param("أم سامر، ليلى الخالدي", "ليلى الخالدي", "أم سامر", id="kunya, comma, name"),
        pytest.param("النائب اليوت انجل", "اليوت انجل", "النائب", id="title, foreign name like the article"),
        pytest.param("مسؤول آخر يدعى سامر الخالدي", "سامر الخالدي", "مسؤول آخر", id="called so and so"),
        pytest.param("كاتب معروف وهو سامر الخالدي", "سامر الخالدي", "كاتب معروف", id="who is so and so"),
        pytest.param("حديقة تدعى حديقة النخيل", None, "حديقة تدعى حديقة النخيل", id="a thing that is called so"),
        pytest.param('المواطن "الخالدي"', "الخالدي", "المواطن", id="title, name in quotation marks"),
        pytest.param('المتحدث باسم "النخيل"', None, 'المتحدث باسم "النخيل"', id="a body in quotation marks"),
        pytest.param("الأمير خالد", "خالد", "الأمير", id="title, given name"),
        pytest.param("الوزير الأردني", None, "الوزير الأردني", id="title, nationality"),
        pytest.param(
            "رئيسة الشركة، أليسون الخالدي", "أليسون الخالدي", "رئيسة الشركة", id="foreign name like the article"
        ),
        pytest.param(
            "رئيس لجنة المدينة، رائد فتوح", "رائد فتوح", "رئيس لجنة المدينة", id="a given name that is a rank as well"
        ),
        pytest.param("رئيس لجنة المدينة، رائد متقاعد", None, "رئيس لجنة المدينة، رائد متقاعد", id="the rank"),
        pytest.param("المتحدث باسم مشفى كارفن بارك", None, "المتحدث باسم مشفى كارفن بارك", id="for a foreign body"),
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
        pytest.param(
            "رئيس الاتحاد الدولي لكرة القدم", "لكرة القدم", "رئيس الاتحاد الدولي", False, id="what the body is for",
        ),
        pytest.param("رئيسة الاتحاد لمى الحداد", "لمى الحداد", "رئيسة الاتحاد", True, id="a name like what it is for"),
        pytest.param("محامي السكان ماهر الحداد", "ماهر الحداد", "محامي السكان", True, id="the lawyer of several is himself"),
        pytest.param("محامي الرئيس ماهر الحداد", "ماهر الحداد", "محامي الرئيس", False, id="the lawyer of one who is named"),
        pytest.param(
            "محامي رئيس البلدية ماهر الحداد", "ماهر الحداد", "محامي رئيس البلدية", False, id="the lawyer of one in an office",
        ),
        pytest.param(
            "محامي شركة النقل ماهر الحداد", "ماهر الحداد", "محامي شركة النقل", True, id="a company's lawyer is himself",
        ),
        pytest.param(
            "ابن اللاعب الإنجليزي ماهر الحداد", "ماهر الحداد", "ابن اللاعب الإنجليزي", False, id="the son of one who is named",
        ),
        pytest.param("أديب المدينة البار ماهر الحداد", "ماهر الحداد", "أديب المدينة البار", True, id="nobody's kin"),
        pytest.param("أحد أنصار ماهر الحداد", "ماهر الحداد", "أحد أنصار", False, id="one of his followers"),
        pytest.param("شخصيتان يمنيتان", "شخصيتان يمنيتان", None, False, id="two of a nation"),
        pytest.param("خمسة", "خمسة", None, False, id="a number"),
        pytest.param("مراسلة قناة النخيل (فرانس برس)", "فرانس برس", "مراسلة قناة النخيل", False, id="an agency in brackets"),
        pytest.param("صحيفة خمائل دايلي", "خمائل دايلي", "صحيفة", False, id="an outlet's"),
        pytest.param("مراسل صحيفة النخيل ماهر الحداد", "ماهر الحداد", "مراسل صحيفة النخيل", True, id="a journalist's"),
    ],
)  # fmt: skip
def test_a_name_is_kept_only_when_it_is_the_speakers_own(text: str, name: str, role: str | None, *, kept: bool) -> None:
    mention = with_name(Mention(name, role, None, anonymous=False), text, load())
    assert mention.name == (name if kept else None)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("محاميه", ("محامي", "ه")), ("زوجها", ("زوج", "ها")), ("وزيرة", None), ("والدة", None), ("الوزير", None)],
)
def test_without_pronoun(word: str, expected: tuple[str, str] | None) -> None:
    assert without_pronoun(word, load()) == expected


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        pytest.param("الحداد للخالدي", "الحداد للخالدي", "الحداد", id="whom he tells"),
        pytest.param("ماهر الحداد الحاضرين", "ماهر الحداد الحاضرين", "ماهر الحداد", id="whom he addresses"),
        pytest.param("ماهر الحداد", "ماهر الحداد", "ماهر الحداد", id="nobody else"),
    ],
)
def test_whom_one_speaks_to_is_no_part_of_the_name(text: str, name: str, kept: str) -> None:
    assert with_name(Mention(name, None, None, anonymous=False), text, load()).name == kept


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param(
            "المتحدث باسم رئيس الوزراء الأردني، ماهر الحداد", "المتحدث باسم رئيس الوزراء الأردني", id="principal"
        ),
        pytest.param("المتحدث باسم الجيش الأردني، في عمان", "المتحدث باسم الجيش الأردني، في عمان", id="no name"),
    ],
)
def test_the_name_of_a_principal_is_no_part_of_the_role(text: str, role: str) -> None:
    mention = with_name(unread(text), text, load())
    assert (mention.name, mention.role) in {(None, role), ("ماهر الحداد", role)}


def test_a_body_behind_a_name() -> None:
    name = Mention("ماهر الحداد", None, None, anonymous=False)
    assert with_name(name, "ماهر الحداد، من حركة حماس", load()).body == "حركة حماس"
    assert with_name(name, "ماهر الحداد، من سوريا", load()).body is None


def test_a_relative_whose_own_name_is_not_told() -> None:
    text = "والدة المعتقل، ماهر الحداد"
    assert with_name(Mention(None, text, None, anonymous=True), text, load()).name is None


@pytest.mark.parametrize(
    ("mention", "text", "name", "role"),
    [
        pytest.param(
            Mention("فوت ليف", "متحدث باسم", None, anonymous=False), "متحدث باسم (فوت ليف)", None, "متحدث باسم فوت ليف",
            id="for whom he speaks",
        ),
        pytest.param(
            Mention("شفقت", "المسؤول في الشرطة", None, anonymous=False), "المسؤول في الشرطة، شفقت مالك", "شفقت مالك",
            "المسؤول في الشرطة", id="a family name that is a noun",
        ),
        pytest.param(
            Mention("على", "دول أخرى موقعة", None, anonymous=False), "دول أخرى موقعة على الاتفاق", None, None,
            id="a preposition is no name",
        ),
    ],
)  # fmt: skip
def test_a_name_that_the_parser_got_wrong(mention: Mention, text: str, name: str | None, role: str | None) -> None:
    read = with_name(mention, text, load())
    assert (read.name, read.role) == (name, role)


@pytest.mark.parametrize(
    ("name", "role", "expected"),
    [
        pytest.param("دونالد ترامب", "متحدثة باسم الرئيس الأمريكي", True, id="the president's own name"),
        pytest.param("سامر الخالدي", "المتحدث باسم وزارة الصحة", False, id="the spokesman's name"),
        pytest.param("سامر الخالدي", "وزير الصحة", False, id="nobody is spoken for"),
    ],
)
def test_a_name_behind_a_spokesman(name: str, role: str, *, expected: bool) -> None:
    assert is_principals(name, role, load()) is expected
