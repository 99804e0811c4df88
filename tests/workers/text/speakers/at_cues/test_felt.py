"""Whose feeling a clause tells goes on with what they say."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.knowledge.base import load
from workers.text.speakers.at_cues.felt import who_feels
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        pytest.param("ما أثار غضب موسكو معتبرة أنها رهينة", "معتبرة", "موسكو", id="a capital"),
        pytest.param(
            "ما أثار استياء الوزارة التركية، مؤكدة أنها رهينة", "مؤكدة", "الوزارة التركية", id="a body, a comma"
        ),
        pytest.param("ما أثار استياء الرئيس مؤكدا أنها رهينة", "مؤكدا", "الرئيس", id="a man"),
        pytest.param("ما أثار غضب موسكو مؤكدا أنها رهينة", "مؤكدا", None, id="of another gender"),
        pytest.param("وفي وسط غضب موسكو معتبرة أنها رهينة", "معتبرة", None, id="nothing raises it"),
        pytest.param("ما أثار غضب موسكو في المجلس معتبرة أنها رهينة", "معتبرة", None, id="something between"),
        pytest.param("ما أثار سؤال موسكو معتبرة أنها رهينة", "معتبرة", None, id="no feeling"),
    ],
)
def test_who_feels(text: str, cue: str, expected: str | None) -> None:
    analysis = analyse(tag_article(f"وشهد وسط البلاد هدوءا حذرا، {text}.").body)
    at = next(i for i, token in enumerate(analysis.tokens) if token.word == cue)
    felt = who_feels(analysis, at, analysis.cues[at], load())
    words = " ".join(token.word for token in analysis.tokens[felt[0] : felt[1]]) if felt else None
    assert words == expected
