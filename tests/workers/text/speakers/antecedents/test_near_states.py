"""Whose a ministry is that stands near a state."""

from __future__ import annotations

import pytest

from tests.makers import read_article

SAID = "وعبرت وزارة الخارجية في بيان عن إدانتها الشديدة لاستخدام القوة ضد المدنيين في المدينة."
OTHER = "وقال أليستر بيرت وزير شؤون الشرق الأوسط إن إطلاق النار مقلق للغاية.\n"
"""Of the British ministry."""
STATES = "وزار وفد من فرنسا وإيطاليا إسبانيا، ثم البرازيل وكندا.\n"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param(f"{OTHER}{STATES}وأدانت الإمارات بشدة التصعيد في القطاع.\n{SAID}", "ae.ministry.foreign_affairs",
                     id="the state has just spoken"),
        pytest.param(f"{OTHER}{STATES}وقررت تركيا الاثنين استدعاء سفيرها لدى إسرائيل، وفق ما أعلنت وزارة الخارجية في بيان.",
                     "tr.ministry.foreign_affairs", id="the sentence begins with it"),
        pytest.param(f"{STATES}وأدانت الإمارات بشدة التصعيد في القطاع.\nوقال رامي الحداد إن الوضع خطير في المدينة.\n{SAID}",
                     "ministry.foreign_affairs", id="somebody else has spoken since"),
    ],
)  # fmt: skip
def test_a_bare_ministry_is_of_the_state_near(text: str, key: str) -> None:
    assert read_article(text, title="ردود فعل غاضبة")[-1].speaker_key == key


@pytest.mark.parametrize(
    ("role", "key"),
    [
        pytest.param("مصدر مسؤول في الخارجية", "sa.ministry.foreign_affairs", id="of the state's ministry"),
        pytest.param("مصدر مسؤول في الخارجية الفرنسية", "fr.ministry.foreign_affairs", id="of the one it names"),
    ],
)
def test_a_source_in_a_bare_ministry_is_of_the_state_near(role: str, key: str) -> None:
    text = f"{OTHER}{STATES}وأدانت السعودية بشدة التصعيد في القطاع.\nوقال {role} إن الوضع خطير في المدينة."
    assert read_article(text, title="ردود فعل غاضبة")[-1].speaker_key == key
