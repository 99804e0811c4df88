"""Tell words that only look like a verb of saying: a verbal noun, a passive, one whose subject is denied or behind it.

«قراره <نقل> السفارة», «وكان <لافتا> أن …», «في عام 2014 <أعلن> عن …», «لا كابل ولا أي حكومة <طلبت> …», «<يندد> مشروع البيان …».
"""

from __future__ import annotations

from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import load
from workers.text.mentions.nouns import stem
from workers.text.statements.boundaries.joints import joins_of, link
from workers.text.statements.boundaries.lost_heads import behind_times
from workers.text.statements.proposals.propose import Proposal
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, Analysis
from workers.text.syntax.cues import OBJECT_PRONOUNS, CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.syntax.stretches import is_clitic
from workers.text.syntax.verbs import verb_gender

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_VERBAL_NOUNS: Final = frozenset({"نقل", "رد", "حث", "حض", "طلب", "رفض", "عرض"})
"""Past forms, folded, that are verbal nouns as well."""
_URGING: Final = frozenset({"وحث", "وحض"})
_OBLIQUE: Final = "ين"
"""Ending of a plural that is no subject."""
_PLANS: Final = word_list("attitudes") | frozenset({"قرار", "عزم", "نيه", "اعتزام", "خطه", "قرارات"})
"""Nouns of what somebody means to do, folded."""
_STRIKING: Final = "لفت"
_STRESS: Final = "شدد"
_UPON: Final = "علي"
_OF_THINGS: Final = ("يه", "ات")
"""Endings of an indefinite adjective and noun that «مشددة» agrees with."""
_WAS: Final = frozenset({"كان", "وكان", "يكون", "ليس", "وليس"})
_NOT, _NOR = "لا", "ولا"
_DETERMINERS: Final = word_list("determiners")
_DENIED: Final = 20
"""Tokens of a denied subject, at most."""
_PASSIVE: Final = frozenset({"أعلن", "كشف"})
"""Lemmas of verbs that news has in the passive without a subject: «أعلن عن …»."""
_ABOUT: Final = "عن"
_TIMES: Final = frozenset({"في", "عام", "سنه", "وفي"})
_SAID_TO: Final = 25
"""Tokens from the verb before to one that is joined to its object."""


def is_no_cue(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether the word in front that the content was found under says nothing, or another one's words."""
    at, first = proposal.cue, proposal.first
    cue = analysis.cues[at] if 0 <= at < first else None
    if cue is None or cue.kind not in _VERBS:
        striking = cue is not None and cue.kind is CueKind.PARTICIPLE and cue.lemma == _STRIKING
        striking = striking and at > 0 and analysis.tokens[at - 1].folded in _WAS
        return striking or (cue is not None and _is_adjective(analysis, at))
    return (
        _is_planned_deed(analysis, at)
        or _is_urging_noun(analysis, proposal)
        or _is_denied(analysis, at)
        or _is_subject(analysis, proposal)
        or _is_passive(analysis, proposal)
    )


def _is_adjective(analysis: Analysis, at: int) -> bool:
    """Whether the participle tells how strict something is: «رسوما جمركية <مشددة> على الصلب», «عقوبات <مشددة> على …».

    Behind an indefinite noun in front of «على» with a noun; of 70 annotated contents of the participle none stands so. Not
    behind a person: «مسؤولة أمريكية <مشددة> على ضرورة».
    """
    cue, before = analysis.cues[at], analysis.tokens[at - 1].folded if at > 0 else ""
    if cue is None or cue.kind is not CueKind.PARTICIPLE or cue.lemma != _STRESS or cue.gender != "f":
        return False
    noun = analysis.tokens[at - 2].folded if at > 1 else ""
    indefinite = before.endswith(_OF_THINGS) and not before.startswith("ال") and stem(noun) not in load().tables.roles
    on, what = (
        (token.folded for token in analysis.tokens[at + 1 : at + 3]) if at + 2 < len(analysis.tokens) else ("", "")
    )
    return indefinite and on == _UPON and what not in COMPLEMENTIZERS and what[:1].isalpha()


def _is_planned_deed(analysis: Analysis, at: int) -> bool:
    """Whether it is the verbal noun of what somebody means to do: «تخلى في قراره <نقل> السفارة عن …»."""
    noun = analysis.tokens[at - 1].folded if at > 0 else ""
    owned = any(noun.endswith(pronoun) and noun.removesuffix(pronoun) in _PLANS for pronoun in OBJECT_PRONOUNS)
    return owned and analysis.tokens[at].folded in _VERBAL_NOUNS


def _is_urging_noun(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether it is joined to what «بـ» tells of: «اتهمت الحركة بالعمل على …، <وحث> المتظاهرين على …».

    A verb would have to go with the feminine subject of the one before, and an oblique plural is no subject of its own.
    """
    at = proposal.cue
    if analysis.tokens[at].folded not in _URGING or not analysis.tokens[at + 1].folded.endswith(_OBLIQUE):
        return False
    for k in range(at - 1, max(at - _SAID_TO, -1), -1):
        cue = analysis.cues[k]
        if analysis.sentence[k] != analysis.sentence[at]:
            break
        if cue is not None and cue.kind in _VERBS:
            deeds = (token.folded for token in analysis.tokens[k + 1 : at])
            return cue.gender == "f" and "ب" in cue.joins and any(w[0] == "ب" and is_clitic(w) for w in deeds)
    return False


def _is_denied(analysis: Analysis, at: int) -> bool:
    """Whether its subject in front is denied: «<لا> كابل <ولا> أي حكومة موقعة على الاتفاق <طلبت> تحقيقا»."""
    nor = False
    for k in range(at - 1, max(at - _DENIED, -1), -1):
        word = analysis.tokens[k].folded
        if analysis.sentence[k] != analysis.sentence[at] or word in COMPLEMENTIZERS or word in MARKS:
            break
        denied = analysis.tokens[k + 1].folded
        if word in (_NOT, _NOR) and denied not in _DETERMINERS and verb_gender(denied):
            break
        if word == _NOT and nor:
            return True
        nor = nor or word == _NOR
    return False


def _is_subject(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether a noun stands bare behind a verb that wants a preposition, its subject: «يندد <مشروع البيان>، … بالقصف»."""
    at, first = proposal.cue, proposal.first
    cue, head = analysis.cues[at], analysis.tokens[first].folded
    if cue is None or first != at + 1 or analysis.quote_depth[first] or link(analysis, at, first) != "p:none":
        return False
    joins = joins_of(cue)
    joined = any(token.folded in joins or token.folded in MARKS for token in analysis.tokens[first : proposal.end])
    own = head[0] in joins or is_clitic(head)  # «يندد بما حدث»
    return head.isalpha() and head not in PREPOSITIONS and not own and not joined


def _is_passive(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether a sentence begins with it, or with a year, and nobody follows: «في عام 2014 <أعلن> عن وجود الحزب»."""
    at = proposal.cue
    cue = analysis.cues[at] if 0 <= at < proposal.first else None
    if cue is None or cue.lemma not in _PASSIVE or cue.kind is not CueKind.PAST or cue.gender != "m":
        return False
    if analysis.tokens[at].folded[0] in "وف" or analysis.tokens[at + 1].folded != _ABOUT:
        return False
    start = at
    while start > 0 and analysis.sentence[start - 1] == analysis.sentence[at]:
        start -= 1
    while start < at:
        behind = behind_times(analysis, start, at)
        if behind == start and analysis.tokens[start].folded not in _TIMES:
            return False
        start = max(behind, start + 1)
    return True
