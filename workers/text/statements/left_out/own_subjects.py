"""Leave out a content that is the subject of its verb: «وهو اتهام ترفضه <تلك الشركات>». What they reject is told in front."""

from __future__ import annotations

from typing import Final

from workers.text.data_files import word_list
from workers.text.syntax.analyse import Analysis
from workers.text.syntax.cues import CueKind

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_TAKING_ONE: Final = frozenset({"رفض", "نفى", "أنكر", "أكد", "انتقد", "أدان", "استنكر", "أيد", "عارض", "كذب", "شجب"})
"""Lemmas of verbs with one object, which their clitic is; «وصفه», «أبلغه» take another one."""
_THESE: Final = word_list("demonstratives")
_THE: Final = "ال"
_LONGEST: Final = 4
"""Tokens of a subject, at most."""


def is_own_subject(analysis: Analysis, cue: int, first: int, end: int) -> bool:
    """Whether the content, tokens ``first`` to ``end``, is a definite noun phrase right behind a verb with its object."""
    verb = analysis.cues[cue] if 0 <= cue == first - 1 else None
    if verb is None or verb.kind not in _VERBS or not verb.with_object or verb.lemma not in _TAKING_ONE:
        return False
    words = [token.folded for token in analysis.tokens[first:end]]
    definite = words[0].startswith(_THE) or (words[0] in _THESE and len(words) > 1 and words[1].startswith(_THE))
    return definite and len(words) <= _LONGEST and all(word[0].isalpha() for word in words)
