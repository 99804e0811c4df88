"""Label tokens with the learned tagger: content, cue, and mention of the speaker."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, Final

from workers.text.crf import load_crf
from workers.text.data_files import DATA
from workers.text.features import features
from workers.text.grammar import Analysis

MODEL: Final = "statements.crfsuite"
CARD: Final = "statements.json"
TRIGGERS: Final = frozenset('«»“”„‟"‹›:')


@lru_cache(maxsize=1)
def model_card() -> dict[str, Any]:
    """What trained the shipped model, and what it scored."""
    card: dict[str, Any] = json.loads((DATA / CARD).read_text(encoding="utf-8"))
    return card


def tag_tokens(analysis: Analysis, *, headline: bool) -> list[str]:
    """One label for each token: ``O``, ``B``/``I`` content, ``Q`` cue, ``M``/``N`` mention of the speaker.

    A paragraph without a cue, a colon or a quotation mark cannot hold a statement and is not looked at.
    """
    labels = ["O"] * len(analysis.tokens)
    rows: list[list[str]] | None = None
    for first, end in analysis.paragraphs:
        if not _may_hold_statement(analysis, first, end):
            continue
        if rows is None:
            rows = features(analysis, headline=headline)
        labels[first:end] = load_crf(MODEL).tag(rows[first:end])
    return labels


def _may_hold_statement(analysis: Analysis, first: int, end: int) -> bool:
    return any(
        analysis.cues[i] is not None or analysis.tokens[i].word in TRIGGERS or analysis.quote_depth[i] > 0
        for i in range(first, end)
    )
