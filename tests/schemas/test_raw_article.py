from __future__ import annotations

from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from schemas import Lane, RawArticle

MOMENT = datetime(2024, 5, 1, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(
            {
                "maintext": "نص الخبر",
                "date_publish": "2024-05-01 12:30:00",
                "source_domain": "example.org",
                "title": "عنوان",
            },
            {"text": "نص الخبر", "published_at": MOMENT, "outlet": "example.org", "title": "عنوان"},
            id="news-please",
        ),
        pytest.param(
            {"raw_text": "نص", "date": "2024-05-01", "sitename": "صحيفة", "source": "https://example.org/a"},
            {
                "text": "نص",
                "published_at": datetime(2024, 5, 1, tzinfo=UTC),
                "outlet": "صحيفة",
                "url": "https://example.org/a",
            },
            id="trafilatura",
        ),
        pytest.param(
            {
                "link": "https://example.org/b",
                "published": "Wed, 01 May 2024 15:30:00 +0300",
                "content": [{"type": "text/html", "value": "<p>نص</p>"}],
                "summary": "موجز",
            },
            {"html": "<p>نص</p>", "text": None, "url": "https://example.org/b", "published_at": MOMENT},
            id="rss-as-feedparser-gives-it",
        ),
        pytest.param(
            {"url": "https://example.org/c", "content": "نص بلا وسوم", "crawled_at": 1714566600},
            {"text": "نص بلا وسوم", "fetched_at": MOMENT},
            id="scrapy",
        ),
        pytest.param({"text": "x < y و </ ليس وسما"}, {"text": "x < y و </ ليس وسما", "html": None}, id="no-markup"),
        pytest.param({"id": 7, "text": "نص"}, {"source_id": "7"}, id="number-as-id"),
        pytest.param({"text": "نص", "author": "فلان"}, {"authors": ("فلان",)}, id="one-author"),
        pytest.param({"text": "نص", "lane": "backfill"}, {"lane": Lane.BACKFILL}, id="lane"),
        pytest.param({"text": "نص", "category": "سياسة"}, {"extra": {"category": "سياسة"}}, id="what-nobody-knows"),
    ],
)
def test_field_names_of_crawlers_are_accepted(row, expected):
    article = RawArticle.model_validate(row)
    assert {name: getattr(article, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("row", "names"),
    [
        pytest.param({"title": "عنوان"}, "neither text nor html", id="nothing-to-read"),
        pytest.param({"text": " \n\t"}, "neither text nor html", id="white-space"),
        pytest.param({"text": 5}, "text", id="wrong-type"),
        pytest.param({"text": "نص", "published_at": "أمس"}, "published_at", id="no-date"),
        pytest.param({"text": "نص", "schema_version": 99}, "schema_version", id="version"),
        pytest.param({"text": "نص", "authors": {"a": 1}}, "authors", id="authors"),
    ],
)
def test_what_is_wrong_is_named(row, names):
    with pytest.raises(ValidationError, match=names):
        RawArticle.model_validate(row)


def test_the_text_is_kept_to_the_code_point():
    text = "\u200fقال ﻻ\u0640\u0640 \u00a0\r\n نعم "
    assert RawArticle(text=text).text == text


def test_one_url_is_one_article_whatever_it_says():
    first = RawArticle(url="https://example.org/a", text="نص")
    corrected = RawArticle(url="https://example.org/a", text="نص مصحح")
    assert first.article_id == corrected.article_id
    assert first.content_hash != corrected.content_hash
    assert RawArticle(text="نص").article_id != RawArticle(text="نص آخر").article_id
