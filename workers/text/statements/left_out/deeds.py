"""Tell deeds, sights and looks from words: «تلقي <القبض على رجل>», «تكرر <استهداف الأحياء>», «ويُرى», «بدا <مستاء>».

Counted on 14,717 annotated contents, as said at each rule.
"""

from __future__ import annotations

import re
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import load
from workers.text.statements.boundaries.joints import COLON, link
from workers.text.statements.proposals.propose import Proposal
from workers.text.syntax.analyse import COMPLEMENTIZERS, Analysis
from workers.text.syntax.cues import OBJECT_PRONOUNS, CueKind, CueWord
from workers.text.syntax.stretches import is_clitic

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_DEEDS: Final = word_list("deeds")
_REPEAT: Final = "كرر"
_ARREST: Final = "القبض"
_LAY: Final = frozenset({"القي", "القت", "القوا", "يلقي", "تلقي", "يلقون"})
"""Forms, folded, of the verb with which that is an arrest; a cue only with blame behind it."""
_PASSIVE: Final = re.compile("^[وف]?[يت]\u064f")
_FIRST_FORM: Final = frozenset({"رأى", "قال", "ذكر", "زعم", "نقل", "كتب", "نفى", "طلب", "رفض"})
"""Lemmas whose imperfect has «ُ» on its first letter only in the passive: «يُرى»; but «يُعلن», «يُقر»."""
_CONJUNCTIONS: Final = "وف"
_CLITICS: Final = "بلو"
_SEE: Final = "رأى"
_IN: Final = "في"
_ANSWER: Final = "رد"
_SAYING: Final = word_list("saying")
_B: Final = "ب"
_DEMAND: Final = "طالب"
_SCHOOLS: Final = word_list("schools")
_CONSIDER: Final = "اعتبر"
_OF: Final = "من"
_SUPERLATIVES: Final = word_list("superlatives")
_SEEMS: Final = word_list("seems")
_NUMBERS: Final = word_list("numbers") | word_list("great_numbers")
_ACCUSE: Final = "اتهم"
_YEAR: Final = 4
"""Digits of a year."""
_SUBJECT: Final = 10
"""Tokens of who looks so or is thought to be so, at most."""


def is_deed(analysis: Analysis, proposal: Proposal, *, headline: bool) -> bool:
    """Whether somebody acts, is seen or is only said to answer, and the words are no content."""
    at, first = proposal.cue, proposal.first
    cue = analysis.cues[at] if 0 <= at < first else None
    if 0 <= at < first and analysis.tokens[first].folded == _ARREST:
        return any(analysis.tokens[k].folded.lstrip(_CONJUNCTIONS) in _LAY for k in (at, first - 1))
    if cue is None or cue.kind is CueKind.PARTICIPLE:
        return cue is not None and (_is_look(analysis, at) or _is_counted(analysis, cue, at))
    if cue.kind not in _VERBS:
        return False
    return (
        _is_repeated(analysis, cue, first)
        or _is_seen(analysis, cue, proposal)
        or _is_thought(analysis, cue, proposal)
        or (headline and _is_bare_answer(analysis, cue, proposal))
        or _is_answered_by_deed(analysis, cue, proposal)
        or _is_student(analysis, cue, proposal)
    )


def _is_repeated(analysis: Analysis, cue: CueWord, first: int) -> bool:
    """Whether a deed is repeated and no words: «كرر <محاولاته>»; of 17 annotated contents of the verb none."""
    if cue.lemma != _REPEAT or cue.with_object or analysis.quote_depth[first]:
        return False
    word = analysis.tokens[first].folded
    nouns = (word.removesuffix(pronoun) for pronoun in ("", *OBJECT_PRONOUNS) if word.endswith(pronoun))
    return any(noun in _DEEDS for noun in nouns)


