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
        pytest.param('ما أهم ما جاء في كتاب "الخوف: ترامب في البيت الأبيض"؟', id="the colon of a title"),
        pytest.param(
            "مواعيد المباريات: الدور الثاني غدا",
            id="colon behind a list",
        ),
    ],
)
def test_a_headline_that_attributes_nothing(title: str) -> None:
    statements = read_article("أكد رئيس الوزراء الأردني سامر الخالدي أن الحكومة لن ترفع أسعار الخبز.", title)
    assert [statement.headline for statement in statements] == [False]


@pytest.mark.parametrize(
    ("title", "attributes"),
    [
        pytest.param("تايلاند: إنقاذ ستة فتيان عالقين داخل المغارة", False, id="the country of the news"),
        pytest.param("تايلاند: نقف إلى جانب الأردن وندعم اقتصاده", True, id="a country that says we"),
        pytest.param("السعودية وكندا: وقف جميع برامج العلاج في المستشفيات", False, id="two countries"),
        pytest.param("قفصة: إيقاف ثلاثة مشتبه بهم في جرائم تحيل", False, id="a town"),
        pytest.param("موسكو: واشنطن تحاول نسف الحوار", True, id="a capital that stands for its government"),
        pytest.param("أزمة السعودية وكندا: الرياض توقف برامج العلاج", False, id="a topic with names"),
        pytest.param("النووي الكوري: تقدم كبير في طريق الحوار", False, id="a weapon"),
        pytest.param("بعد هجوم باريس: فرنسا تبكي ضحاياها", False, id="a time"),
        pytest.param("بعد عودته.. رئيس الوزراء الأردني: لن نرفع أسعار الخبز", True, id="a time and a speaker"),
    ],
)  # fmt: skip
def test_what_stands_before_the_colon_of_a_headline(title: str, *, attributes: bool) -> None:
    statements = read_article("أكد رئيس الوزراء الأردني سامر الخالدي أن الحكومة لن ترفع أسعار الخبز.", title)
    assert [statement.headline for statement in statements] == [True, False][not attributes :]
