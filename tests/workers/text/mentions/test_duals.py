"""Duals with two nations, which are two of one office or organ."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.duals import dual_at, halves
from workers.text.words.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("الجيشان الروسي والسوري", ("الجيش الروسي", "الجيش السوري"), id="masculine"),
        pytest.param("الحكومتان المصرية والسودانية", ("الحكومة المصرية", "الحكومة السودانية"), id="feminine"),
        pytest.param("الرئيسين الفرنسي والمصري", ("الرئيس الفرنسي", "الرئيس المصري"), id="oblique"),
        pytest.param(
            "وزيرا الخارجية الروسي والتركي", ("وزير الخارجية الروسي", "وزير الخارجية التركي"), id="with a genitive"
        ),
        pytest.param(
            "الرئيسان الأمريكي والكوري الجنوبي",
            ("الرئيس الأمريكي", "الرئيس الكوري الجنوبي"),
            id="a nation of two words",
        ),
        pytest.param("البلدان الأوروبية والآسيوية", None, id="a plural that ends like a dual"),
        pytest.param("الوزيران الروسي والتركي", None, id="ministers of nothing told"),
        pytest.param("الحكومتان الاتحادية والمحلية", None, id="no nations"),
        pytest.param("الجيشان الروسي والقوات", None, id="one nation"),
        pytest.param("الجيش الروسي", None, id="one"),
    ],
)
def test_the_halves_of_a_dual(text: str, expected: tuple[str, str] | None) -> None:
    assert halves(text, load()) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("الجيشان الروسي والسوري طائرات أجنبية", "الجيشان الروسي والسوري", id="without names"),
        pytest.param(
            "الرئيسان المصري رامي الحداد والسوداني ماهر الخالدي دمشق برد",
            "الرئيسان المصري رامي الحداد والسوداني ماهر الخالدي",
            id="with names, of which a capital is none",
        ),
        pytest.param("الجيشين الروسي والسوري", None, id="not the subject"),
        pytest.param("الجيشان الروسي في المدينة والسوري", None, id="no name in between"),
        pytest.param("الجيشان إلى المدينة", None, id="no nations"),
    ],
)
def test_where_a_dual_ends(text: str, expected: str | None) -> None:
    tokens = tokenize(text)
    end = dual_at(tokens, 0, frozenset({"رامي", "الحداد", "ماهر", "الخالدي"}), load())
    assert (text[: tokens[end - 1].end] if end is not None else None) == expected
