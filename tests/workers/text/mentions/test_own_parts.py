"""The part of a mention that speaks, and the name that its apposition ends in."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from tests.workers.text.speakers.at_cues.test_noticed import found
from workers.text.knowledge.base import load
from workers.text.mentions.own_parts import own_part
from workers.text.syntax.analyse import analyse

PERSONS = frozenset({"سالم", "الحداد", "ماهر", "الخالدي"})


@pytest.mark.parametrize(
    ("text", "cue", "mention", "expected"),
    [
        pytest.param("انتقادات واسعة والحداد يهدد ب محتوى", "يهدد", "انتقادات واسعة والحداد", "والحداد", id="things in front"),
        pytest.param(
            "الخالدي والحداد يهددان ب محتوى", "يهددان", "الخالدي والحداد", "الخالدي والحداد", id="a verb of two",
        ),
        pytest.param("الوزير والحداد يهدد ب محتوى", "يهدد", "الوزير والحداد", "الوزير والحداد", id="somebody in front"),
        pytest.param(
            "واستدعت التصريحات ردا من سالم الحداد ، الذي قال إن محتوى", "قال", "ردا من سالم الحداد", "سالم الحداد",
            id="who stands in front of the relative pronoun",
        ),
        pytest.param(
            "ورد مسؤول من حزب محلي ، الذي قال إن محتوى", "قال", "مسؤول من حزب محلي", "مسؤول من حزب محلي", id="no person",
        ),
        pytest.param(
            "قال رئيس لجنة المراقبة ، مدير عام الإدارة الشيخ سالم الحداد ، إن محتوى", "قال", "رئيس لجنة المراقبة",
            "رئيس لجنة المراقبة ، مدير عام الإدارة الشيخ سالم الحداد", id="an office with a name behind the office",
        ),
        pytest.param(
            "قال رئيس لجنة المراقبة ، خلال لقاء مع الشيخ سالم الحداد ، إن محتوى", "قال", "رئيس لجنة المراقبة",
            "رئيس لجنة المراقبة", id="whom he met",
        ),
        pytest.param(
            "قال رئيس اللجنة ماهر الخالدي ، مدير الإدارة وخليفة سالم الحداد ، إن محتوى", "قال", "رئيس اللجنة ماهر الخالدي",
            "رئيس اللجنة ماهر الخالدي", id="who has a name already",
        ),
    ],
)  # fmt: skip
def test_the_part_that_speaks(text: str, cue: str, mention: str, expected: str) -> None:
    analysis = analyse(tag_article(f"{text}. وشهد وسط البلاد هدوءا حذرا.").body)
    spelt, wanted = [token.word for token in analysis.tokens], mention.split()
    at = next(i for i in range(len(spelt)) if spelt[i : i + len(wanted)] == wanted)
    statement = found(analysis, cue, "محتوى")
    first, end = own_part((at, at + len(wanted)), statement, analysis, PERSONS, load())
    assert " ".join(token.word for token in analysis.tokens[first:end]) == expected
