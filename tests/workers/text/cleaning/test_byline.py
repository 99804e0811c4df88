"""Lines that name writers and editors."""

from __future__ import annotations

import pytest

from workers.text.cleaning.byline import closing_initials, read_byline


@pytest.mark.parametrize(
    ("line", "authors", "editors"),
    [
        ("إعداد: منى سالم- تحرير: رامي سعد", ("منى سالم",), ("رامي سعد",)),
        ("كتب: أحمد علي", ("أحمد علي",), ()),
        ("كتبت - منى سالم", ("منى سالم",), ()),
        ("بقلم منى سالم", ("منى سالم",), ()),
        ("تقرير: منى سالم ورامي سعد", ("منى سالم", "رامي سعد"), ()),
        ("تحرير: رامي سعد", (), ("رامي سعد",)),
        ("by admin", ("admin",), ()),
        ("Written by Mona Salem", ("Mona Salem",), ()),
        ("ترجمة: رامي سعد", (), ()),
        ("كتبت- منى سالم:", ("منى سالم",), ()),
        ("بواسطة: رامي سعد", ("رامي سعد",), ()),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...], editors: tuple[str, ...]) -> None:
    assert read_byline(line) == (authors, editors)


@pytest.mark.parametrize(
    "line",
    [
        "كتب: إن الأمر لا يعنيه في شيء وإنه باق في منصبه",
        "وكتب: سنعود",
        "تقرير: 20 قتيلا في هجوم جديد",
        "تحرير المدينة بالكامل من المسلحين",
        "إعداد خطة جديدة للتعليم",
        "by the end of the year, the minister will go home, he said",
        "",
    ],
)
def test_no_bylines(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("paragraph", "initials"),
    [
        ("غادر الوفد العاصمة مساء أمس. ع ب م", " ع ب م"),
        ('وقال إن "الطريق مفتوح". (ر.ع)', " (ر.ع)"),
        ("غادر الوفد العاصمة. ع.ش/م.س", " ع.ش/م.س"),
        ("غادر الوفد العاصمة. ت. ع.", " ت. ع."),
        ("ح.ز/ ع.ج", "ح.ز/ ع.ج"),
        ("نقلته وكالة أ ف ب", None),
        ("أ ف ب", None),
        ("غادر الوفد العاصمة سنة 1436. ه", None),
        ("غادر الوفد العاصمة. لم يعد", None),
        ("غادر الوفد العاصمة.", None),
    ],
)
def test_closing_initials(paragraph: str, initials: str | None) -> None:
    start = closing_initials(paragraph)
    assert (None if start is None else paragraph[start:]) == initials
