"""What a correction did: a named reason for each kind of change, and none for another spelling or cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Act, AlertStatement, ChangeReason, Speaker, Verdict, derive_id
from workers.text.novelty.changes import another_person, what_changed
from workers.text.novelty.wording import another_cut, negations, words_of

WORDS = ("الحكومة", "ستفتح", "المعبر", "الجنوبي", "غدا", "لن", "20", "ثلاث", "ساعات", "أمام", "الشاحنات")


def said(content: str, *, act: Act = Act.SAY, **speaker: str | None) -> AlertStatement:
    identity = derive_id(content)
    return AlertStatement(
        id=identity, content=content, quote="indirect", act=act, cue="قال", headline=False, confidence=1,
        speaker=Speaker(**speaker, resolved_by="mention") if speaker else None,
        verdict=Verdict(reason="first", group=identity, score=0),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("القطع سيكون ساعتين يوميا", "القطع سيكون ثلاث ساعات يوميا", "number_changed"),
        ("ارتفع عدد المصابين في الحادث إلى 20", "ارتفع عدد المصابين في الحادث إلى 85", "number_changed"),
        ("الحكومة سترفع سعر الخبز هذا العام", "الحكومة لن ترفع سعر الخبز هذا العام", "negation_changed"),
        ("الحكومة ترفع سعر الخبز هذا العام", "الحكومة لا ترفع سعر الخبز هذا العام", "negation_changed"),
        ("المعبر سيفتح الأحد", "المعبر سيفتح الأحد أمام الشاحنات القادمة من الجنوب", "extended"),
        ("المعبر سيفتح الأحد أمام الشاحنات القادمة من الجنوب", "المعبر سيفتح الأحد", "shortened"),
        ("المعبر الجنوبي سيفتح الأحد", "المعبر الشمالي سيفتح الأحد", "reworded"),
        ("مساعي إسرائيل لطمس حق الفلسطينيين", "مساعي إسرائيل لطمس حقوق الفلسطينيين", "reworded"),
    ],
)
def test_what_changed(before: str, after: str, reason: str) -> None:
    assert what_changed(said(before), said(after)) == reason


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("القوات الأمريكية في منبج", "القوات الاميركية في منبج", id="spelling of a vowel"),
        pytest.param("قوات سوريا الديموقراطية", "قوات سوريا الديمقراطية", id="spelling of a name"),
        pytest.param("«رغيف المواطن خط أحمر»", "رغيف المواطن خط أحمر", id="marks"),
        pytest.param('رهنا ل"الإشارات الإيجابية"', 'رهنا ب"الإشارات الإيجابية"', id="a particle before marks"),
        pytest.param("ارتفع العدد إلى ٢٠", "ارتفع العدد إلى 20", id="digits"),
        pytest.param(
            "الدفاع عن نفسها إذا تعرضت لأي هجوم من الدول الغربية، وأنها ستطبق الميثاق الذي يمنحها الحق في ذلك",
            "الغربية بالدفاع عن نفسها إذا تعرضت لأي هجوم من الدول الغربية، وأنها ستطبق الميثاق الذي يمنحها الحق",
            id="another cut at both ends",
        ),
    ],
)  # fmt: skip
def test_what_is_no_correction(before: str, after: str) -> None:
    assert what_changed(said(before), said(after)) is None
    assert what_changed(said(after), said(before)) is None


@pytest.mark.parametrize(
    "cut",
    ["لن الحكومة ستفتح المعبر الحدودي أمام الشاحنات", "الحكومة ستفتح المعبر الحدودي أمام الشاحنات 20"],
    ids=["a negation", "a number"],
)
def test_a_cut_that_matters_is_told(cut: str) -> None:
    assert what_changed(said("الحكومة ستفتح المعبر الحدودي أمام الشاحنات"), said(cut)) is not None


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        (Act.ANNOUNCE, Act.DENY, ChangeReason.ACT_CHANGED),
        (Act.SAY, Act.CONFIRM, None),
        (Act.DENY, Act.DENY, None),
    ],
)
def test_the_same_words_with_another_act(before: Act, after: Act, reason: ChangeReason | None) -> None:
    content = "فرض حظر للتجول في المدينة"
    assert what_changed(said(content, act=before), said(content, act=after)) is reason


@pytest.mark.parametrize(
    ("a", "b", "another"),
    [
        ({"name": "سيرغي لافروف"}, {"name": "ماريا زاخاروفا"}, True),
        ({"name": "لافروف"}, {"name": "سيرغي لافروف"}, False),
        ({"name": "سيرغي لافروف"}, {"role": "الوزير"}, False),
        ({"role": "وزير الخارجية"}, {"role": "المتحدث الرسمي"}, True),
        ({"role": "الوزير"}, {"organisation": "الوزارة"}, False),
        ({"name": "محمد الحداد"}, {"name": "محمد العلي"}, True),
        ({"name": "جون كيغينز"}, {"name": "جون كيغنيز"}, False),
        ({"name": "أبو محمد", "entity_id": "x"}, {"name": "أحمد الشرع", "entity_id": "x"}, False),
    ],
)
def test_another_person_of_one_body(a: dict[str, str], b: dict[str, str], another: bool) -> None:
    first, second = (Speaker(**who, resolved_by="mention") for who in (a, b))
    assert another_person(first, second) is another is another_person(second, first)
    reason = what_changed(said("المعبر سيفتح", **a), said("المعبر سيفتح", **b))
    assert (reason is ChangeReason.SPEAKER_CHANGED) is another


CONTENT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


@given(CONTENT)
def test_nothing_changes_by_itself(content: str) -> None:
    assert what_changed(said(content), said(content)) is None
    assert another_cut(words_of(content), words_of(content))


@given(CONTENT, CONTENT)
def test_whether_something_changed_does_not_hang_on_the_direction(a: str, b: str) -> None:
    assert (what_changed(said(a), said(b)) is None) == (what_changed(said(b), said(a)) is None)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("الحكومة سترفع الرسوم", 0),
        ("الحكومة لن ترفع الرسوم", 1),
        ("المسلحون ليسوا من المدينة", 1),
        ("القضية سياسية وليست أمنية", 1),
        ("دعا إلى عدم الرد وألا ترفع الرسوم", 2),
        ("لوسيل مدينة في قطر", 0),
    ],
)
def test_negations_are_counted_in_every_form(text: str, count: int) -> None:
    assert negations(words_of(text)) == count
