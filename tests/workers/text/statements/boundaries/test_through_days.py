"""A content ends behind the day of its clause."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.boundaries.through_days import through_day
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "last", "expected"),
    [
        pytest.param("قتل ثمانية مدنيين في الغارات السبت بحسب المرصد.", "الغارات", "السبت", id="a weekday"),
        pytest.param(
            "قتل ثمانية مدنيين في الغارات يوم السبت الماضي، بحسب المرصد.", "الغارات", "الماضي", id="which one"
        ),
        pytest.param("قتل ثمانية مدنيين في الغارات مساء أمس.", "الغارات", "أمس", id="its evening"),
        pytest.param("قتل ثمانية مدنيين في الغارات أيضا.", "الغارات", "أيضا", id="also"),
        pytest.param(
            "قتل ثمانية مدنيين في الغارات أيضا بحسب المرصد.", "الغارات", "الغارات", id="also somebody says it"
        ),
        pytest.param("قتل ثمانية مدنيين في الغارات، السبت بحسب المرصد.", "الغارات", "الغارات", id="behind a comma"),
        pytest.param("قتل ثمانية مدنيين في الغارات صباحا.", "الغارات", "الغارات", id="no day"),
        pytest.param("قتل مدنيين السبت بحسب المرصد.", "مدنيين", "مدنيين", id="too short to have a day of its own"),
        pytest.param("قتل ثمانية «مدنيين في الغارات» السبت.", "الغارات", "الغارات", id="behind a quotation"),
    ],
)
def test_a_content_ends_behind_its_day(text: str, last: str, expected: str) -> None:
    analysis = analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.").body)
    words = [token.word for token in analysis.tokens]
    end = through_day(analysis, (0, words.index(last) + 1), len(words))
    assert words[end - 1] == expected


def test_the_next_content_is_never_reached() -> None:
    analysis = analyse(tag_article("قتل ثمانية مدنيين في الغارات السبت.\nوصل القطار إلى المدينة صباحا.").body)
    assert through_day(analysis, (0, 5), 5) == 5
