"""Tell by what something is done from who says it: «ينفذ المشروع وفق <الخطة>», «وفق ما <أقره> المجلس», not «وفق المحامي»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from workers.text.data_files import word_list
from workers.text.statements.boundaries.content_ends import COMMAS
from workers.text.syntax.analyse import Analysis
from workers.text.syntax.cues import CueKind

_RULES: Final = word_list("rules_and_measures")
_PLANS: Final = word_list("plans")
_BY: Final = frozenset({"وفق", "وفقا", "طبقا"})
_WHAT: Final = frozenset({"ما", "لما"})
_LAID_DOWN: Final = word_list("laid_down")
_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT, CueKind.PARTICIPLE, CueKind.ATTRIBUTION})
_LONGEST: Final = 16
"""Tokens of the rule with what tells which it is."""


def is_rule(analysis: Analysis, at: int) -> bool:
    """Whether a rule stands at the token behind «وفق», which nobody says."""
    return at < len(analysis.tokens) and not _RULES.isdisjoint(_nouns(analysis.tokens[at].folded))


def _is_plan(analysis: Analysis, at: int) -> bool:
    """Whether a plan stands there, or what somebody laid down: «وفق <ما أقره> المجلس»."""
    word, following = analysis.tokens[at].folded, analysis.tokens[at + 1].folded
    return following in _LAID_DOWN if word in _WHAT else not _PLANS.isdisjoint(_nouns(word))


def _nouns(word: str) -> Iterator[str]:
    """The folded word as a noun without «لـ» and article."""
    forms = (word, word.removeprefix("ل"), word.replace("لل", "ال", 1))
    return (form.removeprefix("ال") for form in forms)


def through_rule(analysis: Analysis, cue: int, content: tuple[int, int], ahead: int) -> int:
    """Where the content ends that goes on with the rule by which it is done: «زيارة القدس <وفق ما أقره المجلس في مارس>».

    ``ahead``: the token that the next content begins with, which is never reached. Not where the cue stands behind.
    """
    (first, end), tokens, last = content, analysis.tokens, min(ahead, len(analysis.tokens))
    if not 0 <= cue < first:
        return end
    at = end + (end < last and tokens[end].folded in COMMAS)
    if at + 2 >= last or tokens[at].folded not in _BY or not (is_rule(analysis, at + 1) or _is_plan(analysis, at + 1)):
        return end
    if analysis.quote_depth[at] or analysis.quote_depth[first] or analysis.sentence[at] != analysis.sentence[end - 1]:
        return end
    stop = at + 2 + (tokens[at + 1].folded in _WHAT)
    while stop < last and analysis.sentence[stop] == analysis.sentence[at] and tokens[stop].folded not in COMMAS:
        other = analysis.cues[stop]
        if (other is not None and other.kind in _VERBS) or tokens[stop].folded == "." or analysis.quote_depth[stop]:
            break
        stop += 1
    return stop if stop - at <= _LONGEST and stop < ahead else end
