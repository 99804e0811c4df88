"""Lines that name writers and editors."""

from __future__ import annotations

import pytest

from workers.text.byline import read_byline


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
