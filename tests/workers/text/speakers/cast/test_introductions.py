"""Whom an article introduces with an office, beside the name or around it."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.speakers.cast.introductions import introductions


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "واستقبله السفير الأمريكي في برلين سامر الحداد",
            "السفير الأمريكي في برلين",
            id="an office with a place in it",
        ),
        pytest.param("واستقبله السفير في برلين، وشكر سامر الحداد", None, id="a verb between them"),
        pytest.param(
            "وحضر سامر الحداد (Samer Haddad)، المدير العام للوكالة الفرنسية للتنمية، الحفل",
            "المدير العام للوكالة الفرنسية للتنمية",
            id="behind a name in two scripts",
        ),
        pytest.param(
            "وقال سامر الحداد، عضو البرلمان في كوريا الجنوبية، ذلك",
            "عضو البرلمان في كوريا الجنوبية",
            id="behind a comma",
        ),
        pytest.param("والتقى سامر الحداد، وزير الدفاع الروسي سيرغي شويغو", None, id="the office of the next one"),
        pytest.param(
            "وحضر سامر الحداد، المتحدث باسم محكمة النقض الفرنسية، الحفل",
            "المتحدث باسم محكمة النقض الفرنسية",
            id="whom one speaks for",
        ),
        pytest.param("وحضر السيناتور، سامر الحداد", "السيناتور", id="a title that is no office of its own"),
        pytest.param("وحضر الحفل، سامر الحداد", None, id="no title"),
        pytest.param(
            "وأصدر حاكم ولاية كارولاينا الجنوبية، سامر الحداد، أوامر", "حاكم ولاية كارولاينا الجنوبية", id="of a region"
        ),
        pytest.param("وزار مجلس الوزراء الكويتي سامر الحداد", None, id="a plural in the name of a body"),
        pytest.param("وحضر حاكم ولاية في كارولاينا الجنوبية سامر الحداد", None, id="where he is"),
    ],
)
def test_an_office_beside_a_name(sentence: str, expected: str | None) -> None:
    article = tag_article(f"{sentence} أمس. وشهد وسط البلاد هدوءا حذرا بعد أيام من التوتر.")
    assert next((one.role for one in introductions(article) if one.name == "سامر الحداد"), None) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("وكتب رسالة إلى وزير المالية، ماتيا كاسايجا،", "وزير المالية", id="beside an office"),
        pytest.param("وكتب رسالة إلى صديقه ماتيا كاسايجا", None, id="beside no office"),
    ],
)
def test_a_name_that_nothing_but_its_place_tells(sentence: str, expected: str | None) -> None:
    article = tag_article(f"{sentence} أمس. وشهد وسط البلاد هدوءا حذرا بعد أيام من التوتر.")
    assert next((one.role for one in introductions(article)), None) == expected
