"""Annotated articles are read, and their spans found again in the clean text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from schemas import Run, TextPart
from workers.learn.annotated import read_annotated


def test_articles_come_in_order_with_their_statements(write_annotated: Callable[..., Path]) -> None:
    articles = list(read_annotated(write_annotated(), shippable_only=False))
    assert [annotated.name for annotated in articles] == ["2015-road", "airport", "harvest"]
    contents = [s.part.text[s.start : s.end] for s in articles[2].statements]
    assert contents == ["قمح الأردن سيرتفع هذا العام", "الأسعار لن تتغير"]
    assert articles[2].raw.source_id == "harvest.txt"


def test_what_may_not_be_shipped_is_left_out(write_annotated: Callable[..., Path]) -> None:
    names = [annotated.name for annotated in read_annotated(write_annotated(), shippable_only=True)]
    assert names == ["airport", "harvest"]


def test_spans_count_in_the_raw_text_and_are_placed_in_the_clean_one(write_annotated: Callable[..., Path]) -> None:
    content = "المطار سيفتح أبوابه صباح الاثنين بعد انتهاء أعمال الصيانة"
    text = f"اجتماع الحكومة&nbsp;في العاصمة\n\nوأعلنـــت وزارة النقل &quot;اللبنانية&quot; أن {content}."
    airport = next(
        a for a in read_annotated(write_annotated(airport=text), shippable_only=False) if a.name == "airport"
    )
    (statement,) = airport.statements
    assert "&" not in airport.article.body.text
    assert statement.part.text[statement.start : statement.end] == content


def test_a_folder_without_annotations_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=rf"no gold annotations .* in {tmp_path / 'gold'}"):
        list(read_annotated(tmp_path, shippable_only=True))


PART = TextPart(
    field="text",
    text="abcde&f",
    runs=(Run(0, 5, 10, 15), Run(5, 6, 20, 25), Run(6, 7, 25, 26)),
    paragraphs=(),
    sentences=(),
)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        pytest.param((11, 14), (1, 4), id="inside a run"),
        pytest.param((10, 26), (0, 7), id="all"),
        pytest.param((13, 22), (3, 6), id="a part of a replacement is all of it"),
        pytest.param((0, 12), (0, 2), id="begins before"),
        pytest.param((15, 20), None, id="taken out"),
        pytest.param((0, 10), None, id="before everything"),
        pytest.param((26, 40), None, id="behind everything"),
    ],
)
def test_to_clean(raw: tuple[int, int], clean: tuple[int, int] | None) -> None:
    assert PART.to_clean(*raw) == clean
