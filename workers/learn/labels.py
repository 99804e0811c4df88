"""Turn placed statements into one label for each token: content, cue and the mention of the speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.learn.placed import Placed
from workers.text.syntax.analyse import Analysis

OUTSIDE: Final = "O"
BEGIN, INSIDE = "B", "I"
CUE: Final = "Q"
MENTION_BEGIN, MENTION_INSIDE = "M", "N"


def label(analysis: Analysis, placed: Sequence[Placed]) -> list[str]:
    """The labels of ``analysis.tokens``. A cue or mention that is not placed stays unlabelled; a colon is no cue here."""
    labels = [OUTSIDE] * len(analysis.tokens)
    for one in placed:
        labels[one.first : one.end] = [BEGIN, *[INSIDE] * (one.end - one.first - 1)]
    for one in placed:
        if one.cue is not None and analysis.tokens[one.cue].word != ":":
            labels[one.cue] = CUE
        if one.mention is not None:
            first, end = one.mention
            for at in range(first, end):
                if labels[at] == OUTSIDE:
                    labels[at] = MENTION_INSIDE
            if labels[first] == MENTION_INSIDE:
                labels[first] = MENTION_BEGIN
    return labels
