"""A content hangs on the cue of its own clause."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.text.statements.boundaries.own_cues import tell_apart
from workers.text.statements.choose import Chosen
from workers.text.statements.proposals.propose import Opening, Proposal
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "cue", "contents", "expected"),
    [
        pytest.param(
            "قال ترامب إن الحملة خطأ، لكنه أبدى بعض الاحترام.",
            "قال",
            ["الحملة خطأ", "بعض الاحترام"],
            [("قال", "الحملة"), ("أبدى", "بعض")],
            id="the nearer verb",
        ),
        pytest.param(
            "قال ترامب إن الحملة خطأ وإن الاحترام واجب.",
            "قال",
            ["الحملة خطأ", "الاحترام واجب"],
            [("قال", "الحملة"), ("قال", "الاحترام")],
            id="no other one",
        ),
        pytest.param(
            "دعت الحكومة دول العالم الحرة، إلى إعلان القدس.",
            "دعت",
            ["دول العالم الحرة", "إعلان القدس"],
            [("دعت", "إعلان")],
            id="who is asked",
        ),
        pytest.param(
            "دعت الحكومة إلى وقف النار، إلى إعلان القدس.",
            "دعت",
            ["وقف النار", "إعلان القدس"],
            [("دعت", "وقف"), ("دعت", "إعلان")],
            id="what they are asked",
        ),
        pytest.param(
            'من الإجراءات التي هدد بولتون بتطبيقها، "منع الدخول إليها".',
            "هدد",
            ["بتطبيقها", "منع الدخول إليها"],
            [("هدد", "منع")],
            id="a pronoun of a relative clause",
        ),
        pytest.param(
            'في المدينة هدد بولتون بتطبيقها، "منع الدخول إليها".',
            "هدد",
            ["بتطبيقها", "منع الدخول إليها"],
            [("هدد", "بتطبيقها"), ("هدد", "منع")],
            id="one of no relative clause",
        ),
        pytest.param(
            "وإعلانه عدم المشاركة في الحكومة. الصحيفة اعتبرت الهزيمة قاسية.",
            "اعتبرت",
            ["عدم المشاركة في الحكومة"],
            [("وإعلانه", "عدم")],
            id="a noun in front, not the next sentence",
        ),
        pytest.param(
            "قتل عشرة جنود، كما أفادت السلطات. وقال الوزير إن الوضع هادئ.",
            "وقال",
            ["قتل عشرة جنود"],
            [("أفادت", "قتل")],
            id="an attribution behind",
        ),
        pytest.param(
            "وأعلنت واشنطن منعها تبني بيان يدعو إلى إجراء تحقيق.",
            "يدعو",
            ["إجراء تحقيق"],
            [("وأعلنت", "منعها")],
            id="what a motion asks for",
        ),
        pytest.param(
            "وصوتت موسكو ضد مشروع قرار يدعو إلى إجراء تحقيق.", "يدعو", ["إجراء تحقيق"], [], id="one that is voted on"
        ),
        pytest.param(
            "وأصدرت موسكو مشروع قرار يدعو إلى إجراء تحقيق.",
            "يدعو",
            ["إجراء تحقيق"],
            [("يدعو", "إجراء")],
            id="one that is issued",
        ),
        pytest.param(
            "مشروع قرار يدعو إلى إجراء تحقيق.",
            "يدعو",
            ["إجراء تحقيق"],
            [("يدعو", "إجراء")],
            id="one that speaks itself",
        ),
        pytest.param(
            "طالبت نيويورك بالكشف عن الكاتب، سارعوا إلى نفي أي علاقة به.",
            "طالبت",
            ["بالكشف عن الكاتب", "علاقة به"],
            [("طالبت", "بالكشف"), ("نفي", "علاقة")],
            id="a verbal noun in front",
        ),
        pytest.param(
            "غادر الرجلان في نيويورك أمس، حسبما أكد محاميهما.",
            "حسبما",
            ["غادر الرجلان في نيويورك أمس", "محاميهما"],
            [("حسبما", "غادر")],
            id="who says what stands in front",
        ),
        pytest.param(
            "غادر الرجلان في نيويورك أمس، حسبما أكد محاميهما.",
            "حسبما",
            ["محاميهما"],
            [("حسبما", "غادر")],
            id="nothing found in front",
        ),
        pytest.param(
            "غادر الرجلان في نيويورك أمس، حسبما أكد أن الحفل خاص.",
            "حسبما",
            ["الحفل خاص"],
            [("حسبما", "الحفل")],
            id="a clause behind",
        ),
        pytest.param(
            "قتل عشرة جنود أمس. وقال الوزير إن الوضع هادئ.", "وقال", ["قتل عشرة جنود"], [], id="nobody's words"
        ),
        pytest.param(
            '"قتل عشرة جنود". هكذا يرى الوزير الوضع.', "يرى", ["قتل عشرة جنود"], [("يرى", "قتل")], id="a quotation"
        ),
    ],
)
def test_a_content_has_the_cue_of_its_clause(
    text: str, cue: str, contents: list[str], expected: list[tuple[str, str]]
) -> None:
    analysis = analyse(tag_article(f"{text}\nوصل القطار إلى المدينة صباحا.").body)
    spelt = [token.word for token in analysis.tokens]
    chosen = []
    for content in contents:
        words = content.split()
        first = next(at for at in range(len(spelt)) if spelt[at : at + len(words)] == words)
        chosen.append(Chosen(Proposal(spelt.index(cue), first, first + len(words), Opening.OBJECT), 1.0))
    found = [(spelt[one.proposal.cue], spelt[one.proposal.first]) for one in tell_apart(analysis, chosen)]
    assert found == expected
