"""Names that a content begins with are of who speaks."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.mention_search.begun_names import with_name
from workers.text.statements.mention_search.page import MentionPage
from workers.text.statements.mention_search.propose import MentionProposal, Origin, Place
from workers.text.syntax.analyse import analyse
from workers.text.tagging.tagger import read_tokens


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        pytest.param('ندد الرئيس الفلسطيني محمود عباس ب"مجزرة"', 2, 4, id="in front of the preposition of the verb"),
        pytest.param('أبدى الرئيس الفلسطيني محمود عباس "قلقه"', 2, 4, id="in front of a mark"),
        pytest.param('انتقد الرئيس الفلسطيني محمود عباس "بشدة"', 2, 2, id="whom the verb may be about"),
        pytest.param("أعلن الرئيس الفلسطيني محمود عباس رئيسا", 2, 2, id="in front of neither"),
    ],
)
def test_the_name_behind_an_office(text: str, mention: int, expected: int) -> None:
    article = tag_article(f"{text} في القطاع.\nوصل القطار إلى المدينة صباحا.")
    analysis = analyse(article.body)
    page = MentionPage(analysis, read_tokens(analysis, article.entities, headline=False), article.entities)
    proposal = MentionProposal(1, 1 + mention, Origin.BEHIND)
    place = Place(0, 1 + mention, len(analysis.tokens) - 1, 0, len(analysis.tokens))
    assert with_name(page, place, proposal).end == 1 + expected
