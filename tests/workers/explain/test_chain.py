"""The steps from the words at a cue to the person or body that they mean."""

from __future__ import annotations

from typing import Any

import pytest

from schemas import Excerpt, ResolvedBy, Span, Speaker, Statement, TaggedArticle
from tests.makers import make_statement, tag_article
from workers.explain.chain import StepKind, chains_of
from workers.text.knowledge.base import load

BODY = (
    "استقبل وزير الطاقة ماهر الحداد وفدا من الشركات. وقال الوزير إن المحطة جاهزة. وأضاف أن العمل مستمر. "
    "وتابع أن الكلفة قليلة. وقال الحداد إن التمويل كاف.\n\n"
    "وقالت واشنطن إنها ترحب بالاتفاق. وقال أحدهم إن الموعد قريب."
)
ARTICLE = tag_article(BODY)


def excerpt(words: str, article: TaggedArticle = ARTICLE) -> Excerpt:
    (part,) = (part for part in article.parts if words in part.text)
    start = part.text.index(words)
    return part.excerpt(start, start + len(words))


def said(mention: str | None, by: ResolvedBy, *, headline: bool = False, **speaker: Any) -> Statement:
    found = Speaker(mention=excerpt(mention) if mention else None, resolved_by=by, **speaker)
    return make_statement("المحطة جاهزة", headline=headline).model_copy(update={"speaker": found})


def steps(index: int, *statements: Statement) -> list[tuple[StepKind, int | None, str | None]]:
    return [(step.kind, step.statement, step.text) for step in chains_of(statements, ARTICLE, load())[index]]


MINISTER = {"name": "ماهر الحداد", "role": "وزير الطاقة"}
NAMED = said("وزير الطاقة ماهر الحداد", ResolvedBy.MENTION, **MINISTER)
BY_ROLE = said("الوزير", ResolvedBy.ROLE_EARLIER, **MINISTER)
BY_SURNAME = said("الحداد", ResolvedBy.FULL_NAME_EARLIER, **MINISTER)
GOES_ON = said(None, ResolvedBy.DROPPED_SUBJECT, **MINISTER)
OTHER = said("أحدهم", ResolvedBy.MENTION, role="أحدهم", anonymous=True)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        pytest.param([NAMED], [(StepKind.MENTION, None, "وزير الطاقة ماهر الحداد")], id="named at the cue"),
        pytest.param(
            [BY_ROLE],
            [(StepKind.MENTION, None, "الوزير"), (StepKind.NAMED, None, "وزير الطاقة ماهر الحداد")],
            id="an office whose holder has not spoken yet",
        ),
        pytest.param(
            [said("الحداد", ResolvedBy.MENTION, **MINISTER)],
            [(StepKind.MENTION, None, "الحداد"), (StepKind.NAMED, None, "وزير الطاقة ماهر الحداد")],
            id="named at the cue, the office elsewhere",
        ),
        pytest.param(
            [said("الحداد", ResolvedBy.MENTION, name="الحداد", role="الخبير")],
            [(StepKind.MENTION, None, "الحداد")],
            id="an office that stands beside no name",
        ),
        pytest.param(
            [NAMED, OTHER, BY_ROLE],
            [(StepKind.MENTION, None, "الوزير"), (StepKind.STATEMENT, 1, "وزير الطاقة ماهر الحداد")],
            id="an office, past another speaker",
        ),
        pytest.param(
            [NAMED, BY_ROLE, BY_SURNAME],
            [(StepKind.MENTION, None, "الحداد"), (StepKind.STATEMENT, 1, "وزير الطاقة ماهر الحداد")],
            id="a surname goes to the whole name at once",
        ),
        pytest.param(
            [NAMED, BY_ROLE, BY_ROLE, OTHER, BY_ROLE],
            [(StepKind.MENTION, None, "الوزير"), (StepKind.STATEMENT, 1, "وزير الطاقة ماهر الحداد")],
            id="an office, past others of the same kind",
        ),
        pytest.param(
            [BY_ROLE, GOES_ON],
            [(StepKind.STATEMENT, 1, "الوزير"), (StepKind.NAMED, None, "وزير الطاقة ماهر الحداد")],
            id="no subject behind an office",
        ),
        pytest.param(
            [NAMED, GOES_ON, GOES_ON, GOES_ON, GOES_ON],
            [(StepKind.STATEMENT, 4, None), (StepKind.STATEMENT, 1, "وزير الطاقة ماهر الحداد")],
            id="of many without a subject only the last is told",
        ),
        pytest.param([NAMED, OTHER], [(StepKind.MENTION, None, "أحدهم")], id="somebody else's statement is no step"),
        pytest.param(
            [said(None, ResolvedBy.UNRESOLVED), said(None, ResolvedBy.UNRESOLVED)], [], id="nobody is no chain"
        ),
    ],
)  # fmt: skip
def test_of_the_last_statement(
    statements: list[Statement], expected: list[tuple[StepKind, int | None, str | None]]
) -> None:
    assert steps(len(statements) - 1, *statements) == expected


def test_a_headline_is_told_by_the_body_though_it_stands_first() -> None:
    headline = said("الوزير", ResolvedBy.HEADLINE, headline=True, **MINISTER)
    assert steps(0, headline, NAMED) == [
        (StepKind.MENTION, None, "الوزير"),
        (StepKind.STATEMENT, 2, "وزير الطاقة ماهر الحداد"),
    ]
    assert steps(1, headline, NAMED) == [(StepKind.MENTION, None, "وزير الطاقة ماهر الحداد")]


def test_a_capital_leads_to_the_state_of_the_knowledge_file() -> None:
    state = said("واشنطن", ResolvedBy.METONYMY, organisation="الولايات المتحدة", entity_id="us", body_id="us")
    mention, body = chains_of([state], ARTICLE, load())[0]
    assert (mention.text, mention.at) == ("واشنطن", excerpt("واشنطن"))
    assert (body.kind, body.id, body.text) == (StepKind.BODY, "us", "الولايات المتحدة")


def test_a_name_that_stands_nowhere_is_no_step() -> None:
    stranger = said("الوزير", ResolvedBy.ROLE_EARLIER, name="فلان الفلاني")
    assert steps(0, stranger) == [(StepKind.MENTION, None, "الوزير")]


def test_steps_quote_the_raw_article() -> None:
    for step in chains_of([BY_ROLE], ARTICLE, load())[0]:
        assert step.at is not None
        assert BODY[step.at.span.start : step.at.span.end] == step.text == step.at.text
        assert isinstance(step.at.span, Span)


def test_a_thousand_statements_have_short_chains() -> None:
    many = [NAMED, *[BY_ROLE, GOES_ON, BY_SURNAME, OTHER] * 250]
    chains = chains_of(many, ARTICLE, load())
    assert len(chains) == len(many)
    assert max(len(chain) for chain in chains) <= 4
