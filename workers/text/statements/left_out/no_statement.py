"""Tell what looks like a statement and is none: «لم يؤكد», «رفض التعليق», «تحدثت أمام البرلمان», «الطقس: أمطار غزيرة»."""

from __future__ import annotations

from typing import Final

from schemas import Act
from workers.text.data_files import word_list
from workers.text.knowledge.base import load
from workers.text.knowledge.model import Body, BodyKind
from workers.text.knowledge.person_names import name_words
from workers.text.statements.boundaries.joints import COLON, joins_of, link
from workers.text.statements.left_out.by_rule import is_rule
from workers.text.statements.left_out.deeds import is_deed
from workers.text.statements.left_out.no_cue import is_no_cue
from workers.text.statements.left_out.no_speech import is_no_speech
from workers.text.statements.left_out.wanted import is_supposed, is_wanted
from workers.text.statements.proposals.propose import Proposal
from workers.text.syntax.analyse import COMPLEMENTIZERS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.tagging.named_tokens import NamedTokens
from workers.text.tagging.tagger import TokenReading
from workers.text.words.normalize import fold
from workers.text.words.vocabulary import vocabulary

_WITHHELD: Final = word_list("withheld")
_TOPICS: Final = word_list("topics")
_STOP: Final = "."
_WITH_B: Final = frozenset({"أقر", "هدد", "توعد"})
"""Lemmas whose content «بـ» or «بأن» joins where they are verbs of speech."""
_WITH_PREPOSITION: Final = frozenset({"اعترض", "علق", "شدد", "واصل", "نادى"})
"""Lemmas whose bare object is no content."""
_NEEDS: Final = frozenset(map(fold, ("ضرورة", "أهمية", "وجوب")))
"""What is stressed even where «على» is left out: «شدد الوزير ضرورة الحذر»."""
_SAYING: Final = word_list("saying")
_TENSES: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_B, _L = "ب", "ل"
_THEIRS: Final = ("ها", "هم", "ته", "اته")
_ACCUSE: Final = "اتهم"
_RULES_ON: Final = frozenset({"أيد", "رفض"})
_RULED_ON: Final = word_list("ruled_on")
_COURTS: Final = word_list("courts")
_BESIDE: Final = 2
"""Tokens before a verb among which its subject stands: «محكمة سوسة ترفض …»."""
_JOINTS: Final = frozenset({COLON, "من"})
_CONJUNCTIONS: Final = "وف"
_WILL: Final = "س"
_SHALL: Final = "سوف"
_PERSONS: Final = frozenset("يتن")
_US: Final = "نا"
_MAY_SPEAK: Final = 0.25
"""Probability of a mention from which on a word before the colon of a headline may name a speaker."""
_SPEAKS: Final = 0.5
"""Probability of a mention from which on a word at the head of a content is the speaker's."""
_COLON_REACH: Final = 2
"""Tokens in front of a content in which its colon stands, with an opening mark."""
_SETTINGS: Final = frozenset(map(fold, ("أمام", "خلال", "أثناء", "لدى", "عبر", "قرب", "في", "مع")))
_SETTING: Final = 3
"""Tokens of where and before whom somebody speaks: of 14,159 annotated contents none is so short and begins so."""


def says_nothing(analysis: Analysis, reading: TokenReading, proposal: Proposal, *, headline: bool = False) -> bool:
    """Whether the verb is negated, withholds or is still to come, or words only tell where somebody speaks or by what rule."""
    return (
        _withholds(analysis, proposal)
        or _is_negated(analysis, proposal)
        or _is_setting(analysis, reading, proposal)
        or _is_planned(analysis, proposal)
        or _is_by_rule(analysis, proposal)
        or _is_other_sense(analysis, proposal)
        or _is_other_frame(analysis, reading, proposal)
        or _is_accused(analysis, proposal)
        or _is_ruling(analysis, proposal)
        or is_no_speech(analysis, proposal, headline=headline)
        or is_deed(analysis, proposal, headline=headline)
        or is_no_cue(analysis, proposal)
    )


