"""Quotation marks are paired whatever the writer did with them."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.text.syntax.quotes import MARKS, pair_quotes


def quoted(text: str) -> list[tuple[str, int, bool]]:
    """Inner text, depth and closedness of each quotation; a paragraph ends at each line feed."""
    ends = [at for at, char in enumerate(text) if char == "\n"]
    return [(text[q.open + 1 : q.close], q.depth, q.closed) for q in pair_quotes(text, ends)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("قال: «نعم».", [("نعم", 0, True)], id="guillemets"),
        pytest.param('قال: "نعم".', [("نعم", 0, True)], id="straight"),
        pytest.param("قال: “نعم”.", [("نعم", 0, True)], id="curly"),
        pytest.param("قال: „نعم“.", [("نعم", 0, True)], id="low and high"),
        pytest.param("قال: ‹نعم›.", [("نعم", 0, True)], id="single guillemets"),
        pytest.param("قال: ”نعم“.", [("نعم", 0, True)], id="curly, the wrong way round"),
        pytest.param("قال: »نعم«.", [("نعم", 0, True)], id="guillemets, the wrong way round"),
        pytest.param('قال: «نعم".', [("نعم", 0, True)], id="closed with the wrong one"),
        pytest.param('قال: "نعم».', [("نعم", 0, True)], id="straight closed by a guillemet"),
        pytest.param('"نعم" و"لا"', [("نعم", 0, True), ("لا", 0, True)], id="two, the second after a conjunction"),
        pytest.param('بـ"داعش" و"النصرة"', [("داعش", 0, True), ("النصرة", 0, True)], id="behind a preposition"),
        pytest.param('«قال لي "نعم" ومضى»', [('قال لي "نعم" ومضى', 0, True), ("نعم", 1, True)], id="nested"),
        pytest.param("«قال «نعم» ومضى»", [("قال «نعم» ومضى", 0, True), ("نعم", 1, True)], id="nested in its own kind"),
        pytest.param('قال: "نعم', [("نعم", 0, False)], id="unclosed at the end"),
        pytest.param("قال: «نعم\nوذهب «غدا»", [("نعم", 0, False), ("غدا", 0, True)], id="unclosed, a paragraph"),
        pytest.param("قال: «نعم.\n«ولا».\nوذهب", [("نعم.", 0, False), ("ولا", 0, True)], id="opened anew"),
        pytest.param("قال: «»", [("", 0, True)], id="empty"),
        pytest.param("قال نعم", [], id="none"),
        pytest.param("سان جوان ديل ريو' وو`رد", [], id="apostrophes are no marks"),
        pytest.param('وقال: " نعم ".', [(" نعم ", 0, True)], id="spaces inside"),
        pytest.param('وقال إن " نعم" صحيح', [(" نعم", 0, True)], id="space behind the opening mark"),
        pytest.param('وقال "نعم " ثم "لا"', [("نعم ", 0, True), ("لا", 0, True)], id="space before the closing mark"),
        pytest.param('وقال"نعم" ثم مضى', [("نعم", 0, True)], id="no space before the opening mark"),
        pytest.param('برنامج "نعم"على "لا"', [("نعم", 0, True), ("لا", 0, True)], id="no space behind the closing one"),
        pytest.param('«ب"الواهية"»', [('ب"الواهية"', 0, True), ("الواهية", 1, True)], id="behind a clitic, nested"),
        pytest.param('هذه ال"بحبوحة" زالت', [("بحبوحة", 0, True)], id="behind the article"),
        pytest.param('قال ""نعم"" ومضى', [('"نعم"', 0, True), ("نعم", 1, True)], id="doubled marks"),
        pytest.param(
            'عنوان "تدمير منصة "سام-6" في المدينة" أمس',
            [('تدمير منصة "سام-6" في المدينة', 0, True), ("سام-6", 1, True)],
            id="nested in its own kind, straight",
        ),
        pytest.param('موضحا: ""نعم" حسبما قال', [('"نعم', 0, True)], id="opening mark doubled"),
        pytest.param('شهادة "ايزو 27001" لأول مرة، وقال ذلك".', [("ايزو 27001", 0, True)], id="a number is quoted"),
        pytest.param('شاشة 55" جديدة، وقال "نعم"', [("نعم", 0, True)], id="inches"),
        pytest.param('وقال "نعم". شاشة 55" جديدة', [("نعم", 0, True)], id="inches behind a quotation"),
        pytest.param('إن هناك دراسات”. وقال “نعم” ثم', [("نعم", 0, True)], id="never opened"),
        pytest.param("وأشار أن” الشراكة ستشهد نقلة.", [(" الشراكة ستشهد نقلة.", 0, False)], id="opened by a closing mark"),
        pytest.param('أن هناك دراسات”. وقال إن هناك اجتماعات”. وأفاد', [], id="twice never opened"),
        pytest.param(
            'وقال "اتخذ قرارا. وهو صحيح. وأضاف "نعم". وأوضح أن "لا".',
            [("اتخذ قرارا. وهو صحيح", 0, False), ("نعم", 0, True), ("لا", 0, True)],
            id="never closed: the others are not lost, and it ends where somebody takes the word",
        ),
        pytest.param(
            'وقال "اتخذ قرارا. وأوضح أن الطريق مفتوح', [("اتخذ قرارا", 0, False)], id="never closed, alone"
        ),
        pytest.param(
            'مضيفا أنه "كان ضحية، ومؤكدا "سوف يعود قريبا".',
            [("كان ضحية", 0, False), ("سوف يعود قريبا", 0, True)],
            id="never closed within the sentence of the next",
        ),
        pytest.param(
            'وقال "إن العدد خمس، وهو كثير، مشيرا إلى أن الطريق مفتوح.',
            [("إن العدد خمس، وهو كثير", 0, False)],
            id="never closed, a participle takes the word",
        ),
        pytest.param(
            'وقال إن "لديها جهازا من نوع "آي آر" في المصنع. وأوضح أن',
            [('لديها جهازا من نوع "آي آر" في المصنع', 0, False), ("آي آر", 1, True)],
            id="never closed, with another inside",
        ),
        pytest.param(
            'وأضافت" دعما للحوار ستعتمد القرارات". وقالت "لا".',
            [(" دعما للحوار ستعتمد القرارات", 0, True), ("لا", 0, True)],
            id="spaced like a closing mark behind a cue",
        ),
        pytest.param(
            '««لا. :"«',
            [("«لا. :", 0, False), ("لا. :", 1, True)],
            id="never closed, another inside runs past its end",
        ),
    ],
)  # fmt: skip
def test_marks_are_paired(text: str, expected: list[tuple[str, int, bool]]) -> None:
    assert quoted(text) == expected


def test_a_lone_closing_mark_swallows_no_following_paragraph() -> None:
    assert all(close <= 5 or start > 5 for start, close, *_ in pair_quotes("نعم».\nثم «لا»", [5]))
    assert ("لا", 0, True) in quoted("نعم».\nثم «لا»")


MARKED = st.text(alphabet="اب .،:\n" + "".join(sorted(MARKS)), max_size=60)


@given(MARKED)
def test_any_text_gives_sorted_quotations_with_true_depths(text: str) -> None:
    ends = [at for at, char in enumerate(text) if char == "\n"]
    quotations = pair_quotes(text, ends)
    assert [q.open for q in quotations] == sorted({q.open for q in quotations})
    for quotation in quotations:
        assert 0 <= quotation.open < quotation.close <= len(text)
        assert text[quotation.open] in MARKS
        assert not quotation.closed or text[quotation.close] in MARKS
        around = [q for q in quotations if q.open < quotation.open and q.close >= quotation.close]
        assert quotation.depth == len(around)
        assert not any(q.open < quotation.open < q.close < quotation.close for q in quotations), "they cross"


@given(MARKED)
def test_no_quotation_reaches_over_the_end_of_its_paragraph(text: str) -> None:
    ends = [at for at, char in enumerate(text) if char == "\n"]
    for quotation in pair_quotes(text, ends):
        assert "\n" not in text[quotation.open : quotation.close]


@pytest.mark.parametrize("unit", ["«", "»", '"', '"ا" ', "«ا» ", '«"'])
def test_a_hundred_thousand_marks_take_no_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    start = time.perf_counter()
    pair_quotes(text)
    pair_quotes(text, range(0, len(text), 50))
    assert time.perf_counter() - start < 2
