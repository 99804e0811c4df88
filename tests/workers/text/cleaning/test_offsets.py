"""Every repair and cut keeps the way back to the raw text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Run, TextPart
from workers.text.cleaning.offsets import Edit, Mapped, replaced

TEXTS = st.text(alphabet="ابج <>\n12", max_size=60)


@st.composite
def edits_of(draw: st.DrawFn, length: int) -> list[Edit]:
    marks = sorted(draw(st.lists(st.integers(0, length), max_size=12)))
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return [Edit(start, end, draw(st.text(alphabet="xyz", max_size=3))) for start, end in pairs if end > start]


def applied(text: str, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@given(st.data(), TEXTS)
def test_edits_give_the_text_that_plain_replacement_gives(data: st.DataObject, raw: str) -> None:
    edits = data.draw(edits_of(len(raw)))
    assert Mapped.whole(raw).edited(edits).text == applied(raw, edits)


@given(st.data(), TEXTS)
def test_kept_characters_map_to_themselves_through_two_rounds(data: st.DataObject, raw: str) -> None:
    mapped = Mapped.whole(raw).edited(data.draw(edits_of(len(raw))))
    mapped = mapped.edited(data.draw(edits_of(len(mapped.text))))
    for at, char in enumerate(mapped.text):
        if char not in "xyz":
            start, end = mapped.raw_span(at, at + 1)
            assert raw[start:end] == char


@given(st.data(), TEXTS)
def test_runs_are_sorted_and_cover_the_text(data: st.DataObject, raw: str) -> None:
    mapped = Mapped.whole(raw).edited(data.draw(edits_of(len(raw))))
    part = TextPart(field="text", text=mapped.text, runs=mapped.runs, paragraphs=(), sentences=())
    assert sum(run.clean_end - run.clean_start for run in mapped.runs) == len(mapped.text)
    for start in range(len(mapped.text)):
        for end in range(start + 1, len(mapped.text) + 1):
            assert mapped.raw_span(start, end) == part.to_raw(start, end)


def test_a_replacement_stands_for_all_that_it_replaced() -> None:
    mapped = replaced(Mapped.whole("a &amp; b"), re.compile("&amp;"), "&")
    assert mapped.text == "a & b"
    assert mapped.raw_span(2, 3) == (2, 7)
    assert mapped.raw_span(0, 5) == (0, 9)
    assert mapped.raw_span(4, 5) == (8, 9)


def test_what_was_taken_out_lies_between_its_neighbours() -> None:
    mapped = replaced(Mapped.whole("قـــال"), re.compile("ـ+"))
    assert mapped.text == "قال"
    assert mapped.runs == (Run(0, 1, 0, 1), Run(1, 3, 4, 6))
    assert mapped.raw_span(0, 3) == (0, 6)


def test_cut_joins_stretches_and_says_where_they_lie() -> None:
    cut, places = Mapped.whole("one two three").cut([(0, 3), (8, 13)])
    assert cut.text == "one\nthree"
    assert places == [(0, 3), (4, 9)]
    assert cut.raw_span(4, 9) == (8, 13)
    with pytest.raises(ValueError, match="no character of the raw text"):
        cut.raw_span(3, 4)


@pytest.mark.parametrize(
    ("spans", "stands"),
    [
        pytest.param([(2, 5), (6, 9)], True, id="the raw text has the joint as well"),
        pytest.param([(2, 5), (7, 9)], False, id="something lies between"),
        pytest.param([(2, 5)], True, id="one stretch"),
        pytest.param([], False, id="nothing"),
    ],
)
def test_a_cut_stands_in_the_raw_text_where_nothing_was_left_out(spans: list[tuple[int, int]], *, stands: bool) -> None:
    raw = "ابجدج\nهوز"
    cut, _ = Mapped.whole(raw).cut(spans)
    assert cut.stands_in(raw) is stands


@given(st.data(), TEXTS)
def test_what_stands_in_the_raw_text_reads_as_its_stretches_do(data: st.DataObject, raw: str) -> None:
    mapped = Mapped.whole(raw).edited(data.draw(edits_of(len(raw))))
    if mapped.stands_in(raw):
        for at, character in enumerate(mapped.text):
            start, end = mapped.raw_span(at, at + 1)
            assert raw[start:end] == character


def test_neighbouring_pieces_become_one_run() -> None:
    mapped = Mapped.whole("abcdef").edited([Edit(2, 3, "x"), Edit(4, 5, "y")])
    assert mapped.edited([Edit(0, 1, "z")]).runs == (Run(0, 6, 0, 6),)


@pytest.mark.parametrize(
    "edits", [[Edit(3, 4, ""), Edit(1, 2, "")], [Edit(1, 3, ""), Edit(2, 4, "")], [Edit(2, 1, "")]]
)
def test_edits_out_of_order_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="out of order"):
        Mapped.whole("abcdef").edited(edits)


def test_text_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot stand one by one"):
        Mapped.whole("abc").same_length("ab")
