"""A content begins behind narration that stands between its cue and the words themselves."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.boundaries.narrated_heads import behind_narration
from workers.text.statements.proposals.propose import Opening, Proposal
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "begins", "expected"),
    [
        pytest.param('قال الرئيس للصحافيين لحضور القمة غدا "لست فوق القانون".', "لحضور", '"', id="where he goes"),
        pytest.param('طالب الرئيس للصحافيين لحضور القمة غدا "لست فوق القانون".', "لحضور", "لحضور", id="a verb with an object"),
        pytest.param('قال الرئيس للصحافيين لا "أحد فوق القانون".', "لا", "لا", id="a word of what is said"),
        pytest.param('قال الرئيس لحضور القمة "لست فوق القانون" يوما ما.', "لحضور", "لحضور", id="no quotation closes it"),
        pytest.param("نفى ترامب بصورة مشددة ما قاله كومي.", "بصورة", "ما", id="how it is denied"),
        pytest.param("نبه ترامب بشدة إلى خطورة الاتفاق كله.", "بشدة", "خطورة", id="how, in front of a preposition"),
        pytest.param("أشاد ترامب بقوة الاقتصاد كله هناك.", "بقوة", "بقوة", id="what is praised"),
        pytest.param("قال ترامب بشكل عام نحن مرتاحون.", "بشكل", "بشكل", id="how it is in general"),
        pytest.param("وبحسب مصدر لم يذكر اسمه، فإن شركات كبرى حصلت عليها.", "يذكر", "شركات", id="what tells of the source"),
        pytest.param("وبحسب الوزير، إذا فشلت المحادثات فإن الحرب قادمة.", "إذا", "إذا", id="a condition"),
    ],
)  # fmt: skip
def test_a_content_begins_behind_narration(text: str, begins: str, expected: str) -> None:
    analysis = analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.").body)
    words = [token.word for token in analysis.tokens]
    first, end = words.index(begins), analysis.paragraphs[0][1] - 1
    start = behind_narration(analysis, Proposal(0, first, end, Opening.OBJECT))
    assert words[start] == expected
