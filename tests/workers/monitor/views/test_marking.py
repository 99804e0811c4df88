from __future__ import annotations

import pytest

from workers.monitor.views.marking import marked
from workers.text.words.placed_tokens import placed_tokens
from workers.text.words.search_words import search_terms, search_tokens


def found(text: str, query: str) -> list[str]:
    """The stretches that are marked; and that all pieces together are the text."""
    pieces = marked(text, search_terms(query))
    assert "".join(piece.text for piece in pieces) == text
    return [piece.text for piece in pieces if piece.found]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("رئيس", "نقلت رسالة للرئيس وبالرئيس", ["للرئيس", "وبالرئيس"]),
        ("الحكومة", "قالت حكومة البلاد إن الحُكُومَة باقية", ["حكومة", "الحُكُومَة"]),
        ("احمد", "قال أحمد: أحـمد", ["أحمد", "أحـمد"]),
        ("على", "عليّ", ["عليّ"]),
        ("«مجلس الأمن»", "عقد مجلس الأمن جلسة في المجلس عن الأمن", ["مجلس الأمن"]),
        ('"مجلس الأمن"', "مجلس، الأمن", ["مجلس، الأمن"]),
        ("«الأمن الدولي» الدولي", "الأمن الدولي والقانون الدولي", ["الأمن الدولي", "الدولي"]),
        ("NATO", "حلف nato", ["nato"]),
        ("٢٠٢٦", "عام 2026", ["2026"]),
        ("إيران_اليوم", "إيران اليوم", ["إيران اليوم"]),
    ],
)
def test_words_are_marked_as_the_search_takes_them(query: str, text: str, expected: list[str]) -> None:
    assert found(text, query) == expected


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("ماء", "أسماء القتلى"),
        ("هدنة -حرب", "لا حرب بعد اليوم"),
        ("«الأمن مجلس»", "مجلس الأمن"),
        ("«مجلس الأمن»", "مجلس النواب والأمن"),
        ("", "مجلس الأمن"),
        ("ر", "رئيس"),
    ],
)
def test_what_was_not_searched_for_is_not_marked(query: str, text: str) -> None:
    assert found(text, query) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "أعلنت «وزارة الخارجية» اليوم: لا حرب.",
        "مـحـمـد ﷺ قال",
        "x\u200fy ab_cd_ef \u064bمن",
        "ﻻ ﷲ e\u0301té İstanbul ß",
        "١٢٫٥٪ http://a.example/ب?x=1",
    ],
)
def test_tokens_with_places_are_the_tokens(text: str) -> None:
    assert tuple(one.token for one in placed_tokens(text)) == search_tokens(text)
