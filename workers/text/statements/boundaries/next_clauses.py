"""End a content before the next clause of the reporter: «…، كما رفض الدعم», «بعد إعلان كابل أنها <…>، فرت القوات».

Counted on 16,058 annotated contents, as said at each rule.
"""

from __future__ import annotations

from typing import Final

from workers.text.data_files import word_list
from workers.text.statements.boundaries.content_ends import COMMAS, DASHES
from workers.text.statements.boundaries.joints import link
from workers.text.syntax.analyse import COMPLEMENTIZERS, Analysis
from workers.text.syntax.cues import OBJECT_PRONOUNS, CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.syntax.verbs import verb_gender
from workers.text.words.vocabulary import vocabulary

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_TELLING: Final = word_list("tells_besides")
_AS: Final = "كما"
_BESIDES: Final = frozenset({_AS, "فيما", "بينما"})
_WHICH: Final = frozenset({"وهو", "وهي"})
_OF_WHICH: Final = frozenset({"عليه", "اليه", "به"})
_QUESTIONS: Final = word_list("question_words")
_QUESTION_MARKS: Final = frozenset("؟?")
_SO: Final = "ف"
_BUT: Final = word_list("but_they")
_BUT_THAT: Final = frozenset({"الا", "غير", "بيد"})
_CONTRASTS: Final = frozenset({"فيما", "بينما"})
_TO_YOU: Final = frozenset({"اليك", "اليكم"})
_THAT_IS: Final = "اي"
_WHILE: Final = ("في", "حين")
_SPEECH: Final = "an"
_RELATIVES: Final = word_list("relatives")
_IN_TIME: Final = word_list("in_time")
_OF_THEM: Final = word_list("of_them")
_SIDES: Final = word_list("turns_of_speakers")
_IN_TURN: Final = "بدور"
_ON: Final = word_list("fronted_topics")
_AND: Final = "و"
_CONCLUDING: Final = frozenset({"يخلص", "تخلص", "يختم", "تختم", "يختتم", "تختتم"})
_BEGINNING: Final = frozenset({"بدا", "بدات", "اخذ", "اخذت", "راح", "راحت"})
"""«بدأ», «أخذ», «راح», folded, behind which the imperfect is what somebody began to do."""
WRITERS: Final = frozenset({"الكاتب", "الكاتبه", "كاتب", "كاتبه"})
"""Nouns, folded, for the author of a column; the bare ones in front of ``ARTICLES``."""
ARTICLES: Final = frozenset({"المقال", "المقاله", "الافتتاحيه", "التقرير"})
_LEAST: Final = 3
"""Tokens of a content in front of the next clause."""
_WHAT_IS: Final = frozenset({"ما", "مما", "بما", "لما", "عما"})
_THAT: Final = "وذلك"
_CONJUNCTIONS: Final = frozenset({"حيث", "بينما", "فيما", "بعدما", "عندما"})
_REASONS: Final = word_list("reasons_of_saying")
_OF_THE_ACT: Final = word_list("tells_of_the_act")
_TO_HE: Final = ("لي", "لت")
"""Beginnings of «ليضيف», «لتضيف»."""
_GOING_ON: Final = frozenset({"أضاف", "اختتم", "ختم", "تابع", "أردف", "استطرد", "واصل", "عاد"})
"""Lemmas of going on to speak; «ليؤكد», «ليعلن» may be what something is done for."""
_BEFORE_THAT: Final = ["قبل", "ان"]
_SHORT_VERB: Final = 4
"""Letters of a verb that no verbal noun is written as: «قصف», «منع» are both."""
_EIGHTH: Final = 5
_IMPERFECT: Final = "يتسن"
_TOPIC: Final = 14
"""Tokens of a topic in front of its verb: «وعن <الأسعار> قال …»."""


