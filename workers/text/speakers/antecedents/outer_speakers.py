"""Tell who goes on speaking from whoever a clause of time quotes.

«قالت [الشركة] إن … بعد أن قالت <الشرطة> إنها تحقق. وأضافت …»: the subject of the main clause goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.statements.find import Found
from workers.text.syntax.analyse import Analysis
from workers.text.syntax.cues import CueKind

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_THAT: Final = "ان"
_WHEN: Final = frozenset({"بعد", "قبل", "منذ"})
_WHEN_ALONE: Final = frozenset({"بعدما", "عندما", "حينما", "قبلما"})
_OPENING: Final = 3
"""Tokens of a sentence among which the verb of its main clause stands."""


def outer_speaker(found: Sequence[tuple[Found, Analysis]], at: int) -> int | None:
    """The number of the statement whose speaker goes on at number ``at``, not the one of a clause of time; None for others.

    The cue of ``at`` is a finite verb that begins the sentence behind theirs; both verbs have its gender.
    """
    one, analysis = found[at]
    if at < 1 or found[at - 1][1] is not analysis or not _begins(one, analysis):
        return None
    inner, number = found[at - 1][0], analysis.sentence[one.cue or 0] - 1
    if not _is_of_time(inner, analysis) or analysis.sentence[inner.cue or 0] != number:
        return None
    for i in range(at - 2, -1, -1):
        outer, other = found[i]
        if other is not analysis or outer.cue is None or analysis.sentence[outer.cue] != number:
            return None
        if outer.mention is not None and _begins(outer, analysis) and outer.cue < (inner.cue or 0):
            same = {each.cue_word.gender for each in (one, inner, outer) if each.cue_word is not None}
            return i if len(same) == 1 else None
    return None


def _begins(statement: Found, analysis: Analysis) -> bool:
    """Whether the cue is the finite verb that a sentence begins with."""
    cue, verb = statement.cue, statement.cue_word
    if cue is None or verb is None or verb.kind not in _VERBS:
        return False
    before = max(cue - _OPENING, 0)
    return cue < _OPENING or analysis.sentence[before] != analysis.sentence[cue]


def _is_of_time(statement: Found, analysis: Analysis) -> bool:
    """Whether the cue is the verb of a clause that tells when something was: «بعد أن [قالت] الشرطة إنها …»."""
    cue, tokens = statement.cue, analysis.tokens
    if cue is None or cue < 2 or statement.mention is None:
        return False
    before = tokens[cue - 1].folded
    return before in _WHEN_ALONE or (before == _THAT and tokens[cue - 2].folded in _WHEN)
