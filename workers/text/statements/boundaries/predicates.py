"""Give a clause behind «إن» its predicate back that was read as a cue of its own: «قال إن <الشركة> <أعلنت خسارتها>»."""

from __future__ import annotations

from typing import Final

from workers.text.data_files import word_list
from workers.text.statements.boundaries.content_ends import COMMAS
from workers.text.syntax.analyse import COMPLEMENTIZERS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_SUBORDINATE: Final = word_list("subordinate_clauses")
_RELATIVES: Final = word_list("relatives")
_COMMAS_OF_CLAUSE: Final = 2
_REACH: Final = 15
"""Tokens of a relative clause with its commas."""
_BACK: Final = 40
"""Tokens from the head of a sentence to the cue, at most."""
_TELLING: Final = "قال"
_CONJUNCTIONS: Final = "وفل"
"""«وأكد», «فأكد», «ليؤكد»: another clause."""


def goes_on(
    analysis: Analysis, cue: int, content: tuple[int, int], next_cue: int, mention: tuple[int, int] | None
) -> bool:
    """Whether the statement of the verb ``next_cue`` goes on with the clause ``content``, and is none of its own.

    It stands right behind the clause or behind its comma and has no subject (``mention``) of its own: «إن المؤشرات، التي
    نشرت أمس، <تؤكد أن> …». Not where the clause before is a subordinate one: «بينما تؤكد الشرطة أن المتهم فر، <تنفي> أسرته
    ذلك».
    """
    first, end = content
    if not 0 <= cue < first or end > next_cue or analysis.tokens[first - 1].folded not in COMPLEMENTIZERS:
        return False
    verb = analysis.cues[next_cue]
    if verb is None or verb.kind not in _VERBS or verb.lemma == _TELLING:
        return False
    if (mention is not None and mention[0] > next_cue) or analysis.tokens[end - 1].folded in _SUBORDINATE:
        return False
    plain = not (analysis.quote_depth[first] or analysis.quote_depth[next_cue])
    same = analysis.sentence[next_cue] == analysis.sentence[cue]
    joined = analysis.tokens[next_cue].folded[0] in _CONJUNCTIONS
    return plain and same and not joined and _is_close(analysis, end, next_cue) and not _is_subordinate(analysis, cue)


def are_split(analysis: Analysis, content: tuple[int, int], next_content: tuple[int, int]) -> bool:
    """Whether only quotation marks part two contents of one verb: «أضاف أن "الوعد" الذي قطعه "هو النزع"»."""
    return all(token.folded in MARKS for token in analysis.tokens[content[1] : next_content[0]])


def _is_close(analysis: Analysis, end: int, verb: int) -> bool:
    """Whether only marks, or a relative clause between commas, stand between the clause and the verb."""
    between = [token.folded for token in analysis.tokens[end:verb]]
    bare = [word for word in between if word not in MARKS]
    relative = len(bare) > _COMMAS_OF_CLAUSE and bare[1] in _RELATIVES and bare[0] in COMMAS and bare[-1] in COMMAS
    return all(word in COMMAS for word in bare) or (relative and len(bare) <= _REACH)


def _is_subordinate(analysis: Analysis, cue: int) -> bool:
    """Whether what stands in front of the cue in its sentence makes its clause a subordinate one."""
    at = cue
    while at > max(cue - _BACK, 0) and analysis.sentence[at - 1] == analysis.sentence[cue]:
        at -= 1
        if analysis.tokens[at].folded.removeprefix("و") in _SUBORDINATE:
            return True
    return False
