"""Tell what somebody is to say, or would, from what is said: «من المقرر أن <يعلن> الوزير خطته», «إذا <رأت> المحكمة أن …»."""

from __future__ import annotations

from typing import Final

from workers.text.data_files import word_list
from workers.text.syntax.analyse import Analysis

_THAT: Final = frozenset({"ان", "بان", "كي", "لكي"})
_BEFORE: Final = frozenset({"قبل", "وقبل"})
"""Behind which «أن» tells of what was said: «قبل أن تعلن سيول استعدادها»."""
_CARES: Final = frozenset({"يهم", "يهمنا", "نود", "اود", "يود", "تود"})
"""With which somebody says it by wanting to: «يهم القناة أن تؤكد أنها …»."""
_IN_IT: Final = frozenset({"فيه", "فيها"})
_HOPES: Final = word_list("hopes")
_PERSONS: Final = frozenset("يت")
_REACH: Final = 14
"""Tokens from «أن» to the verb of what is told in what is hoped for."""
_IF: Final = frozenset({"اذا", "لو"})
_OF_IF: Final = frozenset({"ما", "كان", "كانت", "كانوا"})
_WANTING: Final = 6
"""Tokens from «يهم» to its «أن»."""


def is_wanted(analysis: Analysis, cue: int) -> bool:
    """Whether the imperfect ``cue`` hangs on «أن»: of 60 such verbs outside of contents 7 had a statement, 6 behind «قبل».

    So does one in what is hoped for: «انتظرت أن يصدر بيان من الوزير <يؤكد فيه> أنه …».
    """
    tokens = analysis.tokens
    before = [token.folded for token in tokens[max(cue - _REACH, 0) : cue]]
    if before and before[-1] in _THAT:
        return _BEFORE.isdisjoint(before[-2:-1]) and _CARES.isdisjoint(before[-_WANTING:])
    behind = tokens[cue + 1].folded if cue + 1 < len(tokens) else ""
    if not before or behind not in _IN_IT or analysis.sentence[cue] != analysis.sentence[cue - 1]:
        return False
    those = range(1, len(before) - 1)
    return any(before[k] in _THAT and before[k + 1][0] in _PERSONS and before[k - 1] in _HOPES for k in those)


def is_supposed(analysis: Analysis, cue: int) -> bool:
    """Whether the verb ``cue`` is of a condition: «إذا ما <رأت> المحكمة أن …»; of 28 such verbs none has a statement."""
    before = [token.folded.lstrip("وف") for token in analysis.tokens[max(cue - 2, 0) : cue]]
    if not before or analysis.sentence[max(cue - len(before), 0)] != analysis.sentence[cue]:
        return False
    return before[-1] in _IF or (before[0] in _IF and before[-1] in _OF_IF)