def _is_planned(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether the verb in front of it is a future: «سيعلن الوزير خطته غدا»; of 64 such verbs one had a statement.

    A speech given out in advance is quoted: «سيقول الوزير وفق مقتطفات من خطابه "…"».
    """
    cue = analysis.cues[proposal.cue] if 0 <= proposal.cue < proposal.first else None
    if cue is not None and cue.kind in _TENSES and is_supposed(analysis, proposal.cue):
        return True
    if cue is None or cue.kind is not CueKind.IMPERFECT or analysis.quote_depth[proposal.first]:
        return False
    word = analysis.tokens[proposal.cue].folded.lstrip(_CONJUNCTIONS)
    will = (word[0] == _WILL and word[1] in _PERSONS) or analysis.tokens[proposal.cue - 1].folded == _SHALL
    return will or is_wanted(analysis, proposal.cue)


def _is_other_sense(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether the verb with a bare object is no verb of speech: «أقر البرلمان <القانون>», «الجفاف يهدد <المحاصيل>».

    To admit something wants «بـ» or «بأن», to threaten tells with what: «يهدد <طهران بعقوبات>».
    """
    cue = analysis.cues[proposal.cue] if 0 <= proposal.cue < proposal.first else None
    if cue is None or cue.with_object or cue.lemma not in _WITH_B or analysis.quote_depth[proposal.first]:
        return False
    words = (token.folded for token in analysis.tokens[proposal.cue + 1 : proposal.end])
    return not any(word[0] == _B or word in COMPLEMENTIZERS or word in MARKS or word in _JOINTS for word in words)


def _is_other_frame(analysis: Analysis, reading: TokenReading, proposal: Proposal) -> bool:
    """Whether the verb has a bare object and is none of speech: «يعترض <صاروخا>», «علقت <الرحلات>», «شددت <القيود>».

    Objecting, commenting and stressing want a preposition or quotation: of 267 annotated contents of theirs none is bare.
    """
    at, first = proposal.cue, proposal.first
    cue = analysis.cues[at] if 0 <= at < first else None
    if cue is None or cue.lemma not in _WITH_PREPOSITION or cue.kind not in _TENSES:
        return False
    head = analysis.tokens[first].folded
    bare = link(analysis, at, first).endswith(":none") and head not in _NEEDS
    if not bare or analysis.quote_depth[first]:
        return False
    subject = first > at + 1 and all(share > _SPEAKS for share in reading.mention[at + 1 : first])
    if subject and head.endswith(_THEIRS) and head[0] not in _B + _L:
        return True  # «تشدد واشنطن <رقابتها على الشركات>», not «شدد الوزير <بدوره على أهمية الحذر>»
    words = (token.folded for token in analysis.tokens[at + 1 : proposal.end])
    joints = joins_of(cue) | COMPLEMENTIZERS | _SAYING | {COLON}
    return not any(word in joints or word in MARKS for word in words)


def _is_accused(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether nobody is told of who accuses: «أقيل الوزير واتهم <بالفساد>»; to accuse wants somebody: «اتهم لندن بالكذب»."""
    cue = analysis.cues[proposal.cue] if 0 <= proposal.cue < proposal.first else None
    if cue is None or cue.lemma != _ACCUSE or cue.with_object or cue.kind is CueKind.NOUN:
        return False
    word = analysis.tokens[proposal.cue + 1].folded
    known = word in name_words() or load().lookup(word) is not None  # «تتهم بكين بالسرقة»
    joint = word == _B or word in COMPLEMENTIZERS or (word[0] == _B and word[1:] in vocabulary() and not known)
    return joint and proposal.first <= proposal.cue + 2


def _is_ruling(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether a court decides: «رفضت المحكمة <طلب الإفراج>», «أيدت <الحكم>»; but «رفض الوزير طلب المعارضة»."""
    cue = analysis.cues[proposal.cue] if 0 <= proposal.cue < proposal.first else None
    if cue is None or cue.lemma not in _RULES_ON or analysis.tokens[proposal.first].folded not in _RULED_ON:
        return False
    words = [token.folded for token in analysis.tokens[max(proposal.cue - _BESIDE, 0) : proposal.first]]
    return not _COURTS.isdisjoint(words)


def _is_by_rule(analysis: Analysis, proposal: Proposal) -> bool:
    """Whether «وفق» tells by what rule or measure something is done: «يحاكم وفقا للقانون», not «وفقا للمحامي»."""
    cue = analysis.cues[proposal.cue] if proposal.cue >= 0 else None
    return cue is not None and cue.kind is CueKind.ATTRIBUTION and is_rule(analysis, proposal.cue + 1)


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


def _is_setting(analysis: Analysis, reading: TokenReading, proposal: Proposal) -> bool:
    """Whether the words only tell where somebody speaks: «تحدثت النائبة <أمام البرلمان>», «… <سعاد الحداد أمام البرلمان>»."""
    first = proposal.first
    while (
        first < proposal.end - 1
        and reading.mention[first] >= _SPEAKS
        and analysis.tokens[first].folded not in _SETTINGS
    ):
        first += 1
    short = proposal.end - first <= _SETTING and analysis.tokens[first].folded in _SETTINGS
    return short and not analysis.quote_depth[first]


def is_under_topic(analysis: Analysis, reading: TokenReading, named: NamedTokens, proposal: Proposal) -> bool:
    """Whether only a topic or a place stands before the colon of a headline: «الطقس: أمطار غزيرة», not «مصادر: أمطار غزيرة».

    A topic is no name, no cue and nothing that the tagger takes for a speaker, or begins with a word for an event.
    """
    words = [token.word for token in analysis.tokens[: proposal.first]]
    if COLON not in words[-_COLON_REACH:]:
        return False
    at = words.index(COLON)
    if analysis.quote_depth[at] and words[0] not in MARKS:
        return True  # the colon of a title: «ما جاء في كتاب "الخوف: ترامب في البيت الأبيض"»
    if any(analysis.cues[:at]):
        return False
    speaks = named.kind[:at].any() or (reading.mention[:at] > _MAY_SPEAK).any()
    return not speaks or _is_topic(analysis, at) or _is_dateline(analysis, named, at, proposal)


def _is_topic(analysis: Analysis, colon: int) -> bool:
    """Whether the words before the colon tell what a headline is about: «أزمة السعودية وكندا: …», «بعد هجوم باريس: …».

    Not «بعد عودته .. رئيس الحكومة: …», which names a speaker behind them.
    """
    head = [token.folded for token in analysis.tokens[:colon]]
    return head[0].removeprefix("ال") in _TOPICS and _STOP not in head


def _is_dateline(analysis: Analysis, named: NamedTokens, colon: int, proposal: Proposal) -> bool:
    """Whether only the country or town of the news stands before the colon: «العراق: عودة الملاحة», «قفصة: إيقاف مشتبه به».

    Of 115 annotated headlines behind the name of a country 12 are its statements; those that say «we» are kept («الكويت: نقف
    إلى جانب الأردن»), and those behind a capital, which stands for its government («موسكو: …»).
    """
    knowledge = load()
    words = [token.folded for token in analysis.tokens[:colon]]
    head = " ".join(words)
    known, place = knowledge.lookup(head), knowledge.tables.places.find(words, 0)
    states = isinstance(known, Body) and known.kind is BodyKind.STATE
    town = place is not None and place.end == colon and head not in knowledge.tables.metonyms
    if not (states or town):
        first, joined, second = head.partition(" و")
        pair = [knowledge.lookup(name) for name in (first, second)] if joined else []
        states = bool(pair) and all(isinstance(one, Body) and one.kind is BodyKind.STATE for one in pair)
    return (states or town) and not _says_we(analysis, named, proposal)


def _says_we(analysis: Analysis, named: NamedTokens, proposal: Proposal) -> bool:
    """Whether a verb or a pronoun of the first person plural stands in it: «نقف مع الأردن», «تعرضنا لعملية غدر»."""
    for at in range(proposal.first, proposal.end):
        word = analysis.tokens[at].folded
        if named.kind[at] or len(word) <= len(_US):
            continue
        verb = word[0] == "ن" and {f"ي{word[1:]}", f"ت{word[1:]}"} <= vocabulary() and f"ال{word}" not in vocabulary()
        if verb or word.endswith(_US):
            return True
    return False
