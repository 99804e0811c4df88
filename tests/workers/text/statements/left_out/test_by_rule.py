"""A content keeps the rule or the plan by which something is to be done."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.left_out.by_rule import through_rule
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        pytest.param("وأكد الوزير زيارة القدس وفق ما أقره المجلس أمس.", "أمس", id="what was laid down"),
        pytest.param("وأكد الوزير زيارة القدس، وفق الخطة الخمسية، آملا نجاحها.", "الخمسية", id="a plan"),
        pytest.param("وأكد الوزير زيارة القدس وفقا للقانون الجديد.", "الجديد", id="a law"),
        pytest.param("وأكد الوزير زيارة القدس وفق ما قاله المجلس أمس.", "القدس", id="what was said"),
        pytest.param("وأكد الوزير زيارة القدس وفق وكالة الأنباء.", "القدس", id="who says it"),
        pytest.param("وأكد الوزير زيارة القدس. وفق الخطة الخمسية يبدأ العمل.", "القدس", id="another sentence"),
    ],
)
def test_a_content_ends_behind_its_rule(text: str, ends: str) -> None:
    analysis = analyse(tag_article(text).body)
    spelt = [token.word for token in analysis.tokens]
    first, end = spelt.index("زيارة"), spelt.index("القدس") + 1
    assert spelt[through_rule(analysis, 0, (first, end), len(spelt)) - 1] == ends


def test_a_content_in_front_of_its_cue_and_one_before_another_keep_their_end() -> None:
    analysis = analyse(tag_article("وأكد الوزير زيارة القدس وفق الخطة الخمسية للبلاد.").body)
    assert through_rule(analysis, 4, (2, 4), len(analysis.tokens)) == 4
    assert through_rule(analysis, 0, (2, 4), 7) == 4
