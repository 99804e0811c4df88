"""Web pages: the article's text with offsets into the HTML, and what the head says."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from schemas import CleanArticle, PublishedFrom, RawArticle
from workers.text.cleaning.clean import clean

NOW = datetime(2024, 1, 1, tzinfo=UTC)
PAGE = """<!doctype html><html lang="ar"><head><meta charset="utf-8">
<title>وزير يحذر: &quot;لا عودة&quot; | سكاي نيوز عربية</title>
<meta property="og:title" content="وزير يحذر: &quot;لا عودة&quot;"><meta property="og:site_name" content="Sky News Arabia">
<meta property="article:published_time" content="2021-05-01T10:00:00+03:00"><meta name="author" content="القاهرة - رامي سعد">
<style>p{color:red}</style><script>var a="<p>قال المهاجم إن النص هنا</p>"</script></head><body>
<nav><ul><li><a href=x>الرئيسية</a></li><li><a href=y>سياسة</a></li></ul></nav>
<main><article><h1>وزير يحذر: &quot;لا عودة&quot;</h1><div>شارك <a>فيسبوك</a> <a>تويتر</a></div>
<p>القاهرة (رويترز) - قال <b>الوزير</b> إن&nbsp;&laquo;الأمر&raquo; مهم جدا للبلاد كلها.<br>وتابع أن العمل مستمر.</p>
<p>وأضاف&#1548; أن   القیادة <a href="/x?a=1&b=2">#كيم_جونغ_أون</a>
 ستواصل <em>العمل</em> على المشروع حتى نهايته.</p>
<ul><li>قال المتحدث إن الحكومة ستنشر النتائج الكاملة للتحقيق الأسبوع المقبل.</li></ul>
<p><a href="z">اقرأ أيضا: خبر آخر في مكان آخر</a></p><p>إعداد: منى سالم- تحرير: ليلى حسن</p></article></main>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


@pytest.fixture(scope="module")
def article() -> CleanArticle:
    made = clean(RawArticle(html=PAGE), NOW)
    assert isinstance(made, CleanArticle)
    return made


def test_the_text_of_the_article_and_nothing_else(article: CleanArticle) -> None:
    assert article.body.text.split("\n") == [
        "قال الوزير إن «الأمر» مهم جدا للبلاد كلها.",
        "وتابع أن العمل مستمر.",
        "وأضاف، أن القيادة كيم جونغ أون ستواصل العمل على المشروع حتى نهايته.",
        "قال المتحدث إن الحكومة ستنشر النتائج الكاملة للتحقيق الأسبوع المقبل.",
    ]
    assert article.body.field == "html"


def test_every_paragraph_and_word_maps_into_the_html(article: CleanArticle) -> None:
    for part in article.parts:
        for span in (*part.paragraphs, *part.sentences):
            excerpt = part.excerpt(span.start, span.end)
            assert PAGE[excerpt.span.start : excerpt.span.end] == excerpt.text
    text = article.body.text
    for clean_words, raw_words in [
        ("قال الوزير إن «", "قال <b>الوزير</b> إن&nbsp;&laquo;"),
        ("كيم جونغ أون", "كيم_جونغ_أون"),
        ("القيادة", "القیادة"),
        ("وأضاف،", "وأضاف&#1548;"),
    ]:
        start = text.index(clean_words)
        assert article.body.excerpt(start, start + len(clean_words)).text == raw_words


def test_what_the_head_says(article: CleanArticle) -> None:
    assert article.title is not None
    assert (article.title.text, article.title.field) == ('وزير يحذر: "لا عودة"', "html")
    assert article.outlet == "سكاي نيوز عربية"
    assert article.published_at == datetime(2021, 5, 1, 10, tzinfo=timezone(timedelta(hours=3)))
    assert article.published_from is PublishedFrom.MARKUP
    assert article.dateline_place == "القاهرة"
    assert article.authors == ("منى سالم", "رامي سعد")
    assert article.editors == ("ليلى حسن",)


def test_what_was_taken_out_is_told(article: CleanArticle) -> None:
    for removed in article.boilerplate:
        assert PAGE[removed.span.start : removed.span.end] == removed.text
    assert {removed.kind.value for removed in article.boilerplate} >= {
        "repeated_title",
        "dateline",
        "read_more",
        "byline",
    }


def test_what_the_sender_says_goes_before_the_head() -> None:
    given = datetime(2022, 2, 2, tzinfo=UTC)
    made = clean(RawArticle(html=PAGE, title="عنوان آخر", outlet="X", published_at=given), NOW)
    assert isinstance(made, CleanArticle)
    assert made.title is not None
    assert (made.title.text, made.title.field) == ("عنوان آخر", "title")
    assert (made.outlet, made.published_at, made.published_from) == ("X", given, PublishedFrom.GIVEN)


@pytest.mark.parametrize(
    "html",
    [
        "<p>", "<", "<<<<", "</p>" * 100, "<!-- قال", "<script>قال", "\x00<p>قال الوزير إن الأمر مهم</p>", "&#0;&nope;",
        "<p>قال الوزير \ud800 إن الأمر مهم</p>", "<div>" * 20_000 + "قال الوزير إن الأمر مهم",
    ],
)  # fmt: skip
def test_broken_pages_raise_nothing(html: str) -> None:
    clean(RawArticle(html=html), NOW)
