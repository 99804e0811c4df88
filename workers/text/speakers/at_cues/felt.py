"""Find whose feeling a clause tells that goes on with what they say: «أثار غضب [موسكو] معتبرة أن …»."""

from __future__ import annotations

from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.statements.boundaries.content_ends import COMMAS
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, Analysis
from workers.text.syntax.cues import CueKind, CueWord

_FEELINGS: Final = word_list("feelings")
_RAISING: Final = word_list("raises_feelings")
_CONJUNCTIONS: Final = "وف"
_FEMININE: Final = "ه"
_LONGEST: Final = 6
"""Tokens of who feels, at most."""
_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})


def who_feels(analysis: Analysis, cue: int, word: CueWord | None, knowledge: Knowledge) -> tuple[int, int] | None:
    """The tokens of whose feeling something raises right in front of the participle ``cue``, as (first, end); None for none.

    The participle agrees with them: not «أثار القرار غضب موسكو، مؤكدا أن …».
    """
    if word is None or word.kind is not CueKind.PARTICIPLE or cue < 1:
        return None
    tokens = analysis.tokens
    end = cue - (tokens[cue - 1].folded in COMMAS)
    for first in range(end - 1, max(end - _LONGEST, 1) - 1, -1):
        other, folded = analysis.cues[first], tokens[first].folded
        if not folded[0].isalpha() or folded in PREPOSITIONS or folded in COMPLEMENTIZERS:
            return None
        if other is not None and other.kind in _VERBS:
            return None
        raised = tokens[first - 1].folded in _FEELINGS and _raises(tokens[first - 2].folded if first > 1 else "")
        if raised:
            return (first, end) if _gender(folded, knowledge) == word.gender else None
    return None


def _raises(word: str) -> bool:
    return word.lstrip(_CONJUNCTIONS) in _RAISING or word in _RAISING


def _gender(word: str, knowledge: Knowledge) -> str:
    """``f`` of a state, a capital or a noun with a feminine ending, ``m`` of other words."""
    role = knowledge.tables.roles.get(word)
    if role is not None:
        return role.gender.value
    state = knowledge.metonym(word) is not None or knowledge.state(word) is not None
    return "f" if state or word.endswith(_FEMININE) else "m"
