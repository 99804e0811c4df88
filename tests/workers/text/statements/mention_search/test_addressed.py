"""Whom something is said to is none of who says it."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.mention_search.addressed import follows_told, own_end, own_first
from workers.text.syntax.analyse import analyse
from workers.text.words.tokens import tokenize

TITLE = "اجتماع في العاصمة"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("قال المتحدث باسم الوزارة للصحفيين", "المتحدث باسم الوزارة", id="journalists"),
        pytest.param("قال الاتحاد الدولي للصحفيين", "الاتحاد الدولي للصحفيين", id="not those of a society"),
        pytest.param("أكدت عاملة في المقهى لوسائل الإعلام المحلية", "عاملة في المقهى", id="media"),
        pytest.param("أكد مواطن آخر لفرانس برس", "مواطن آخر", id="an outlet"),
        pytest.param(
            "أكد المدير العام لقناة الجزيرة", "المدير العام لقناة الجزيرة", id="not the one somebody works for"
        ),
        pytest.param("كشف تقرير لصحيفة الغارديان", "تقرير لصحيفة الغارديان", id="not the one whose document it is"),
        pytest.param("أبلغت الولايات المتحدة مسلحي المعارضة", "الولايات المتحدة", id="who is told something"),
        pytest.param(
            "أعلنت الولايات المتحدة مسلحي المعارضة", "الولايات المتحدة مسلحي المعارضة", id="not of another verb"
        ),
        pytest.param("دعت المنظمة الدول الأعضاء", "المنظمة", id="who is asked, behind one noun"),
        pytest.param("دعت وزارة الصحة المواطنين", "وزارة الصحة", id="behind two"),
        pytest.param("دعت الدول الأربع روسيا", "الدول الأربع", id="a state"),
        pytest.param("طالب المؤتمر الأمم المتحدة", "المؤتمر", id="a body of two words"),
        pytest.param("دعت منظمة العفو الدولية", "منظمة العفو الدولية", id="not the adjective of the body"),
        pytest.param("طالبت وزارة الدفاع الأمريكية", "وزارة الدفاع الأمريكية", id="nor its nation"),
        pytest.param("دعا رئيس الوزراء اللبناني", "رئيس الوزراء اللبناني", id="nor an office"),
        pytest.param("دعت هذه المنظمة الحكومة", "هذه المنظمة", id="who is asked, behind a demonstrative"),
        pytest.param("دعت المنظمتان قادة", "المنظمتان", id="behind two bodies"),
        pytest.param("نصحت السلطات المحلية السكان", "السلطات المحلية", id="who is advised"),
        pytest.param("انتقدت الصحيفة التقارير", "الصحيفة", id="what a body criticises"),
        pytest.param("انتقدت الصحيفة البريطانية", "الصحيفة البريطانية", id="not its adjective"),
        pytest.param("انتقدت الصحيفة المحلية التقارير", "الصحيفة المحلية", id="behind its adjective"),
        pytest.param(
            "انتقدت الوكالة المكلفة الحالات", "الوكالة المكلفة الحالات", id="not the object of its participle"
        ),
        pytest.param("انتقدت المحكمة العليا", "المحكمة العليا", id="nor one in «ا»"),
        pytest.param("ذكرت وزارة الدفاع المواطنين", "وزارة الدفاع", id="who is reminded"),
        pytest.param("ذكرت وزارة الدفاع الأمريكية", "وزارة الدفاع الأمريكية", id="not its nation"),
        pytest.param("حذر الرئيس أسر القتلى", "الرئيس", id="many behind one"),
        pytest.param("دعا الوزير قادة الأحزاب", "الوزير", id="many with an office of their own"),
        pytest.param("دعا النائب رئيس الكتلة", "النائب رئيس الكتلة", id="not another office of his"),
        pytest.param("كتبت كايلي لمتابعيها", "كايلي", id="whose they are who read it"),
        pytest.param("دعتهم المنظمة الدول الأعضاء", "المنظمة الدول الأعضاء", id="not where a pronoun is asked"),
    ],
)
def test_the_words_of_the_speaker_end_in_front_of_the_hearer(text: str, expected: str) -> None:
    analysis = analyse(tag_article(f"{text} إلى التفاوض.\nوصل القطار إلى المدينة صباحا.", title=TITLE).body)
    end = own_end(analysis, 0, 1, len(text.split()))
    assert [token.word for token in analysis.tokens[1:end]] == expected.split()


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        pytest.param("قال لرويترز إن", 1, True, id="an outlet right behind the verb"),
        pytest.param("قال لقمان إن", 1, False, id="not a name that begins so"),
        pytest.param('قال لقناة "الحدث" إن', 3, True, id="its name in marks"),
        pytest.param("تقول للصحفيين النائبة إن", 2, False, id="not who speaks behind journalists"),
    ],
)
def test_who_is_told_does_not_speak(text: str, at: int, *, expected: bool) -> None:
    assert follows_told([token.folded for token in tokenize(text)], 0, at) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("قال لي أحد المسؤولين", 2, id="to me"),
        pytest.param("قال لي", 2, id="to me, and nobody is named"),
        pytest.param("قال لي كه تشيانغ", 1, id="not a family name"),
        pytest.param("قال أحد المسؤولين", 1, id="to nobody"),
    ],
)
def test_to_me_is_none_of_the_speaker(text: str, expected: int) -> None:
    analysis = analyse(tag_article(f"{text} إن الطريق مفتوح.\nوصل القطار إلى المدينة صباحا.", title=TITLE).body)
    assert own_first(analysis, 0, 1, len(text.split())) == expected
