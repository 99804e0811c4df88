"""Who goes on speaking behind a clause of time that quotes another one."""

from __future__ import annotations

import pytest

from tests.makers import read_article

SAID = "وقالت شركة القطارات إن المحطة أغلقت"


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        pytest.param(" بعد أن قالت الشرطة إنها تحقق في الحادث", "شركة القطارات", id="a clause of time"),
        pytest.param(" اليوم. وقالت الشرطة إنها تحقق في الحادث", "الشرطة", id="a main clause"),
    ],
)
def test_the_subject_of_the_main_clause_goes_on(behind: str, speaker: str) -> None:
    text = f"{SAID}{behind}. وأضافت أن الحركة توقفت."
    assert read_article(text, title="أخبار اليوم")[-1].speaker.organisation == speaker
