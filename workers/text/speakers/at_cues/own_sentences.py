"""Give a content that stands in front of its cue back to its own sentence.

«انفجرت سيارة …، على ما أورد مراسلنا نقلا عن [وزارة الصحة]. وذكر مركز الإعلام أن …»: the verb of the next sentence has a content
of its own behind it, and the one in front is told by its own sentence, or goes on with whoever speaks there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from workers.text.data_files import word_list
from workers.text.statements.find import Found
from workers.text.syntax.analyse import COMPLEMENTIZERS, SENTENCE_ENDS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_COMMAS: Final = frozenset("،,")
_SIGNS: Final = MARKS | _COMMAS | SENTENCE_ENDS | {"…"}
"""All that stands between the words and a verb that is theirs: «"…".. [تقول] الكاتبة»."""
_RELAYED: Final = ("نقلا", "عن")
_RELATIVES: Final = word_list("relatives")
_PRONOUNS: Final = ("ه", "ها", "هم")
_OWN: Final = "تعبير"
"""«وفق تعبيره» is of who speaks already."""
_LONGEST: Final = 10
"""Tokens of who speaks, at most."""


def in_own_sentences(found: Sequence[tuple[Found, Analysis]]) -> list[tuple[Found, Analysis]]:
    """The statements, each content in front of a cue of another sentence without it where that has one behind it."""
    behind = {(id(analysis), one.cue) for one, analysis in found if one.cue is not None and one.content[0] > one.cue}
    return [
        (_told_in_place(one, analysis), analysis)
        if (id(analysis), one.cue) in behind and _is_carried(one, analysis)
        else (one, analysis)
        for one, analysis in found
    ]


def _is_carried(one: Found, analysis: Analysis) -> bool:
    """Whether the cue stands behind the content in another sentence, with words or a new paragraph in between."""
    last = one.content[1] - 1
    if one.cue is None or one.cue <= last or analysis.sentence[last] == analysis.sentence[one.cue]:
        return False
    between = analysis.tokens[last + 1 : one.cue]
    broken = any("\n" in gap for gap in _gaps(one, analysis))
    return broken or any(token.folded not in _SIGNS for token in between)


def _gaps(one: Found, analysis: Analysis) -> list[str]:
    """The text between the tokens from the end of the content to the cue."""
    tokens, text = analysis.tokens, analysis.part.text
    return [text[tokens[at].end : tokens[at + 1].start] for at in range(one.content[1] - 1, one.cue or 0)]


def _told_in_place(one: Found, analysis: Analysis) -> Found:
    """The statement with the attribution that its own sentence ends with, or as one that goes on with a participle."""
    tokens, first = analysis.tokens, one.content[1]
    end = first
    while end < len(tokens) and analysis.sentence[end] == analysis.sentence[first - 1]:
        end += 1
    cues = [at for at in range(first, end) if analysis.cues[at] is not None]
    relayed = next((at + 1 for at in range(first + 1, end - 1) if _words(analysis, at - 1, 2) == _RELAYED), 0)
    if not cues and not relayed:
        begins = analysis.cues[one.content[0]]  # «.. [مجددا] التأكيد على …»
        participle = begins is not None and begins.kind is CueKind.PARTICIPLE
        return replace(one, cue=None, cue_word=None, mention=None) if participle else one
    cue = cues[0] if cues else relayed - 2
    last = analysis.cues[cues[-1]] if len(cues) > 1 else None
    start = relayed or (cues[-1] if last is not None and last.kind in _VERBS else cue) + 1
    stop = next((at for at in range(start, end) if _ends(analysis, at)), end)
    named = start < stop <= start + _LONGEST and not _is_own(tokens[start].folded)
    return replace(one, cue=cue, cue_word=analysis.cues[cue], mention=(start, stop) if named else None)


def _words(analysis: Analysis, at: int, count: int) -> tuple[str, ...]:
    return tuple(token.folded for token in analysis.tokens[at : at + count])


def _ends(analysis: Analysis, at: int) -> bool:
    word = analysis.tokens[at].folded
    return word in _COMMAS | SENTENCE_ENDS | COMPLEMENTIZERS | _RELATIVES


def _is_own(word: str) -> bool:
    return any(word == f"{_OWN}{pronoun}" for pronoun in _PRONOUNS)
