"""Pass on from who only passes a statement on: to whom an outlet quotes, to a communiqué, to whose ambassador it is.

«…، حسبما أوردت وسائل إعلام محلية نقلا عن [الشرطة]», «جاء في [بيان] نقلته وكالة الأنباء», «ردت [روسيا] على لسان سفيرها».
"""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Body, BodyKind
from workers.text.syntax.analyse import COMPLEMENTIZERS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.words.tokens import Token

_QUOTING: Final = ("نقلا", "عن")
_DAYS: Final = 2
"""Tokens between an outlet and «نقلا عن» at most: «السبت»."""
_LONGEST: Final = 6
"""Words of whom it quotes, of the body in front of «على لسان»."""
_COMMUNIQUES: Final = frozenset({"بيان", "بلاغ"})
"""What an outlet passes on and does not issue."""
_PASSED_ON: Final = frozenset({"نقلته", "نشرته", "بثته", "اوردته", "تلقته"})
_ON_THE_TONGUE: Final = ("علي", "لسان")
_THEIR_WORDS: Final = frozenset({"قوله", "قولها", "قولهم"})
_OWNED: Final = ("ها", "هم", "ه")
_RELATIVES: Final = word_list("relatives")
_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_PAIR: Final = 2

Stretch = tuple[int, int]


def passed_on(
    mention: Stretch, content: Stretch, analysis: Analysis, knowledge: Knowledge, cue: int | None = None
) -> Stretch:
    """The mention itself, or the tokens of who speaks where the mention is only who passes it on at the token ``cue``."""
    first, end = mention
    tokens = analysis.tokens
    if (speaking := _on_whose_tongue(analysis, end, content[0])) is not None:
        return speaking
    behind = max(end, cue + 1) if cue is not None else end
    if behind <= content[0] and (quoted := quoted_before(analysis, behind, content[0], knowledge)) is not None:
        return quoted
    words = " ".join(token.folded for token in tokens[first:end])
    if knowledge.kind_of(words) is BodyKind.MEDIA:
        if content[1] <= first and (quoted := _quoted(analysis, end)) is not None:
            return quoted
        issued = first >= _PAIR and tokens[first - 1].folded in _PASSED_ON
        if issued and tokens[first - _PAIR].folded in _COMMUNIQUES:
            return first - _PAIR, first - 1
    elif first >= _PAIR and tuple(token.folded for token in tokens[first - _PAIR : first]) == _ON_THE_TONGUE:
        owned = tokens[first].folded.endswith(_OWNED)
        return (_body_before(analysis, first - _PAIR, knowledge) if owned else None) or mention
    return mention


def _on_whose_tongue(analysis: Analysis, end: int, content: int) -> Stretch | None:
    """With whose tongue a body that ends at token ``end`` speaks: «أضافت الوزارة على لسان [الأمير] قوله»; None for its own."""
    tokens = analysis.tokens
    for at in range(end, content - _PAIR):
        if tuple(token.folded for token in tokens[at : at + _PAIR]) == _ON_THE_TONGUE:
            start = at + _PAIR
            rest = list(takewhile(_is_speaking, tokens[start : min(start + _LONGEST, content)]))
            said = start + len(rest) < content and tokens[start + len(rest)].folded in _THEIR_WORDS
            return (start, start + len(rest)) if said and rest and not rest[0].folded.endswith(_OWNED) else None
    return None


def _is_speaking(token: Token) -> bool:
    return _goes_on(token) and token.folded not in _THEIR_WORDS


def _quoted(analysis: Analysis, end: int) -> Stretch | None:
    """Whom an outlet that ends at token ``end`` quotes: «… [السبت] نقلا عن [الشرطة]»; None for nobody."""
    tokens = analysis.tokens
    for at in range(end, min(end + _DAYS + 1, len(tokens) - _PAIR)):
        if tuple(token.folded for token in tokens[at : at + _PAIR]) == _QUOTING:
            start = at + _PAIR
            rest = list(takewhile(_goes_on, tokens[start : start + _LONGEST]))
            same = rest and analysis.sentence[start] == analysis.sentence[end - 1]
            return (start, start + len(rest)) if same else None
        if not tokens[at].folded[0].isalnum():
            return None
    return None


def quoted_before(analysis: Analysis, start: int, content: int, knowledge: Knowledge) -> Stretch | None:
    """Whom somebody quotes in front of the content: «قالت الصحيفة، نقلا عن [مصدر], إن …»; None for nobody or an outlet.

    ``start``: token behind the cue or the mention; ``content``: token at which the content begins.
    """
    tokens = analysis.tokens
    for at in range(start, content - _PAIR):
        if tuple(token.folded for token in tokens[at : at + _PAIR]) == _QUOTING:
            first = at + _PAIR
            rest = list(takewhile(_goes_on, tokens[first : min(first + _LONGEST, content)]))
            whole = " ".join(token.folded for token in rest)
            outlet = knowledge.kind_of(whole) is BodyKind.MEDIA
            return (first, first + len(rest)) if rest and not outlet else None
        cue = analysis.cues[at]
        if cue is not None and cue.kind in _VERBS:
            return None
    return None


def _goes_on(token: Token) -> bool:
    return token.folded[0].isalnum() and token.folded not in COMPLEMENTIZERS and token.folded not in _RELATIVES


def _body_before(analysis: Analysis, end: int, knowledge: Knowledge) -> Stretch | None:
    """The body between a verb and token ``end``: «ردت [روسيا] على لسان …»; None where another thing stands there."""
    for first in range(end - 1, max(end - _LONGEST, 0), -1):
        cue = analysis.cues[first - 1]
        if cue is not None and cue.kind in _VERBS:
            words = " ".join(token.folded for token in analysis.tokens[first:end])
            body = knowledge.state(words) is not None or isinstance(knowledge.lookup(words), Body)
            return (first, end) if body else None
    return None
