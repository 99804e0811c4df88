"""Give a content the cue that it hangs on: not that of the content before, nor a verb of the next sentence.

«قال إن <…>، لكنه <أبدى> بعض الاحترام», «<وإعلانه> عدم المشاركة. واعتبرت الصحيفة …»; and keep one of two that were found under
one: «دعت [دول العالم]، إلى <إعلان …>».
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import load
from workers.text.knowledge.person_names import name_words
from workers.text.statements.boundaries.content_ends import COMMAS
from workers.text.statements.boundaries.joints import REACH, is_joint, link
from workers.text.statements.choose import Chosen
from workers.text.statements.mention_search.addressed import ASKING
from workers.text.statements.proposals.propose import Proposal
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, Analysis
from workers.text.syntax.cues import OBJECT_PRONOUNS, CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.syntax.verbs import is_place

_RELATIVES: Final = frozenset({"التي", "الذي", "الذين"})
_SPEAKING: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT, CueKind.PARTICIPLE})
_MOTIONS: Final = frozenset({"قرار", "مشروع", "بيان", "مسوده", "مقترح"})
"""Nouns, folded, for what is moved and adopted; indefinite ones."""
_MOVING: Final = frozenset({"طالب", "دعا", "أدان", "ندد", "انتقد", "طلب", "حث"})
"""Lemmas of what a motion asks for or condemns."""
_TIMES: Final = word_list("times") | word_list("time_asides")
_AGAINST: Final = "ضد"
_ADOPT: Final = "تبنى"
"""Its verbal noun is spelt like the verb: «منعت <تبني> بيان»."""
_ISSUING: Final = frozenset({"أصدر", "نشر", "كتب", "قدم", "وجه", "قال"})
_IN_IT: Final = frozenset({"فيه", "فيها"})
_OBJECT: Final = "object"
_DETERMINERS: Final = word_list("determiners")
_NEAR: Final = 9
"""Tokens from a motion to its verb, at most."""
_VERB_AND_SUBJECT: Final = 2
_TRAILING: Final = frozenset({CueKind.ATTRIBUTION, CueKind.FOLLOW})
_AS: Final = frozenset({"كما", "حسبما", "بحسبما", "وفقما"})
_LINKED: Final = (":an", ":prep", ":clitic", ":mark")


def tell_apart(analysis: Analysis, chosen: Sequence[Chosen]) -> list[Chosen]:
    """Those chosen, a later content under the cue nearer to it, and none that only names who is asked or is a pronoun's."""
    out: list[Chosen] = []
    cues = {one.proposal.cue for one in chosen}
    for found in _as_told(analysis, chosen):
        one = _of_sentence(analysis, found, out[-1].proposal.end if out else 0)
        one = _of_motion(analysis, one, cues) if one is not None else None
        if one is None:
            continue
        before = out[-1].proposal if out else None
        if before is None or not _share(analysis, before, one.proposal):
            out.append(one)
            continue
        nearer = _nearer(analysis, before.end, one.proposal)
        if nearer is None and (
            _is_asked(analysis, before, one.proposal) or _is_taken_up(analysis, before, one.proposal)
        ):
            out.pop()
        out.append(one if nearer is None else one._replace(proposal=one.proposal._replace(cue=nearer)))
    return out


def _as_told(analysis: Analysis, chosen: Sequence[Chosen]) -> Iterator[Chosen]:
    """Those chosen, without one that is but who said what stands in front: «<أدى الرجلان القسم>، حسبما <أكد محاميهما>».

    The content in front is told by that; it is no longer of a verb in a sentence before.
    """
    told = {one.proposal.cue for one in chosen if _is_telling(analysis, one.proposal)}
    ends = {one.proposal.end for one in chosen}
    for one in chosen:
        if one.proposal.cue in told and one.proposal.first > one.proposal.cue:
            front = _sentence_in_front(analysis, one.proposal.cue)
            if front is not None and ends.isdisjoint(range(front, one.proposal.cue)):
                yield one._replace(proposal=one.proposal._replace(first=front, end=one.proposal.cue - 1))
            continue
        behind = one.proposal.end + 1  # behind the comma
        yield one._replace(proposal=one.proposal._replace(cue=behind)) if behind in told else one


