"""What a statement refuses to be."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from schemas import Statement
from tests.makers import make_statement

WORDS = {"field": "text", "span": {"start": 4, "end": 7}, "text": "أمس"}


def remade(**fields: object) -> Statement:
    return Statement.model_validate({**make_statement("لن نقبل").model_dump(), **fields})


def test_a_day_of_saying_comes_with_its_words() -> None:
    statement = remade(said_at="2026-03-03", said_at_words=WORDS)
    assert statement.said_at == date(2026, 3, 3)
    assert '"said_at":"2026-03-03"' in statement.model_dump_json()


def test_words_may_tell_no_day() -> None:
    assert remade(said_at_words=WORDS).said_at is None


def test_a_day_without_words_is_refused() -> None:
    with pytest.raises(ValidationError, match="no words tell it"):
        remade(said_at="2026-03-03")
