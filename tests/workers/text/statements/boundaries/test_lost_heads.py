"""A content begins with all that stands between it and the speaker."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.boundaries.lost_heads import behind_times, from_lost_head
from workers.text.syntax.analyse import Analysis, analyse


def read(text: str) -> Analysis:
    return analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.").body)


@pytest.mark.parametrize(
    ("text", "cue", "behind", "begins", "expected"),
    [
        pytest.param("ورحب فيها بقوات الدول المشاركة.", "ورحب", "فيها", "الدول", "بقوات", id="what «بـ» joins"),
        pytest.param("ورحب فيها الوزير الدول المشاركة.", "ورحب", "فيها", "الدول", "الدول", id="another noun"),
        pytest.param("ودعا الوزير للانتخابات المبكرة.", "ودعا", "للانتخابات", "المبكرة", "للانتخابات", id="«لـ»"),
        pytest.param("وطلبت القوى من البرلمان فتح تحقيق.", "وطلبت", "من", "فتح", "فتح", id="who is asked"),
        pytest.param("وأفاد المدير أنه تم القيام بمجهودات.", "وأفاد", "أنه", "بمجهودات", "تم", id="a clause"),
        pytest.param("وأفاد المدير أنه تم القيام بمجهودات.", "وأفاد", "أنه", "تم", "تم", id="all of it"),
        pytest.param("ورحب الوزير بالقوات، من جانبه شكر الدول.", "ورحب", "بالقوات", "شكر", "شكر", id="behind a comma"),
        pytest.param(
            'ونددت روسيا الجمعة ب"هستيريا" الاتهامات.', "ونددت", "الجمعة", "الاتهامات", '"', id="a noun in marks"
        ),
        pytest.param('ونددت صحيفة "الصباح" الاتهامات.', "ونددت", '"', "الاتهامات", "الاتهامات", id="a name in marks"),
        pytest.param("وقال بولتون سنلاحقهم في النظام.", "وقال", "سنلاحقهم", "في", "سنلاحقهم", id="what we will do"),
        pytest.param("وقال بولتون السفير في النظام.", "وقال", "السفير", "في", "في", id="who says it"),
        pytest.param("وحسب مرسوم، من المقرر أن تسلم الشركة الجسر.", "وحسب", "،", "تسلم", "من", id="what is due"),
        pytest.param(
            "وحسب مرسوم، من الصباح أن تسلم الشركة الجسر.", "وحسب", "،", "تسلم", "تسلم", id="another noun of time"
        ),
        pytest.param("وذكر التحالف أنه أو القوات هاجموا.", "وذكر", "أنه", "أو", "أنه", id="one of two subjects"),
        pytest.param("وذكر التحالف أنه والقوات هاجموا.", "وذكر", "أنه", "والقوات", "والقوات", id="both subjects"),
        pytest.param(
            "ووصف الوزير بالخطأ القرار القديم.", "ووصف", "بالخطأ", "القرار", "القرار", id="what somebody is called"
        ),
    ],
)
def test_a_content_begins_with_its_head(text: str, cue: str, behind: str, begins: str, expected: str) -> None:
    analysis = read(text)
    spelt = [token.word for token in analysis.tokens]
    first = from_lost_head(analysis, spelt.index(cue), spelt.index(begins), spelt.index(behind))
    assert spelt[first] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلن يوم الاثنين الماضي خطته.", "خطته"),
        ("أعلن الخميس، 8 يونيو 2017، خطته.", "خطته"),
        ("أعلن خطته.", "خطته"),
        ("أعلن أمس.", "."),
    ],
)
def test_the_times_of_a_saying_end(text: str, expected: str) -> None:
    analysis = read(text)
    end = analysis.paragraphs[0][1] - 1
    assert analysis.tokens[behind_times(analysis, 1, end)].word == expected
