"""Find the subject in front of a cue where the ranker of mentions has found none.

«[الحياة] في المقابل أشارت إلى …»: a newspaper opens the sentence. «غادرها [آخرون] وشكوا من …»: the clause before has people
unnamed for its subject. «سأل [صحفي هولندي] <الوزير>، قائلا»: who asks says the words, not whom he asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Body, BodyKind
from workers.text.mentions.nouns import stem
from workers.text.statements.find import Found
from workers.text.syntax.analyse import PREPOSITIONS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.words.tokens import Token

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_ASIDES: Final = (("في", "المقابل"), ("من", "جهتها"), ("من", "جانبها"), ("بدورها",), ("ايضا",), ("من", "ناحيتها"))
"""What stands between a newspaper and its verb."""
_PAPER: Final = "صحيفه"
_NAME: Final = 3
"""Words of the name of a newspaper, at most."""
_OTHERS: Final = frozenset({"اخرون", "كثيرون"})
"""People unnamed, in the nominative."""
_PLURAL: Final = "p"
_AND: Final = "و"
_COMMAS: Final = frozenset("،,")
_ASKED: Final = frozenset({"سال", "سالت", "وسال", "وسالت", "فسال", "فسالت"})
_SAYING: Final = frozenset({"قال", "استفسر", "تساءل"})
"""Lemmas of participles that go on with «سأل»."""
_THE: Final = "ال"


def subject_before(statement: Found, analysis: Analysis, knowledge: Knowledge) -> tuple[int, int] | None:
    """The tokens of the subject in front of the cue of a statement; None where grammar alone does not tell it.

    Where a mention has been found, only people unnamed whose verb has it for its object.
    """
    cue, verb = statement.cue, statement.cue_word
    if cue is None or verb is None or verb.with_object or statement.headline:
        return None
    if statement.mention is not None:
        begin = statement.mention[0]
        other = verb.kind in _VERBS and verb.gender == _PLURAL
        other = other and (begin > cue or analysis.tokens[begin].folded in _OTHERS)
        return _others(analysis, cue) if other else None
    if verb.kind is CueKind.PARTICIPLE and verb.lemma in _SAYING:
        return _who_asks(analysis, cue, knowledge)
    if verb.kind not in _VERBS:
        return None
    return _others(analysis, cue) if verb.gender == _PLURAL else _newspaper(analysis, cue, verb.gender, knowledge)


def _newspaper(analysis: Analysis, cue: int, gender: str, knowledge: Knowledge) -> tuple[int, int] | None:
    """The outlet that the sentence of a feminine verb begins with, an aside behind it: «[الحياة] في المقابل أشارت»."""
    words = [token.folded for token in analysis.tokens[max(cue - _NAME - _NAME, 0) : cue]]
    aside = next((one for one in _ASIDES if tuple(words[-len(one) :]) == one), None)
    if aside is None or gender != "f":
        return None
    end = cue - len(aside)
    first = next((at for at in range(end, -1, -1) if at == 0 or analysis.sentence[at - 1] != analysis.sentence[cue]), 0)
    name = " ".join(token.folded for token in analysis.tokens[first:end])
    known = knowledge.lookup(name) or knowledge.lookup(f"{_PAPER} {name}") if 0 < end - first <= _NAME else None
    return (first, end) if isinstance(known, Body) and known.kind is BodyKind.MEDIA else None


def _others(analysis: Analysis, cue: int) -> tuple[int, int] | None:
    """The people unnamed who are the subject of the clause that «و» joins the plural verb to: «غادرها [آخرون] وشكوا»."""
    tokens = analysis.tokens
    if tokens[cue].word[0] != _AND:
        return None
    for at in range(cue - 1, 0, -1):
        token = tokens[at]
        if token.word in _COMMAS or analysis.sentence[at] != analysis.sentence[cue] or analysis.cues[at] is not None:
            return None
        if token.folded in _OTHERS:
            before = tokens[at - 1].folded
            return (at, at + 1) if before[0].isalpha() and before not in PREPOSITIONS else None
    return None


def _who_asks(analysis: Analysis, cue: int, knowledge: Knowledge) -> tuple[int, int] | None:
    """Who asks somebody else right behind «سأل» in the sentence of the participle: «سأل [صحفي هولندي] <الوزير>، قائلا»."""
    tokens = analysis.tokens
    for at in range(cue - 1, -1, -1):
        other = analysis.cues[at]
        if analysis.sentence[at] != analysis.sentence[cue]:
            return None
        if tokens[at].folded in _ASKED:
            return _asking(tokens, at + 1, cue, knowledge)
        if other is not None and other.kind in _VERBS:
            return None
    return None


def _asking(tokens: Sequence[Token], first: int, cue: int, knowledge: Knowledge) -> tuple[int, int] | None:
    """The tokens from ``first`` on of somebody who holds an office or a trade, behind whom another one stands."""
    roles = knowledge.tables.roles
    one = roles.get(tokens[first].folded)
    if one is None:
        return None
    end, definite = first + 1, tokens[first].folded.startswith(_THE)
    while end < cue and not definite and knowledge.nationality(tokens[end].folded) is not None:
        if tokens[end].folded.startswith(_THE):
            return None  # «سأل وزير <الخارجية> …»
        end += 1
    behind = tokens[end].folded if end < cue else ""
    asked = behind in roles or stem(behind) in roles
    return (first, end) if asked and (definite or end > first + 1) else None
