"""The sample articles hold what the demo is to show."""

import unicodedata
from importlib.resources import as_file, files

import pytest

from schemas import AnnotatedArticle, CleanArticle, Event, RawArticle, Statement, TaggedArticle
from workers import stages
from workers.codec import decode, encode
from workers.readers import Unreadable, read_articles

BIDI_OVERRIDES = set("\u202a\u202b\u202d\u202e")


@pytest.fixture(scope="module")
def items() -> list[RawArticle | Unreadable]:
    with as_file(files("workers.cli") / "demo_articles") as folder:
        return list(read_articles([folder]))


@pytest.fixture(scope="module")
def articles(items: list[RawArticle | Unreadable]) -> list[RawArticle]:
    return [item for item in items if isinstance(item, RawArticle)]


def whole(article: RawArticle) -> str:
    return "\n".join(filter(None, (article.title, article.text, article.html)))


def test_one_record_is_broken_and_its_bytes_are_kept(items: list[RawArticle | Unreadable]) -> None:
    (broken,) = [item for item in items if isinstance(item, Unreadable)]
    assert "not JSON" in broken.problem
    assert broken.raw


def test_five_outlets_each_in_its_own_form(articles: list[RawArticle]) -> None:
    outlets = {article.outlet or article.source.split("-")[0] for article in articles}
    assert outlets == {"almina.example", "الضفاف", "الساحل", "البوصلة", "alnakheel"}
    assert {"html", "text"} == {"html" if article.html else "text" for article in articles}


def test_one_statement_is_told_three_ways(articles: list[RawArticle]) -> None:
    tellers = {article.outlet for article in articles if "السكري والضغط من الصيدليات غير صحيح" in whole(article)}
    assert tellers == {"almina.example", "الساحل", "البوصلة"}


def test_one_article_is_corrected(articles: list[RawArticle]) -> None:
    versions = [article for article in articles if article.url == "https://aldifaf.example/news/4817"]
    assert len({article.content_hash for article in versions}) == len(versions) == 2
    assert len({article.article_id for article in articles}) == len(articles) - 1


@pytest.mark.parametrize(
    "mess",
    ["طـــالب", "وزیر", "کمال", "&nbsp;", "&laquo;", "#وادي_الزهر", "\u200c", "\u200f", "\u00a0", "<nav>", "<script>"],
)
def test_the_mess_that_cleaning_is_to_clear(articles: list[RawArticle], mess: str) -> None:
    assert any(mess in whole(article) for article in articles)


def test_two_are_in_other_languages_and_one_is_an_advert(articles: list[RawArticle]) -> None:
    assert {article.url for article in articles if 'lang="en"' in whole(article)} == {"https://albousla.example/en/512"}
    assert any("گشایش می" in whole(article) for article in articles)
    assert any("إعلان مدفوع" in whole(article) for article in articles)


def test_every_site_is_one_that_cannot_exist(articles: list[RawArticle]) -> None:
    assert all(article.url is None or article.url.split("/")[2].endswith(".example") for article in articles)


def test_no_letter_is_damaged(articles: list[RawArticle]) -> None:
    for article in articles:
        text = whole(article)
        assert "\ufffd" not in text
        assert not BIDI_OVERRIDES & set(text)
        assert all(char in "\n\t" or unicodedata.category(char) != "Cc" for char in text)


def test_what_the_stages_make_of_them_can_travel(articles: list[RawArticle]) -> None:
    for article in articles:
        for cleaned in stages.clean(article).events:
            assert isinstance(travelled(cleaned), CleanArticle)
            for tagged in stages.tag(cleaned).events:
                assert isinstance(travelled(tagged), TaggedArticle)
                for event in stages.extract(tagged).events:
                    assert isinstance(travelled(event), Statement | AnnotatedArticle)


def travelled(event: Event) -> Event:
    """``event`` as the next stage reads it: raises Permanent where it breaks its own contract."""
    return decode(type(event), encode(event, "test").value)