def before_next_clause(analysis: Analysis, cue: int, first: int, end: int) -> int:
    """Where the content ``first`` to ``end`` of the cue at token ``cue`` ends."""
    last = _before_topic(analysis, first, end)
    named = link(analysis, cue, first).endswith((":prep", ":clitic")) and not analysis.quote_depth[first]
    subordinate, phrase = _is_subordinate(analysis, cue, first), _is_phrase(analysis, cue, first)
    for at in range(first + 1, last - 1):
        if analysis.quote_depth[at]:
            continue
        if subordinate and _is_apart(analysis, at):
            return at
        if at < first + _LEAST:
            continue
        if _tells_besides(analysis, at, last) or _takes_turn(analysis, at):
            return at
        if phrase and analysis.tokens[at].folded in COMMAS and analysis.tokens[at + 1].folded in _OF_THE_ACT:
            return at
        if named and _is_apart_from_noun(analysis, at):
            return at
        if (
            _addresses(analysis, at)
            or _tells_after(analysis, at, last)
            or _speaks_on(analysis, at)
            or _explains(analysis, at)
            or _is_answered(analysis, at, last)
            or _asks(analysis, at)
            or _is_beside_cue(analysis, cue, at)
            or _concludes(analysis, at, last)
            or _begins_to(analysis, at, last)
            or _acts(analysis, cue, first, at)
        ):
            return at
    return last


def _before_topic(analysis: Analysis, first: int, end: int) -> int:
    """Before what the verb right behind the content is about: «… لا يكفي <وعن الأسعار> قال …»."""
    verb = analysis.cues[end] if end < len(analysis.tokens) else None
    if verb is None or verb.kind not in _VERBS or analysis.tokens[end].folded[0] == _AND or analysis.quote_depth[end]:
        return end
    for at in range(end - 2, max(first + _LEAST, end - _TOPIC) - 1, -1):
        if analysis.sentence[at] != analysis.sentence[end] or analysis.tokens[at].folded in COMMAS:
            return end
        if analysis.tokens[at].folded in _ON and not analysis.quote_depth[at]:
            return at
    return end


def _tells_besides(analysis: Analysis, at: int, end: int) -> bool:
    """Whether somebody spoke in the clause that begins here: «، كما رفض», «لكنه نفى», «إلا أنها أوضحت», «في حين قال».

    Of 146 such clauses 136 are of no content. «كما أكد الوزير» without a comma may compare. Behind one, what somebody else did
    with a verb of the lexicon is told besides, too: «، فيما دعا الرئيس المحتجين», «، كما وجهت الشكر»; of 22 clauses 21.
    """
    word, following = analysis.tokens[at].folded, analysis.tokens[at + 1].folded
    apart, verb = analysis.tokens[at - 1].folded in COMMAS, at + 1
    pronoun = following in COMPLEMENTIZERS and following.endswith(OBJECT_PRONOUNS)
    if (word in _BUT_THAT and pronoun) or (word, following) == _WHILE:
        verb = at + 2
    elif word == _AS:
        if not apart:
            return False
    elif word not in _TELLING:
        return False
    cue = analysis.cues[verb] if verb < end else None
    if cue is None or cue.kind is not CueKind.PAST:
        return False
    if apart and word in _BESIDES:
        return cue.lemma[0] == _AND or following[0] != _AND  # «كما ورد» is no «رد»
    return _SPEECH in cue.joins and not cue.with_object and (word == _AS or "quote" in cue.joins)


def _is_apart_from_noun(analysis: Analysis, at: int) -> bool:
    """Whether the reporter contrasts what is only named: «ألمح إلى <إمكانية التحالف>، في حين تلاشى …»; none goes on."""
    words = [token.folded for token in analysis.tokens[at : at + 3]]
    return words[0] in COMMAS and (words[1] in _CONTRASTS or tuple(words[1:]) == _WHILE)


def _addresses(analysis: Analysis, at: int) -> bool:
    """Whether the reporter turns to the reader or tells what it means: «، <إليك> القائمة», «– <أي أن> …»; of none."""
    word, following = analysis.tokens[at].folded, analysis.tokens[at + 1].folded
    return (word in COMMAS and following in _TO_YOU) or (word in DASHES and following == _THAT_IS)


def _tells_after(analysis: Analysis, at: int, end: int) -> bool:
    """Whether the speaker goes on speaking behind a comma: «أكد أن …، قبل أن يضيف أن …»; of 15 contents 2, both end there."""
    words = [token.folded for token in analysis.tokens[at + 1 : min(at + 3, end)]]
    cue = analysis.cues[at + 3] if at + 3 < end - 1 else None
    if analysis.tokens[at].folded not in COMMAS or words != _BEFORE_THAT or cue is None:
        return False
    return cue.kind is CueKind.IMPERFECT and not cue.with_object and _SPEECH in cue.joins and "quote" in cue.joins


