"""Give a content in front of its attribution the head of its clause back: «<ويرفض> العمال العودة …، وفق الاتحاد».

What is attributed so is the whole clause («وقد قامت الشرطة …، بحسب المصدر»); without its verb or its negation («<ولم> يعلق
الفصيل على التقارير، وفق وكالة …») it says another thing.
"""

from __future__ import annotations

from typing import Final

from workers.text.data_files import word_list
from workers.text.statements.boundaries.content_ends import COMMAS, DASHES
from workers.text.statements.boundaries.joints import COLON
from workers.text.syntax.analyse import COMPLEMENTIZERS, SENTENCE_ENDS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS

_TRAILING: Final = frozenset({CueKind.FOLLOW, CueKind.ATTRIBUTION})
_CONNECTIVES: Final = word_list("connectives")
_RELATIVES: Final = word_list("relatives")
_BREAKS: Final = COMPLEMENTIZERS | SENTENCE_ENDS | DASHES | frozenset(MARKS) | {COLON, "(", ")", "*", "•"}
_SINCE: Final = frozenset({"منذ", "خلال"})
_SUBORDINATE: Final = frozenset({"بعدما", "عندما", "حين", "بينما", "فيما", "حيث"})
"""Conjunctions, folded, that no clause begins with which is attributed; of 14 contents in front 14 begin behind them."""
_THAT: Final = "ان"
_THEN: Final = "ف"
_FROM: Final = frozenset({"من", "ومن"})
_EXPECTED: Final = word_list("expected")
_EFFECT: Final = "شان"
"""«من شأن», «من شأنه»."""
_CLAUSE: Final = 24
"""Tokens from there to what is expected, at most."""
_MOST: Final = 8
"""Tokens from the head of a sentence to what the tagger sees of its clause."""
_BEHIND_COMMA: Final = 2
"""The same behind a comma."""


def from_head(analysis: Analysis, cue: int, content: tuple[int, int], low: int) -> tuple[int, int]:
    """The content from the head of its clause on, where its cue stands behind it; ``low``: the end of the content before."""
    first, end = content
    word = analysis.cues[cue] if cue >= end else None
    if word is None or word.kind not in _TRAILING or analysis.quote_depth[first]:
        return content
    if (due := _expected(analysis, first, low)) < first:
        return due, end
    head = _head(analysis, content, low)
    while head < first and analysis.tokens[head].folded in _CONNECTIVES:
        head += 1
    opens = head < first and analysis.tokens[head].folded.removeprefix("و") not in _RELATIVES
    return (head, end) if opens else content


def _head(analysis: Analysis, content: tuple[int, int], low: int) -> int:
    """Where the clause begins that goes on at the first token of the content; that itself where nothing near tells.

    A conjunction that «فإن» answers is of the content: «<بينما> انتظر الناس الهاتف، فإن موعده تأجل، وفق مصدر».
    """
    tokens, (first, end) = analysis.tokens, content
    answered = any(token.folded in COMPLEMENTIZERS and token.folded[0] == _THEN for token in tokens[first:end])
    at = first
    while at > low and analysis.sentence[at - 1] == analysis.sentence[first]:
        before = tokens[at - 1].folded
        if before in COMMAS:
            since = _since(analysis, at - 1, low) if at == first else None
            return since if since is not None else at if first - at <= _BEHIND_COMMA else first
        if before.removeprefix("و") in _SUBORDINATE and not answered:
            return at
        if before in _BREAKS or not before[0].isalnum() or first - at == _MOST:
            return first
        at -= 1
    at_head = at == 0 or analysis.sentence[at - 1] != analysis.sentence[first]
    return at if at_head else first


def _expected(analysis: Analysis, first: int, low: int) -> int:
    """Where the sentence begins that says what is due or what something will do: «<من شأن الخطوة أن> توسع …، حسب التقرير».

    Its «أن» is of no cue; ``first`` where it is.
    """
    at = first - 1
    if at < low or analysis.tokens[at].folded != _THAT or analysis.cues[at - 1] is not None:
        return first
    while at > low and analysis.sentence[at - 1] == analysis.sentence[first]:
        at -= 1
    words = [token.folded for token in analysis.tokens[at : at + 2]]
    due = words[0] in _FROM and (words[1] in _EXPECTED or words[1].startswith(_EFFECT))
    tells = any(
        analysis.cues[k] is not None and analysis.tokens[k - 1].folded not in _RELATIVES for k in range(at + 1, first)
    )
    return at if due and not tells and first - at <= _CLAUSE else first


def _since(analysis: Analysis, comma: int, low: int) -> int | None:
    """Where the sentence begins, if with the time that its figures are of: «<ومنذ مارس>، قتل ثلاثة …، بحسب …»; of 5 all."""
    tokens, at = analysis.tokens, comma
    while at > low and analysis.sentence[at - 1] == analysis.sentence[comma] and comma - at <= _MOST:
        at -= 1
    opens = at == 0 or analysis.sentence[at - 1] != analysis.sentence[comma]
    since = tokens[at].folded.removeprefix("و") in _SINCE and not any(analysis.cues[at:comma])
    return at if opens and since and at < comma else None
