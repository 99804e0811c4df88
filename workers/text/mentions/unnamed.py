"""Tell who speaks unnamed: people in the plural, bodies of which there are more; the people of a state are the state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from schemas import Act
from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.model import BodyKind, Gender, Role
from workers.text.knowledge.person_names import is_new, name_words
from workers.text.mentions.mention import Mention
from workers.text.mentions.nouns import stem
from workers.text.mentions.remembered import body_of
from workers.text.syntax.analyse import PREPOSITIONS
from workers.text.syntax.cues import CueWord
from workers.text.words.tokens import folded_word as fold
from workers.text.words.vocabulary import vocabulary

_NAMING: Final = word_list("naming")
_RANKING: Final = frozenset(
    map(fold, ("رفيع", "رفيعة", "كبير", "كبيرة", "بارز", "بارزة", "سابق", "سابقة", "آخر", "أخرى", "مطلع", "مقرب"))
)
"""Adjectives of unnamed officials that do not end like those of origin: «مسؤول رفيع»."""
_NUMBERS: Final = word_list("numbers")
_KIN: Final = word_list("kin")
_MANY: Final = word_list("many")
"""Adjectives of those of whom there are more: «مستخدم آخر», «بلدان عديدة»."""
_GROUPS: Final = word_list("groups")
_OF: Final = "من"
_PERSONS: Final = word_list("persons_in_general")
_DUALS: Final = ("تان", "تين", "ان", "ين")
_PLURALS: Final = ("ون", "ين", "وو")
_ADJECTIVES: Final = ("ي", "يه", "ين", "ون")
"""Endings, folded, of the indefinite adjectives behind a noun of somebody whom the text does not name: «جماعة سلفية»."""
_STATES: Final = frozenset({BodyKind.STATE, BodyKind.GOVERNMENT, BodyKind.SECURITY_FORCES})
"""Of which «الدول الثلاث», «السلطات» and «الأجهزة الأمنية» are certain ones."""
_MANY_OF_A_BODY: Final = frozenset({"journalist"})
_ONE_OF_MANY: Final = frozenset({"مراسل", "مراسله", "مصور", "مصوره", "صحافي", "صحفي", "صحافيه", "صحفيه"})
"""Of whom a body has several: «مراسل وكالة …» names nobody, «رئيس تحرير صحيفة …» does."""
_ONLY_TOLD: Final = frozenset({"official", "source"})
"""Role nouns that tell no office: whoever is called nothing else is not named."""
_ACTS_OF_A_PEOPLE: Final = frozenset(
    {Act.DEMAND, Act.THREATEN, Act.PREDICT, Act.REGRET, Act.CRITICISE, Act.SUPPORT, Act.PRAISE}
)
"""What many do who have no spokesman."""
_THINKING: Final = frozenset(map(fold, ("اعتبر", "رأى", "قدر", "اعتقد", "ظن")))
_EVERYBODY: Final = ("الجميع",)
_OPENING: Final = frozenset('"«“')
_SIGNS: Final = ' ،,"«»“”'


def as_unnamed(mention: Mention, whole: str, knowledge: Knowledge) -> Mention:
    """The mention as the unnamed source or the people that its words are, where they name nobody.

    «المحتجون», «مستخدم آخر على …», «59% من الاقتصاديين» are people; «دول عربية», «معظم الأحزاب», «وسائل إعلام محلية» are bodies
    without a name; «الإسرائيليون» and «الكوريون الشماليون» speak for their state.
    """
    words = words_of(whole)
    if not words or (mention.name is not None and not _is_number(words)):
        return mention
    if is_people(words, knowledge):
        return Mention(None, None, whole.strip(_SIGNS), anonymous=False)
    rest = _without_quantifiers(words, knowledge)
    if _is_number(words) or tuple(words) == _EVERYBODY or (len(rest) < len(words) and _are_persons(rest, knowledge)):
        return Mention(None, whole.strip(_SIGNS), None, anonymous=True)
    if mention.role is not None:
        role = knowledge.resolve_role(mention.role)
        several = role is not None and role.gender is Gender.PLURAL and role.noun.official != "office"
        if role is not None and role.noun.id in _MANY_OF_A_BODY and not words[0].startswith("ال"):
            several = words[0] in _ONE_OF_MANY  # «مراسل الوكالة»
        several = several or _is_pair(words)
        return replace(mention, anonymous=mention.anonymous or several)  # «المتهمان», «الحقوقيون»
    one_of_many = words[0] in _ONE_OF_MANY and len(words) > 1 and mention.body is not None  # «مراسلة وكالة …»
    # «امرأتان», not «طالبان»
    one_of_many = one_of_many or (mention.body is not None and _is_pair(words) and knowledge.lookup(whole) is None)
    if one_of_many or _is_person_of_state(words, knowledge):
        return Mention(None, whole.strip(_SIGNS), None, anonymous=one_of_many)
    return _body_as_unnamed(mention, whole, rest, knowledge)


def _body_as_unnamed(mention: Mention, whole: str, rest: Sequence[str], knowledge: Knowledge) -> Mention:
    """The mention of a body as one that is not named, or as people; ``rest``: its words without quantifiers."""
    known = body_of(mention.body, knowledge) if mention.body else None
    if mention.body is None or (known is not None and known.id in knowledge.tables.bodies):
        return mention
    if _is_group(whole, words_of(whole), rest, knowledge):
        return Mention(None, None, mention.body, anonymous=True)
    if known is None and rest and (_are_unnamed(rest, knowledge) or _is_of_a_trade(words_of(whole), knowledge)):
        return Mention(None, whole.strip(_SIGNS), None, anonymous=True)
    return mention


def refers_back(role: str, info: Role | None) -> bool:
    """Whether the role is the word for an unnamed one again: «المسؤول في التحالف» of «مسؤول رفيع في التحالف»; no office."""
    return info is not None and info.noun.id in _ONLY_TOLD and fold(role).startswith("ال")


def is_indefinite(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the folded words of a role bring in somebody: «مسؤول», «ناشط سوري», «متحدث باسم …», «بعض النواب».

    An office of something definite does not: «رئيس سلسلة المقاهي», «زعيم كوريا الشمالية».
    """
    if not words[1:] or stem(words[0]) not in knowledge.tables.roles:
        return True
    if words[1] in _RANKING or _is_plain_adjective(words[1], knowledge):
        return True
    of = list(takewhile(lambda word: word not in PREPOSITIONS | _NAMING, words[1:]))
    return not any(word.startswith("ال") for word in of)