def _speaks_on(analysis: Analysis, at: int) -> bool:
    """Whether the speaker adds or ends behind a comma: «…، <ليضيف> أن …», «…، <ليختتم> بعدها كلماته»; of 2 none is of it."""
    word, cue = analysis.tokens[at + 1].folded, analysis.cues[at + 1]
    apart = analysis.tokens[at].folded in COMMAS and word.startswith(_TO_HE)
    return apart and cue is not None and cue.kind is CueKind.IMPERFECT and cue.lemma in _GOING_ON


def _explains(analysis: Analysis, at: int) -> bool:
    """Whether the reporter tells what it was said for: «وذلك <لتبرير> القرار»."""
    purpose = analysis.tokens[at + 1].folded
    return analysis.tokens[at].folded == _THAT and purpose[0] == "ل" and purpose[1:] in _REASONS


def _is_answered(analysis: Analysis, at: int, end: int) -> bool:
    """Whether another one's word on it is told: «متهمة الدوحة بدعم المتمردين، <وهو ما تنفيه> الدوحة», «<وهو ما أكد عليه>».

    Of 21 contents 3 go on; with other verbs («وهو ما يعتبر رقما قياسيا») 33 of 50 do.
    """
    words = [token.folded for token in analysis.tokens[at : min(at + 4, end)]]
    cue = analysis.cues[at + 2] if at + 2 < end else None
    if words[0] not in _WHICH or words[1] not in _WHAT_IS or cue is None or cue.kind not in _VERBS:
        return False
    return cue.with_object or (len(words) > 3 and words[3] in _OF_WHICH)


def _asks(analysis: Analysis, at: int) -> bool:
    """Whether the reporter goes on with a question: «…، <فهل> ترد؟», «…، <فعلى ماذا> تعتمد؟»; of 2 none is of a content."""
    word, following = analysis.tokens[at].folded, analysis.tokens[at + 1].folded
    apart = word[0] == _SO and analysis.tokens[at - 1].folded in COMMAS
    if not apart or not (word[1:] in _QUESTIONS or following in _QUESTIONS):
        return False
    while at + 1 < len(analysis.tokens) and analysis.sentence[at + 1] == analysis.sentence[at]:
        at += 1
    return analysis.tokens[at].folded in _QUESTION_MARKS


def _is_beside_cue(analysis: Analysis, cue: int, at: int) -> bool:
    """Whether a clause is joined on to the one of the cue by the same conjunction: «حيث تهدد واشنطن بضربة <وحيث> أطلقت …»."""
    conjunction = analysis.tokens[cue - 1].folded if 0 < cue < at else ""
    return conjunction in _CONJUNCTIONS and analysis.tokens[at].folded == f"{_AND}{conjunction}"


def _takes_turn(analysis: Analysis, at: int) -> bool:
    """Whether a sentence begins here in which another one speaks: «. من جانبه رأى …», «. وبدورها …»."""
    if analysis.sentence[at] == analysis.sentence[at - 1]:
        return False
    word = analysis.tokens[at].folded.removeprefix(_AND)
    return (word == "من" and analysis.tokens[at + 1].folded in _SIDES) or word in (f"{_IN_TURN}ه", f"{_IN_TURN}ها")


def _concludes(analysis: Analysis, at: int, end: int) -> bool:
    """Whether a review tells here whose column it is: «… لا أكثر <يخلص الكاتب>», «… في العمق <يقول الكاتب الذي عاد على …>».

    What goes on behind a comma is of the content: «ومن أهمها، يقول الكاتب، الدعم».
    """
    cue, before = analysis.cues[at], analysis.tokens[at - 1].folded
    verb = analysis.tokens[at].folded in _CONCLUDING or (cue is not None and cue.kind is CueKind.IMPERFECT)
    if (
        not verb
        or at + 1 >= end
        or analysis.tokens[at + 1].folded not in WRITERS
        or analysis.tokens[at].folded[0] == _AND
    ):
        return False
    if before in COMPLEMENTIZERS or before in _RELATIVES or before in _WHAT_IS or before in (_AS, "مثلما", "حسبما"):
        return False
    behind = at + 2 + (at + 2 < end and analysis.tokens[at + 2].folded in ARTICLES)
    following = analysis.tokens[behind].folded if behind < end else ""
    return not following or following in _RELATIVES or following[0] == _AND or following == "."


