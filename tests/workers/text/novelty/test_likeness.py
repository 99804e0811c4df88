"""What two statements have in common, and what keeps them apart whatever the trees say."""

from __future__ import annotations

import pytest

from schemas import NoveltyReason, Verdict
from tests.makers import make_statement
from workers.text.novelty.likeness import contradict, unrelated
from workers.text.novelty.remembered import Remembered, remember


def said(content: str) -> Remembered:
    statement = make_statement(content)
    return remember(statement, Verdict(reason=NoveltyReason.FIRST, group=statement.id, score=0))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            "بلاده أوقفت استيراد القمح من ثلاث دول بسبب الجفاف",
            "المدارس الابتدائية ستغلق أبوابها ثلاثة أيام بسبب العواصف", True, id="a number and a common word",
        ),
        pytest.param(
            "المدارس ستغلق أبوابها ثلاثة أيام", "المدارس الابتدائية ستغلق أبوابها ثلاثة أيام بسبب العواصف", False, id="more",
        ),
        pytest.param("المحادثات ستبدأ الخميس", "المستشفيات تلقت اللقاح", False, id="no number: the trees decide"),
    ],
)  # fmt: skip
def test_numbers_alone_make_no_repeat(one: str, other: str, expected: bool) -> None:
    assert unrelated(said(one), said(other)) is unrelated(said(other), said(one)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            "الحكومة لن ترفع سعر الخبز هذا العام", "ألا ترفع الحكومة سعر الخبز هذا العام", False, id="both negate"
        ),
        pytest.param(
            "الحكومة لن ترفع سعر الخبز هذا العام", "الحكومة سترفع سعر الخبز هذا العام", True, id="one negates"
        ),
        pytest.param(
            "الحكومة لن تفتح الميناء البحري الشمالي",
            "الحكومة ستفتح المعبر الحدودي الجنوبي",
            True,
            id="one verb, other things",
        ),
        pytest.param(
            "الحكومة لن تفتح الميناء البحري الشمالي", "الحكومة ستغلق الميناء أمام السفن", False, id="another verb"
        ),
        pytest.param("ارتفع العدد إلى 20 مصابا", "ارتفع العدد إلى 85 مصابا", True, id="another number"),
    ],
)
def test_a_number_or_a_negation_keeps_apart(one: str, other: str, expected: bool) -> None:
    assert contradict(said(one), said(other)) is contradict(said(other), said(one)) is expected
