"""Describe in numbers what stands around the end of a proposed stretch, and who is named at its cue."""

from __future__ import annotations

from typing import Final

import numpy as np

from workers.text.statements.content_ends import COMMAS, going_on
from workers.text.statements.proposal_page import ProposalPage
from workers.text.syntax.analyse import SENTENCE_ENDS
from workers.text.tagging.columns import Numbers, Places, Sums, logit
from workers.text.tagging.named_tokens import NamedTokens

NEAR: Final = 8
"""Tokens around a cue in which its speaker is mentioned as a rule."""
END_COLUMNS: Final = (
    "drop", "stops_here", "begins_inside", "cues_likely_inside",
    "last_length", "last_content", "last_cue", "next_length", "next_content", "next_cue",
    "second_length", "second_content", "second_cue",
    "rest", "rest_commas", "rest_cues", "rest_content", "rest_begin", "rest_cue",
)  # fmt: skip
NAME_COLUMNS: Final = (
    "named_behind_cue", "named_behind_cue_2", "named_before_cue", "named_share_between", "names_before_cue",
    "cuts_name", "names", "named_share",
)  # fmt: skip


def by_end(page: ProposalPage) -> list[Numbers]:
    """What the last clause of the stretch brought in, and what the next ones and the rest of the sentence would."""
    first, end, reading, size = page.first, page.end, page.reading, page.count
    content, begin, cue = Sums(reading.content), Sums(reading.begin), Sums(reading.cue)
    stops = 1.0 - page.at(going_on(reading), end, 0.0)
    before, behind = _clause_ends(page)
    last = np.maximum(before[np.maximum(end - 2, 0)], first)
    following = np.minimum(behind[np.minimum(end + 1, size)], page.last)
    second = np.minimum(behind[np.minimum(following + 1, size)], page.last)
    sentences = np.append(np.flatnonzero(np.diff(page.sentence, append=-1)), size)
    rest = np.clip(sentences[np.searchsorted(sentences, end - 1)], end, page.last)
    columns = [logit(reading.content[end - 1] * stops), logit(stops), begin.over(first + 1, end), cue.over(first, end)]
    for a, b in ((last, end), (end, following), (following, second)):
        length = (b - a).astype(np.float64)
        columns += [length, logit(content.over(a, b) / np.maximum(length, 1)), logit(page.cue_likely.over(a, b, 0.0))]
    columns += [(rest - end).astype(np.float64), page.commas.over(end, rest), page.outer_cues.over(end, rest)]
    return columns + [column.over(end, rest) for column in (content, begin, cue)]


def _clause_ends(page: ProposalPage) -> tuple[Places, Places]:
    """[tokens]: where the nearest token is that may end a clause, at or before each and at or behind it."""
    tokens = zip(page.folded, page.analysis.cues, strict=True)
    ends = np.array([word in COMMAS or word in SENTENCE_ENDS or cue is not None for word, cue in tokens])
    at = np.arange(page.count)
    before = np.maximum.accumulate(np.where(ends, at, -1))
    behind = np.minimum.accumulate(np.append(np.where(ends, at, page.count), page.count)[::-1])[::-1]
    return before, behind


def by_names(page: ProposalPage, named: NamedTokens) -> list[Numbers]:
    """Whether somebody who can speak is named at the cue, and whether the stretch begins within a name."""
    first, end, cue = page.first, page.end, np.maximum(page.cue, 0)
    a, b = np.where(page.before, cue + 1, end), np.where(page.before, first, cue)
    speaks, begins = Sums(named.speaks), Sums(named.speaker_begins)

    def own(values: Numbers) -> Numbers:
        return np.where(page.has_cue, values, -1.0)

    return [
        own(page.at(named.begins, cue + 1, -1.0)),
        own(page.at(named.begins, cue + 2, -1.0)),
        own(page.at(named.kind, cue - 1, -1.0)),
        own(speaks.over(a, b) / np.maximum(b - a, 1)),
        own(begins.over(np.maximum(page.begin, cue - NEAR), cue)),
        page.at(named.goes_on.astype(np.float64), first, 0.0),
        begins.over(first, end),
        speaks.over(first, end) / (end - first),
    ]
