"""A content in front of its attribution begins with its clause."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.boundaries.preposed import from_head
from workers.text.syntax.analyse import analyse

TITLE = "اجتماع في العاصمة"


@pytest.mark.parametrize(
    ("text", "begins", "expected"),
    [
        pytest.param("ويرفض العمال العودة إلى العمل، وفق الاتحاد.", "العمال", "ويرفض", id="the verb"),
        pytest.param("ولم يعلق الفصيل على التقارير، وفق الوكالة.", "يعلق", "ولم", id="the negation"),
        pytest.param("كما اتفق الطرفان على الحل، بحسب البيان.", "اتفق", "اتفق", id="not what only joins the sentence"),
        pytest.param("بدوره، يدرس الرئيس طرد السفير، وفق مصدر.", "الرئيس", "يدرس", id="the verb behind a comma"),
        pytest.param(
            "وأعلن في العاصمة عند الفجر، تمكن الجيش من طردهم، وفق مصدر.", "من", "تمكن", id="no farther than the comma"
        ),
        pytest.param("ومنذ انتخابه، قتل نحو ألف شخص، وفق مصدر.", "قتل", "ومنذ", id="since when"),
        pytest.param("وفي البصرة، قتل نحو ألف شخص، وفق مصدر.", "قتل", "قتل", id="not where"),
        pytest.param("وأعلن منذ عام، قتل نحو ألف شخص، وفق مصدر.", "قتل", "قتل", id="not behind another verb"),
        pytest.param("واتضح أن التهمة باطلة تماما، وفق مصدر.", "التهمة", "التهمة", id="not over a complementizer"),
        pytest.param("وغادر بعدما سحبت الحكومة تصريح العبور، وفق مصدر.", "العبور", "سحبت", id="behind a conjunction"),
        pytest.param(
            "بينما انتظر الناس الهاتف، فإن موعده تأجل، وفق مصدر.", "انتظر", "بينما", id="not one that «فإن» answers"
        ),
        pytest.param("ومن شأن الخطوة الجديدة، أن توسع نفوذه، وفق مصدر.", "توسع", "ومن", id="what it is to do"),
        pytest.param("ومن أهدافه التي أعلن أن توسع نفوذه، وفق مصدر.", "توسع", "توسع", id="not what else is from"),
        pytest.param("والذي خسر المباراة غادر البلاد، وفق مصدر.", "خسر", "خسر", id="not a relative pronoun"),
    ],
)
def test_the_clause_has_its_head(text: str, begins: str, expected: str) -> None:
    analysis = analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.", title=TITLE).body)
    words = [token.word for token in analysis.tokens]
    cue = next(at for at, word in enumerate(words) if word in ("وفق", "بحسب"))
    first, end = from_head(analysis, cue, (words.index(begins), cue - 1), 0)
    assert (words[first], end) == (expected, cue - 1)


def test_a_content_behind_its_cue_and_one_behind_another_keep_theirs() -> None:
    analysis = analyse(tag_article("وفق الاتحاد، يرفض العمال العودة إلى العمل.", title=TITLE).body)
    at = [token.word for token in analysis.tokens].index("العمال")
    assert from_head(analysis, 0, (at, at + 4), 0) == (at, at + 4)
    analysis = analyse(tag_article("يرفض العمال العودة إلى العمل، وفق الاتحاد.", title=TITLE).body)
    cue = [token.word for token in analysis.tokens].index("وفق")
    assert from_head(analysis, cue, (1, cue - 1), 1) == (1, cue - 1)
