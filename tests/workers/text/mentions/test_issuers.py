"""Who issued a document, and where a body ends."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.issuers import (
    author_of,
    is_anybodys,
    issued_by_several,
    issuer_of,
    without_latest,
    without_object,
)


@pytest.mark.parametrize(
    ("document", "issuer"),
    [
        ("بيان صادر عن وزارة الصحة التونسية", "وزارة الصحة التونسية"),
        ("بلاغ لوزارة الصحة التونسية", "وزارة الصحة التونسية"),
        ("بيان للكرملين", "الكرملين"),
        ("قرار مجلس الأمن الجديد", "مجلس الأمن"),
        ("قرار مجلس الأمن القومي", "مجلس الأمن القومي"),
        ("بيان الجيش المصري رقم 18 للعملية الشاملة", "الجيش المصري"),
        ("بلاغ توصلت به وزارة الصحة التونسية", None),
        ("التقرير المقدم لوزارة الصحة التونسية", None),
        ("بيان مشترك", None),
        ("بيانا لوزارة الصحة التونسية", "وزارة الصحة التونسية"),
        ("بيان أصدرته الوزارة", "الوزارة"),
        ("بيان للوزارة", "الوزارة"),
        ("بيان للصحيفة", None),
        ("تقرير القناة", "القناة"),
        ("بيان القناة", None),
        ("تقرير سابق لهذه المنظمة الحقوقية", "المنظمة الحقوقية"),
        ("تقرير نشرته وزارة الصحة التونسية", "وزارة الصحة التونسية"),
        ("بيان نشرته وكالة رويترز", None),
        ("بلاغ غير موقع من أحد", None),
        ("دراسة في بريطانيا", None),
        ('بيانات "فوربٍس"', "فوربٍس"),
        ('كتاب "الخوف"', None),
        ("بيانات جديدة", None),
        ("تقرير حول السودان", None),
        ("دراسة في جامعة القاهرة", "جامعة القاهرة"),
    ],
)
def test_issuer_of(document: str, issuer: str | None) -> None:
    assert issuer_of(document, load()) == issuer


@pytest.mark.parametrize(
    ("document", "author"),
    [
        pytest.param("تقرير لخبراء أمميين", "خبراء أمميين", id="people behind the noun"),
        pytest.param("التقرير لخبراء أمميين", None, id="a certain document"),
        pytest.param("تقرير للخبراء", None, id="certain people"),
        pytest.param("تقرير لاحق", None, id="an adjective"),
        pytest.param("تقرير", None, id="nothing behind"),
    ],
)
def test_author_of(document: str, author: str | None) -> None:
    assert author_of(document, load()) == author


@pytest.mark.parametrize(
    ("words", "body"),
    [
        pytest.param("البيت الأبيض الأنباء عن زيارة الوفد", "البيت الأبيض", id="the object behind"),
        pytest.param("الرياض طهران", "الرياض", id="one capital accuses another"),
        pytest.param("تركيا الرياض", "تركيا", id="a state asks another"),
        pytest.param("موسكو وطهران", "موسكو وطهران", id="joined"),
        pytest.param(
            "وزارة الدفاع التي يسيطر عليها الحوثيون", "وزارة الدفاع التي يسيطر عليها الحوثيون", id="which of two"
        ),
        pytest.param("البيت الأبيض التي نشرتها صحف عدة", "البيت الأبيض", id="there is but one"),
        pytest.param("وزارة الصحة التونسية", "وزارة الصحة التونسية", id="the whole name"),
        pytest.param(
            "مصلحة الضرائب بولاية كاليفورنيا الأمريكية", "مصلحة الضرائب بولاية كاليفورنيا الأمريكية", id="where it is"
        ),
        pytest.param(
            "صحيفة خمائل أون دايلي الكورية الجنوبية", "صحيفة خمائل أون دايلي الكورية الجنوبية", id="its nation"
        ),
        pytest.param("وكالة الثقافة التابعة للأمم المتحدة", "وكالة الثقافة التابعة للأمم المتحدة", id="of what it is"),
        pytest.param("الشرطة الإيرانية للنساء المحتجات", "الشرطة الإيرانية", id="to whom something is done"),
        pytest.param("المنتخب الفرنسي للسيدات", "المنتخب الفرنسي للسيدات", id="whom a body of no list is for"),
        pytest.param("منظمة العفو الدولية إسرائيل", "منظمة العفو الدولية", id="a state that it is about"),
        pytest.param("المجلس الأعلى للقضاء", "المجلس الأعلى للقضاء", id="what it is for, with no nationality"),
    ],
)
def test_without_object(words: str, body: str) -> None:
    assert without_object(words, load()) == body


@pytest.mark.parametrize(
    ("document", "expected"),
    [("أحدث حصيلة لوزارة الصحة", "حصيلة لوزارة الصحة"), ("آخر مسؤول", "آخر مسؤول"), ("أحدث", "أحدث")],
)
def test_the_latest_document_is_a_document(document: str, expected: str) -> None:
    assert without_latest(document) == expected


@pytest.mark.parametrize(
    ("document", "issuers"),
    [
        ("بيان صادر عن جمعيات عدة تعنى بالبيئة", "جمعيات عدة"),
        ("بيان صادر عن منظمات", "منظمات"),
        ("بيان صادر عن الوزير", None),
        ("بيان عن جمعيات عدة", None),
    ],
)
def test_several_bodies_unnamed_issue_a_document(document: str, issuers: str | None) -> None:
    assert issued_by_several(document) == issuers


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("تقرير امريكي", True),
        ("لتقرير حديث", True),
        ("دراسه", True),
        ("بيانات رسميه", True),
        ("لايحه الاتهام", True),
        ("تقرير اخر", False),
        ("تقرير الوزاره", False),
        ("بيان روسي", False),
        ("بيانات الوزاره", False),
        ("لايحه المجلس", False),
    ],
)
def test_reports_that_anybody_may_have_written(document: str, expected: bool) -> None:
    assert is_anybodys(document.split()) is expected
