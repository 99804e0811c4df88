"""Choose statements among the proposals: the set that scores best of those that do not overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from schemas import Entity
from workers.text.statements.forest import Forest
from workers.text.statements.left_out.no_statement import is_under_topic
from workers.text.statements.proposals.features import describe
from workers.text.statements.proposals.propose import Proposal
from workers.text.statements.proposals.shortlist import shortlist
from workers.text.syntax.analyse import Analysis
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.tagger import TokenReading

MODEL: Final = "contents.trees.gz"
THRESHOLD: Final = 0.3
"""Score from which on a stretch counts as a statement. On the 242 measured articles found F1 is within .002 from .26 to .34."""
_FLOOR: Final = 0.15
"""Score by some of the trees below which hardly any proposal is chosen: at .2 one statement in 400 was lost for it."""


class Chosen(NamedTuple):
    """A stretch that is a statement, and how sure that is (0 to 1, not calibrated)."""

    proposal: Proposal
    score: float


def choose(
    analysis: Analysis, reading: TokenReading, entities: Sequence[Entity], forest: Forest, *, headline: bool
) -> list[Chosen]:
    """The statements of one part in order, none overlapping another. ``entities``: those of the article."""
    named = NamedTokens(analysis, entities)
    some = shortlist(analysis, reading, named)
    rows = describe(analysis, reading, named, some, forest.codes, headline=headline)
    scores = dict(zip(some.proposals, forest.score(rows, _FLOOR).tolist(), strict=True))
    if headline:
        scores = {
            one: score
            for one, score in scores.items()
            if score > THRESHOLD and not is_under_topic(analysis, reading, named, one)
        }
    return best_set(scores, THRESHOLD)


def best_set(scores: Mapping[Proposal, float], threshold: float) -> list[Chosen]:
    """The proposals without overlap whose scores exceed the threshold by the most in sum (weighted interval scheduling)."""
    best: dict[tuple[int, int], Chosen] = {}
    for proposal, score in scores.items():
        stretch = proposal.end, proposal.first
        if score > threshold and (stretch not in best or score > best[stretch].score):
            best[stretch] = Chosen(proposal, score)
    ranked = [best[stretch] for stretch in sorted(best)]
    ends = [chosen.proposal.end for chosen in ranked]
    gains = [0.0]
    taken: list[int | None] = [None]
    for at, chosen in enumerate(ranked):
        before = bisect_right(ends, chosen.proposal.first, 0, at)
        gain = gains[before] + chosen.score - threshold
        gains.append(max(gain, gains[at]))
        taken.append(before if gain > gains[at] else None)
    out: list[Chosen] = []
    at = len(ranked)
    while at:
        if (behind := taken[at]) is None:
            at -= 1
        else:
            out.append(ranked[at - 1])
            at = behind
    return out[::-1]
