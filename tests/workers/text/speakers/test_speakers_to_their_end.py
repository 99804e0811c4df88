"""Who speaks is told to the end of the words that name them, and no further."""

from __future__ import annotations

import pytest

from schemas import Speaker
from tests.makers import read_article

CALM = " وشهد وسط البلاد هدوءا حذرا."


def speaker_and_content(text: str) -> tuple[Speaker, str]:
    """Speaker and content of the first statement of the article."""
    one = read_article(text + CALM)[0]
    return one.speaker, one.content


@pytest.mark.parametrize(
    ("text", "body", "content"),
    [
        pytest.param(
            "وانتقدت كوريا الشمالية بولتون في السابق عندما كان يعمل في إدارة بوش.",
            "كوريا الشمالية", "بولتون في السابق عندما كان يعمل في إدارة بوش", id="the object goes to the content",
        ),
        pytest.param(
            "استنكرت دول غربية وعربية التصعيد الإسرائيلي الذي يشهده القطاع.",
            "دول غربية وعربية", "التصعيد الإسرائيلي الذي يشهده القطاع", id="the same behind somebody indefinite",
        ),
        pytest.param(
            "ودانت مشيخة الأزهر الاثنين \"الجرائم الوحشية\" في القطاع.",
            "مشيخة الأزهر", "\"الجرائم الوحشية\" في القطاع", id="a day behind a body",
        ),
        pytest.param(
            "وقالت صحيفة المصري اليوم إن الوضع خطير.", "صحيفة المصري اليوم", "الوضع خطير", id="not the day of a newspaper",
        ),
    ],
)  # fmt: skip
def test_a_body_without_what_has_run_into_it(text: str, body: str, content: str) -> None:
    speaker, told = speaker_and_content(text)
    assert (speaker.organisation, told) == (body, content)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        pytest.param(
            "ندد الرئيس الفلسطيني محمود عباس بـ\"مجزرة\" في القطاع.", "محمود عباس", "الرئيس الفلسطيني",
            id="a name that the content began with",
        ),
        pytest.param(
            "أعلن آمر غرفة العمليات التابعة للقيادة العامة، اللواء سالم الحداد، السيطرة على مواقع جديدة.",
            "سالم الحداد", "آمر غرفة العمليات التابعة للقيادة العامة", id="a rank and name behind a comma",
        ),
        pytest.param(
            "وقال مندوب فلسطين في الأمم المتحدة السفير رياض منصور إن الوضع خطير.",
            "رياض منصور", "مندوب فلسطين في الأمم المتحدة", id="the rank of a delegate",
        ),
        pytest.param(
            "وقال نائب السفير رياض منصور إن الوضع خطير.", "رياض منصور", "نائب السفير", id="not the ambassador of a deputy",
        ),
        pytest.param(
            "وقال العاهل الأردني الملك عبد الله الثاني إن بلاده ترفض ذلك.", "عبد الله الثاني", "العاهل الأردني",
            id="a king's title",
        ),
        pytest.param("وقال الملك سلمان إن بلاده ترفض ذلك.", "الملك سلمان", None, id="not where it names him"),
    ],
)  # fmt: skip
def test_a_person_to_the_end_of_the_name(text: str, name: str, role: str | None) -> None:
    speaker, _ = speaker_and_content(text)
    assert (speaker.name, speaker.role) == (name, role)


def test_one_of_a_state_is_none_of_many_before() -> None:
    text = "وكان أعضاء مجلس الأمن قد دعوا إلى الهدوء. وقال مندوب الكويت في مجلس الأمن إنه يدين الجرائم في القطاع."
    assert [one.speaker.organisation for one in read_article(text + CALM)] == ["مجلس الأمن الدولي", "الكويت"]


def test_the_relative_clause_goes_with_the_object_in_front_of_it() -> None:
    text = "ورفض التحالف تقرير الخبراء، الذي اتهم أيضا الحوثيين بارتكاب جرائم حرب."
    speaker, _ = speaker_and_content(text)
    assert "التحالف" not in (speaker.organisation or speaker.role or "")


def test_two_who_spoke_together_are_the_two_leaders() -> None:
    text = (
        "وقال حيدر العبادي رئيس الوزراء العراقي إن التحالف ممكن. وقال مقتدى الصدر زعيم التيار الصدري إن التحالف ممكن. "
        "وأعلن العبادي والصدر تشكيل تحالف واسع. وقال الزعيمان إن التحالف مفتوح للجميع."
    )
    told = [one.speaker.name for one in read_article(text + CALM)]
    assert told == ["حيدر العبادي", "مقتدى الصدر", *["حيدر العبادي ومقتدى الصدر"] * 2]


def test_a_woman_by_her_office_is_one_at_a_misspelt_verb() -> None:
    text = "وقال مندوبة أميركا، نيكي هيلي، إن المجلس يتعامل بمعايير مزدوجة. وذكرت أن النقاش سيستمر غدا."
    assert [one.speaker.name for one in read_article(text + CALM)] == ["نيكي هيلي"] * 2
