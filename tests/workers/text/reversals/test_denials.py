"""What a denial denies, by its words alone."""

from __future__ import annotations

import pytest

from schemas import Act
from workers.text.reversals.denials import read_denial


@pytest.mark.parametrize(
    ("content", "act"),
    [
        pytest.param("مشاركة قواته في الهجوم", Act.DENY, id="by its cue"),
        pytest.param("لا صحة للأنباء عن الهجوم", Act.SAY, id="no truth in"),
        pytest.param("ليس صحيحا أن الجيش هاجم القرية", Act.SAY, id="it is not true that"),
        pytest.param("الاتهامات الغربية لا أساس لها من الصحة", Act.SAY, id="no base"),
        pytest.param("هذه التقارير غير صحيحة", Act.SAY, id="these are untrue"),
        pytest.param("مزاعم إسرائيل بأنها كاذبة", Act.SAY, id="called lies: «وصف … بأنها»"),
    ],
)
def test_a_denial(content: str, act: Act) -> None:
    assert read_denial(content, act) is not None


@pytest.mark.parametrize(
    ("content", "act"),
    [
        pytest.param("مشاركة قواته في الهجوم", Act.CONFIRM, id="another cue"),
        pytest.param("القوات لم تشارك في الهجوم", Act.SAY, id="a negated clause denies nobody's words"),
        pytest.param("نشر معلومات كاذبة جريمة", Act.SAY, id="lies in general"),
        pytest.param("التقارير وصلت، وهذا التصرف غير صحيح", Act.SAY, id="in another clause"),
        pytest.param("صحة", Act.DENY, id="nothing is left"),
    ],
)
def test_no_denial(content: str, act: Act) -> None:
    assert read_denial(content, act) is None


@pytest.mark.parametrize(
    ("content", "source"),
    [
        pytest.param("ما أعلنه الجيش الروسي", "الجيش الروسي", id="what … announced"),
        pytest.param("صحة ما أعلنه الجيش الروسي عن الهدنة", "الجيش الروسي", id="up to the topic"),
        pytest.param("ما جاء على لسان الوزير بشأن الهدنة", "الوزير", id="on the tongue of"),
        pytest.param("أيضا ما أشار إليه سفير روسيا عن الهدنة", "سفير روسيا", id="what … pointed to"),
        pytest.param("تصريحات نصرالله", "نصرالله", id="the statements of"),
        pytest.param("الاتهامات البريطانية بمنع المفتشين", "البريطانية", id="a nationality"),
        pytest.param("مزاعم المغرب لإيران", "المغرب", id="up to whom it accuses"),
        pytest.param("اتهامات أميركية وصفتها بالاعتباطية", "أميركية", id="up to a verb"),
        pytest.param("ما فعله الجيش", None, id="a deed, no words"),
        pytest.param("ما جاء في تقارير", None, id="nobody's"),
        pytest.param("أنباء عن الهدنة", None, id="news of a thing"),
        pytest.param("المزاعم بشأن الهدنة", None, id="claims of nobody"),
        pytest.param("مشاركة الجيش في الهدنة", None, id="a deed"),
    ],
)
def test_whose_words_are_denied(content: str, source: str | None) -> None:
    denial = read_denial(content, Act.DENY)
    assert denial is not None
    assert denial.source == source


@pytest.mark.parametrize(
    ("content", "points_back", "accusation", "involvement"),
    [
        pytest.param("هذه الاتهامات", True, True, False, id="these accusations"),
        pytest.param("الاتهامات جملة وتفصيلا", False, True, False, id="accusations, and more words"),
        pytest.param("هذه التقارير", True, False, False, id="these reports"),
        pytest.param("ذلك", True, False, False, id="that"),
        pytest.param("هذه الهدنة", False, False, False, id="a thing, no words"),
        pytest.param("أي ضلوع في الهجوم", False, False, True, id="any part"),
        pytest.param("مسؤوليتها عن الهجوم", False, False, True, id="its responsibility"),
        pytest.param("استهداف المدنيين", False, False, False, id="a deed"),
    ],
)
def test_how_it_denies(content: str, *, points_back: bool, accusation: bool, involvement: bool) -> None:
    denial = read_denial(content, Act.DENY)
    assert denial is not None
    assert (denial.points_back, denial.accusation, denial.involvement) == (points_back, accusation, involvement)


def test_what_any_denial_may_hold_is_no_topic() -> None:
    denial = read_denial("بشكل قاطع صحة الأنباء عن أي ضلوع لبلاده في الهجوم", Act.DENY)
    assert denial is not None
    assert denial.stems == {"هجوم"}
