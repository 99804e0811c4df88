"""Tell what looks like a statement and is none: «لم يؤكد», «رفض التعليق», «تحدثت أمام البرلمان», «الطقس: أمطار غزيرة»."""

from __future__ import annotations

from typing import Final

from schemas import Act
from workers.text.data_files import word_list
from workers.text.statements.joints import COLON
from workers.text.statements.proposals import Proposal
from workers.text.syntax.analyse import Analysis
from workers.text.syntax.cues import CueKind
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.tagger import TokenReading
from workers.text.words.normalize import fold

_WITHHELD: Final = word_list("withheld")
_MAY_SPEAK: Final = 0.2
"""Probability of a mention from which on a word before the colon of a headline may name a speaker."""
_COLON_REACH: Final = 2
"""Tokens in front of a content in which its colon stands, with an opening mark."""
_SETTINGS: Final = frozenset(map(fold, ("أمام", "خلال", "أثناء", "لدى", "عبر", "قرب", "في", "مع")))
_SETTING: Final = 3
"""Tokens of where and before whom somebody speaks: of 14,159 annotated contents none is so short and begins so."""


def says_nothing(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether the verb is negated or withholds, or the words only tell where somebody speaks."""
    return _withholds(analysis, proposal) or _is_negated(analysis, proposal) or _is_setting(analysis, proposal)


def _withholds(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether it is refused to say anything: «رفض المتحدث التعليق على هذه الأنباء»."""
    at = proposal.cue
    cue = None if at is None else analysis.cues[at]
    if at is None or cue is None or cue.act is not Act.REJECT or at >= proposal.first:
        return False
    words = (token.folded for token in analysis.tokens[at + 1 : proposal.first + 1])
    return any(word.removeprefix("ب").removeprefix("ال") in _WITHHELD for word in words)


def _is_negated(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether the verb of saying in front of it is negated: «لم يؤكد المتحدث أن …»; of 382 such verbs 6 had a statement.

    Not to deny is to say something: «لم يستبعد المتحدث أن …».
    A colon may belong to another verb: «ذكرت نقلا عن مسؤول لم تصرح باسمه: "…"».
    """
    first = proposal.first
    at = proposal.cue if proposal.cue >= 0 else analysis.governor[first - 1] if first else -1
    cue = analysis.cues[at] if 0 <= at < first else None
    if cue is None or not analysis.negated[at] or cue.kind not in (CueKind.PAST, CueKind.IMPERFECT):
        return False
    if cue.act in (Act.DENY, Act.REJECT):
        return False
    return all(token.word != COLON for token in analysis.tokens[at:first])


def _is_setting(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether the words only tell where somebody speaks: «تحدثت النائبة <أمام البرلمان>»."""
    tokens = analysis.tokens[proposal.first : proposal.end]
    short = len(tokens) <= _SETTING and tokens[0].folded in _SETTINGS
    return short and not analysis.quote_depth[proposal.first]


def is_under_topic(analysis: Analysis, reading: TokenReading, named: NamedTokens, proposal: Proposal) -> bool:
    """Whether only a topic stands before the colon of a headline: «الطقس: أمطار غزيرة», not «مصادر: أمطار غزيرة».

    That is no name, no cue and nothing that the tagger takes for a speaker.
    """
    words = [token.word for token in analysis.tokens[: proposal.first]]
    if COLON not in words[-_COLON_REACH:]:
        return False
    at = words.index(COLON)
    speaks = named.kind[:at].any() or any(analysis.cues[:at]) or (reading.mention[:at] > _MAY_SPEAK).any()
    return not speaks
