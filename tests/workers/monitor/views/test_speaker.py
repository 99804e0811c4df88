"""Who a speaker key is."""

from __future__ import annotations

import pytest

from workers.monitor.views.speaker import head_of
from workers.store import Voice

MINISTRY = "وزارة الطاقة"
MINISTER = Voice("ماهر الحداد", "وزير الطاقة", MINISTRY, "SY", 9)
SPOKESMAN = Voice("رنا الأمين", "المتحدثة باسم وزارة الطاقة", MINISTRY, None, 3)
ITSELF = Voice(None, None, MINISTRY, "SY", 5)
PROFESSOR = Voice("سعد الطيب", "أستاذ العلوم السياسية", None, None, 2)
UNNAMED = Voice(None, "مصدر أمني", None, "IQ", 1)


@pytest.mark.parametrize(
    ("voices", "name", "title", "under"),
    [
        pytest.param([MINISTER, ITSELF], None, MINISTRY, (), id="a body for which several speak"),
        pytest.param([MINISTER], None, MINISTRY, ("ماهر الحداد", "وزير الطاقة"), id="a body with one voice"),
        pytest.param([ITSELF], None, MINISTRY, (), id="a body that speaks itself"),
        pytest.param([MINISTER, ITSELF], "ماهر الحداد", "ماهر الحداد", ("وزير الطاقة", MINISTRY), id="one of them"),
        pytest.param(
            [MINISTER, SPOKESMAN], "رنا الامين", "رنا الأمين", ("المتحدثة باسم وزارة الطاقة",), id="however spelt"
        ),
        pytest.param([MINISTER, ITSELF], "فلان", MINISTRY, (), id="somebody who does not speak for it"),
        pytest.param([PROFESSOR], None, "سعد الطيب", ("أستاذ العلوم السياسية",), id="a person without a body"),
        pytest.param([UNNAMED], None, "مصدر أمني", (), id="a role"),
        pytest.param([], None, "xx.body", (), id="nobody"),
    ],
)
def test_the_head_of_the_page(voices: list[Voice], name: str | None, title: str, under: tuple[str, ...]) -> None:
    head = head_of("xx.body", voices, name)
    assert (head.title, head.under) == (title, under)


def test_the_country_of_the_body_is_that_of_whoever_has_one() -> None:
    assert head_of("xx", [SPOKESMAN, MINISTER]).country == "SY"
    assert head_of("xx", [SPOKESMAN, MINISTER], "رنا الأمين").country == "SY"
    assert head_of("xx", [PROFESSOR]).country is None
