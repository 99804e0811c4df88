"""Label tokens with the learned tagger: content, cue, and mention of the speaker."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from workers.text.data_files import DATA
from workers.text.syntax.analyse import Analysis
from workers.text.tagging.crf import Crf, load_crf
from workers.text.tagging.features import GAP, columns, join_columns

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
    return read_parts([(analysis, headline)], crf=crf)[0]


def read_parts(parts: Sequence[tuple[Analysis, bool]], *, crf: Crf | None = None) -> list[TokenReading]:
    """``read_tokens`` of the parts of an article (and whether they are its headline), at the cost of one part."""
    crf = crf or load_crf(MODEL)
    spans = [
        [(first, end) for first, end in analysis.paragraphs if may_hold_statement(analysis, first, end)]
        for analysis, _ in parts
    ]
    seen = [number for number, of_part in enumerate(spans) if of_part]
    labels: list[str] = []
    marginals = np.zeros((0, len(LABELS)), np.float32)
    if seen:
        joined = join_columns([columns(parts[number][0], headline=parts[number][1]) for number in seen])
        begins = [0, *accumulate(len(parts[number][0].tokens) + GAP for number in seen)]
        places = [
            (begin + first, begin + end)
            for begin, number in zip(begins, seen, strict=False)
            for first, end in spans[number]
        ]
        labels, marginals = crf.read_columns(joined, places)
        marginals = marginals[:, [crf.labels.index(label) for label in LABELS]]
    found, at = [], 0
    for (analysis, _), of_part in zip(parts, spans, strict=True):
        read = sum(end - first for first, end in of_part)
        found.append(_as_reading(len(analysis.tokens), of_part, labels[at : at + read], marginals[at : at + read]))
        at += read
    return found


def _as_reading(
    count: int, spans: Sequence[tuple[int, int]], read: list[str], marginals: npt.NDArray[np.float32]
) -> TokenReading:
    """What was read in ``spans``, one behind the other, among ``count`` tokens."""
    labels = ["O"] * count
    looked_at = np.zeros(count, np.bool_)
    at = 0
    for first, end in spans:
        labels[first:end] = read[at : at + end - first]
        looked_at[first:end] = True
        at += end - first
    probabilities = np.zeros((len(LABELS), count), np.float32)
    probabilities[:, looked_at] = marginals.T
    _, begin, inside, cue, mention_begin, mention_inside = probabilities
    return TokenReading(
        labels, begin, inside, begin + inside, cue, mention_begin + mention_inside, mention_begin, looked_at
    )


def may_hold_statement(analysis: Analysis, first: int, end: int) -> bool:
    """Whether the paragraph of tokens ``first`` to ``end`` has a cue, a colon or a quotation mark."""
    return any(
        analysis.cues[i] is not None or analysis.tokens[i].word in TRIGGERS or analysis.quote_depth[i] > 0
        for i in range(first, end)
    )
