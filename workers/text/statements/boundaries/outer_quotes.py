"""Part a quotation from the clause of another verb in front of it: «قال، ردا على تقارير تحدثت عن <غارة> "<لا علم لي>"»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workers.text.data_files import word_list
from workers.text.statements.boundaries.content_ends import COMMAS
from workers.text.statements.boundaries.joints import COLON
from workers.text.statements.proposals.propose import Opening, Proposal
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, Analysis
from workers.text.syntax.cues import OBJECT_PRONOUNS, CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.syntax.stretches import Trimmer, is_clitic

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_REPORTS: Final = word_list("reports_denied")
_RELATIVES: Final = word_list("relatives") | {"ما", "مما"}
_IN_IT: Final = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
_SPEECH: Final = frozenset({"an", "quote"})
_JOINTS: Final = PREPOSITIONS | COMPLEMENTIZERS | COMMAS | {COLON, "ب", "ل", "و"}
_CLITICS: Final = frozenset("بلو")
_CLAUSE: Final = 4
"""Tokens that a quotation has at least which is a clause of its own."""
_LEAST: Final = 2
"""Tokens of the content in front of it."""
_BACK: Final = 45
"""Tokens from the inner verb to the outer one, at most."""


def parted(analysis: Analysis, trimmer: Trimmer, proposal: Proposal) -> Iterator[Proposal]:
    """The proposal; or what is of its verb, and the quotation behind that with the verb that the inner clause hangs on.

    What reports told that somebody answers is none of their own: only the quotation is left.
    """
    mark = _quotation(analysis, proposal)
    outer = _outer(analysis, proposal.cue) if mark is not None and _is_inner(analysis, proposal.cue) else None
    rest = trimmer.trim(proposal.first, mark) if mark is not None and outer is not None else None
    quoted = trimmer.trim(mark, proposal.end) if mark is not None and rest else None
    if outer is None or rest is None or quoted is None:
        yield proposal
        return
    if analysis.tokens[proposal.cue - 1].folded not in _REPORTS:
        yield proposal._replace(first=rest[0], end=rest[1])
    yield Proposal(outer, *quoted, Opening.QUOTE)


def _quotation(analysis: Analysis, proposal: Proposal) -> int | None:
    """The opening mark of the quotation that ends the content and is joined to nothing in front of it; None for none.

    In a clause of its own the content may go on in quotation marks: «أعلنت أن بلادها <لن تنتظر "وقوع هجوم آخر">».
    """
    first, end = proposal.first, proposal.end
    depth, number = analysis.quote_depth, analysis.quote_of[end - 1]
    if not 0 <= proposal.cue < first or depth[first] or number < 0 or depth[proposal.cue]:
        return None
    at = end - 1
    while at > first and analysis.quote_of[at - 1] == number:
        at -= 1
    if at < first + _LEAST or end - at - 1 < _CLAUSE or analysis.tokens[at].folded not in MARKS:
        return None
    before, head, joint = (analysis.tokens[k].folded for k in (at - 1, at + 1, first - 1))
    goes_on = head in PREPOSITIONS or (head[0] in _CLITICS and is_clitic(head))
    clause = joint in COMPLEMENTIZERS and not joint.endswith(OBJECT_PRONOUNS)
    return None if before in _JOINTS or not before[0].isalnum() or goes_on or clause else at


def _is_inner(analysis: Analysis, cue: int) -> bool:
    """Whether the verb belongs to a noun in front of it: «تقارير <تحدثت> عن», «ما <يقول> إنها», «خطاب، <أعلن> فيه»."""
    word = analysis.cues[cue] if cue > 1 else None
    if word is None or word.kind not in _VERBS:
        return False
    before = analysis.tokens[cue - 1].folded
    in_it = before in COMMAS and analysis.tokens[cue + 1].folded in _IN_IT
    return before in _REPORTS or before in _RELATIVES or in_it


def _outer(analysis: Analysis, cue: int) -> int | None:
    """The verb of saying nearest before in the sentence that a quotation may belong to, with none of its own between."""
    for at in range(cue - 2, max(cue - _BACK, -1), -1):
        word = analysis.cues[at]
        if analysis.sentence[at] != analysis.sentence[cue] or analysis.quote_depth[at]:
            return None
        if analysis.tokens[at].folded in COMPLEMENTIZERS or analysis.tokens[at].folded == COLON:
            return None
        if word is not None and word.kind in _VERBS:
            return at if word.joins & _SPEECH else None
    return None