def _is_seen(analysis: Analysis, cue: CueWord, proposal: Proposal) -> bool:
    """Whether the verb is passive by its vowel, or tells what is seen somewhere while another one speaks.

    «ويُرى في البعيد شبان، ويرد الجندي <"لا أراه">»; «يرى في القرار "خطأ"» has no verb between.
    """
    at, first = proposal.cue, proposal.first
    if cue.kind is CueKind.IMPERFECT and cue.lemma in _FIRST_FORM and _PASSIVE.match(analysis.tokens[at].word):
        return True
    seen = cue.lemma == _SEE and analysis.tokens[at + 1].folded == _IN and link(analysis, at, first).endswith(":mark")
    between = (other for other in analysis.cues[at + 2 : first] if other is not None)
    return seen and any(other.kind in _VERBS for other in between)


def _is_thought(analysis: Analysis, cue: CueWord, proposal: Proposal) -> bool:
    """Whether the verb is passive, because what it judges is its subject: «تعتبر الجهات الحكومية <من أبرز العملاء>».

    Of 6 such verbs outside of contents none is annotated.
    """
    if cue.lemma != _CONSIDER or cue.kind is not CueKind.IMPERFECT or cue.with_object:
        return False
    at = proposal.cue
    words = [token.folded for token in analysis.tokens[at + 1 : min(at + _SUBJECT, proposal.end)]]
    of = words.index(_OF) if _OF in words else len(words)
    if of + 1 >= len(words) or words[of + 1] not in _SUPERLATIVES or of >= proposal.first - at:
        return False
    return not any(word in COMPLEMENTIZERS or not word[0].isalnum() for word in words[:of])


def _is_look(analysis: Analysis, cue: int) -> bool:
    """Whether the participle tells how somebody looks: «بدا الأمين العام <مستاء> من التوتر»; of 4 none is annotated."""
    for at in range(cue - 1, max(cue - _SUBJECT, -1), -1):
        word = analysis.tokens[at].folded
        if analysis.sentence[at] != analysis.sentence[cue] or not word[0].isalnum() or word in COMPLEMENTIZERS:
            return False
        if word in _SEEMS or word.lstrip(_CONJUNCTIONS) in _SEEMS:
            return True
    return False


def _is_counted(analysis: Analysis, cue: CueWord, at: int) -> bool:
    """Whether the participle is a noun that is counted: «72 <متهما> شاركوا»; «في عام 2015 <متهما> إياه» is behind a year."""
    before = analysis.tokens[at - 1].folded if at > 0 else ""
    number = before.lstrip(_CLITICS)
    counts = before in _NUMBERS or (number.isdecimal() and len(number) != _YEAR)
    return cue.lemma == _ACCUSE and counts


def _is_bare_answer(analysis: Analysis, cue: CueWord, proposal: Proposal) -> bool:
    """Whether a headline tells whom somebody answers and not what: «واشنطن ترد على <تصريحات باريس>»; of 3 all are optional."""
    at, first = proposal.cue, proposal.first
    if cue.lemma != _ANSWER or cue.with_object or not link(analysis, at, first).endswith(":prep"):
        return False
    words = [token.folded for token in analysis.tokens[first : proposal.end]]
    if not _SAYING.isdisjoint(words) or COLON in words:
        return False
    return not any(word[0] == _B and word in COMPLEMENTIZERS for word in words)


def _is_answered_by_deed(analysis: Analysis, cue: CueWord, proposal: Proposal) -> bool:
    """Whether somebody answers with what they do: «فردت الحكومة <بطرد السفير>», not «رد بالقول»; of 5 contents none."""
    head = analysis.tokens[proposal.first].folded
    deed = head[0] == _B and is_clitic(head) and head not in COMPLEMENTIZERS and head not in _SAYING
    bare = link(analysis, proposal.cue, proposal.first).endswith(":none") and not analysis.quote_depth[proposal.first]
    plain = not any(token.folded[0] == _B for token in analysis.tokens[proposal.cue + 1 : proposal.first])
    return cue.lemma == _ANSWER and not cue.with_object and deed and bare and plain


def _is_student(analysis: Analysis, cue: CueWord, proposal: Proposal) -> bool:
    """Whether «طالب» is somebody who learns and no verb: «طالب <جامعي كندي>»."""
    word = analysis.tokens[proposal.cue + 1].folded
    learns = cue.lemma == _DEMAND and cue.kind is CueKind.PAST and analysis.tokens[proposal.cue].folded == _DEMAND
    return learns and (word in _SCHOOLS or load().nationality(word) is not None) and not word.startswith("ال")
