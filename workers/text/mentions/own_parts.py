"""Cut a mention to the part of it that speaks, or let it go on to the name that an apposition ends in.

«انتقادات واسعة [وترامب] يهدد بـ…», «رد من [فلان الفلاني]، الذي قال», «قال [رئيس لجنة … ، مدير الإدارة فلان الفلاني]، إن …».
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, load
from workers.text.mentions.nouns import stem
from workers.text.statements.find import Found
from workers.text.syntax.analyse import COMPLEMENTIZERS, Analysis
from workers.text.syntax.cues import CueKind

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_ONE: Final = frozenset("mf")
_RELATIVES: Final = word_list("relatives")
_COMMAS: Final = frozenset("،,")
_AND: Final = "و"
_FROM: Final = "من"
_PAIR: Final = 2
_NAME: Final = 4
"""Tokens at the end of an apposition of which a name has two at least: «أحمد بن حمد آل خليفة»."""
_LONGEST: Final = 24
"""Tokens between a mention and the name that its apposition ends in."""

Stretch = tuple[int, int]


def own_part(
    mention: Stretch, statement: Found, analysis: Analysis, persons: frozenset[str], knowledge: Knowledge
) -> Stretch:
    """The tokens of ``mention`` that speak. ``persons``: folded words of the names of those named in full."""
    cue = statement.cue
    if cue is None:
        return mention
    first, end = mention
    if first > cue:
        return first, _end_of_apposition(mention, statement, analysis, persons, knowledge)
    begin = _behind_verb_of_another(mention, cue, analysis, persons) or _joined(mention, statement, analysis, persons)
    return (begin or first), end


def _joined(mention: Stretch, statement: Found, analysis: Analysis, persons: frozenset[str]) -> int | None:
    """The token of somebody whom «و» joins to a phrase of things, with a verb of one behind; None for nobody.

    «انتقادات واسعة [وترامب] يهدد بـ…»; not «ماكرون وترامب يؤكدان», «الصحة والتعليم تعلن».
    """
    (first, end), verb, tokens = mention, statement.cue_word, analysis.tokens
    one = verb is not None and verb.kind in _VERBS and verb.gender in _ONE and not verb.with_object
    if not one or end != statement.cue or end - first < _PAIR:
        return None
    word = tokens[end - 1].folded
    joined = word.startswith(_AND) and word[1:] in persons and word not in persons
    others = [token.folded for token in tokens[first : end - 1]]
    return end - 1 if joined and not _holds_somebody(others, persons) else None


def _holds_somebody(words: Sequence[str], persons: frozenset[str]) -> bool:
    knowledge = load()
    tables = knowledge.tables
    known = any(stem(word) in table for word in words for table in (tables.roles, tables.generic_heads, tables.heads))
    named = any(word in persons or knowledge.nationality(word) is not None for word in words)
    return known or named or knowledge.lookup(" ".join(words)) is not None


def _behind_verb_of_another(mention: Stretch, cue: int, analysis: Analysis, persons: frozenset[str]) -> int | None:
    """The token of the person named in full behind «من», in front of «الذي» and the cue; None for nobody.

    The pronoun has who stands next to it: «تصريحات فلان استدعت ردا من [علان الفلاني]، الذي قال».
    """
    first, end = mention
    tokens = analysis.tokens
    if tokens[cue - 1].folded not in _RELATIVES or not end <= cue - 1 <= end + 1:
        return None
    named = (at + 1 for at in range(first + 1, end - _PAIR) if tokens[at].folded == _FROM)
    return next((at for at in named if all(token.folded in persons for token in tokens[at : at + _PAIR])), None)


def _end_of_apposition(
    mention: Stretch, statement: Found, analysis: Analysis, persons: frozenset[str], knowledge: Knowledge
) -> int:
    """The end of the mention, or of the name at the end of an office set apart behind it, right in front of the content."""
    first, end = mention
    tokens, stop = analysis.tokens, statement.content[0]
    if stop <= end or stem(tokens[first].folded) not in knowledge.tables.roles:
        return end
    while stop > end and (tokens[stop - 1].folded in COMPLEMENTIZERS or not tokens[stop - 1].folded[0].isalnum()):
        stop -= 1
    comma = next((at for at in range(stop - 1, end - 1, -1) if tokens[at].word in _COMMAS), None)
    if comma is None or stop - comma <= _PAIR or stop - end > _LONGEST:
        return end
    office = stem(tokens[comma + 1].folded) in knowledge.tables.roles
    name = [token.folded in persons for token in tokens[max(stop - _NAME, comma) : stop]]
    named = name[-1] and sum(name) >= _PAIR
    told = any(token.folded in persons for token in tokens[first:end])
    verbs = any(cue is not None and cue.kind in _VERBS for cue in analysis.cues[end:stop])
    return stop if office and named and not told and not verbs else end
