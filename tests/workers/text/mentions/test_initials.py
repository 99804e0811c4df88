"""Initials are of the name that they stand in."""

from __future__ import annotations

import pytest

from workers.text.mentions.initials import name_with_initials
from workers.text.mentions.mention import parse_mention
from workers.text.words.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("م. س. خان وزير الطاقة", "م. س. خان", id="two in front"),
        pytest.param("المتحدث باسم الشركة ج.ن. خان", "ج.ن. خان", id="behind an office"),
        pytest.param("ديفيد بي. روبرسون، قائد القوة", "ديفيد بي. روبرسون", id="one inside"),
        pytest.param("جي. دي. خان", "جي. دي. خان", id="names of letters"),
        pytest.param("إس.سوريش خان، مدير الشركة", "إس.سوريش خان", id="one spelt out in front"),
        pytest.param("بي. روبرسون في المدينة", None, id="one in front of one word"),
        pytest.param("د. ديفيد روبرسون", None, id="a title"),
        pytest.param("وزير النقل م. خالد سليم", None, id="a title behind an office"),
        pytest.param("بنك دي.زد الألماني", None, id="letters of a bank"),
        pytest.param("وكالة أ.ف.ب. الفرنسية", None, id="letters of an agency"),
        pytest.param("ديفيد روبرسون", None, id="none"),
    ],
)
def test_a_name_with_initials(text: str, expected: str | None) -> None:
    tokens = tokenize(text)
    found = name_with_initials(tokens)
    assert (text[tokens[found[0]].start : tokens[found[1] - 1].end] if found else None) == expected


def test_the_office_is_what_else_is_told() -> None:
    text = "المتحدث باسم الشركة ج.ن. خان"
    mention = parse_mention(text, tokenize(text))
    assert (mention.name, mention.role) == ("ج.ن. خان", "المتحدث باسم الشركة")
