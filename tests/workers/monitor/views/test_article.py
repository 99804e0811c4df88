"""An article of the page of an alert: what is marked in it is what was said, by whom, to the letter."""

from __future__ import annotations

import re
from importlib.resources import as_file, files

import pytest

from schemas import Statement, TaggedArticle
from tests.makers import read_article as statements_of
from tests.makers import tag_article
from workers.explain.marks import Part
from workers.explain.wording import ARABIC, ENGLISH, Wording
from workers.monitor.views.article import ReadArticle, read_article
from workers.offline import extract_from
from workers.readers import Unreadable, read_articles
from workers.text.knowledge.base import load

BODY = (
    "استقبل وزير الطاقة ماهر الحداد وفدا من الشركات في مكتبه اليوم.\n\n"
    "وقال الوزير إن المحطة الجديدة جاهزة للعمل. وأضاف أن الكلفة قليلة.\n\n"
    "وقالت وزيرة المالية سعاد الأمين إن التمويل كاف لهذا العام."
)


def read(text: str | None, wanted: int | None = None, **fields: str) -> tuple[ReadArticle, tuple[Statement, ...]]:
    """The article with its statement number ``wanted``, or with all of them."""
    article, statements = tag_article(text, **fields), statements_of(text, **fields)
    chosen = statements if wanted is None else statements[wanted : wanted + 1]
    return told_in(article, statements, chosen), statements


def told_in(article: TaggedArticle, statements: tuple[Statement, ...], chosen: tuple[Statement, ...]) -> ReadArticle:
    numbers = {statement.id: number for number, statement in enumerate(chosen, 1)}
    return read_article(article, statements, numbers, load(), ARABIC)


def marked(read: ReadArticle, part: Part, number: int) -> list[str]:
    """The words that are marked as ``part`` of statement ``number``, a stretch each."""
    stretches: list[str] = []
    for paragraph in read.paragraphs:
        inside = False
        for segment in paragraph.segments:
            here = number in segment.statements(part)
            begins = any(mark.part is part and mark.statement == number for mark in segment.begins)
            if here and inside and not begins:
                stretches[-1] += segment.text
            elif here:
                stretches.append(segment.text)
            inside = here
    return stretches


def test_of_the_statements_asked_for_alone() -> None:
    shown, statements = read(BODY, 1)
    assert [statement.content for statement in statements] == [
        "المحطة الجديدة جاهزة للعمل", "الكلفة قليلة", "التمويل كاف لهذا العام",
    ]  # fmt: skip
    assert marked(shown, Part.CONTENT, 1) == ["الكلفة قليلة"]
    assert marked(shown, Part.CUE, 1) == ["وأضاف"]
    assert (len(shown.told), shown.told[0].number, shown.others) == (1, 1, 2)


def test_a_speaker_is_marked_wherever_the_article_tells_who_that_is() -> None:
    shown, _ = read(BODY, 0)
    assert marked(shown, Part.MENTION, 1) == ["وزير الطاقة ماهر الحداد", "الوزير"]
    shown, _ = read(BODY, 2)
    assert marked(shown, Part.MENTION, 1) == ["وزيرة المالية سعاد الأمين"]


def test_the_words_of_a_chain_are_clean() -> None:
    html = "<p>قال وزير الصحة <strong>سليم</strong> الورداني إن المخزون يكفي ستة أشهر في كل المحافظات.</p>"
    shown, (statement,) = read(None, html=html)
    (one,) = shown.told
    assert statement.speaker.mention is not None
    assert statement.speaker.mention.text == "وزير الصحة <strong>سليم</strong> الورداني"
    assert one.chain[0].text == "وزير الصحة سليم الورداني"


def test_nothing_is_marked_of_an_alert_on_another_version() -> None:
    article, statements = tag_article(BODY), statements_of(BODY)
    shown = read_article(article, statements, {}, load(), ARABIC)
    assert (shown.told, shown.others) == ((), 3)
    assert all(not segment.marks for paragraph in shown.paragraphs for segment in paragraph.segments)


def test_the_title_is_a_headline_and_the_text_is_whole() -> None:
    shown, _ = read(BODY)
    assert [paragraph.headline for paragraph in shown.paragraphs] == [True, False, False, False]
    drawn = ["".join(segment.text for segment in paragraph.segments) for paragraph in shown.paragraphs]
    assert drawn[1:] == BODY.split("\n\n")


@pytest.mark.parametrize(("wording", "letters"), [(ARABIC, "[ء-ي]"), (ENGLISH, "[a-z]")])
def test_reasons_are_told_in_one_language(wording: Wording, letters: str) -> None:
    article, statements = tag_article(BODY), statements_of(BODY)
    shown = read_article(article, statements, {statements[0].id: 4}, load(), wording)
    assert re.search(letters, shown.told[0].resolved)
    assert re.search(letters, shown.told[0].official)
    assert shown.told[0].number == 4


def test_in_real_articles_the_marked_words_are_those_of_the_span() -> None:
    with as_file(files("workers.cli") / "demo_articles") as folder:
        raw = [item for item in read_articles([folder]) if not isinstance(item, Unreadable)]
    seen = 0
    for given in raw:
        extracted = extract_from(given)
        if extracted.article is None or not extracted.statements:
            continue
        shown = told_in(extracted.article, extracted.statements, extracted.statements)
        for number, statement in enumerate(extracted.statements, 1):
            seen += 1
            assert marked(shown, Part.CONTENT, number) == [statement.content]
            for step in shown.told[number - 1].chain:
                assert step.at is None or step.text in marked(shown, Part.MENTION, number)
    assert seen > 30