def _sentence_in_front(analysis: Analysis, cue: int) -> int | None:
    """Where the sentence begins whose end is the comma in front of the cue; None where it has a cue or marks of its own."""
    first = cue - 1
    while first and analysis.sentence[first - 1] == analysis.sentence[cue]:
        first -= 1
    plain = first + 1 < cue - 1 and not any(analysis.cues[first:cue]) and not any(analysis.quote_depth[first:cue])
    return first if plain else None


def _is_telling(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether the content is the subject of the verb behind «حسبما», with that or without: «حسبما <أكد محاميهما>»."""
    cue, first = proposal.cue, proposal.first
    near = 0 < cue < first <= cue + _VERB_AND_SUBJECT
    word, verb = (analysis.cues[cue], analysis.cues[cue + 1]) if near else (None, None)
    if word is None or verb is None or word.kind not in _TRAILING or verb.kind not in _SPEAKING:
        return False
    words = [token.folded for token in analysis.tokens[first : proposal.end]]
    bare = COMPLEMENTIZERS.isdisjoint(words) and COMMAS.isdisjoint(words) and not any(one in MARKS for one in words)
    return analysis.tokens[cue].folded in _AS and analysis.tokens[cue - 1].folded in COMMAS and bare


def _of_sentence(analysis: Analysis, one: Chosen, low: int) -> Chosen | None:
    """The content with a cue of its sentence, where its own is a verb in a later one; None where it has none.

    What is quoted may be told of in the next sentence: «"…". هكذا يرى الوزير …». ``low``: the end of the content before.
    """
    first, end, at = one.proposal.first, one.proposal.end, one.proposal.cue
    cue = analysis.cues[at] if at >= end else None
    later = cue is not None and cue.kind in _SPEAKING and analysis.sentence[at] != analysis.sentence[end - 1]
    if not later or analysis.quote_depth[first] or analysis.quote_depth[end - 1]:
        return one
    own = _behind(analysis, end)
    own = _in_front(analysis, first, low) if own is None else own
    return None if own is None else one._replace(proposal=one.proposal._replace(cue=own))


def _behind(analysis: Analysis, end: int) -> int | None:
    """The attribution right behind the content: «…، <وفق> السلطات», «…، كما <أفادت> السلطات»."""
    at, last = end, len(analysis.tokens) - 1
    while at < last and analysis.tokens[at].folded in COMMAS:
        at += 1
    as_told = analysis.tokens[at].folded in _AS if at < last else False
    at += as_told and analysis.cues[at + 1] is not None
    cue = analysis.cues[at] if at <= last and analysis.sentence[at] == analysis.sentence[end - 1] else None
    return at if cue is not None and cue.kind in (_SPEAKING if as_told else _TRAILING) else None


def _in_front(analysis: Analysis, first: int, low: int) -> int | None:
    """The cue nearest in front of the content in its sentence; None where that is negated."""
    for at in range(first - 1, max(low, first - REACH) - 1, -1):
        cue = analysis.cues[at]
        if analysis.sentence[at] != analysis.sentence[first]:
            break
        if cue is not None and (cue.kind in _SPEAKING or cue.kind is CueKind.NOUN):
            return None if analysis.negated[at] else at
    return None


def _of_motion(analysis: Analysis, one: Chosen, cues: Container[int]) -> Chosen | None:
    """The content as the outer verb has it, where its own verb only tells what a motion asks for; None for nobody's words.

    «أعلنت واشنطن منعها تبني <بيان يدعو إلى تحقيق>»: she asks for none. A motion at the head of a sentence speaks itself, and in
    one that somebody issues they do. ``cues``: those that have a content.
    """
    at = one.proposal.cue
    cue = analysis.cues[at] if 0 <= at < one.proposal.first else None
    if (
        cue is None
        or cue.kind is not CueKind.IMPERFECT
        or cue.lemma not in _MOVING
        or analysis.tokens[at + 1].folded in _IN_IT
    ):
        return one
    motion = _motion(analysis, at)
    if motion is None:
        return one
    outer = next((k for k in range(motion - 1, -1, -1) if _tells(analysis, k, motion)), -1)
    verb = analysis.cues[outer] if outer >= 0 else None
    if verb is not None and (verb.lemma in _ISSUING or outer in cues):
        return one
    before = analysis.tokens[motion - 1].folded
    if before in PREPOSITIONS or before == _AGAINST:
        return None
    between = {token.folded for token in analysis.tokens[outer + 1 : motion]}
    if verb is None or _OBJECT not in verb.joins or between & (COMPLEMENTIZERS | COMMAS):
        return one
    while motion - 1 > outer and _is_construct(analysis.tokens[motion - 1].folded):
        motion -= 1
    return one._replace(proposal=one.proposal._replace(cue=outer, first=motion))


def _is_construct(word: str) -> bool:
    """Whether the folded word is a noun that what follows belongs to: «<منعها تبني> بيان»; no name, no day."""
    known = word in name_words() or is_place(word) or load().lookup(word) is not None
    return word.isalpha() and not known and not word.startswith("ال") and word not in _TIMES


def _motion(analysis: Analysis, verb: int) -> int | None:
    """The indefinite noun for a motion that the verb is of, in front of it in its sentence and not at the head of that."""
    for at in range(verb - 1, max(verb - _NEAR, 0), -1):
        word = analysis.tokens[at].folded
        if (
            not word[0].isalnum()
            or analysis.cues[at] is not None
            or analysis.sentence[at - 1] != analysis.sentence[verb]
        ):
            return None
        if word in _MOTIONS and analysis.tokens[at - 1].folded not in _MOTIONS:
            return at
    return None


def _tells(analysis: Analysis, at: int, motion: int) -> bool:
    """Whether a verb in front of the motion in its sentence stands at the token, and none with which it is adopted."""
    cue = analysis.cues[at]
    same = analysis.sentence[at] == analysis.sentence[motion]
    return same and cue is not None and cue.kind in _SPEAKING and cue.lemma != _ADOPT


def _share(analysis: Analysis, before: Proposal, one: Proposal) -> bool:
    """Whether both stand behind one cue in its sentence."""
    same = before.cue == one.cue and 0 <= one.cue < before.first and before.end <= one.first
    return same and analysis.sentence[before.first] == analysis.sentence[one.first]


def _nearer(analysis: Analysis, end: int, one: Proposal) -> int | None:
    """The cue between the two that the later content is joined to: «، لكنه <أبدى> بعض الاحترام», «، فيما <أوردت> … أن»."""
    for at in range(one.first - 1, end - 1, -1):
        cue = analysis.cues[at]
        if cue is None or analysis.negated[at]:
            continue
        beside = all(token.folded in _DETERMINERS for token in analysis.tokens[at + 1 : one.first])
        if cue.kind is CueKind.NOUN and beside and _OBJECT in cue.joins:
            return at  # «سارعوا إلى <نفي> أي علاقة»
        if cue.kind in _SPEAKING:
            return at if beside or link(analysis, at, one.first).endswith(_LINKED) else None
    return None


def _is_asked(analysis: Analysis, before: Proposal, one: Proposal) -> bool:
    """Whether the first is but who is asked: «دعت <الدول التي تؤمن بالحرية>، إلى <إعلان …>»."""
    cue = analysis.cues[one.cue]
    between = [token.folded for token in analysis.tokens[before.end : one.first]]
    if cue is None or cue.lemma not in ASKING or not link(analysis, before.cue, before.first).endswith(":none"):
        return False
    joint = before.end + (bool(between) and between[0] in COMMAS)
    return all(word in COMMAS or word in MARKS for word in between[: joint - before.end]) and is_joint(
        analysis, one.cue, joint
    )


def _is_taken_up(analysis: Analysis, before: Proposal, one: Proposal) -> bool:
    """Whether the first is but the pronoun of a relative clause: «من الإجراءات التي هدد <بتطبيقها>، "<منع الدخول>"»."""
    words = [token.folded for token in analysis.tokens[before.cue - 1 : before.cue]]
    between = [token.folded for token in analysis.tokens[before.end : one.first]]
    taken = before.end - before.first == 1 and analysis.tokens[before.first].folded.endswith(OBJECT_PRONOUNS)
    return taken and words[:1] != [] and words[0] in _RELATIVES and all(w in COMMAS or w in MARKS for w in between)
