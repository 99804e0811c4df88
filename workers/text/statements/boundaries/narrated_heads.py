"""Take narration off the head of a content: «قال قبل سفره <إلى كندا "لست فوق القانون">», «بحسب مصدر لم <يجر ذكره، فإن> …»."""

from __future__ import annotations

from typing import Final

from workers.text.data_files import word_list
from workers.text.statements.boundaries.joints import joins_of, link
from workers.text.statements.proposals.propose import Proposal
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS

_SPEECH: Final = frozenset({"an", "quote"})
_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_THEN: Final = "ف"
_B: Final = "ب"
"""«أشاد <بقوة الاقتصاد>» wants it."""
_CONDITIONS: Final = word_list("conditions")
_MANNERS: Final = frozenset({"بصوره", "بشكل", "بطريقه", "بلهجه"})
_IN_GENERAL: Final = frozenset({"عام", "عامه", "خاص", "خاصه", "كبير", "كبيره"})
_HOW: Final = word_list("how_something_is_said")
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
    if word.kind in _VERBS and (rest := _behind_manner(analysis, proposal)) > first:
        return rest
    if word.kind is CueKind.ATTRIBUTION:
        return _behind_then(analysis, proposal)
    speaks = word.joins and word.joins <= _SPEECH and word.kind in _VERBS
    return _quotation(analysis, proposal) if speaks and link(analysis, cue, first).endswith(":none") else first


def _behind_manner(analysis: Analysis, proposal: Proposal) -> int:
    """Behind how the verb does it: «ينفي <بصورة مشددة> ما قيل», «نبه <بشدة إلى> خطورته»; of 14,717 contents none begins so.

    What somebody says may begin with «بشكل عام», which tells of no manner of saying.
    """
    cue, first, end = proposal.cue, proposal.first, proposal.end
    word, folded = analysis.cues[cue], [token.folded for token in analysis.tokens[first : min(first + _REACH, end)]]
    bare = link(analysis, cue, first).rpartition(":")[2] in {"none", "clitic"}
    if word is None or not bare or _B in word.joins or analysis.tokens[first - 1].folded in MARKS:
        return first
    pair = folded[0] in _MANNERS and len(folded) > _LEAST and folded[1] not in _IN_GENERAL
    if pair and (folded[1].startswith("ال") or folded[1] in PREPOSITIONS or folded[1] in COMPLEMENTIZERS):
        return first
    at = first + (2 if pair else folded[0] in _HOW)
    if at == first:
        return first
    joined = (
        analysis.tokens[at].folded in joins_of(word) & PREPOSITIONS or analysis.tokens[at].folded in COMPLEMENTIZERS
    )
    at += joined
    return at if end - at >= _LEAST else first


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
