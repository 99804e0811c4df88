"""Tell how much of a content stands in quotation marks."""

from __future__ import annotations

from schemas import Quote
from workers.text.syntax.analyse import Analysis


def quote_type(analysis: Analysis, first: int, end: int) -> Quote:
    """Whether the words of the content ``first`` to ``end`` are the speaker's own, by marks or by a colon in front."""
    words = [i for i in range(first, end) if analysis.tokens[i].folded[0].isalnum()]
    quoted = sum(1 for i in words if analysis.quote_depth[i] > 0)
    if quoted == len(words):
        return Quote.DIRECT
    before = analysis.tokens[first - 1].word if first else ""
    if quoted == 0:
        verbatim = before == ":" and analysis.state[first - 1] in ("colon", "cue") and analysis.governor[first - 1] >= 0
        return Quote.DIRECT if verbatim else Quote.INDIRECT
    return Quote.MIXED
