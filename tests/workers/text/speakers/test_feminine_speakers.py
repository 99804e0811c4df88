"""A woman goes on speaking though the verb in front of her office has the other gender by a slip."""

from __future__ import annotations

import pytest

from tests.makers import read_article

NEXT = "وقالت إن أميركا ترحب بمناقشة العنف في المنطقة، مشيرة إلى دور إيران في ذلك."


@pytest.mark.parametrize("verb", ["قال", "قالت"])
def test_a_feminine_verb_is_of_the_woman_named_before(verb: str) -> None:
    text = f"{verb} مندوبة أميركا، نيكي هيلي، إن المجلس يتعامل بمعايير مزدوجة.\n{NEXT}"
    assert [one.speaker.name for one in read_article(text, title="جلسة في المجلس")] == ["نيكي هيلي"] * 3


def test_a_feminine_verb_is_of_no_man() -> None:
    text = f"قال مندوب أميركا، رامي الحداد، إن المجلس يتعامل بمعايير مزدوجة.\n{NEXT}"
    assert read_article(text, title="جلسة في المجلس")[1].speaker.name is None