def is_people(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the folded words are a nation in the plural: «البريطانيون», «الكوريين الشماليين», «الروس»."""
    if not words or not all(word.startswith("ال") for word in words):
        return False
    plural = words[0].endswith(_PLURALS) or not words[0].endswith(("ي", "ه"))
    return plural and knowledge.nationality(" ".join(words)) is not None and " ".join(words) not in name_words()


def as_people(mention: Mention, cue: CueWord | None, knowledge: Knowledge) -> Mention:
    """A nation that demands, hopes or thinks as the people that it is: «يطالب الفلسطينيون بدولة», not the state.

    «قال الأميركيون إن …», «أعلن الروس …» are words of the state's.
    """
    nation = mention.body if mention.name is None and mention.role is None else None
    if nation is None or cue is None or not is_people(words_of(nation), knowledge):
        return mention
    thinks = cue.act in _ACTS_OF_A_PEOPLE or fold(cue.lemma) in _THINKING
    return Mention(None, nation, None, anonymous=True) if thinks else mention


def _is_person_of_state(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the one word is somebody of a nationality: «الكرواتي»; «الروسية» is short for the state."""
    word = words[0]
    masculine = len(words) == 1 and word.startswith("ال") and word.endswith("ي")
    return masculine and knowledge.nationality(word) is not None and word not in name_words()


def _is_number(words: Sequence[str]) -> bool:
    return len(words) == 1 and words[0] in _NUMBERS and words[0] not in name_words()


def _is_quantifier(word: str, knowledge: Knowledge) -> bool:
    return word.isdigit() or word in _NUMBERS or knowledge.tables.role_words.get(word) == "quantifier"


def _without_quantifiers(words: Sequence[str], knowledge: Knowledge) -> Sequence[str]:
    """What «معظم», «عدد قليل من», «59 من» stand before; all words where nothing does."""
    at = 0
    while at < len(words) - 1 and _is_quantifier(words[at], knowledge):
        at += 1
        behind = at + (words[at] != _OF and at + 2 < len(words) and words[at + 1] == _OF)
        at = behind + 1 if words[behind] == _OF and behind + 1 < len(words) else at
    return words[at:]


def _are_persons(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the folded words are people in the plural: «الاقتصاديين», «خبراء»."""
    role = knowledge.resolve_role(" ".join(words))
    people = words[0].endswith(_PLURALS) and stem(words[0]) not in knowledge.tables.generic_heads
    return people or (role is not None and role.gender is Gender.PLURAL)


def _is_group(whole: str, words: Sequence[str], rest: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the words are bodies that the text does not name: «معظم الدول», «جماعة سلفية صغيرة», «المنظمات الحقوقية»."""
    if not rest or words[0] in knowledge.tables.source_words or _OPENING & set(whole):
        return False  # «شبكة "…" الإذاعية» has a name
    head, kind = stem(rest[0]), knowledge.kind_of(" ".join(rest))
    counted = len(rest) < len(words)
    if kind is None and head not in knowledge.tables.generic_heads and head not in _GROUPS:
        return False
    if counted:
        return not words[0].startswith("ال") and (words[0] not in _NUMBERS or not rest[0].startswith("ال"))
    if rest[0].startswith("ال"):
        return head in _GROUPS and kind not in _STATES and not set(rest) & _NUMBERS
    if head in _GROUPS and len(rest) > 1:
        return rest[1].removeprefix("ال") not in _NUMBERS
    named = any(is_new(word) or word.isdigit() for word in rest[2:])  # «صحيفة عربية 21»
    return len(rest) > 1 and not named and _is_plain_adjective(rest[1], knowledge)


def _is_plain_adjective(word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word behind a noun for a body is an adjective: «جماعة سلفية», not «إدارة شرطة», «حركة أمل»."""
    tables = knowledge.tables
    noun = any(word in table for table in (tables.generic_heads, tables.roles, tables.places, tables.heads))
    if word.startswith("ال") or not word.endswith(_ADJECTIVES) or noun:
        return False
    return knowledge.nationality(word) is not None or not (word in name_words() or is_new(word))


def _is_pair(words: Sequence[str]) -> bool:
    """Whether the folded words are two people whom nothing names: «شخصيتان يمنيتان», «مواطنان»."""
    word = words[0]
    ended = next((ending for ending in _DUALS if word.endswith(ending)), None)
    if ended is None or word.startswith("ال"):
        return False
    host = word.removesuffix(ended)
    return bool({host, f"{host}ه"} & _PERSONS) and all(one.endswith(_DUALS) for one in words[1:2])


def _is_of_a_trade(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the one word is somebody of a trade, of whom there are more: «اقتصادي», as there are «اقتصاديون»."""
    word = words[0]
    other = word.startswith("ال") or word in name_words() or knowledge.nationality(word) is not None
    many = all(word + ending in vocabulary() for ending in ("ون", "ين"))
    return len(words) == 1 and word.endswith("ي") and not other and many


def _are_unnamed(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the words are a source, kin, or people in the plural, and no body."""
    if knowledge.resolve_source(" ".join(words)) is not None or words[0] in _KIN or set(words) & _MANY:
        return True
    return words[0].endswith(_PLURALS) and (knowledge.nationality(words[0]) is None or not words[0].startswith("ال"))
