"""Word forms that take a position."""

from __future__ import annotations

import pytest

from workers.text.reversals.predicates import Predicate, Tense, predicate
from workers.text.words.normalize import fold


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("تشارك", ("participate", True, Tense.PRESENT, False), id="imperfect"),
        pytest.param("سيشارك", ("participate", True, Tense.FUTURE, False), id="future"),
        pytest.param("وسنشارك", ("participate", True, Tense.FUTURE, True), id="first person, conjunction"),
        pytest.param("شاركنا", ("participate", True, Tense.PAST, True), id="first person of the past"),
        pytest.param("بالمشاركة", ("participate", True, Tense.NOUN, False), id="noun with preposition and article"),
        pytest.param("مشاركته", ("participate", True, Tense.NOUN, False), id="noun with pronoun"),
        pytest.param("تقاطعها", ("participate", False, Tense.PRESENT, False), id="the other side, with object"),
        pytest.param("يلغي", ("hold", False, Tense.PRESENT, False), id="defective"),
        pytest.param("يزر", ("visit", True, Tense.PRESENT, False), id="jussive of a hollow verb"),
        pytest.param("قبل", None, id="the preposition, not «accepted»"),
        pytest.param("غير", None, id="the noun, not «changed»"),
        pytest.param("مشروع", None, id="another word"),
        pytest.param("سلام", None, id="no form of سلم"),
    ],
)
def test_the_question_the_side_and_the_tense(word: str, expected: tuple[str, bool, Tense, bool] | None) -> None:
    found = predicate(fold(word))
    assert (found and (found.question, found.affirms, found.tense, found.first_person)) == expected


def test_a_preposition_is_part_of_the_position() -> None:
    found = predicate(fold("ننسحب"))
    assert isinstance(found, Predicate)
    assert found.joins == "من"
