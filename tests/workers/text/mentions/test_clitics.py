"""What is written onto the first word of a mention, and what is its own letter."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.clitics import (
    with_noun,
    with_office,
    with_ruled,
    with_voice,
    without_clitic,
    without_preposition,
)
from workers.text.syntax.cues import read_cue
from workers.text.words.tokens import tokenize


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("لواشنطن", "واشنطن", id="a capital"),
        pytest.param("لموسكو", "موسكو", id="another capital"),
        pytest.param("لوزارة", "وزارة", id="a ministry"),
        pytest.param("لبنان", "لبنان", id="a state's own letter"),
        pytest.param("لندن", "لندن", id="a capital's own letter"),
        pytest.param("لهفة", "لهفة", id="a word's own letter"),
    ],
)
def test_a_preposition_is_taken_off(word: str, expected: str) -> None:
    assert without_clitic(tokenize(word)[0], load()).word == expected


@pytest.mark.parametrize(
    ("before", "words", "expected"),
    [
        pytest.param("لمصادر", "أمنية تركية", "مصادر أمنية تركية", id="the noun of an adjective"),
        pytest.param("للمصادر", "الأمنية", "المصادر الأمنية", id="definite"),
        pytest.param("للمصادر", "أمنية تركية", "أمنية تركية", id="an adjective of something else"),
        pytest.param("لمصادر", "وزارة الصحة", "وزارة الصحة", id="a noun"),
        pytest.param("لسنوات", "عادية", "عادية", id="the noun of nobody"),
        pytest.param("مصادر", "أمنية", "أمنية", id="no preposition"),
    ],
)
def test_a_mention_begins_with_the_noun_that_carries_its_preposition(before: str, words: str, expected: str) -> None:
    noun, *mention = tokenize(f"{before} {words}")
    assert " ".join(token.word for token in with_noun(mention, noun, load())) == expected


@pytest.mark.parametrize(
    ("before", "words", "expected"),
    [
        pytest.param("الائتلاف", "الحاكم في ألمانيا", "الائتلاف الحاكم في ألمانيا", id="what rules"),
        pytest.param("قال", "الحاكم العسكري", "الحاكم العسكري", id="a governor"),
        pytest.param("الائتلاف", "الوزير", "الوزير", id="another word"),
    ],
)
def test_what_rules_is_no_governor(before: str, words: str, expected: str) -> None:
    noun, *mention = tokenize(f"{before} {words}")
    assert " ".join(token.word for token in with_ruled(mention, noun, load())) == expected


@pytest.mark.parametrize(
    ("before", "words", "cue", "expected"),
    [
        pytest.param("مدعية", "المحكمة الجنائية الدولية", "تدعو", "مدعية المحكمة الجنائية الدولية", id="her office"),
        pytest.param("قائد", "الجيش الليبي", "أكد", "قائد الجيش الليبي", id="his office"),
        pytest.param("رئيس", "المنظمة الدولية", "قالت", "المنظمة الدولية", id="a verb of the body alone"),
        pytest.param("لاعب", "النادي الأهلي", "قال", "النادي الأهلي", id="no office"),
        pytest.param("الرئيس", "الجيش الليبي", "أكد", "الجيش الليبي", id="closed by the article"),
        pytest.param("أعلن", "الجيش الليبي", "أعلن", "الجيش الليبي", id="a verb in front"),
        pytest.param("قائد", "سالم الحداد", "أكد", "سالم الحداد", id="no body"),
    ],
)
def test_a_body_behind_an_office_is_whose_it_is(before: str, words: str, cue: str, expected: str) -> None:
    noun, *mention = tokenize(f"{before} {words}")
    assert " ".join(token.word for token in with_office(mention, noun, read_cue(cue), load())) == expected


@pytest.mark.parametrize(
    ("before", "words", "expected"),
    [
        pytest.param("صوت", "جندي آخر", "صوت جندي آخر", id="overheard"),
        pytest.param("صوت", "صبي آخر", "صبي آخر", id="of nobody in office"),
        pytest.param("صوت", "المعارضة", "المعارضة", id="whose voice somebody is"),
        pytest.param("قائد", "جندي آخر", "جندي آخر", id="another noun"),
    ],
)
def test_a_voice_that_is_heard_belongs_to_the_words(before: str, words: str, expected: str) -> None:
    noun, *mention = tokenize(f"{before} {words}")
    assert " ".join(token.word for token in with_voice(mention, noun, load())) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("لوزارة الخارجية الروسية", "وزارة الخارجية الروسية", id="a ministry"),
        pytest.param("للشركة الفنلندية", "الشركة الفنلندية", id="with the article"),
        pytest.param("للجنة الدولية للصليب الأحمر", "اللجنة الدولية للصليب الأحمر", id="a noun with a lam of its own"),
        pytest.param("للجنة الأمن القومي", "لجنة الأمن القومي", id="the same in the construct state"),
        pytest.param('ل"السفير"', '"السفير"', id="in front of a name in marks"),
        pytest.param("لجنة الأمن القومي", "لجنة الأمن القومي", id="a noun's own letter"),
        pytest.param("ليبيا", "ليبيا", id="a state's own letter"),
        pytest.param("لؤلؤة الخليج", "لؤلؤة الخليج", id="no body"),
    ],
)
def test_the_name_of_a_body_has_no_preposition(body: str, expected: str) -> None:
    assert without_preposition(body, load()) == expected
