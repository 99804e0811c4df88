"""Words that can be no speaker."""

from __future__ import annotations

import pytest

from workers.text.knowledge.base import load
from workers.text.mentions.no_speaker import is_no_speaker
from workers.text.syntax.cues import read_cue
from workers.text.words.normalize import fold
from workers.text.words.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        pytest.param("2013", "أعلن", True, id="a year"),
        pytest.param("لرويترز", "قال", True, id="who is told"),
        pytest.param("لهضاب برس", "قال", True, id="an outlet that nobody knows is told"),
        pytest.param("للصحفيين", "قال", True, id="several are told"),
        pytest.param("رويترز", "قال", False, id="who tells"),
        pytest.param("لبنان", "قال", False, id="a name that begins like it"),
        pytest.param("ليلى الحداد", "قالت", False, id="a person's name that begins like it"),
        pytest.param("بلجنة", "طالب", True, id="behind a preposition"),
        pytest.param("بدوره", "قال", True, id="a turn of speech"),
        pytest.param("باريس", "نفى", False, id="a place that begins like one"),
        pytest.param("الماضي", "قال", True, id="an adjective of a day"),
        pytest.param("الأحد", "قال", True, id="a day"),
        pytest.param("الأخير", "قال", False, id="the latter"),
        pytest.param("قراره", "أعلن", True, id="what somebody did"),
        pytest.param("تأكيدها", "جدد", True, id="what somebody said"),
        pytest.param("محاميه", "قال", False, id="somebody of somebody's"),
        pytest.param("حزبه", "قال", False, id="somebody's body"),
        pytest.param("خصومه", "قال", False, id="people of somebody's"),
        pytest.param("متوجها", "تابع", True, id="how"),
        pytest.param("روسيا", "تابع", False, id="a state with the same ending"),
        pytest.param("وفقا", "شدد", True, id="half of another cue"),
        pytest.param("وهو يقرأ ورقة", "قال", True, id="a clause about somebody"),
        pytest.param("اللذين تعرضا لهجوم", "اتهم", True, id="a relative clause"),
        pytest.param("يثير مصير الرهينة القلق", "هدد", True, id="a verb"),
        pytest.param("يزيد الحداد", "قال", False, id="a name that is a verb's form"),
        pytest.param("وزير الصحة", "قال", False, id="an office"),
        pytest.param("مصادرنا", "قالت", False, id="sources of the outlet's own"),
    ],
)
def test_is_no_speaker(text: str, cue: str, *, expected: bool) -> None:
    assert is_no_speaker(tokenize(text), "", read_cue(fold(cue)), load()) is expected


def test_whose_a_document_is_may_speak() -> None:
    words, cue = tokenize("للأمم المتحدة"), read_cue(fold("ذكر"))
    assert is_no_speaker(words, "", cue, load())
    assert not is_no_speaker(words, "بيان", cue, load())
    assert not is_no_speaker(words, "بيانا", cue, load())
