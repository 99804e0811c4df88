"""Tell by what something is done from who says it: «ينفذ المشروع وفق <الخطة>», «وفق ما <أقره> المجلس», not «وفق المحامي»."""

from __future__ import annotations

from typing import Final

from workers.text.data_files import word_list
from workers.text.statements.content_ends import COMMAS
from workers.text.syntax.analyse import Analysis
from workers.text.syntax.cues import CueKind

_RULES: Final = word_list("rules_and_measures")
_BY: Final = frozenset({"وفق", "وفقا", "طبقا"})
_WHAT: Final = frozenset({"ما", "لما"})
_LAID_DOWN: Final = word_list("laid_down")
_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT, CueKind.PARTICIPLE, CueKind.ATTRIBUTION})
_LONGEST: Final = 16
"""Tokens of the rule with what tells which it is."""


def is_rule(analysis: Analysis, at: int) -> bool:
    """Whether a rule or a plan stands at the token behind «وفق», or what somebody laid down."""
    tokens = analysis.tokens
    if at >= len(tokens):
        return False
    word = tokens[at].folded
    if word in _WHAT:
        return at + 1 < len(tokens) and tokens[at + 1].folded in _LAID_DOWN
    return any(
        form.removeprefix("ال") in _RULES for form in (word, word.removeprefix("ل"), word.replace("لل", "ال", 1))
    )


def through_rule(analysis: Analysis, first: int, end: int) -> int:
    """Where the content ends that goes on with the rule by which it is done: «زيارة القدس <وفق ما أقره المجلس في مارس>»."""
    tokens, last = analysis.tokens, len(analysis.tokens)
    at = end + (end < last and tokens[end].folded in COMMAS)
    if at + 1 >= last or tokens[at].folded not in _BY or not is_rule(analysis, at + 1):
        return end
    if analysis.quote_depth[at] or analysis.quote_depth[first] or analysis.sentence[at] != analysis.sentence[end - 1]:
        return end
    stop = at + 2 + (tokens[at + 1].folded in _WHAT)
    while stop < last and analysis.sentence[stop] == analysis.sentence[at] and tokens[stop].folded not in COMMAS:
        cue = analysis.cues[stop]
        if (cue is not None and cue.kind in _VERBS) or tokens[stop].folded == "." or analysis.quote_depth[stop]:
            break
        stop += 1
    return stop if stop - at <= _LONGEST else end
