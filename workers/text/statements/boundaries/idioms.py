"""Begin a content behind what belongs to its cue: «ألقى باللوم، في الهجوم، على <روسيا>», «رد على الوزير بأن <القرار خطأ>»."""

from __future__ import annotations

from typing import Final

from workers.text.data_files import word_list
from workers.text.statements.boundaries.content_ends import COMMAS
from workers.text.statements.boundaries.joints import COLON, link
from workers.text.statements.proposals.propose import Proposal
from workers.text.syntax.analyse import COMPLEMENTIZERS, Analysis
from workers.text.syntax.cues import OBJECT_PRONOUNS, CueKind, cue_readings
from workers.text.syntax.quotes import MARKS
from workers.text.words.normalize import fold

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_SAYING: Final = word_list("saying") - {"يقول", "تقول", "يقولون"}
_BLAMING: Final = frozenset({"ألقى", "أنحى"})
_BLAME: Final = frozenset(map(fold, ("باللوم", "باللائمة", "اللوم", "اللائمة")))
_ON: Final = "علي"
_BETWEEN: Final = 5
"""Tokens between «باللوم» and «على» that tell in what matter."""
_ANSWER: Final = "رد"
_CLAIMS: Final = word_list("accusations")
_REACH: Final = 12
"""Tokens of whom or what is answered, at most."""
_SHORT: Final = 5
"""Tokens in front of «قائلا» at the head of a content, at most."""
_LEAST: Final = 2
"""Tokens that a content must have left."""
_RETOLD: Final = "نقل"
_WHAT: Final = "ما"
_BEFORE_WHAT: Final = word_list("joins_what")


def behind_idiom(analysis: Analysis, proposal: Proposal) -> int:
    """Where the content begins."""
    cue, first = proposal.cue, proposal.first
    word = analysis.cues[cue] if 0 <= cue < first else None
    if word is None:
        return first
    if word.lemma in _BLAMING:
        return _behind_blame(analysis, proposal)
    if word.lemma == _ANSWER and word.kind in _VERBS and link(analysis, cue, first).endswith(":prep"):
        return _behind_answered(analysis, proposal)
    return _behind_saying(analysis, proposal)


def _behind_blame(analysis: Analysis, proposal: Proposal) -> int:
    """Behind «على», where the matter parts it from «باللوم»: «باللوم، في الهجوم، على <روسيا>».

    Side by side both stay: of 9 annotated contents 5 begin with «باللوم على».
    """
    blame = next(
        (at for at in range(proposal.cue + 1, proposal.first + 1) if analysis.tokens[at].folded in _BLAME), None
    )
    if blame is None or proposal.first > blame + 1 or analysis.tokens[blame + 1].folded == _ON:
        return proposal.first
    apart = analysis.tokens[blame + 1].folded in COMMAS
    for at in range(blame + 2, min(blame + (_REACH if apart else _BETWEEN) + 2, proposal.end - 1)):
        if analysis.tokens[at].folded == _ON:
            return at + 1
    return proposal.first


def _behind_answered(analysis: Analysis, proposal: Proposal) -> int:
    """Behind «بأن»: «رد على <الوزير بأن> القرار خطأ»; not where that is of a claim: «رد على <الاتهامات بأنه> باع البلاد»."""
    for at in range(proposal.first, min(proposal.first + _REACH, proposal.end - _LEAST)):
        folded = analysis.tokens[at].folded
        if analysis.tokens[at].folded.removeprefix("ال") in _CLAIMS:
            break
        if analysis.quote_depth[at] > analysis.quote_depth[proposal.first]:
            continue
        if folded in COMPLEMENTIZERS:
            return at + 1 if folded[0] == "ب" else proposal.first
    return proposal.first


def _behind_saying(analysis: Analysis, proposal: Proposal) -> int:
    """Behind «قائلا» and a mark: «أوضح <ذلك قائلا> "…"»; no annotated content begins so."""
    depth = analysis.quote_depth
    for at in range(proposal.first, min(proposal.first + _SHORT, proposal.end - _LEAST)):
        following = analysis.tokens[at + 1].folded
        if depth[at] or analysis.tokens[at].folded in COMPLEMENTIZERS:
            break
        if analysis.tokens[at].folded in _SAYING and (following == COLON or following in MARKS):
            return at + 1
    return proposal.first


def with_what(analysis: Analysis, cue: int, first: int) -> int:
    """Where a content begins with the «ما» of its first clause: «ترى فيها <ما يناقض الاتفاق>»; of 15,116 none goes without.

    Not «وفق ما نشرت», «مثل ما», «دون ما», whose «ما» is of the word in front.
    """
    if first - 2 < cue or cue < 0 or analysis.quote_depth[first] or analysis.tokens[first - 1].folded != _WHAT:
        return first
    word, before = analysis.cues[cue], analysis.tokens[first - 2].folded
    if word is None or not {"object", "an"} & word.joins or before in _BEFORE_WHAT or not before[0].isalnum():
        return first
    return first - 1


def behind_retold(analysis: Analysis, proposal: Proposal) -> Proposal:
    """The proposal under the noun of saying that its quotation begins with: «نقلت عن الوزارة "<نفيها> أي علاقة"».

    What is denied would be told as said without it.
    """
    cue, first = proposal.cue, proposal.first
    word = analysis.cues[cue] if 0 <= cue < first else None
    if word is None or not word.lemma.startswith(_RETOLD) or proposal.end - first <= _LEAST:
        return proposal
    noun = first + (analysis.tokens[first].folded in MARKS)
    if (
        analysis.cues[noun] is None
        or not analysis.quote_depth[noun]
        or not _is_noun_of_saying(analysis.tokens[noun].word)
    ):
        return proposal
    behind = noun + 1 + (analysis.tokens[noun + 1].folded in COMPLEMENTIZERS)
    return proposal._replace(cue=noun, first=behind) if behind + 1 < proposal.end else proposal


def _is_noun_of_saying(word: str) -> bool:
    """Whether it is a verbal noun of a cue with whose saying it is: «نفيه», «تأكيدها»."""
    hosts = (word.removesuffix(pronoun) for pronoun in OBJECT_PRONOUNS if word.endswith(pronoun))
    nouns = (form for host in hosts for form in (host, f"{host[:-1]}ة" if host.endswith("ت") else host))
    return any(reading.kind is CueKind.NOUN for noun in nouns for reading in cue_readings(noun))
