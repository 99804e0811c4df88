"""Annotations are placed on the words that they are of, not on the same words nearer by."""

from __future__ import annotations

import pytest

from tests.makers import tag_article
from workers.learn.annotated import GoldStatement
from workers.learn.placed import place
from workers.text.syntax.analyse import analyse


@pytest.mark.parametrize(
    ("text", "content", "mention", "cue"),
    [
        pytest.param(
            "قال سالم الحداد، وزير الزراعة في الحكومة السورية، إن القمح ارتفع. وقال عمر النجار إن السعر ثابت.",
            "القمح ارتفع", "سالم الحداد، وزير الزراعة في الحكومة السورية", 0,
            id="far in front, not at the head of the next one",
        ),
        pytest.param(
            "القمح ارتفع هذا العام، قال سالم الحداد. وقال عمر النجار إن السعر ثابت.", "القمح ارتفع هذا العام", "سالم الحداد", 5,
            id="behind its content in the same sentence",
        ),
        pytest.param(
            '"القمح ارتفع هذا العام." قال سالم الحداد.', "القمح ارتفع هذا العام", "سالم الحداد", 7,
            id="behind a quotation that holds the full stop",
        ),
    ],
)  # fmt: skip
def test_the_cue_of_a_statement(text: str, content: str, mention: str, cue: int) -> None:
    part = tag_article(text).body
    start = part.text.index(content)
    row = {"cue": "قال", "mention": mention}
    (placed,) = place(analyse(part), [GoldStatement(part, start, start + len(content), row)])
    assert placed.cue == cue
    assert placed.mention is not None
    words = [token.word for token in analyse(part).tokens[slice(*placed.mention)]]
    assert words[0] == mention.split(maxsplit=1)[0]
