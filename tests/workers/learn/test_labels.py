"""Gold statements become one label for each token."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from schemas import Run, Span, TextPart
from workers.learn.annotated import GoldStatement, read_annotated
from workers.learn.labels import label
from workers.learn.placed import place
from workers.text.syntax.analyse import analyse


def labelled(text: str, *gold: tuple[str, str | None, str]) -> str:
    """The words of the text with their labels; gold is (cue, mention, content)."""
    runs, whole = (Run(0, len(text), 0, len(text)),), (Span(start=0, end=len(text)),)
    part = TextPart(field="text", text=text, runs=runs, paragraphs=whole, sentences=whole)
    statements = []
    for cue, mention, content in gold:
        row: dict[str, Any] = {"cue": cue, "mention": mention}
        start = text.index(content)
        statements.append(GoldStatement(part, start, start + len(content), row))
    analysis = analyse(part)
    labels = label(analysis, place(analysis, statements))
    return " ".join(f"{token.word}/{one}" for token, one in zip(analysis.tokens, labels, strict=True))


@pytest.mark.parametrize(
    ("text", "gold", "expected"),
    [
        pytest.param(
            "قال الوزير ماهر إن الطريق مفتوح", [("قال", "الوزير ماهر", "الطريق مفتوح")],
            "قال/Q الوزير/M ماهر/N إن/O الطريق/B مفتوح/I", id="all there",
        ),
        pytest.param(
            "وأضاف أن الطريق مفتوح", [("أضاف", None, "الطريق مفتوح")], "وأضاف/Q أن/O الطريق/B مفتوح/I",
            id="cue without its conjunction, no mention",
        ),
        pytest.param(
            "الطريق مفتوح وفق الوزارة", [("وفق", "الوزارة", "الطريق مفتوح")], "الطريق/B مفتوح/I وفق/Q الوزارة/M",
            id="cue behind",
        ),
        pytest.param(
            "قال الوزير ثم قال الخبير إن الطريق مفتوح", [("قال", "الخبير", "الطريق مفتوح")],
            "قال/O الوزير/O ثم/O قال/Q الخبير/M إن/O الطريق/B مفتوح/I", id="the nearer one of two cues",
        ),
        pytest.param(
            "قال الوزير إن الطريق مفتوح قال الخبير", [("قال", "الوزير", "الطريق مفتوح")],
            "قال/Q الوزير/M إن/O الطريق/B مفتوح/I قال/O الخبير/O", id="the one before rather than the one behind",
        ),
        pytest.param(
            "قال الوزير إن الطريق مفتوح مضيفا أن الجسر مغلق",
            [("قال", "الوزير", "الطريق مفتوح"), ("مضيفا", None, "الجسر مغلق")],
            "قال/Q الوزير/M إن/O الطريق/B مفتوح/I مضيفا/Q أن/O الجسر/B مغلق/I", id="two",
        ),
        pytest.param(
            "الوزير : الطريق مفتوح", [(":", "الوزير", "الطريق مفتوح")], "الوزير/M :/O الطريق/B مفتوح/I",
            id="a colon is no cue word",
        ),
        pytest.param(
            "قال الوزير إن الوزير مفتوح", [("قال", "مفتوح", "الوزير مفتوح")], "قال/Q الوزير/O إن/O الوزير/B مفتوح/I",
            id="a mention is never inside the content",
        ),
        pytest.param(
            "وصل القطار الطريق مفتوح", [("قال", "الوزير", "الطريق مفتوح")], "وصل/O القطار/O الطريق/B مفتوح/I",
            id="what is not there stays unlabelled",
        ),
        pytest.param("وصل القطار", [], "وصل/O القطار/O", id="none"),
    ],
)  # fmt: skip
def test_labels(text: str, gold: list[tuple[str, str | None, str]], expected: str) -> None:
    assert labelled(text, *gold) == expected


def test_a_span_of_no_word_does_not_shift_the_others() -> None:
    text = "قال الوزير إن الطريق مفتوح  وأكد الخبير أن الجسر مغلق"
    first, last = ("قال", "الوزير", "الطريق مفتوح"), ("أكد", "الخبير", "الجسر مغلق")
    assert labelled(text, ("نفى", "القطار", "  "), first, last) == labelled(text, first, last)


def test_labels_of_an_annotated_article(write_annotated: Callable[..., Path]) -> None:
    *_, harvest = read_annotated(write_annotated(), shippable_only=False)
    analysis = analyse(harvest.article.body)
    labels = label(analysis, place(analysis, harvest.statements))
    at = {token.word: one for token, one in zip(analysis.tokens, labels, strict=True)}
    assert (at["قال"], at["مضيفا"]) == ("Q", "Q")
    assert (at["وزير"], at["الحداد"]) == ("M", "N")
    assert (at["قمح"], at["العام"], at["الأسعار"], at["،"]) == ("B", "I", "B", "O")
