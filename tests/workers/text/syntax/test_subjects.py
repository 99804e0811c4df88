"""The subjects of clauses, whatever their verb."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.syntax.analyse import analyse
from workers.text.syntax.subjects import subjects

REST = "في المدينة كلها هدوء تام منذ مساء أمس من دون أي حوادث أخرى في الشوارع والأسواق حتى صباح اليوم."


def told(text: str) -> list[tuple[str, str]]:
    """The subjects of a body, and the gender of their verbs."""
    part = tag_article(f"{text}\n{REST}").body
    found = [one for one in subjects(analyse(part)) if one.at < len(text)]
    return [(part.text[one.at : one.end], one.gender) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("رفع الحداد دعوى على الشركة.", ("الحداد دعوى", "m"), id="behind a verb that is no cue"),
        pytest.param("رفعت الوزارة إلى البرلمان تقريرا.", ("الوزارة", "f"), id="of a feminine verb"),
        pytest.param("ووصفه الحداد من جديد بذلك.", ("الحداد", "m"), id="behind a verb with its object"),
        pytest.param("ويرفض الحداد من جديد ذلك.", ("الحداد", "m"), id="of an imperfect"),
        pytest.param("وقد التقى الحداد في دمشق بهم.", ("الحداد", "m"), id="behind an auxiliary"),
        pytest.param("من جانبه، رأى الحداد في ذلك خطرا.", ("الحداد", "m"), id="behind a turn"),
        pytest.param("وكان برنامج الغذاء من جانبه قد رفض.", ("برنامج الغذاء", "m"), id="of an auxiliary"),
        pytest.param("من جانبه رأى د. ماهر الحداد في ذلك خطرا.", ("ماهر الحداد", "m"), id="behind a title in short"),
        pytest.param("يذكر أن الشركة أطلقت في الصيف تطبيقا.", ("الشركة أطلقت", "f"), id="of what is only mentioned"),
        pytest.param("ويشار إلى أن «النخيل» أطلقت في الصيف تطبيقا.", ("«النخيل» أطلقت", "f"), id="in quotation marks"),
        pytest.param("الصحيفة في عددها الجديد ترى ذلك.", ("الصحيفة", ""), id="in front of its verb"),
    ],
)
def test_the_noun_phrase_beside_the_verb_is_its_subject(text: str, expected: tuple[str, str]) -> None:
    assert told(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("يرى أن الشركة أطلقت تطبيقا.", id="what somebody thinks"),
        pytest.param("في دمشق أمس.", id="an adverbial begins the sentence"),
        pytest.param("ورفع تقريرا إلى البرلمان.", id="an object in the accusative"),
        pytest.param("ورحب بالقرار.", id="a preposition written onto the word"),
        pytest.param("«رفع الحداد دعوى».", id="inside a quotation"),
        pytest.param("ووصفه بالقرار الجريء.", id="a verb with its object alone"),
    ],
)
def test_what_is_no_subject(text: str) -> None:
    assert told(text) == []


def test_a_clause_within_a_noun_phrase_has_none_of_its_own() -> None:
    assert told("أعلنت الشركة التي رفع الحداد دعوى عليها ذلك.") == [("الشركة", "f")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "وجاء القرار في دمشق بعد أن هاجم الحداد الشركة.", [("القرار", "m"), ("الحداد الشركة", "m")], id="a clause of time",
        ),
        pytest.param("وأعلن القرار أن هاجم الحداد الشركة.", [("القرار", "m")], id="what somebody says"),
        pytest.param(
            "وأعلن القرار أن الخلاف بدأ في دمشق بعد أن هاجم الحداد الشركة.", [("القرار", "m")],
            id="a clause of time that they say",
        ),
    ],
)  # fmt: skip
def test_a_clause_of_time_has_a_subject_of_its_own(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected
