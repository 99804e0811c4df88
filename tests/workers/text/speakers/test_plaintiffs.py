"""Plaintiffs and prosecutors."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.speakers.plaintiffs import without_plaintiffs_office
from workers.text.speakers.voice import Voice
from workers.text.words.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "role", "official"),
    [
        pytest.param("أقام مساهمون دعوى على الشركة", "المدعون", False, id="plaintiffs"),
        pytest.param("أقام مساهمون دعوى، وقالت النيابة إنها تحقق", "المدعون", True, id="there are prosecutors too"),
        pytest.param("اتهم الرجل بالسرقة في المدينة", "المدعون", True, id="no lawsuit"),
        pytest.param("أقام مساهمون دعوى على الشركة", "المدعي العام", True, id="a prosecutor by his title"),
    ],
)
def test_plaintiffs_hold_no_office(text: str, role: str, *, official: bool) -> None:
    voice = Voice(role=role, role_info=load().resolve_role(role), anonymous=True)
    without_plaintiffs_office([voice], tokenize(text))
    assert (voice.role_info is not None) is official
