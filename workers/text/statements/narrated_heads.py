"""Take narration off the head of a content: «قال قبل سفره <إلى كندا "لست فوق القانون">», «بحسب مصدر لم <يجر ذكره، فإن> …»."""

from __future__ import annotations

from typing import Final

from workers.text.data_files import word_list
from workers.text.statements.joints import link
from workers.text.statements.proposals import Proposal
from workers.text.syntax.analyse import COMPLEMENTIZERS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS

_SPEECH: Final = frozenset({"an", "quote"})
_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_THEN: Final = "ف"
_CONDITIONS: Final = word_list("conditions")
_REACH: Final = 10
"""Tokens of narration at the head of a content, at most."""
_LEAST: Final = 2
"""Tokens of it, at least, and of the content behind it."""
_HEAD: Final = 1
"""Tokens in front of an attribution that opens its sentence: «لكن بحسب …»."""


def behind_narration(analysis: Analysis, proposal: Proposal) -> int:
    """Where the content begins."""
    cue, first = proposal.cue, proposal.first
    word = analysis.cues[cue] if 0 <= cue < first else None
    if word is None or analysis.quote_depth[first] > analysis.quote_depth[cue]:
        return first
    if word.kind is CueKind.ATTRIBUTION:
        return _behind_then(analysis, proposal)
    speaks = word.joins and word.joins <= _SPEECH and word.kind in _VERBS
    return _quotation(analysis, proposal) if speaks and link(analysis, cue, first).endswith(":none") else first


def _quotation(analysis: Analysis, proposal: Proposal) -> int:
    """Where the quotation begins that closes the content of a verb that speech alone is joined to."""
    first, end = proposal.first, proposal.end
    depth = analysis.quote_depth
    if not depth[end - 1] and analysis.tokens[end - 1].folded not in MARKS:
        return first
    for at in range(first, min(first + _REACH, end - _LEAST)):
        if depth[at] > depth[first]:
            return at if at - first >= _LEAST and all(depth[k] > depth[first] for k in range(at, end - 1)) else first
        other = analysis.cues[at]
        if analysis.tokens[at].folded in COMPLEMENTIZERS or (other is not None and other.kind in _VERBS):
            return first
    return first


def _behind_then(analysis: Analysis, proposal: Proposal) -> int:
    """Behind «فإن» where an attribution opens the sentence: what stands in front of it is of the source."""
    first, cue = proposal.first, proposal.cue
    opens = cue <= _HEAD or analysis.sentence[cue - _HEAD - 1] != analysis.sentence[cue]
    if not opens:
        return first
    for at in range(first, min(first + _REACH, proposal.end - _LEAST)):
        folded = analysis.tokens[at].folded
        if folded in _CONDITIONS or analysis.sentence[at] != analysis.sentence[cue]:
            return first
        if folded in COMPLEMENTIZERS and folded[0] == _THEN and not analysis.quote_depth[at]:
            return at + 1
    return first
