"""The words beside a name."""

from __future__ import annotations

import pytest

from workers.text.speakers.cast.beside import ahead, behind

NAME = "ماهر الحداد"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param("", "^", id="nothing"),
        pytest.param("انتهى اللقاء.\n", "^", id="another paragraph"),
        pytest.param("في العاصمة، ", "،", id="a sign"),
        pytest.param("و", "-", id="what is written with it"),
    ],
)
def test_what_stands_in_front(before: str, expected: str) -> None:
    assert behind(before + NAME, len(before)) == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param("", "^", id="nothing"),
        pytest.param("\nوانتهى اللقاء", "^", id="another paragraph"),
        pytest.param("، وزير الزراعة", "،", id="a sign"),
        pytest.param(" (45 عاما)", "(", id="a sign behind a space"),
    ],
)
def test_what_stands_behind(after: str, expected: str) -> None:
    assert ahead(NAME + after, len(NAME)) == expected


def test_a_cue_is_told_from_other_words() -> None:
    assert behind(f"وأكد {NAME}", 5).startswith("!")
    assert ahead(f"{NAME} أكد", len(NAME)).startswith("!")
    assert not behind(f"في بيت {NAME}", 7).startswith("!")
    assert not ahead(f"{NAME} الذي", len(NAME)).startswith("!")
