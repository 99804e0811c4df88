"""Of what an article says twice the fullest words are shown."""

from __future__ import annotations

import pytest

from schemas import NoveltyReason, Statement, Verdict
from tests.makers import make_statement
from workers.text.novelty.fullest import fullest_first, in_full
from workers.text.novelty.remembered import Remembered, remember

BODY = "هناك تهديدين أمنيين مستمرين في المنطقة وهما أعمال إيران المزعزعة للاستقرار والمنظمات المتطرفة"
CLAIM = "الاستيلاء على ميناء دورالي مؤسف"
CLAIM_AND_MORE = "استيلاء الحكومة على ميناء دورالي مؤسف والاتفاقيات لم تصمد أمام الإجراءات التعسفية"


def said(
    content: str, at: int, *, headline: bool = False, name: str | None = None, role: str | None = None
) -> Statement:
    statement = make_statement(content, headline=headline, sequence=at, of=9)
    speaker = statement.speaker.model_copy(update={"name": name, "role": role})
    return statement.model_copy(update={"speaker": speaker})


def of_one_group(*statements: Statement) -> list[Remembered]:
    first = statements[0].id
    return [
        remember(one, Verdict(reason=NoveltyReason.SAME_ARTICLE if at else NoveltyReason.FIRST, group=first, score=0))
        for at, one in enumerate(statements)
    ]


@pytest.mark.parametrize(
    ("first", "second", "shown"),
    [
        pytest.param(said("تهديدان أمنيان", 1, headline=True), said(BODY, 2), 1, id="the body of a headline"),
        pytest.param(
            said("تهديدان أمنيان", 1, headline=True), said(BODY, 2, name="سالم", role="قائد"), 1, id="of a bare body"
        ),
        pytest.param(
            said("هجوم إدلب سيخلف كابوسا إنسانيا في الصراع", 1, headline=True), said("هذا كابوس", 2), 0,
            id="a headline that tells more",
        ),
        pytest.param(
            said("تهديدان أمنيان", 1, headline=True, name="ريم"), said(BODY, 2, name="سالم"), 0, id="of another person"
        ),
        pytest.param(said(CLAIM, 1), said(CLAIM_AND_MORE, 2), 1, id="all of it and more"),
        pytest.param(said(CLAIM, 1), said(CLAIM, 2), 0, id="the same twice"),
        pytest.param(said(CLAIM, 1), said(CLAIM_AND_MORE, 2, role="مسؤول"), 0, id="all of it by somebody else"),
        pytest.param(said(CLAIM_AND_MORE, 1), said(BODY, 2), 0, id="something else of a group"),
        pytest.param(said("ارتكاب أخطاء", 1), said("ستحاسب كل من ارتكب أخطاء في الحرب", 2), 0, id="too few words"),
        pytest.param(said(BODY, 1), said(f"{BODY} كلها", 2, headline=True), 0, id="no headline in place of a body"),
    ],
)  # fmt: skip
def test_the_fullest_is_shown(first: Statement, second: Statement, shown: int) -> None:
    entries = of_one_group(first, second)
    (full,) = in_full(entries[:1], entries)
    assert full.statement.id == (first, second)[shown].id
    assert full.statement.verdict == entries[0].statement.verdict
    assert next(entry.statement.id for entry in fullest_first(entries)) == full.statement.id


def test_what_says_something_else_stands_for_nothing() -> None:
    headline = said("تهديدان أمنيان", 1, headline=True)
    (entry,), (other,) = of_one_group(headline), of_one_group(said(BODY, 2))
    assert in_full([entry], [entry, other]) == [entry]
    assert list(fullest_first([entry, other])) == [entry, other]


def test_of_several_the_one_that_tells_most_of_the_headline_then_the_longest() -> None:
    entries = of_one_group(
        said("تهديدان أمنيان في المنطقة", 1, headline=True),
        said("المنظمات المتطرفة العنيفة تزعزع الدول المجاورة والمنطقة كلها", 2),
        said("تهديدان أمنيان في المنطقة هما إيران والمنظمات", 3),
        said("تهديدان أمنيان في المنطقة هما أعمال إيران والمنظمات المتطرفة", 4),
    )
    assert [entry.sequence for entry in in_full(entries[:1], entries)] == [4]
