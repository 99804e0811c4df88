"""Whose name it is that follows an unnamed spokesman in one sentence."""

from __future__ import annotations

import pytest

from tests.makers import read_article

DENIED = "ونفى متحدث باسم وزارة الدفاع الأميركية أن تكون الطائرات أسقطت قنابل"
QUOTE = '"لم نتلق أي تقارير عن استخدام هذا السلاح في المنطقة"'


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            f"{DENIED}، وقال القائد شون روبرتسون: {QUOTE}.", ["شون روبرتسون", "شون روبرتسون"], id="with a rank"
        ),
        pytest.param(
            f"{DENIED}، وقال شون روبرتسون: {QUOTE}.", ["شون روبرتسون", "شون روبرتسون"], id="by the name alone"
        ),
        pytest.param(f"{DENIED}. وقال القائد شون روبرتسون: {QUOTE}.", [None, "شون روبرتسون"], id="in another sentence"),
        pytest.param(
            f"{DENIED}، وقال وزير الدفاع الروسي سيرغي شويغو: {QUOTE}.",
            [None, "سيرغي شويغو"],
            id="with an office of his own",
        ),
    ],
)
def test_a_spokesman_is_named_by_the_next_clause(text: str, names: list[str | None]) -> None:
    assert [one.speaker.name for one in read_article(text, title="قنابل في المدينة")] == names
