"""End to end: from a headline to who said what."""

from __future__ import annotations

import pytest

from tests.makers import read_article


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("رئيس الوزراء الأردني: لن نرفع أسعار الخبز هذا العام", id="office"),
        pytest.param("سامر الخالدي: لن نرفع أسعار الخبز هذا العام", id="name"),
    ],
)
def test_a_headline_with_a_colon(title: str) -> None:
    headline, body = read_article("أكد رئيس الوزراء الأردني سامر الخالدي أن الحكومة لن ترفع أسعار الخبز.", title)
    assert (headline.headline, body.headline) == (True, False)
    assert headline.field == "title"
    assert headline.verbatim == title[headline.span.start : headline.span.end] == "لن نرفع أسعار الخبز هذا العام"
    assert headline.speaker.name == body.speaker.name == "سامر الخالدي"
    assert headline.speaker_key == body.speaker_key == "jo.government"


@pytest.mark.parametrize(
    ("title", "mention"),
    [
        pytest.param("رئيس الوزراء الأردني: لن نرفع أسعار الخبز هذا العام", "رئيس الوزراء الأردني", id="office"),
        pytest.param(
            "سامر الخالدي: لن نرفع أسعار الخبز هذا العام",
            "سامر الخالدي",
            id="name",
        ),
    ],
)
def test_the_words_before_the_colon_are_the_mention(title: str, mention: str) -> None:
    headline, _ = read_article("أكد رئيس الوزراء الأردني سامر الخالدي أن الحكومة لن ترفع أسعار الخبز.", title)
    assert headline.speaker.mention is not None
    assert headline.speaker.mention.text == mention
    assert headline.speaker.resolved_by == "headline"


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("الطقس: أمطار غزيرة على الساحل غدا", id="colon behind a topic"),
        pytest.param("الاقتصاد: تراجع أسعار النفط في الأسواق", id="colon behind another topic"),
        pytest.param("أمطار غزيرة على الساحل الغربي غدا", id="no colon"),
        pytest.param(
            "مواعيد المباريات: الدور الثاني غدا",
            id="colon behind a list",
        ),
    ],
)
def test_a_headline_that_attributes_nothing(title: str) -> None:
    statements = read_article("أكد رئيس الوزراء الأردني سامر الخالدي أن الحكومة لن ترفع أسعار الخبز.", title)
    assert [statement.headline for statement in statements] == [False]
