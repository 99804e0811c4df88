"""From labels to statements: what the rules make of whatever the tagger says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import Run, Span, TextPart
from workers.text.grammar import Analysis, analyse
from workers.text.statements import Found, find_statements


def labelled(marked: str) -> tuple[Analysis, list[str]]:
    """Analysis and labels of a text whose tokens carry their label behind a slash: «قال/Q الوزير/M إن الطريق/B مفتوح/I»."""
    lines, labels, text = [], [], ""
    for line in marked.split("\n"):
        start = len(text)
        for piece in line.split(" "):
            word, _, label = piece.partition("/")
            text += word + " "
            labels.append(label or "O")
        text = text[:-1] + "\n"
        lines.append(Span(start=start, end=len(text) - 1))
    text = text[:-1]
    runs = (Run(0, len(text), 0, len(text)),)
    analysis = analyse(TextPart(field="text", text=text, runs=runs, paragraphs=tuple(lines), sentences=tuple(lines)))
    assert len(analysis.tokens) == len(labels), "each piece must be one token"
    return analysis, labels


def statements(marked: str) -> list[tuple[str, str | None, str | None]]:
    """Content, cue and mention of each statement."""
    analysis, labels = labelled(marked)
    return [shown(analysis, one) for one in find_statements(analysis, labels, headline=False)]


def shown(analysis: Analysis, one: Found) -> tuple[str, str | None, str | None]:
    text, tokens = analysis.part.text, analysis.tokens
    mention = one.mention and text[tokens[one.mention[0]].start : tokens[one.mention[1] - 1].end]
    return text[slice(*one.span)], None if one.cue is None else tokens[one.cue].word, mention


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        pytest.param(
            "قال/Q الوزير/M إن الطريق/B مفتوح/I .", [("الطريق مفتوح", "قال", "الوزير")], id="as labelled",
        ),
        pytest.param(
            "قال/Q الوزير/M إن/B الطريق/I مفتوح/I ./I", [("الطريق مفتوح", "قال", "الوزير")],
            id="without complementizer and full stop",
        ),
        pytest.param(
            "قال/Q الوزير/M : «/B الطريق/I مفتوح/I »/I .", [("الطريق مفتوح", "قال", "الوزير")],
            id="without its outer marks",
        ),
        pytest.param(
            "قال/Q الوزير/M إن «/B الطريق/I »/I مفتوح/I .", [("« الطريق » مفتوح", "قال", "الوزير")],
            id="with marks of a part at its beginning",
        ),
        pytest.param(
            "قال/Q الوزير/M إن الطريق/B «/I مفتوح/I »/I .", [("الطريق « مفتوح »", "قال", "الوزير")],
            id="with marks of a part at its end",
        ),
        pytest.param(
            "الطريق/B مفتوح/I ، وفق/Q الوزارة/M .", [("الطريق مفتوح", "وفق", "الوزارة")], id="cue behind its content",
        ),
        pytest.param(
            "قال/Q الوزير/M إن الطريق/B مفتوح/I ، مضيفا/Q أن الجسر/B مغلق/I",
            [("الطريق مفتوح", "قال", "الوزير"), ("الجسر مغلق", "مضيفا", None)],
            id="a participle has the next content and no mention",
        ),
        pytest.param(
            "قال/Q الوزير/M إن الطريق/B مفتوح/I . وصل القطار . قالت/Q الوزارة/M إن الجسر/B مغلق/I",
            [("الطريق مفتوح", "قال", "الوزير"), ("الجسر مغلق", "قالت", "الوزارة")],
            id="to each cue its own mention",
        ),
        pytest.param(
            "قال/Q محسوب إن الطريق/B مفتوح/I", [("الطريق مفتوح", "قال", "محسوب")], id="subject that is not labelled",
        ),
        pytest.param(
            "قال/Q أيضا إن الطريق/B مفتوح/I", [("الطريق مفتوح", "قال", None)], id="an adverb is no subject",
        ),
        pytest.param(
            "قالت/Q الوزيرة ، هند سالم ، إن الطريق/B مفتوح/I",
            [("الطريق مفتوح", "قالت", "الوزيرة ، هند سالم")],
            id="subject with a name in apposition",
        ),
        pytest.param(
            "وأضاف/Q أن الطريق/B مفتوح/I", [("الطريق مفتوح", "وأضاف", None)], id="no subject",
        ),
        pytest.param(
            "قال/Q الوزير/M إن الطريق/B مفتوح/I\nالجسر/I مغلق/I",
            [("الطريق مفتوح", "قال", "الوزير"), ("الجسر مغلق", None, None)],
            id="nothing reaches over the end of a paragraph",
        ),
        pytest.param("قال/Q الوزير/M ./B ،/I", [], id="nothing but punctuation"),
        pytest.param("قال/Q الوزير/M", [], id="cue and mention without content"),
        pytest.param("وصل الوزير", [], id="nothing"),
    ],
)  # fmt: skip
def test_content_cue_and_mention(marked: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert statements(marked) == expected


@pytest.mark.parametrize(
    ("marked", "quote"),
    [
        pytest.param("قال/Q الوزير/M إن الطريق/B مفتوح/I", "indirect", id="without marks"),
        pytest.param("قال/Q الوزير/M « الطريق/B مفتوح/I »", "direct", id="all in marks"),
        pytest.param("قال/Q الوزير/M إن الطريق/B «/I مفتوح/I »/I", "mixed", id="a part in marks"),
        pytest.param("قال/Q الوزير/M : الطريق/B مفتوح/I", "direct", id="verbatim after a colon"),
        pytest.param("موعد القطار : الطريق/B مفتوح/I", "indirect", id="colon without a cue"),
    ],
)
def test_quote(marked: str, quote: str) -> None:
    analysis, labels = labelled(marked)
    (found,) = find_statements(analysis, labels, headline=False)
    assert found.quote.value == quote


WORDS = st.sampled_from(["قال", "الوزير", "إن", "الطريق", "«", "»", '"', ".", "،", ":", "وأضاف", "مؤكدا", "في"])
LABELLED = st.lists(st.tuples(WORDS, st.sampled_from("OBIQMN")), min_size=1, max_size=25)


@given(LABELLED)
def test_whatever_the_labels_the_contents_are_in_order_apart_and_trimmed(pairs: list[tuple[str, str]]) -> None:
    analysis, labels = labelled(" ".join(f"{word}/{label}" for word, label in pairs))
    found = find_statements(analysis, labels, headline=False)
    ends = [0]
    for one in found:
        first, end = one.content
        assert ends[-1] <= first < end
        ends.append(end)
        content = analysis.part.text[slice(*one.span)]
        assert content[-1] not in ".،:"
        assert content[0] not in ".،:"
        assert one.cue is None or not first <= one.cue < end
        assert one.mention is None or one.mention[1] <= first or one.mention[0] >= end
