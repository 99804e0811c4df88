"""The grammatical columns: how much of a text they have."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.extract import extract
from workers.text.syntax import analyse as module
from workers.text.syntax.analyse import analyse

FIRST = "قال وزير الزراعة إن محصول القمح سيرتفع هذا العام بنسبة كبيرة."
SECOND = "وأكد رئيس البرلمان سامي الخطيب أن الانتخابات ستجرى في موعدها المحدد."


@pytest.mark.parametrize("join", ["\n", " "])
def test_what_lies_behind_the_most_tokens_is_not_read(join: str, monkeypatch: pytest.MonkeyPatch) -> None:
    article = tag_article(f"{FIRST}{join}{SECOND}")
    whole = extract(article, article.produced_at)
    count = len(analyse(tag_article(FIRST).body).tokens)
    monkeypatch.setattr(module, "MOST_TOKENS", count)
    analysis = analyse(article.body)
    assert [token.word for token in analysis.tokens][-1] == "."
    assert len(analysis.tokens) == count == len(analysis.state) == len(analysis.cues)
    assert analysis.end == len(FIRST)
    first = extract(article, article.produced_at)
    assert len(whole) == 2
    assert [one.content for one in first] == [whole[0].content]


def test_a_part_without_tokens_ends_where_it_begins() -> None:
    assert analyse(tag_article(FIRST).body.model_copy(update={"text": "", "paragraphs": ()})).end == 0
