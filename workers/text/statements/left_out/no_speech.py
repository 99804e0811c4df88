"""Tell acts and the writer's own inferences from what is said: «ترد على لندن بصورة», «أعلن الحرب التجارية», «ما يؤكد أن …».

Counted on 15,116 annotated contents, as said at each rule.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from workers.text.data_files import word_list
from workers.text.statements.boundaries.content_ends import COMMAS
from workers.text.statements.boundaries.joints import COLON, link
from workers.text.statements.left_out.by_rule import is_rule
from workers.text.statements.proposals.propose import Proposal
from workers.text.syntax.analyse import COMPLEMENTIZERS, Analysis
from workers.text.syntax.cues import CueKind, cue_readings
from workers.text.syntax.quotes import MARKS
from workers.text.syntax.stretches import is_clitic
from workers.text.words.normalize import fold

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_TRAILING: Final = frozenset({CueKind.ATTRIBUTION, CueKind.FOLLOW})
_SPEAKING: Final = _VERBS | {CueKind.PARTICIPLE}
_BEHIND: Final = 4
"""Tokens beside a content among which its attribution begins."""
_SAYING: Final = word_list("saying")
_B: Final = "ب"
_WHAT: Final = frozenset({"ما", "مما", "بما"})
_FACT: Final = ("الامر", "الذي")
_CONCLUDED: Final = frozenset({"أكد", "أشار", "رجح", "أثبت", "أظهر", "برهن", "كشف", "دعا"})
"""Lemmas of what a fact does as well: it confirms, shows, points to, calls for."""
_TO: Final = frozenset({"الي", "علي", "عن"})
_IT: Final = frozenset({"هو", "وهو", "هي", "وهي", "وهذا", "هذا"})
_ANSWER: Final = "رد"
_WORDS: Final = word_list("documents") | word_list("occasions") | word_list("manners_of_answers")
"""Nouns of what is said or how, behind «رد على فلان بـ», without article."""
_ANSWERED: Final = 12
"""Tokens of who or what is answered, at most."""
_DECREE: Final = "أقر"
_SUBJECT: Final = 12
"""Tokens of who adopts something, at most."""
_VOTING: Final = frozenset({"بقراءه", "بالقراءه", "بالاجماع", "باجماع", "باغلبيه", "بالاغلبيه", "بشكل", "بصوره"})
"""How something is adopted, folded: «أقر البرلمان <بقراءة> أولى مشروع قانون»."""
_TAKE_ON: Final = "تبنى"
_PASSED: Final = word_list("passed_by_vote")
_DECLARE: Final = "أعلن"
_WAR: Final = "الحرب"
_AGAINST: Final = frozenset({"علي", "ضد"})
_DETAILS: Final = frozenset({"تفاصيل", "التفاصيل"})
_MOODS: Final = frozenset({"تحسر", "تأسف"})
_THIN: Final = 5
"""Tokens of what somebody laments before their own words tell it."""
_TIMES: Final = word_list("in_time")
_FRONTED: Final = 5
"""Tokens of an adverbial in front of its clause that may be taken for all of it."""
_ABOUT: Final = frozenset({"علق", "تحدث", "تطرق"})
"""Lemmas of cues that tell of what somebody speaks."""
_LAY_DOWN: Final = "نص"
_LAWS: Final = word_list("rules_and_measures") | word_list("laws")
_BESIDE: Final = 3
"""Tokens from a verb to the noun of its subject: «القرار الجديد الذي ينص على …», «تنص المادة الثالثة من القانون على …»."""
_TOUCH: Final = "تطرق"
_EXISTENCE: Final = "وجود"
_TALKING: Final = frozenset({"تحدث", "تكلم"})
_THESE: Final = word_list("demonstratives")
_MATTERS: Final = frozenset({"الامر", "الموضوع", "المساله", "الشان", "القضيه", "الملف"})
_INFER: Final = "استدل"
_ADMIT: Final = "اعترف"
_RECOGNISED: Final = frozenset({"عاصمه", "دوله"})
_PLACE: Final = 4
"""Tokens to «عاصمة» behind «اعترف»: a name and its adjectives fit in."""
_DEMAND: Final = "طالب"
_NUMBERS: Final = word_list("numbers") | word_list("great_numbers")
_IMPERSONAL: Final = frozenset({"يذكر", "يشار", "يقال", "يعتقد"})
_BETWEEN: Final = frozenset({"الي", "،"})


def is_no_speech(analysis: Analysis, proposal: Proposal, *, headline: bool) -> bool:
    """Whether somebody acts, nobody speaks, or the words alone tell nothing."""
    return (
        _is_inference(analysis, proposal)
        or _is_answer_by_act(analysis, proposal)
        or _is_decision(analysis, proposal)
        or _is_vote(analysis, proposal)
        or _is_law(analysis, proposal)
        or _is_figure(analysis, proposal)
        or _is_adverbial(analysis, proposal)
        or _is_topic_of_speech(analysis, proposal)
        or _is_impersonal(analysis, proposal)
        or _is_recognition(analysis, proposal)
        or _is_student(analysis, proposal)
        or _is_number(analysis, proposal)
        or _is_of_another_sentence(analysis, proposal)
        or (headline and analysis.tokens[proposal.first].folded in _DETAILS)  # «يكشف <تفاصيل الخطة>»: it tells none
    )


def _is_inference(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether a fact told before is the subject of the verb: «، ما يؤكد أن …», «وهو ما يشير إلى …»; of 12 none is annotated.

    «ما أكدته الوزارة» and «وفق ما أكد الوزير» have somebody who says it.
    """
    at, first = proposal.cue, proposal.first
    cue = analysis.cues[at] if 1 < at < first else None
    if cue is None or cue.kind not in _VERBS or cue.with_object or cue.lemma not in _CONCLUDED or cue.gender != "m":
        return False
    words = [token.folded for token in analysis.tokens[at - 2 : at + 2]]
    fact = tuple(words[:2]) == _FACT
    apart = words[0] in COMMAS or words[0] in _IT or analysis.sentence[at - 2] != analysis.sentence[at]
    if not fact and not (words[1] in _WHAT and (apart or words[1] == "مما")):
        return False
    return words[3] in COMPLEMENTIZERS or words[3] in _TO or cue.lemma == "دعا"


