"""Who speaks ends before what is told of him."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.clause_ends import spelled, without_clause, without_those_named
from workers.text.words.tokens import tokenize


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("قيادي باتحاد يرأسه الحداد", "قيادي باتحاد", id="what tells of an indefinite noun"),
        pytest.param(
            "وزير التعليم ماهر الحداد المنتمي لحزب الوطن", "وزير التعليم ماهر الحداد", id="whose he is, behind his name"
        ),
        pytest.param("الوزير المقرب من الرئيس", "الوزير المقرب من الرئيس", id="the same behind a title alone"),
        pytest.param("قيادي باتحاد النخيل ماهر الحداد", "قيادي باتحاد النخيل ماهر الحداد", id="no verb"),
        pytest.param(
            "وزير الداخلية النمساوي، الذي ينتمي لحزب الوطن، ماهر الحداد",
            "وزير الداخلية النمساوي ، ماهر الحداد",
            id="a name behind the clause",
        ),
        pytest.param(
            "وزير الداخلية النمساوي، الذي ينتمي لحزب الوطن، أمس السبت", "وزير الداخلية النمساوي", id="no name behind it"
        ),
        pytest.param("قيادي باتحاد هم ها", "قيادي باتحاد هم ها", id="a pronoun by itself"),
        pytest.param("وزير التوجيه ماهر الحداد", "وزير التوجيه ماهر الحداد", id="a noun that ends like one"),
    ],
)
def test_a_clause_behind_somebody_is_none_of_their_words(words: str, expected: str) -> None:
    assert " ".join(token.word for token in without_clause(tokenize(words), load())) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param("قادة عرب آخرون بينهم الرئيس ماهر الحداد", "قادة عرب آخرون", id="among them"),
        pytest.param("مسؤولون سوريون، من بينهم ماهر الحداد", "مسؤولون سوريون", id="behind a comma"),
        pytest.param("وزراء على رأسهم ماهر الحداد", "وزراء", id="at their head"),
        pytest.param("قيادات كردية مثل ماهر الحداد", "قيادات كردية", id="such as"),
        pytest.param("رجل مثل ماهر الحداد", "رجل مثل ماهر الحداد", id="one like him"),
        pytest.param("مسؤولون منهم", "مسؤولون", id="with nobody named"),
        pytest.param("كثيرون منهم", "كثيرون منهم", id="many of those told before"),
        pytest.param("اثنان منهم", "اثنان منهم", id="two of them"),
        pytest.param("بينهم ماهر الحداد", "بينهم ماهر الحداد", id="nobody in front"),
        pytest.param("وزير الزراعة ماهر الحداد", "وزير الزراعة ماهر الحداد", id="one alone"),
    ],
)
def test_several_end_before_those_who_are_named(words: str, expected: str) -> None:
    left = without_those_named(tokenize(words), load())
    assert words[left[0].start : left[-1].end] == expected


def test_words_are_spelled_without_the_clause_between_them() -> None:
    text = "وزير الداخلية، الذي ينتمي لحزب الوطن، ماهر الحداد"
    assert spelled(without_clause(tokenize(text), load()), text) == "وزير الداخلية ، ماهر الحداد"
    assert spelled(tokenize(text), text) == text
