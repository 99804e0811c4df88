"""What a statement claims, and what looks like a claim and is none."""

from __future__ import annotations

import pytest

from schemas import Act, Speaker, Statement
from tests.makers import behind_cue, make_statement
from workers.text.reversals.claims import claims_of


def said(content: str, act: Act = Act.SAY, *, between: str = "") -> Statement:
    """``content`` as the Russian foreign ministry says it; ``between`` stands between cue and content, outside both."""
    made = behind_cue(make_statement(content), act, between)
    speaker = Speaker(
        organisation="وزارة الخارجية الروسية",
        country="RU",
        body_id="ru.ministry.foreign_affairs",
        resolved_by="mention",
    )
    return made.model_copy(update={"speaker": speaker})


@pytest.mark.parametrize(
    ("content", "act", "expected"),
    [
        pytest.param("سنشارك في مؤتمر جنيف", Act.SAY, ("participate", True), id="first person"),
        pytest.param("لن نشارك في مؤتمر جنيف", Act.SAY, ("participate", False), id="لن"),
        pytest.param("لا نعتزم المشاركة في مؤتمر جنيف", Act.SAY, ("plan", False), id="no plan"),
        pytest.param("قررنا عدم المشاركة في مؤتمر جنيف", Act.SAY, None, id="a noun that is negated itself stands apart"),
        pytest.param("قررنا المشاركة في مؤتمر جنيف", Act.SAY, ("participate", True), id="decided"),
        pytest.param("بلاده ستشارك في مؤتمر جنيف", Act.SAY, ("participate", True), id="the speaker's country"),
        pytest.param("موسكو لن تشارك في مؤتمر جنيف", Act.SAY, ("participate", False), id="by its capital"),
        pytest.param("تركيا لن تشارك في مؤتمر جنيف", Act.SAY, None, id="another country's doing"),
        pytest.param("سنقاطع مؤتمر جنيف", Act.SAY, ("participate", False), id="the opposite verb"),
        pytest.param("لن نقاطع مؤتمر جنيف", Act.SAY, ("participate", True), id="the opposite verb denied"),
        pytest.param("المشاركة في مؤتمر جنيف", Act.REJECT, ("participate", False), id="rejected noun"),
        pytest.param("المشاركة في مؤتمر جنيف", Act.ANNOUNCE, ("participate", True), id="announced noun"),
        pytest.param("المشاركة في مؤتمر جنيف", Act.SAY, None, id="a noun that nothing is said of"),
        pytest.param("يجب رفع العقوبات عن إيران", Act.SAY, None, id="a noun under «must»"),
        pytest.param("يجب أن ترفع العقوبات", Act.SAY, None, id="a clause with أن depends on another"),
        pytest.param("القمة ستعقد في سنغافورة", Act.SAY, ("hold", True), id="an event"),
        pytest.param("إلغاء القمة في سنغافورة", Act.ANNOUNCE, ("hold", False), id="an event called off"),
        pytest.param("القمة التي ستعقد في سنغافورة مهمة", Act.SAY, None, id="a relative clause only describes"),
        pytest.param("هل سنشارك في مؤتمر جنيف؟", Act.SAY, None, id="question"),
        pytest.param("إذا دعينا سنشارك في مؤتمر جنيف", Act.SAY, None, id="condition"),
        pytest.param("لن نشارك في مؤتمر جنيف قبل وقف القتال", Act.SAY, None, id="until"),
        pytest.param("لن نشارك في مؤتمر جنيف دون ضمانات", Act.SAY, None, id="without"),
        pytest.param("قد نشارك في مؤتمر جنيف", Act.SAY, None, id="perhaps"),
        pytest.param("شاركنا في مؤتمر جنيف", Act.SAY, None, id="what was done"),
        pytest.param("لم نشارك في مؤتمر جنيف", Act.SAY, None, id="what was not done"),
        pytest.param("سنبقى في سوريا", Act.SAY, ("withdraw", False), id="stay in"),
        pytest.param("سنبقى ملتزمين بالحل", Act.SAY, None, id="remain so: another verb"),
    ],
)  # fmt: skip
def test_claim(content: str, act: Act, expected: tuple[str, bool] | None) -> None:
    found = claims_of(said(content, act))
    assert [(claim.question, claim.affirms) for claim in found] == ([expected] if expected else [])


def test_its_words_leave_the_speakers_side_out() -> None:
    (claim,) = claims_of(said("روسيا لن تشارك بشكل قاطع في مؤتمر جنيف"))
    assert claim.words == ("جنيف", "موتمر")


def test_each_clause_is_a_claim() -> None:
    found = claims_of(said("سنشارك في مؤتمر جنيف، لكننا لن نوقع البيان"))
    assert [(claim.question, claim.affirms) for claim in found] == [("participate", True), ("sign", False)]


def test_words_before_the_content_may_turn_it_round() -> None:
    """«جدد سالم نفيه وجود …»: the cue alone would affirm."""
    assert claims_of(said("المشاركة في مؤتمر جنيف", Act.CONFIRM))
    assert not claims_of(said("المشاركة في مؤتمر جنيف", Act.CONFIRM, between="رفضه"))
