"""Overlapping marks cut into pieces that stand side by side."""

from __future__ import annotations

import pytest

from workers.explain.marks import Mark, MarkedParagraph, Part
from workers.monitor.views.segments import Segment, cut_segments

TEXT = "0123456789"
CONTENT, CUE, MENTION = Part.CONTENT, Part.CUE, Part.MENTION


def paragraph(*marks: Mark, text: str = TEXT) -> MarkedParagraph:
    return MarkedParagraph(False, text, tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end))))


def drawn(segments: tuple[Segment, ...]) -> list[tuple[str, str]]:
    """Text with the marks that cover it: «content of 1» is c1, a mark that begins is in upper case."""
    names = {CONTENT: "c", CUE: "v", MENTION: "m"}

    def named(segment: Segment, mark: Mark) -> str:
        name = f"{names[mark.part]}{mark.statement}"
        return name.upper() if mark in segment.begins else name

    return [(segment.text, " ".join(named(segment, mark) for mark in segment.marks)) for segment in segments]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        pytest.param([], [(TEXT, "")], id="nothing is marked"),
        pytest.param([Mark(CONTENT, 1, 0, 10)], [(TEXT, "C1")], id="all of it"),
        pytest.param(
            [Mark(CUE, 1, 0, 2), Mark(MENTION, 1, 2, 4), Mark(CONTENT, 1, 5, 9)],
            [("01", "V1"), ("23", "M1"), ("4", ""), ("5678", "C1"), ("9", "")],
            id="side by side",
        ),
        pytest.param(
            [Mark(CONTENT, 1, 0, 8), Mark(CUE, 2, 3, 5)],
            [("012", "C1"), ("34", "c1 V2"), ("567", "c1"), ("89", "")],
            id="one within the other",
        ),
        pytest.param(
            [Mark(CONTENT, 1, 0, 6), Mark(CONTENT, 2, 4, 10)],
            [("0123", "C1"), ("45", "c1 C2"), ("6789", "c2")],
            id="across each other",
        ),
        pytest.param(
            [Mark(MENTION, 1, 2, 4), Mark(MENTION, 2, 2, 4)],
            [("01", ""), ("23", "M1 M2"), ("456789", "")],
            id="of two statements in one place",
        ),
    ],
)
def test_segments(marks: list[Mark], expected: list[tuple[str, str]]) -> None:
    segments = cut_segments(paragraph(*marks))
    assert drawn(segments) == expected
    assert "".join(segment.text for segment in segments) == TEXT


def test_of_the_statements_asked_for_alone() -> None:
    marks = (Mark(CONTENT, 1, 0, 6), Mark(CONTENT, 2, 4, 10))
    assert drawn(cut_segments(paragraph(*marks), {2})) == [("0123", ""), ("456789", "C2")]
    assert drawn(cut_segments(paragraph(*marks), ())) == [(TEXT, "")]


def test_an_empty_paragraph_has_no_segments() -> None:
    assert cut_segments(paragraph(text="")) == ()


def test_statements_of_a_part_are_told_once() -> None:
    (segment,) = cut_segments(paragraph(Mark(CONTENT, 1, 0, 10), Mark(CONTENT, 1, 0, 10), Mark(CUE, 2, 0, 10)))
    assert (segment.statements(CONTENT), segment.statements(CUE), segment.statements(MENTION)) == ((1,), (2,), ())