def _begins_to(analysis: Analysis, at: int, end: int) -> bool:
    """Whether the reporter tells that the speaker began to speak: «يجب أن يسجن <وبدأ يشير إليه بأنه …>»; of 14,717 none."""
    word = analysis.tokens[at].folded
    cue = analysis.cues[at + 1] if word[0] == _AND and word[1:] in _BEGINNING and at + 1 < end else None
    return cue is not None and cue.kind is CueKind.IMPERFECT and _SPEECH in cue.joins


def _acts(analysis: Analysis, cue: int, first: int, at: int) -> bool:
    """Whether the reporter goes on behind an object with what was done: «كشف عن <60 إجراء>، <واصطحب> معه الوزراء».

    Of 25 contents beside such a verb 24 end before it. What is written as a verbal noun is, too, goes on («، ومنع»).
    """
    verb = analysis.cues[cue] if 0 <= cue < first else None
    if verb is None or verb.kind not in _VERBS or analysis.quote_depth[first]:
        return False
    word = analysis.tokens[at + 1].folded
    if analysis.tokens[at].folded not in COMMAS or word[0] != _AND or not _is_past(word[1:]):
        return False
    words = [token.folded for token in analysis.tokens[first:at]]
    plain = analysis.tokens[first - 1].folded not in COMPLEMENTIZERS and words[0] not in COMPLEMENTIZERS
    return plain and not any(word in _RELATIVES or word in MARKS or _is_finite(word) for word in words)


def _is_finite(word: str) -> bool:
    """Whether the folded word is a verb and no noun that is written as one."""
    return bool(verb_gender(word)) and f"ال{word}" not in vocabulary()


def _is_past(form: str) -> bool:
    """Whether the folded word is a past verb and no noun; those of the eighth form also by theirs: «اصطحب», «اصطحاب»."""
    if len(form) < _SHORT_VERB or form[0] in _IMPERFECT:
        return False
    noun = f"{form[:-1]}ا{form[-1]}"
    eighth = len(form) == _EIGHTH and form[0] == "ا" and not form.startswith("ال") and noun in vocabulary()
    return _is_finite(form) or (eighth and f"ال{form}" not in vocabulary())


def _is_subordinate(analysis: Analysis, cue: int, first: int) -> bool:
    """Whether the main clause goes on behind the comma that ends the content.

    A noun behind a preposition of time («بعد إعلان كابل أنها …»; of 43 contents one has a comma), or a relative clause whose
    content is about the antecedent («المتهم الذي تقول الشرطة إنه …»; of 65 none that what the comma sets apart goes on).
    """
    word = analysis.cues[cue] if 0 < cue < first else None
    if word is None or analysis.quote_depth[first]:
        return False
    before, joint = analysis.tokens[cue - 1].folded.removeprefix(_AND), analysis.tokens[first - 1].folded
    if word.kind is CueKind.NOUN:
        return before in _IN_TIME and analysis.sentence[cue] == analysis.sentence[first]
    about = joint in COMPLEMENTIZERS and joint.endswith(OBJECT_PRONOUNS)
    return word.kind in _VERBS and before in _RELATIVES and about and cue + 1 < first - 1


def _is_phrase(analysis: Analysis, cue: int, first: int) -> bool:
    """Whether the content only names an object of another verb: «قصفت ما <قالت> إنها <منشآت>، ردا على …».

    Of 4 contents with a comma 3 end there.
    """
    word, joint = analysis.cues[cue] if 0 < cue < first else None, analysis.tokens[first - 1].folded
    if word is None or word.kind not in _VERBS or analysis.quote_depth[first]:
        return False
    return analysis.tokens[cue - 1].folded in _WHAT_IS and joint in COMPLEMENTIZERS and joint.endswith(OBJECT_PRONOUNS)


def _is_apart(analysis: Analysis, at: int) -> bool:
    """Whether a comma stands here behind which nothing goes on with the clause."""
    following = analysis.tokens[at + 1].folded
    goes_on = following[0] == _AND or following in _RELATIVES or following in _OF_THEM or following in _BUT
    return analysis.tokens[at].folded in COMMAS and not goes_on
