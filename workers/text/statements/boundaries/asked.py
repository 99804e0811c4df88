"""Begin the content of one who asks or warns behind whom they ask.

«حث <الأطراف على> احترام الهدنة», «حذر <السكان من> الاقتراب».
"""

from __future__ import annotations

from typing import Final

from workers.text.statements.boundaries.content_ends import COMMAS
from workers.text.statements.boundaries.joints import link
from workers.text.statements.proposals.propose import Proposal
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.syntax.stretches import is_clitic
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.tagger import TokenReading

_BY: Final = {
    "طالب": frozenset("ب"),
    "دعا": frozenset({"الي"}),
    "حث": frozenset({"علي"}),
    "حض": frozenset({"علي"}),
    "وعد": frozenset("ب"),
    "حذر": frozenset({"من"}),
}
"""Lemmas of cues with a person as their object, and what joins what is asked, folded: of 295 annotated contents of theirs
behind such an object 284 begin behind the joint."""
_TELLING: Final = frozenset({"أخبر", "أبلغ"})
"""Lemmas of those that a complementizer joins: «أخبر <الصحفيين بأنه> مستعد»."""
_REACH: Final = 8
"""Tokens of whom is asked, at most."""
_NEAR: Final = 4
"""Tokens behind the joint that the chosen content may have begun too late."""
_LEAST: Final = 1
"""Tokens that a content must have left."""
_CALL: Final = "دعا"
_TO: Final = "ل"
_HE: Final = "ي"
_AND: Final = "و"
_IN: Final = ("فيه", "خلاله")
"""Beginnings of «فيها», «خلالها» behind a verb."""
_NOT_TO: Final = "بعدم"
_MAY_SPEAK: Final = 0.2
"""Probability of a mention from which on the word in front of the content names the speaker."""
_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT, CueKind.PARTICIPLE})


def behind_asked(analysis: Analysis, reading: TokenReading, named: NamedTokens, proposal: Proposal) -> tuple[int, int]:
    """Where the content begins and ends; as it was where nobody is asked in front of it, or all of it is quoted."""
    cue, first, end = proposal.cue, proposal.first, proposal.end
    word = analysis.cues[cue] if 0 <= cue < first else None
    asks = word is not None and not word.with_object and (word.lemma in _BY or word.lemma in _TELLING)
    if word is None or not asks or analysis.quote_depth[first] or not link(analysis, cue, first).endswith(":none"):
        return first, end
    if any(_joins(analysis, word.lemma, at) for at in range(cue + 1, first + 1)):
        late = next(at for at in range(cue + 1, first + 1) if _joins(analysis, word.lemma, at))
        near = 0 < first - late <= _NEAR and late > cue + 1
        return (_content(analysis, late) if near else first), end
    called = word.lemma == _CALL
    if called and first - 2 > cue and _is_clitic_of(analysis, first - 1):
        first -= _calls_for(analysis, named, cue + 1, first - 1, end)
    elif analysis.tokens[first].folded == _NOT_TO or not _names_nobody(analysis, reading, cue, first):
        return first, end
    for at in range(first + 1, min(first + _REACH, end - _LEAST)):
        if called and _is_clitic_of(analysis, at):
            return (at if _calls_for(analysis, named, first, at, end) else first), end
        if _breaks(analysis, at):
            break
        if _joins(analysis, word.lemma, at):
            return _content(analysis, at), end
    return _behind_end(analysis, word.lemma, first, end) or (first, end)


def _is_clitic_of(analysis: Analysis, at: int) -> bool:
    """Whether «لـ» is written onto the word: «دعا روسيا <للعودة> إلى الاتفاق»."""
    folded = analysis.tokens[at].folded
    return folded[0] == _TO and folded[1:2] != _HE and is_clitic(folded)  # not «ليؤكد»


def _calls_for(analysis: Analysis, named: NamedTokens, first: int, at: int, end: int) -> bool:
    """Whether «لـ» joins what somebody is called upon to do: «دعا القمة <لتبني> خطته»; of 19 annotated contents 16 begin so.

    «لـ» may be of a name («الاتحاد الأوروبي <لكرة> القدم إلى …») where «إلى» follows, or of what «بـ» joins («… بإعداد خطط
    <للتدخل> السريع»), and no name is what to do («كل ضحية <لفلان> الاتصال به»).
    """
    words = [token.folded for token in analysis.tokens[first:at]]
    if named.kind[at] or any(word in PREPOSITIONS or (word[0] == "ب" and is_clitic(word)) for word in words):
        return False
    for k in range(at + 1, end):
        folded = analysis.tokens[k].folded
        if folded in _BY[_CALL] or analysis.sentence[k] != analysis.sentence[at]:
            return False
        if folded in COMMAS:
            break
    return True


def _names_nobody(analysis: Analysis, reading: TokenReading, cue: int, first: int) -> bool:
    """Whether nobody who is asked stands in front of the content: «طالب الاتحاد <الجميع> التحلي بالدقة»."""
    before = analysis.tokens[first - 1].folded
    goes_on = analysis.tokens[first].folded[0] == _AND and is_clitic(analysis.tokens[first].folded)
    apart = first - 1 == cue or not before[0].isalnum() or before.startswith(_IN)
    return apart or goes_on or reading.mention[first - 1] > _MAY_SPEAK


def _behind_end(analysis: Analysis, lemma: str, first: int, end: int) -> tuple[int, int] | None:
    """The words behind the content, where that is but who is asked: «تطالب <الوزير>، بوقف القتال»; None for another one."""
    tokens = analysis.tokens
    last = len(tokens)
    joint = end + (end < last and tokens[end].folded in COMMAS)
    if end - first > _REACH or joint + 1 >= last or analysis.sentence[joint + 1] != analysis.sentence[end - 1]:
        return None
    if not _joins(analysis, lemma, joint):
        return None
    if any(_joins(analysis, lemma, at) or analysis.cues[at] is not None for at in range(first, end)):
        return None
    start = stop = _content(analysis, joint)
    while stop < last and tokens[stop].folded not in COMMAS and analysis.sentence[stop] == analysis.sentence[end - 1]:
        stop += 1
    return (start, stop) if stop > start else None


def _joins(analysis: Analysis, lemma: str, at: int) -> bool:
    folded = analysis.tokens[at].folded
    if lemma in _TELLING:
        return folded in COMPLEMENTIZERS and folded[0] not in "وف"
    joints = _BY[lemma]
    clitic = folded[0] in joints and is_clitic(folded) and folded not in PREPOSITIONS
    return folded in joints or clitic


def _content(analysis: Analysis, joint: int) -> int:
    """Where the content begins that token ``joint`` joins: a clitic is written onto its first word."""
    folded = analysis.tokens[joint].folded
    return joint if is_clitic(folded) and folded not in COMPLEMENTIZERS and folded not in PREPOSITIONS else joint + 1


def _breaks(analysis: Analysis, at: int) -> bool:
    folded, cue = analysis.tokens[at].folded, analysis.cues[at]
    return folded in COMMAS or folded in MARKS or not folded[0].isalnum() or (cue is not None and cue.kind in _VERBS)
