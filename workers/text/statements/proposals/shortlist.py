"""Keep the proposals that can win: two of three are but a worse cut of what is likelier in the same place."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from workers.text.statements.forest import Matrix
from workers.text.statements.proposals.propose import Proposal, propose
from workers.text.statements.proposals.rivals import FOUND, TIGHT, Rivals
from workers.text.syntax.analyse import Analysis
from workers.text.tagging.columns import Numbers
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.tagger import TokenReading

RIVAL_COLUMNS: Final = (
    "expected_found", "expected_tight", "expected_overlap", "rival", "rival_tight", "rival_found",
)  # fmt: skip
_SEEN: Final = 0.003
"""Probability of a content in the place of a proposal from which on it is the tagger's to say what can win there."""
_SHARE: Final = 0.015
"""What a proposal must be likely to be right at both ends, as a share of the likeliest that overlaps it."""
_BEGIN: Final = 0.0015
_CUE: Final = 0.0025
"""Probabilities of begin and cue that a proposal must have where the tagger sees no content."""


class Shortlist(NamedTuple):
    """Proposals of one part."""

    proposals: list[Proposal]
    table: npt.NDArray[np.intp]
    """[proposals, 4]: cue, first, end and opening."""
    weights: Numbers
    """The logarithm of how likely the tagger has the labels of each."""
    rivals: Matrix
    """[proposals, columns]: each among what else was proposed in its place, by ``RIVAL_COLUMNS``."""


def shortlist(analysis: Analysis, reading: TokenReading, named: NamedTokens) -> Shortlist:
    """The proposals of one part that can win."""
    found = propose(analysis, reading, named)
    proposals = list(found)
    table = np.array(proposals, np.intp).reshape(-1, 4)
    weights = np.array(list(found.values()))
    if not proposals:
        return Shortlist(proposals, table, weights, np.zeros((0, len(RIVAL_COLUMNS))))
    cue, first, end = table[:, 0], table[:, 1], table[:, 2]
    letters = np.concatenate([[0], np.cumsum([token.end - token.start for token in analysis.tokens])])
    rivals = Rivals(first, end, letters, np.exp(weights))
    expected, tight, rival = rivals.expected(FOUND), rivals.expected(TIGHT), rivals.best()
    columns = [expected, tight, rivals.overlap(), rival, rivals.best(TIGHT), rivals.best(FOUND)]
    unseen = (rival == 0) & (reading.begin[first] > _BEGIN) & (cue >= 0) & (reading.cue[cue] > _CUE)
    kept = np.flatnonzero(np.where(expected >= _SEEN, tight >= _SHARE * rival, unseen))
    return Shortlist(
        [proposals[at] for at in kept.tolist()], table[kept], weights[kept], np.stack(columns, axis=1)[kept]
    )
