"""A content ends before the reporter tells what was left unsaid."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.boundaries.withheld_ends import before_unsaid
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "last"),
    [
        pytest.param("المفاوضات تقترب من تسوية، دون تحديد موعد.", "،", id="no day was told"),
        pytest.param("المفاوضات تقترب من تسوية لكن دون تحديد موعد.", "تسوية", id="but without a day"),
        pytest.param("الطرفان اتفقا على الإجلاء دون تحديد موعد.", "موعد", id="what they agreed upon without a day"),
        pytest.param("العجز سجل تحسنا دون الإشارة إلى قيمته.", "تحسنا", id="without pointing to it"),
        pytest.param("السيارة تتبع شركة، دون الإدلاء بمزيد من التفاصيل.", "،", id="without details"),
        pytest.param("الوزير غادر البلاد، دون تقديم استقالته.", "استقالته", id="without something else"),
        pytest.param("الغاز استخدم ضدهم لكنها لم تكشف عن نوعه.", "ضدهم", id="but it did not reveal"),
        pytest.param("القوات دخلت المدينة، لكن قيادة الجيش لم تؤكد ذلك.", "،", id="but others did not confirm"),
        pytest.param("القوات دخلت المدينة، لكنها لم تدخل المطار.", "المطار", id="but it did not do"),
        pytest.param("الرئيس لم يطلب شيئا ورفض توفير التفاصيل.", "شيئا", id="and refused to give details"),
        pytest.param("الغارة أصابت المطار ورفضت وزارة الدفاع التعليق.", "المطار", id="and others refused to comment"),
        pytest.param("الشركة أخفت الوثائق ورفضت التعاون مع اللجنة.", "اللجنة", id="and refused to help"),
        pytest.param('الوزير قال "لن نرحل دون ذكر السبب" أمس.', "أمس", id="in quotation marks"),
    ],
)
def test_a_content_ends_before_what_was_left_unsaid(text: str, last: str) -> None:
    analysis = analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.").body)
    end = before_unsaid(analysis, 0, analysis.paragraphs[0][1] - 1)
    assert analysis.tokens[end - 1].word == last
