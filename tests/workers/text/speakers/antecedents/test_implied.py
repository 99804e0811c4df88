"""The subject of a clause as a mention."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.knowledge.base import load
from workers.text.mentions.full_names import FullNames
from workers.text.speakers.antecedents.implied import implied
from workers.text.speakers.voices import Voices
from workers.text.syntax.analyse import analyse
from workers.text.syntax.subjects import subjects

REST = "في المدينة كلها هدوء تام منذ مساء أمس من دون أي حوادث أخرى في الشوارع والأسواق حتى صباح اليوم."


def read(text: str) -> tuple[str | None, str | None, bool] | None:
    """Role, body and whether it is unnamed of the first subject in the text."""
    analysis = analyse(tag_article(f"{text}\n{REST}").body)
    voices = Voices(FullNames([], load()), load(), 2018)
    found = implied(analysis.tokens, subjects(analysis)[0], voices)
    return (found.role, found.body, found.anonymous) if found is not None else None


@pytest.mark.parametrize(
    ("text", "role", "body", "anonymous"),
    [
        pytest.param(
            "رفع زوجان أمريكيان قضية.", "زوجان أمريكيان", None, True, id="with its adjective, without the object"
        ),
        pytest.param("رفع البعض قضية.", "البعض", None, True, id="some"),
        pytest.param("رفع البنك المركزي الفائدة.", None, "البنك المركزي", False, id="a body"),
        pytest.param("رفعت هذه الدول قضية.", None, "هذه الدول", False, id="these"),
        pytest.param("رفعت الدول الأربع قضية.", None, "الدول الأربع", False, id="with their number"),
        pytest.param(
            "رفع قادة قوات الدول المشاركة معرضا.", "قادة قوات الدول المشاركة", None, True, id="several in office"
        ),
        pytest.param("رفع مسؤول في الوزارة قضية.", "مسؤول", None, True, id="one"),
        pytest.param("رفع ضابط كبير في الجيش قضية.", "ضابط كبير", None, True, id="one of rank"),
        pytest.param("رفع عدد من المواطنين قضية.", "عدد من المواطنين", None, True, id="several"),
        pytest.param("رفع مئات من المواطنين قضية.", "مئات من المواطنين", None, True, id="hundreds"),
        pytest.param("رفع 12 نائبا سابقا قضية.", "12 نائبا سابقا قضية", None, True, id="counted"),
        pytest.param(
            "عرضت وسائل إعلام إسرائيلية صورا.", "وسائل إعلام إسرائيلية", None, True, id="media, without the object"
        ),
        pytest.param("رفع أحد المستثمرين التونسيين قضية.", "أحد المستثمرين التونسيين", None, True, id="one of many"),
        pytest.param(
            "رفع اليوم السبت في سوسة، مستثمر تونسي قضية.", "مستثمر تونسي", None, True, id="behind day and place"
        ),
    ],
)
def test_people_and_bodies(text: str, role: str | None, body: str | None, anonymous: bool) -> None:
    assert read(text) == (role, body, anonymous)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("رفع السعر الجديد الطلب.", id="a thing"),
        pytest.param("رفع عدد من العوامل السعر.", id="several things"),
        pytest.param("عرضت وسائل النقل صورا.", id="means of another thing"),
        pytest.param("رفع 12 مصنعا السعر.", id="counted things"),
        pytest.param("رفع أحد العوامل السعر.", id="one of several things"),
        pytest.param("رفع مصدر الأموال الشك.", id="a noun that goes on with its owner"),
    ],
)
def test_nothing_that_speaks(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        pytest.param("رفع طلاب، من الجامعة، قضية.", "p", id="a broken plural"),
        pytest.param("رفع شاب، من الجامعة، قضية.", "", id="one"),
        pytest.param("رفع 12 نائبا قضية.", "p", id="counted"),
    ],
)
def test_many_have_plural_verbs(text: str, gender: str) -> None:
    analysis = analyse(tag_article(f"{text}\n{REST}").body)
    found = implied(analysis.tokens, subjects(analysis)[0], Voices(FullNames([], load()), load(), 2018))
    assert found is not None
    assert found.gender == gender
