"""Give a content the words back that it lost between the speaker and where it was found to begin.

Nothing but the speaker's own words and when, where and how something is said stands there: what else does is the head of
the content. «رحب فيها <بقوات> الدول المشاركة», «قال بولتون <سنلاحقهم> في …», «<من المقرر أن> تسلم …».
"""

from __future__ import annotations

from typing import Final

from workers.text.circumstances.calendar_terms import read_term
from workers.text.data_files import word_list
from workers.text.knowledge.person_names import name_words
from workers.text.statements.boundaries.content_ends import COMMAS
from workers.text.statements.boundaries.joints import OF_SOMEBODY, is_joint, link
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, Analysis
from workers.text.syntax.cues import OBJECT_PRONOUNS, CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.syntax.stretches import is_clitic
from workers.text.words.vocabulary import vocabulary

_SPEECH: Final = frozenset({"an", "quote"})
_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_SPEAKING: Final = _VERBS | {CueKind.PARTICIPLE}
_ASIDES: Final = (
    word_list("times") | word_list("time_asides") | word_list("of_times") | word_list("how_something_is_said") | COMMAS
)
_IN_IT: Final = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
_FROM: Final = frozenset({"من", "ومن", "فمن"})
_EXPECTED: Final = word_list("expected")
_THAT: Final = "ان"
_OR: Final = "او"
_ASK: Final = "طلب"
"""«طلب من فلان <فتح تحقيق>»: who is asked is no content."""
_WE: Final = ("ن", "سن")
"""Beginnings of a verb in the first person plural, with and without the «س» of the future."""
_SHORTEST: Final = 4
"""Letters of such a verb."""
_FARTHEST: Final = 20
"""Tokens from the joint to where the content was found to begin, at most."""
_NEAR: Final = 6
"""The same from the verb of a clause that nothing joins."""
_QUOTED: Final = 4
"""Tokens of a noun in quotation marks that a content begins with, at most."""


def behind_times(analysis: Analysis, at: int, end: int) -> int:
    """The first token from ``at`` on, ``end`` at most, that is of no day, date or manner of the saying."""
    tokens = analysis.tokens
    while at < end:
        month = read_term("month", tokens, at, end)
        if month is None and not (tokens[at].folded in _ASIDES or tokens[at].folded.isdecimal()):
            break
        at = at + 1 if month is None else month.end
    return at


def from_lost_head(analysis: Analysis, cue: int, first: int, behind: int) -> int:
    """Where the content begins that was found to at ``first``; ``behind``: the token behind the speaker and what was told.

    Of 16,058 annotated contents none begins behind «من المقرر أن» and the like, 23 begin with it.
    """
    word = analysis.cues[cue] if 0 <= cue < first else None
    low = max(cue + 1, behind)
    if word is None or low >= first or analysis.sentence[low] != analysis.sentence[first]:
        return first
    if analysis.quote_depth[first] != analysis.quote_depth[cue]:
        return first
    if _is_paired(analysis, first):
        return first - 1
    if first - 3 >= low and _is_expected(analysis, first):
        return first - 3
    takes = word.kind in _SPEAKING and not word.with_object and word.lemma not in OF_SOMEBODY
    return _from_own(analysis, cue, first, low) if takes else first


def _from_own(analysis: Analysis, cue: int, first: int, low: int) -> int:
    """From the first word of the content that is of no day, date or manner of the saying."""
    at = behind_times(analysis, low, first)
    at = behind_times(analysis, at + (at < first and analysis.tokens[at].folded in _IN_IT), first)
    if at >= first:
        return first
    heads = (part(analysis, cue, first, at) for part in (_from_joint, _from_quoted, _from_verb))
    return next((head for head in heads if head < first), first)


def _is_expected(analysis: Analysis, first: int) -> bool:
    """Whether what is expected is the content, and «أن» is not of the cue: «بحسب المرسوم، <من المفترض أن> تسلم …»."""
    words = [token.folded for token in analysis.tokens[first - 3 : first]]
    return words[0] in _FROM and words[1] in _EXPECTED and words[2] == _THAT


def _is_paired(analysis: Analysis, first: int) -> bool:
    """Whether the pronoun of «أنه» is a subject beside the first noun: «ذكر <أنه أو> القوات المتحالفة معه شنوا …»."""
    joint = analysis.tokens[first - 1].folded
    with_pronoun = joint in COMPLEMENTIZERS and joint.endswith(OBJECT_PRONOUNS)
    return with_pronoun and analysis.tokens[first].folded == _OR


def _from_joint(analysis: Analysis, cue: int, first: int, at: int) -> int:
    """From the joint of the cue at token ``at`` on, where nothing else joins the content: «دعا <للانتخابات> المبكرة»."""
    tokens = analysis.tokens
    joint, how = tokens[at].folded, link(analysis, cue, first).rpartition(":")[2]
    whole = joint in COMPLEMENTIZERS
    if not is_joint(analysis, cue, at) or first - at > _FARTHEST or how not in ("none", "other", "clitic"):
        return first
    if whole:
        return at + 1
    apart = any(tokens[k].folded in COMMAS or tokens[k].folded in MARKS for k in range(at + 1, first))
    asks = (word := analysis.cues[cue]) is not None and word.lemma == _ASK
    if apart or asks or how == "clitic" or analysis.cues[at] is not None:
        return first
    start = at if joint not in PREPOSITIONS and is_clitic(joint) else at + 1
    return min(start, first)


def _from_quoted(analysis: Analysis, cue: int, first: int, at: int) -> int:
    """From the noun in quotation marks that a joint of the cue stands before: «ندد ب<"هستيريا"> الاتهامات»."""
    tokens = analysis.tokens
    number = analysis.quote_of[first - 1]
    if tokens[first - 1].folded not in MARKS or number < 0 or analysis.quote_of[at] != -1:
        return first
    opening = next((k for k in range(at + 1, first) if analysis.quote_of[k] == number), first)
    joined = opening == at + 1 and is_joint(analysis, cue, at) and tokens[at].folded not in COMPLEMENTIZERS
    short = first - 1 - opening <= _QUOTED
    return opening if joined and short and tokens[first].folded[0].isalnum() else first


def _from_verb(analysis: Analysis, cue: int, first: int, at: int) -> int:
    """From a verb in the first person plural, where nothing joins what is said: «قال بولتون <سنلاحقهم> في …»."""
    word, tokens = analysis.cues[cue], analysis.tokens
    speaks = word is not None and word.kind in _VERBS and word.joins <= _SPEECH
    how = link(analysis, cue, first).rpartition(":")[2]
    if not speaks or how != "none" or first - at > _NEAR:
        return first
    plain = all(tokens[k].folded[0].isalpha() and analysis.cues[k] is None for k in range(at, first))
    return at if plain and _says_we(tokens[at].folded) else first


def _says_we(word: str) -> bool:
    """Whether the folded word is a verb in the first person plural and no noun or name: «سنلاحقهم», «نعمل»."""
    if word in name_words() or f"ال{word}" in vocabulary() or len(word) < _SHORTEST:
        return False
    stem = next((word.removeprefix(we) for we in reversed(_WE) if word.startswith(we)), "")
    return bool(stem) and (word.startswith(_WE[1]) or {f"ي{stem}", f"ت{stem}"} <= vocabulary())