def _is_answer_by_act(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether somebody is answered by an act: «ترد على لندن <بصورة>», «بخطوة انتقامية»; not «بالقول», «ببيان», «باتهام»."""
    at, first = proposal.cue, proposal.first
    cue = analysis.cues[at] if 0 <= at < first else None
    if cue is None or cue.lemma != _ANSWER or cue.kind not in _VERBS:
        return False
    if not link(analysis, at, first).endswith(":prep"):
        return False
    words = [token.folded for token in analysis.tokens[first : min(first + _ANSWERED, proposal.end)]]
    if any(word in COMPLEMENTIZERS or word in _SAYING or word == COLON for word in words):
        return False
    acts = [k for k, word in enumerate(words, first) if k > first and word[0] == _B and is_clitic(word)]
    return bool(acts) and not analysis.quote_depth[acts[0]] and not _is_of_words(analysis.tokens[acts[0]].word)


def _is_of_words(word: str) -> bool:
    """Whether what is written behind «بـ» is a noun of saying or of its manner: «باتهام», «ببيان», «بقوة»."""
    noun = word.removeprefix(_B)
    return fold(noun).removeprefix("ال") in _WORDS or any(
        reading.kind is CueKind.NOUN for reading in cue_readings(noun)
    )


def _is_decision(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether something is adopted: «أقر <رسوما جمركية بنسبة 30 في المئة>»; of 32 contents of those who admit none is bare."""
    first = proposal.first
    at = _nearest(analysis, first)
    if at < 0 or proposal.cue >= first or analysis.quote_depth[first]:
        return False
    words = [token.folded for token in analysis.tokens[at + 1 : first + 1] if token.folded not in _VOTING]
    joined = any(word[0] == _B or word in COMPLEMENTIZERS or word == COLON or word in MARKS for word in words)
    behind = analysis.tokens[first + 1 : proposal.end]
    late = any(token.folded[0] == _B and k.folded in COMMAS for k, token in pairwise(behind))
    return not joined and not late


def _is_vote(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether a body passes what it votes on: «تبنى المجلس <مشروع قرار>»; «تبنى التنظيم <الهجوم>» claims it."""
    cue = analysis.cues[proposal.cue] if 0 <= proposal.cue < proposal.first else None
    if cue is None or cue.lemma != _TAKE_ON or cue.kind not in _VERBS or analysis.quote_depth[proposal.first]:
        return False
    noun = analysis.tokens[proposal.first].folded.removeprefix("ال")
    return noun in _PASSED or noun.removesuffix("ا") in _PASSED


def _is_law(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether a law or a treaty lays it down: «ينص الاتفاق على <وقف القتال>»; of 46 such contents 10 are optional, none due."""
    at = proposal.cue
    cue = analysis.cues[at] if 0 <= at < proposal.first else None
    if cue is None or cue.lemma != _LAY_DOWN or cue.kind not in _VERBS:
        return False
    words = (token.folded for token in analysis.tokens[max(at - _BESIDE, 0) : at + _BESIDE + 1])
    return any(word.removeprefix("ال") in _LAWS for word in words)


def _nearest(analysis: Analysis, first: int) -> int:
    """The verb «أقر» nearest before token ``first`` in its sentence, no other cue between; -1 for none."""
    for at in range(first - 1, max(first - _SUBJECT, -1), -1):
        cue = analysis.cues[at]
        if analysis.sentence[at] != analysis.sentence[first]:
            break
        if cue is not None and cue.kind is not CueKind.SOURCE:
            return at if cue.lemma == _DECREE and cue.kind in _VERBS and not cue.with_object else -1
    return -1


def _is_figure(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether a war is only a figure: «أعلن <الحرب التجارية>», not «أعلن الحرب على العراق»."""
    at, first, end = proposal.cue, proposal.first, proposal.end
    cue = analysis.cues[at] if 0 <= at < first else None
    if cue is None or cue.lemma != _DECLARE or analysis.tokens[first].folded != _WAR:
        return False
    words = [token.folded for token in analysis.tokens[first + 1 : end]]
    return bool(words) and words[0].startswith("ال") and _AGAINST.isdisjoint(words)


def _is_adverbial(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether it is but an adverbial in front of the clause that its attribution goes with: «<منذ انتخابه>، قتل …، بحسب …»."""
    at, first, end = proposal.cue, proposal.first, proposal.end
    cue = analysis.cues[at] if at > end else None
    if cue is None or cue.kind not in _TRAILING or end - first > _FRONTED or analysis.quote_depth[first]:
        return False
    fronted = analysis.tokens[first].folded.removeprefix("و") in _TIMES and analysis.tokens[end].folded in COMMAS
    return fronted and at > end + 1 and not any(analysis.cues[first:end])


def _is_topic_of_speech(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether it is but what the words behind it are about: «علق على <الاتفاق> قائلا إنه …»; of 58 annotated contents none.

    So is what somebody laments in a few words: «تحسر على <الوضع>، قائلا "…"». What is only pointed at is told elsewhere: «تحدث
    عن <هذا الأمر> علنا»; of 92 contents none begins so, and none is what somebody infers something from («استدل على <رأيه>»).
    What is but touched on («تطرق إلى <الأزمة>») is told behind it: of 26 such topics 2 are annotated, one with words quoted.
    """
    at, first, end = proposal.cue, proposal.first, proposal.end
    cue = analysis.cues[at] if 0 <= at < first else None
    if cue is not None and cue.lemma == _TOUCH:
        words = [token.folded for token in analysis.tokens[first - 1 : end]]
        return MARKS.isdisjoint(words) and words[1] != _EXISTENCE
    if cue is None or not link(analysis, at, first).endswith(":prep"):
        return False
    if cue.lemma == _INFER or (cue.lemma in _TALKING and _only_points(analysis, first, end)):
        return True
    if cue.lemma not in _ABOUT and not (cue.lemma in _MOODS and end - first <= _THIN):
        return False
    following = [token.folded for token in analysis.tokens[end : end + 2]]
    return any(word in _SAYING for word in following[: 1 + (following[:1] == ["،"])])


def _only_points(analysis: Analysis, first: int, end: int) -> bool:
    """Whether a demonstrative is all that is spoken of: «عن <ذلك>», «عن <هذا الأمر> علنا»; not «عن <هذا الهروب>»."""
    this, noun = analysis.tokens[first].folded, analysis.tokens[first + 1].folded if first + 1 < end else ""
    return this in _THESE and (not noun or noun in _MATTERS)


def _is_recognition(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether a state recognises a capital or a state: «اعترف <بالقدس عاصمة لإسرائيل>»; of 16,058 annotated contents none."""
    at, first, end = proposal.cue, proposal.first, proposal.end
    cue = analysis.cues[at] if 0 <= at < first else None
    if cue is None or cue.lemma != _ADMIT or analysis.quote_depth[first]:
        return False
    before, head = analysis.tokens[first - 1].folded, analysis.tokens[first].folded
    joined = before == _B or (head[0] == _B and before not in COMPLEMENTIZERS)
    words = [token.folded for token in analysis.tokens[first + 1 : min(first + _PLACE, end)]]
    return joined and any(word in _RECOGNISED for word in words)


def _is_student(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether «طالب» is counted, a student and no verb: «1500 <طالب> جامعي»."""
    cue = analysis.cues[proposal.cue] if 0 < proposal.cue < proposal.first else None
    if cue is None or cue.lemma != _DEMAND or analysis.tokens[proposal.cue].folded != _DEMAND:
        return False
    before = analysis.tokens[proposal.cue - 1].folded
    return before[-1].isdigit() or before in _NUMBERS


def _is_number(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether nothing but a number stands behind the colon: «الدعم الفني : <98674959>»."""
    words = [token.folded for token in analysis.tokens[proposal.first : proposal.end]]
    return not analysis.quote_depth[proposal.first] and not any(letter.isalpha() for word in words for letter in word)


def _is_of_another_sentence(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether it stands in a later sentence than its verb and nothing quotes or attributes it: «قال إنهم هنا. <تقع القرية>».

    Of 8 such contents of 218 articles 4 were said, which a complementizer or mark opens or an attribution follows.
    """
    at, first, end = proposal.cue, proposal.first, proposal.end
    cue = analysis.cues[at] if 0 <= at < first else None
    if cue is None or cue.kind not in _SPEAKING or analysis.sentence[at] == analysis.sentence[first]:
        return False
    if any(analysis.quote_depth[first:end]) or analysis.tokens[first - 1].folded in COMPLEMENTIZERS:
        return False
    near = [*range(max(first - _BEHIND, at + 1), first), *range(end, min(end + _BEHIND, len(analysis.tokens) - 1))]
    others = ((k, other) for k in near if (other := analysis.cues[k]) is not None)
    told = any(other.kind in _TRAILING and not is_rule(analysis, k + 1) for k, other in others)
    return not told and all(token.folded != COLON for token in analysis.tokens[at:first])


def _is_impersonal(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether nobody says it: «ويذكر أن …», «ويشار إلى أن …» at the beginning of a sentence."""
    at = proposal.first - 1
    while at > 0 and (analysis.tokens[at].folded in COMPLEMENTIZERS or analysis.tokens[at].folded in _BETWEEN):
        at -= 1
    joined = 0 <= at < proposal.first - 1 and analysis.tokens[at].folded.removeprefix("و") in _IMPERSONAL
    return joined and (at == 0 or analysis.sentence[at] != analysis.sentence[at - 1])
