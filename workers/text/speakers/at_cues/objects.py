"""Tell the words at a cue that are the verb's object, or of an adverbial phrase, from those that are its subject."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import BodyKind, Gender, Person
from workers.text.knowledge.person_names import name_words
from workers.text.mentions.mention import Mention
from workers.text.mentions.nouns import stem
from workers.text.mentions.remembered import body_of, office_of
from workers.text.speakers.voice import Voice, gender_of
from workers.text.syntax.cues import CueKind, CueWord
from workers.text.words.tokens import folded_word as fold
from workers.text.words.vocabulary import vocabulary

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_CLASHING: Final = {("f", Gender.MASCULINE), ("m", Gender.FEMININE)}
_ABOUT: Final = frozenset(map(fold, ("بشأن", "حول", "بخصوص", "إزاء", "حيال", "تجاه")))
"""Before what something is said about: «وقال بشأن حادثة …»."""
_ON: Final = frozenset(map(fold, ("على", "عن")))
_COMMENTING: Final = frozenset(map(fold, ("معلقا", "معلقة", "معقبا", "معقبة", "تعليقا", "تعقيبا", "ردا", "ومعلقا")))
INSIDE: Final = frozenset({"فيه", "فيها"})
"""What may stand between a verb and its subject or object: «اتهمت فيه الحكومة بـ…»."""
_ACCUSING: Final = frozenset({"اتهم", "وصف"})
_CHARGING: Final = "حمل"
ASKING: Final = word_list("asking_of_others")
"""Verbs with an object of their own: who is asked, warned or accused."""
_REMINDING: Final = "ذكّر"
"""The same; apart, as folded it is «ذكر»."""
_QUOTE, _OBJECT = "quote", "object"
_OBLIQUE: Final = "ين"
_SHORTEST: Final = 3
"""Letters in front of that ending."""
_MASCULINE: Final = frozenset(
    map(
        fold, ("مجلس", "اتحاد", "حزب", "جيش", "نظام", "برلمان", "مجتمع", "تحالف", "حلف", "بنك", "صندوق", "شعب", "ثنائي")
    )
)
"""Nouns for bodies, without the article, of which no other form is common."""
_OF: Final = "ب"
_TO: Final = "ل"
_PLURAL: Final = "p"
_BLAME: Final = fold("مسؤولية")
_FEMININE: Final = fold("ة")
_SOUND_PLURAL: Final = "ات"
"""Of «السلطات», «القوات»: their verbs are feminine."""
_FEMININE_OF_ORIGIN: Final = fold("ية")
_NUMBERS: Final = word_list("numbers")


def is_object(mention: Mention, cue: CueWord | None, *, next_to: bool, knowledge: Knowledge) -> bool:
    """Whether who is named right behind the verb is its object, because the verb is of the other gender.

    «واتهمت ترامب بـ…» is said by a woman or a body named before, «وحث الحكومة على …» by a man. Only of persons whose
    offices tell their gender, and of bodies whose noun does: broken plurals go with verbs of either gender.
    """
    if cue is None or cue.kind not in _VERBS or cue.with_object or not next_to or mention.role:
        return False
    if _QUOTE in cue.joins and _OBJECT not in cue.joins:
        return False  # «وقال شركة غوغل …» is badly written, but قال has no object
    if not mention.name:
        feminine = mention.body is not None and _is_feminine(mention.body, knowledge)
        asked = cue.gender == "f" and cue.lemma in ASKING and mention.body is not None
        return (cue.gender == "m" and feminine) or (asked and _is_masculine(mention.body or ""))
    person = knowledge.lookup(mention.name)
    if not isinstance(person, Person):
        return False
    offices = (office_of(office.role, knowledge) for office in person.offices)
    return any(office is not None and (cue.gender, office.gender) in _CLASHING for office in offices)


def _is_feminine(body: str, knowledge: Knowledge) -> bool:
    """Whether the noun of the body is feminine and in the singular: «الحكومة الإيرانية», «بريطانيا»."""
    known = body_of(body, knowledge)
    if known is not None and known.kind is BodyKind.STATE and known.name == body:
        return gender_of(Voice(body=body, known_body=known)) == "f"
    first = fold(body).split()[0]
    tables = knowledge.tables
    return first.endswith((_FEMININE, _SOUND_PLURAL)) and (
        stem(first) in tables.generic_heads or stem(first) in tables.heads
    )


def _is_masculine(body: str) -> bool:
    """Whether the noun of the body is masculine and in the singular, of whom a feminine verb only asks: «مجلس الأمن»."""
    return stem(fold(body).split()[0]) in _MASCULINE


def is_accused(cue: CueWord | None, words: Sequence[str], content: str, knowledge: Knowledge) -> bool:
    """Whether the folded ``words`` between the cue and its ``content`` are whom it accuses: «اتهمت [الحكومة] بـ…».

    With subject and object behind the verb the content would begin with the object, or the words would be of two.
    """
    if cue is None or cue.kind not in _VERBS or cue.with_object:
        return False
    one = not any(_begins_another(words, at, knowledge) for at in range(1, len(words)))
    if cue.lemma in _ACCUSING:
        behind = content.split()
        if behind[1:] and behind[0].startswith("ال") and _is_of_plural(behind[0]):  # «اتهم الدول [الأربع] بـ…»
            behind.pop(0)
        named = bool(behind) and (behind[0] in name_words() or knowledge.lookup(behind[0]) is not None)
        return one and bool(behind) and behind[0].startswith(_OF) and not named  # «وصف ترامب [برانسون] بأنه …»
    return one and cue.lemma == _CHARGING and content.split(maxsplit=1)[:1] == [_BLAME]


def _is_of_plural(word: str) -> bool:
    """Whether the folded word behind a noun is its numeral or adjective of origin: «الأربع», «الغربية»."""
    return stem(word) in _NUMBERS or word.endswith(_FEMININE_OF_ORIGIN)


def is_behind_plural(cue: CueWord | None) -> bool:
    """Whether what stands right behind the cue is its object: «ووصفوا القادة بـ…», «أعلنوا تنظيم …».

    A verb in front of its subject is in the singular.
    """
    return cue is not None and cue.kind in _VERBS and cue.gender == _PLURAL


def is_oblique(cue: CueWord | None, word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word right behind a verb with an object has the ending of one: «وحذرت [السائحين] من …».

    Only people in the plural, whose subject would end in «ون»; not «الأمين», «البحرين» or «الحسين».
    """
    if cue is None or cue.kind not in _VERBS or cue.lemma not in ASKING or cue.with_object:
        return False
    host = word.removesuffix(_OBLIQUE)
    if host == word or not word.startswith("ال") or len(stem(host)) < _SHORTEST or word in name_words():
        return False
    role = knowledge.tables.roles.get(stem(word))
    if role is not None or knowledge.state(word) is not None:
        return role is not None and role.gender is Gender.PLURAL
    return host in vocabulary() and stem(host) in vocabulary()


