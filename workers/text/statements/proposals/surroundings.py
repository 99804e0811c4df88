"""Describe in numbers what stands around the end of a proposed stretch, and who is named at its cue."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

import numpy as np

from workers.text.statements.boundaries.content_ends import COMMAS, going_on
from workers.text.statements.boundaries.joints import COLON, REACH, is_joint, link, may_join
from workers.text.statements.forest import Codes
from workers.text.statements.proposals.page import ProposalPage
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
LINK_COLUMNS: Final = ("=link", "joints_between", "joints_inside", "colons")
_JOINT_REACH: Final = 12
"""Tokens at the head of a stretch in which a joint tells that it begins with its cue's subject."""
NAME_COLUMNS: Final = (
    "named_behind_cue", "named_behind_cue_2", "named_before_cue", "named_share_between", "names_before_cue",
    "cuts_name", "names", "named_share", "named_first", "named_before_first", "name_begins",
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
        page.at(named.kind, first, 0.0),
        page.at(named.kind, first - 1, 0.0),
        page.at(named.begins, first, 0.0),
    ]


def by_link(page: ProposalPage, codes: Codes) -> list[Numbers]:
    """How the stretch is joined to its cue, the joints that it would leave between them and have at its head, its colons."""
    analysis = page.analysis
    candidates = [at for at, word in enumerate(page.folded) if may_join(word)]
    joints: dict[int, list[int]] = {}
    linked: dict[tuple[int, int], tuple[str, int, int]] = {}
    links, between, inside = [], [], []
    for cue, first, end in zip(page.cue.tolist(), page.first.tolist(), page.end.tolist(), strict=True):
        if not 0 <= cue < first:
            links.append("-")
            between.append(0)
            inside.append(0)
            continue
        if cue not in joints:
            low, high = bisect_left(candidates, cue + 1), bisect_left(candidates, cue + REACH + _JOINT_REACH)
            joints[cue] = [at for at in candidates[low:high] if is_joint(analysis, cue, at)]
        own = joints[cue]
        found = linked.get((cue, first))
        if found is None:
            found = linked[cue, first] = (
                link(analysis, cue, first), bisect_left(own, first - 1), bisect_left(own, first)
            )  # fmt: skip
        links.append(found[0])
        between.append(found[1])
        inside.append(bisect_left(own, min(end, first + _JOINT_REACH)) - found[2])
    colons = Sums([word == COLON and not depth for word, depth in zip(page.folded, analysis.quote_depth, strict=True)])
    return [
        codes.column("j=", links),
        np.array(between, np.float64),
        np.array(inside, np.float64),
        colons.over(page.first, page.end),
    ]
