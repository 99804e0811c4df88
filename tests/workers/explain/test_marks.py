"""Where in the clean paragraphs a statement, its cue and its speaker are marked."""

from __future__ import annotations

from schemas import Act, Cue, Excerpt, ResolvedBy, Speaker, Statement, TaggedArticle
from tests.makers import make_statement, tag_article
from workers.explain.marks import Part, mark_paragraphs

BODY = "قـــال وزير الطاقة ماهر الحداد إن المحطة جاهزة منذ اليوم.\n\nوأضاف أن العمل مستمر في المحطتين."


def raw(words: str) -> Excerpt:
    start = BODY.index(words)
    return Excerpt(field="text", span={"start": start, "end": start + len(words)}, text=words)


def said(content: str, cue: str | None, mention: str | None) -> Statement:
    at = raw(content)
    update = {
        "field": "text",
        "span": at.span,
        "verbatim": content,
        "cue": Cue(lemma="قال", act=Act.SAY, at=raw(cue) if cue else None),
        "speaker": Speaker(mention=raw(mention) if mention else None, resolved_by=ResolvedBy.MENTION),
    }
    return make_statement(content).model_copy(update=update)


def marked(article: TaggedArticle, *statements: Statement) -> list[list[tuple[Part, int, str]]]:
    return [
        [(mark.part, mark.statement, paragraph.text[mark.start : mark.end]) for mark in paragraph.marks]
        for paragraph in mark_paragraphs(article, statements)
    ]


def test_marks_stand_in_the_clean_text() -> None:
    first = said("المحطة جاهزة منذ اليوم", "قـــال", "وزير الطاقة ماهر الحداد")
    second = said("العمل مستمر في المحطتين", None, None)
    assert marked(tag_article(BODY), first, second) == [
        [],
        [
            (Part.CUE, 1, "قال"),
            (Part.MENTION, 1, "وزير الطاقة ماهر الحداد"),
            (Part.CONTENT, 1, "المحطة جاهزة منذ اليوم"),
        ],
        [(Part.CONTENT, 2, "العمل مستمر في المحطتين")],
    ]


def test_the_longer_of_two_marks_opens_first() -> None:
    outer = said("المحطة جاهزة منذ اليوم", None, None)
    inner = said("العمل مستمر في المحطتين", "المحطة", None)
    paragraph = mark_paragraphs(tag_article(BODY), [outer, inner])[1]
    assert [(mark.part, mark.statement) for mark in paragraph.marks] == [(Part.CONTENT, 1), (Part.CUE, 2)]
    assert paragraph.statements == (1,)


def test_the_title_is_the_first_paragraph() -> None:
    title, *body = mark_paragraphs(tag_article(BODY), [])
    assert title.headline
    assert not any(paragraph.headline for paragraph in body)