def is_addressee(cue: CueWord | None, word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word right behind a verb is the state or capital to which it is said: «تعهدت [لواشنطن] بـ…».

    Not «لندن», «لبنان», whose first letter is their own.
    """
    if cue is None or cue.kind not in _VERBS or word[0] != _TO or knowledge.lookup(word) is not None:
        return False
    host = f"ا{word[1:]}" if word.startswith(_TO * 2) else word[1:]
    return knowledge.metonym(word) is None and (
        knowledge.metonym(host) is not None or knowledge.state(host) is not None
    )


def is_asked(cue: CueWord | None) -> bool:
    """Whether who stands behind the cue is whom it is said to: «داعيا أعضاء المجلس إلى …»; its subject stands in front."""
    return cue is not None and cue.kind is CueKind.PARTICIPLE and (cue.lemma in ASKING or cue.lemma == _REMINDING)


def _begins_another(words: Sequence[str], at: int, knowledge: Knowledge) -> bool:
    """Whether another one is named from ``at`` on: «الرياض [طهران]», «الوحدات الكردية [تنظيم …]»."""
    complete = words[at - 1].startswith("ال") or knowledge.metonym(words[at - 1]) is not None
    named = knowledge.metonym(words[at]) is not None and knowledge.nationality(words[at]) is None
    return complete and (named or words[at] in knowledge.tables.generic_heads)


def is_topic(before: Sequence[str]) -> bool:
    """Whether the folded words from the cue to a mention tell that it is spoken about: «بشأن», «معلقا على [تحذيرات]»."""
    if before and before[-1] in _ABOUT:
        return True
    return any(one in _COMMENTING and other in _ON for one, other in pairwise(before))
