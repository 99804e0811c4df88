"""Contents that are the subject of a verb which has its object."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.left_out.own_subjects import is_own_subject
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "cue", "last", "expected"),
    [
        pytest.param("وهو اتهام ترفضه تلك الشركات الكبرى", "ترفضه", "الشركات", True, id="who rejects it"),
        pytest.param("وهو اتهام ترفضه الشركات الكبرى", "ترفضه", "الكبرى", True, id="without a pronoun"),
        pytest.param("وهو اتهام ترفض تلك الشركات سماعه", "ترفض", "الشركات", False, id="no object on the verb"),
        pytest.param(
            "وقد وصفه الرئيس الأمريكي بالكذب", "وصفه", "الأمريكي", False, id="a verb that takes another object"
        ),
        pytest.param("وهو اتهام ترفضه جملة وتفصيلا", "ترفضه", "وتفصيلا", False, id="how they reject it"),
    ],
)
def test_a_subject_behind_its_verb_is_no_content(text: str, cue: str, last: str, *, expected: bool) -> None:
    analysis = analyse(tag_article(f"{text}.").body)
    words = [token.word for token in analysis.tokens]
    at = words.index(cue)
    assert is_own_subject(analysis, at, at + 1, words.index(last) + 1) is expected
