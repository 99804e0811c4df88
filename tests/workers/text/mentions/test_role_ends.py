"""Where a role ends that a preposition or a document ends up in."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.mention import Mention
from workers.text.mentions.role_ends import (
    with_noun_of_preposition,
    without_body_in_front,
    without_event,
    without_nation_behind_comma,
    without_patron,
)


@pytest.mark.parametrize(
    ("name", "role", "text", "expected"),
    [
        pytest.param(
            "سالم الحداد", 'رئيس "المركز الروسي للمصالحة في', 'رئيس "المركز الروسي للمصالحة في سوريا"، الجنرال سالم الحداد',
            ("سالم الحداد", 'رئيس "المركز الروسي للمصالحة في سوريا'), id="the noun behind it",
        ),
        pytest.param(
            "بولندا سالم الحداد", "زعيم اليمين الحاكم في", "زعيم اليمين الحاكم في بولندا سالم الحداد",
            ("سالم الحداد", "زعيم اليمين الحاكم في بولندا"), id="the noun taken for a name",
        ),
        pytest.param(
            "سالم الحداد", "عضو الوفد في", "عضو الوفد في سالم الحداد", ("سالم الحداد", "عضو الوفد"), id="no noun",
        ),
        pytest.param(
            "سالم الحداد", "وزير مقرب من", "وزير مقرب من سالم الحداد", (None, "وزير مقرب من سالم الحداد"),
            id="whom he is close to",
        ),
        pytest.param("ليا وسيسيل", "كل من", "كل من ليا وسيسيل", ("ليا وسيسيل", "كل من"), id="each of them"),
        pytest.param("سالم", "المستشار علي", "المستشار علي سالم", ("سالم", "المستشار علي"), id="a name"),
        pytest.param(
            "سالم الحداد", "مدير الصحة في غزة", "مدير الصحة في غزة سالم الحداد", ("سالم الحداد", "مدير الصحة في غزة"),
            id="a whole role",
        ),
        pytest.param(
            "الفساد محمد سليم", "رئيس هيئة مكافحة", "رئيس هيئة مكافحة الفساد محمد سليم",
            ("محمد سليم", "رئيس هيئة مكافحة الفساد"), id="the ruled noun taken for a name",
        ),
        pytest.param(
            "الخالدي محمد سليم", "نجل", "نجل الخالدي محمد سليم", ("الخالدي محمد سليم", "نجل"), id="a family name in front",
        ),
    ],
)  # fmt: skip
def test_no_role_ends_in_a_preposition(name: str, role: str, text: str, expected: tuple[str | None, str]) -> None:
    mention = with_noun_of_preposition(Mention(name, role, None, anonymous=False), text)
    assert (mention.name, mention.role) == expected


@pytest.mark.parametrize(
    ("role", "text", "expected"),
    [
        pytest.param("بيان", "بيان سالم الحداد", ("سالم الحداد", None, None), id="his own"),
        pytest.param(
            "بيان من مكتب", "بيان من مكتب سالم الحداد", (None, None, "مكتب سالم الحداد"), id="of his office",
        ),
        pytest.param(
            "نسخة مسبقة من تقرير الأمين العام", "نسخة مسبقة من تقرير الأمين العام سالم الحداد",
            ("سالم الحداد", "الأمين العام", None), id="of an office",
        ),
        pytest.param(
            "المؤتمر الصحفي المشترك بين ولي العهد", "المؤتمر الصحفي المشترك بين ولي العهد سالم الحداد",
            (None, None, "المؤتمر الصحفي المشترك"), id="of two",
        ),
        pytest.param(
            "الرسالة الموجهة إلى الأمين العام", "الرسالة الموجهة إلى الأمين العام سالم الحداد",
            (None, None, "الرسالة الموجهة"), id="whom it is sent to",
        ),
        pytest.param(
            "تقارير من أوساط الرئيس", "تقارير من أوساط الرئيس سالم الحداد",
            (None, "تقارير من أوساط الرئيس سالم الحداد", None), id="of those around him",
        ),
        pytest.param(
            "بيان صادر عن محامي", "بيان صادر عن محامي سالم الحداد", (None, "محامي سالم الحداد", None), id="of his lawyer",
        ),
        pytest.param("رئيس المؤتمر", "رئيس المؤتمر سالم الحداد", ("سالم الحداد", "رئيس المؤتمر", None), id="an office"),
    ],
)  # fmt: skip
def test_a_document_is_no_office(role: str, text: str, expected: tuple[str | None, str | None, str | None]) -> None:
    mention = without_event(Mention("سالم الحداد", role, None, anonymous=False), text, load())
    assert (mention.name, mention.role, mention.body) == expected


def test_a_document_in_front_of_the_name_is_no_body() -> None:
    text = "بيان للمتحدث الرسمي باسم القوات، العقيد سالم الحداد"
    mention = Mention("سالم الحداد", "العقيد", "بيان للمتحدث الرسمي باسم القوات", anonymous=False)
    told = without_event(mention, text, load())
    assert (told.name, told.role, told.body) == ("سالم الحداد", "المتحدث الرسمي باسم القوات", None)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        pytest.param("رئيس الاتحاد، السويسري", "رئيس الاتحاد", id="the person's"),
        pytest.param("المدير التنفيذي، الأردنية", "المدير التنفيذي", id="of a woman"),
        pytest.param("وزير الخارجية، الألماني", "وزير الخارجية الألماني", id="the state's"),
        pytest.param("رئيس النادي، النجم", "رئيس النادي، النجم", id="no nationality"),
        pytest.param("رئيس الوزراء الأردني", "رئيس الوزراء الأردني", id="no comma"),
    ],
)
def test_a_nationality_behind_a_comma_is_the_person_s(role: str, expected: str) -> None:
    mention = Mention("سالم الحداد", role, None, anonymous=False)
    assert without_nation_behind_comma(mention, load()).role == expected


def test_a_nationality_behind_a_comma_without_a_name_stays() -> None:
    mention = Mention(None, "رئيس الاتحاد، السويسري", None, anonymous=False)
    assert without_nation_behind_comma(mention, load()) is mention


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "صحيفة مقربة من سالم الحداد", (None, "صحيفة مقربة من سالم الحداد", True), id="an outlet without a name"
        ),
        pytest.param(
            "صحيفة النخيل المقربة من الرئيس سالم الحداد", (None, "صحيفة النخيل", False), id="one with a name"
        ),
        pytest.param(
            "استطلاع نشرته صحيفة النخيل المقربة من سالم الحداد", (None, "استطلاع نشرته صحيفة النخيل", False),
            id="what it issues"
        ),
        pytest.param("الوزير المقرب من سالم الحداد", ("سالم الحداد", None, False), id="an official"),
        pytest.param("سالم الحداد، مؤسس صحيفة مقربة من الحزب", ("سالم الحداد", None, False), id="the name in front"),
        pytest.param("صحيفة النخيل سالم الحداد", ("سالم الحداد", None, False), id="close to nobody"),
    ],
)  # fmt: skip
def test_a_body_is_not_whom_it_is_close_to(text: str, expected: tuple[str | None, str | None, bool]) -> None:
    mention = without_patron(Mention("سالم الحداد", None, None, anonymous=False), text, load())
    assert (mention.name, mention.body, mention.anonymous) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        pytest.param(
            "الحكومة الإيطالية مفوضة الأمم المتحدة لحقوق الإنسان",
            "مفوضة الأمم المتحدة لحقوق الإنسان",
            id="another body",
        ),
        pytest.param("مفوضة الأمم المتحدة لحقوق الإنسان", "مفوضة الأمم المتحدة لحقوق الإنسان", id="an office"),
        pytest.param("الحكومة الإيطالية الجديدة", "الحكومة الإيطالية الجديدة", id="no office behind"),
    ],
)
def test_no_office_begins_with_a_body(role: str, expected: str) -> None:
    mention = Mention("سلمى الحداد", role, None, anonymous=False)
    assert without_body_in_front(mention, load()).role == expected
