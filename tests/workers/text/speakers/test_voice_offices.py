"""What offices a voice learns from being called by them again."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.speakers.voice import Voice, learn_office


@pytest.mark.parametrize(
    ("name", "role", "words", "expected"),
    [
        pytest.param(
            "سالم الحداد", None, "المدير العام للمنظمة", "المدير العام للمنظمة", id="one who has a name alone"
        ),
        pytest.param("سالم الحداد", None, "رئيس وزراء هولندا", "رئيس وزراء هولندا", id="of a state"),
        pytest.param("سالم الحداد", None, "ضابط شرطة متخف", None, id="nobody certain"),
        pytest.param("سالم الحداد", "وزير الصحة", "الوزير المصري", "وزير الصحة", id="one who has an office"),
        pytest.param(
            None, "وزراء خارجية", "وزراء خارجية الاتحاد الأوروبي", "وزراء خارجية الاتحاد الأوروبي", id="fuller"
        ),
    ],
)
def test_an_office_that_is_told_later(name: str | None, role: str | None, words: str, expected: str | None) -> None:
    voice = Voice(name=name, role=role)
    learn_office(voice, words, load().resolve_role(words))
    assert voice.role == expected
