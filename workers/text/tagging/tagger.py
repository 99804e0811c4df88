"""Label tokens with the learned tagger: content, cue, and mention of the speaker."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from schemas import Entity
from workers.text.data_files import DATA
from workers.text.syntax.analyse import Analysis
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.network import MODEL, OUTPUTS, Network, load_network
from workers.text.tagging.network_values import values

CARD: Final = "statements.json"
LABELS: Final = ("O", "B", "I", "Q", "M", "N")
Column = npt.NDArray[np.float32]
TRIGGERS: Final = frozenset('«»“”„‟"‹›:')
_OUTSIDE: Final = [0, 3, 4, 5]
"""The labels of what is of no content."""
_TINY: Final = 1e-5
"""Probabilities below it are not told from each other."""


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
    ends: Column
    """Probability that a content ends with the token."""
    looked_at: npt.NDArray[np.bool_]
    """Whether the token's paragraph can hold a statement at all."""


def read_tokens(
    analysis: Analysis, entities: Sequence[Entity] = (), *, headline: bool, network: Network | None = None
) -> TokenReading:
    """The tagger's labels and probabilities; a paragraph without cue, colon or quotation mark is not looked at.

    ``entities``: those of the article. ``network``: another one than the shipped one.
    """
    count = len(analysis.tokens)
    spans = [(first, end) for first, end in analysis.paragraphs if may_hold_statement(analysis, first, end)]
    looked_at = np.zeros(count, np.bool_)
    for first, end in spans:
        looked_at[first:end] = True
    read = np.zeros((count, OUTPUTS), np.float32)
    if spans:
        network = network or load_network(MODEL)
        seen = network.read(values(analysis, NamedTokens(analysis, entities), headline=headline))
        read[looked_at] = seen[looked_at]
    _, begin, inside, cue, mention_begin, mention_inside, ends = read.T.copy()
    labels = [LABELS[number] for number in read[:, : len(LABELS)].argmax(axis=1).tolist()]
    for first, end in spans:
        labels[first:end] = as_chain(labels[first:end], read[first:end])
    return TokenReading(
        labels, begin, inside, begin + inside, cue, mention_begin + mention_inside, mention_begin, ends, looked_at
    )


def as_chain(labels: list[str], read: Column) -> list[str]:
    """The likeliest labels of which a content begins with its beginning."""
    logarithms = np.log(np.maximum(read[:, : len(LABELS)], _TINY))
    outside = logarithms[:, _OUTSIDE].max(axis=1).tolist()
    out, within = 0.0, -math.inf
    before: list[tuple[bool, bool]] = []
    """Of each token: whether what ends before it is better a content, and whether a content that it is of began before it."""
    for nothing, begins, goes_on in zip(outside, logarithms[:, 1].tolist(), logarithms[:, 2].tolist(), strict=True):
        best = max(out, within)
        before.append((within > out, within + goes_on > best + begins))
        out, within = best + nothing, max(best + begins, within + goes_on)
    content = within > out
    for at in range(len(labels) - 1, -1, -1):
        ended, goes_on = before[at]
        if content:
            labels[at] = "I" if goes_on else "B"
            content = goes_on or ended
        else:
            if labels[at] in "BI":
                labels[at] = LABELS[_OUTSIDE[int(logarithms[at, _OUTSIDE].argmax())]]
            content = ended
    return labels


def may_hold_statement(analysis: Analysis, first: int, end: int) -> bool:
    """Whether the paragraph of tokens ``first`` to ``end`` has a cue, a colon or a quotation mark."""
    return any(
        analysis.cues[i] is not None or analysis.tokens[i].word in TRIGGERS or analysis.quote_depth[i] > 0
        for i in range(first, end)
    )
