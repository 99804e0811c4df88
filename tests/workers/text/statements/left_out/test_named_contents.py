"""A content that stands in its speaker's name is none."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.left_out.named_contents import Placed, are_named
from workers.text.syntax.analyse import analyse

TEXT = "وقتل ثلاثة أشخاص بحسب وزارة صحة الحركة اليوم."


@pytest.mark.parametrize(
    ("content", "mention", "named"),
    [
        pytest.param("صحة الحركة", "وزارة صحة الحركة", True, id="a piece of it"),
        pytest.param("صحة الحركة اليوم", "وزارة صحة الحركة", False, id="more than it"),
        pytest.param("صحة الحركة", None, False, id="nobody named"),
    ],
)
def test_a_piece_of_a_name_is_no_content(content: str, mention: str | None, *, named: bool) -> None:
    analysis = analyse(tag_article(f"{TEXT}\nوصل القطار إلى المدينة صباحا.").body)
    words = [token.word for token in analysis.tokens]

    def place(phrase: str) -> tuple[int, int]:
        first = words.index(phrase.split(maxsplit=1)[0])
        return first, first + len(phrase.split())

    cue = words.index("بحسب")
    whole = Placed(cue, place("وقتل ثلاثة أشخاص"), place(mention) if mention else None)
    assert are_named(analysis, [whole, Placed(cue, place(content), None)]) == [False, named]


def test_a_joint_of_the_cue_makes_it_a_content() -> None:
    analysis = analyse(tag_article("أكد خبراء القلق من الضوضاء أن الضوضاء ضارة.\nوصل القطار إلى المدينة صباحا.").body)
    words = [token.word for token in analysis.tokens]
    first = words.index("أن") + 1
    whole, inner = Placed(0, (1, 3), (1, first + 2)), Placed(0, (first, first + 2), None)
    assert are_named(analysis, [whole, inner]) == [False, False]
