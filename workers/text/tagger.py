"""Label tokens with the learned tagger: content, cue, and mention of the speaker."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from workers.text.crf import Crf, load_crf
from workers.text.data_files import DATA
from workers.text.features import columns
from workers.text.grammar import Analysis

MODEL: Final = "statements.crfsuite"
CARD: Final = "statements.json"
LABELS: Final = ("O", "B", "I", "Q", "M", "N")
Column = npt.NDArray[np.float32]
TRIGGERS: Final = frozenset('«»“”„‟"‹›:')


@lru_cache(maxsize=1)
def model_card() -> dict[str, Any]:
    """What trained the shipped model, and what it scored."""
    card: dict[str, Any] = json.loads((DATA / CARD).read_text(encoding="utf-8"))
    return card


@dataclass(frozen=True, slots=True)
class TokenReading:
    """What the tagger makes of the tokens of one part; all columns have one entry for each token."""

    labels: list[str]
    """The likeliest labels: ``O``, ``B``/``I`` content, ``Q`` cue, ``M``/``N`` mention of the speaker."""
    begin: Column
    """Probability that a content begins here."""
    inside: Column
    """Probability that a content goes on here."""
    content: Column
    """Probability that the token is of a content: the sum of both."""
    cue: Column
    """Probability of a cue."""
    mention: Column
    """Probability of a speaker's mention, its begin or inside."""
    mention_begin: Column
    """Probability that a speaker's mention begins here."""
    looked_at: npt.NDArray[np.bool_]
    """Whether the token's paragraph can hold a statement at all."""


def read_tokens(analysis: Analysis, *, headline: bool, crf: Crf | None = None) -> TokenReading:
    """The tagger's labels and probabilities; a paragraph without cue, colon or quotation mark is not looked at."""
    crf = crf or load_crf(MODEL)
    count = len(analysis.tokens)
    labels = ["O"] * count
    probabilities = np.zeros((count, len(LABELS)), np.float32)
    probabilities[:, LABELS.index("O")] = 1
    looked_at = np.zeros(count, np.bool_)
    spans = [(first, end) for first, end in analysis.paragraphs if may_hold_statement(analysis, first, end)]
    if spans:
        reading = crf.read_columns(columns(analysis, headline=headline), spans)
        read = iter(reading.labels)
        for first, end in spans:
            labels[first:end] = islice(read, end - first)
            looked_at[first:end] = True
        probabilities[looked_at] = reading.marginals[:, [crf.labels.index(label) for label in LABELS]]
    _, begin, inside, cue, mention_begin, mention_inside = probabilities.T
    return TokenReading(
        labels, begin, inside, begin + inside, cue, mention_begin + mention_inside, mention_begin, looked_at
    )


def tag_tokens(analysis: Analysis, *, headline: bool) -> list[str]:
    """One label for each token: ``O``, ``B``/``I`` content, ``Q`` cue, ``M``/``N`` mention of the speaker.

    A paragraph without a cue, a colon or a quotation mark cannot hold a statement and is not looked at.
    """
    return read_tokens(analysis, headline=headline).labels


def may_hold_statement(analysis: Analysis, first: int, end: int) -> bool:
    """Whether the paragraph of tokens ``first`` to ``end`` has a cue, a colon or a quotation mark."""
    return any(
        analysis.cues[i] is not None or analysis.tokens[i].word in TRIGGERS or analysis.quote_depth[i] > 0
        for i in range(first, end)
    )
