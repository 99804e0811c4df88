"""Read the body out of words around it: who issued a document, and where the verb's object begins behind a body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge, words_of
from workers.text.knowledge.generic_bodies import Parsed
from workers.text.knowledge.model import Body, BodyKind, Person
from workers.text.mentions.nouns import MARKS, stem
from workers.text.mentions.remembered import body_of
from workers.text.words.clitics import stems
from workers.text.words.tokens import folded_word as fold

_DOCUMENTS: Final = word_list("documents")
"""What speaks for the body that issued it."""
_RECEIVING: Final = word_list("receiving")
_WORKS: Final = word_list("works")
"""Documents of their author's own that are published: «تقرير», «دراسة»."""
_PUBLISHED: Final = "نشر"
_ISSUED: Final = "اصدر"
_FROM: Final = frozenset({"عن", "من"})
_BEING_ISSUED: Final = ("صادر", "الصادر")
_GROUPS: Final = word_list("groups")
_OF_THINGS: Final = "ه"
_OTHER: Final = frozenset({"اخر", "اخري"})
_STUDIES: Final = frozenset({"تقرير", "دراسه", "استطلاع", "بحث", "مسح"})
_OFFICIAL_DATA: Final = frozenset({("بيانات", "رسميه"), ("ارقام", "رسميه"), ("لايحه", "الاتهام")})
_BELONGING: Final = frozenset({"التابع", "التابعه", "التابعين"})
"""«وكالة الثقافة التابعة للأمم المتحدة» is one name."""
_NEGATIONS: Final = frozenset({"غير", "دون"})
_FIGURES: Final = frozenset(map(fold, ("بيانات", "بيان", "تقرير", "إحصاءات", "إحصائيات", "أرقام", "تقديرات", "تصنيف")))
_NUMBERED: Final = frozenset({"رقم", "المرقم"})
"""Behind who issued a document: which one it is, «بيان الجيش [رقم 18] لعملية …»."""
_ABOUT: Final = frozenset({"في", "حول", "بشان", "بخصوص", "ضد"})
"""Behind these a state is where the document comes from or what it is about: «دراسة في بريطانيا»."""
_THESE: Final = word_list("demonstratives")
_LONG_OBJECT: Final = 3
"""Words behind a known body from which on they are the verb's object and no part of its name."""

_RELATIVES: Final = word_list("relatives")
_LATEST: Final = frozenset({"احدث", "اخر"})
_WHICH: Final = frozenset(map(fold, ("جديد", "أخير", "سابق", "حالي", "مذكور", "أول", "ثاني", "مشترك", "ختامي", "رسمي")))
"""Adjectives of a document, without the article."""


def issuer_of(document: str, knowledge: Knowledge) -> str | None:
    """The body that a document names as its own: «بيان صادر عن وزارة الصحة», «بلاغ لمجلس النواب»; not who only got it.

    Who publishes a report or a study is its author («تقرير نشره معهد …»), who publishes a communiqué is an outlet. Where no
    body is named, the noun for one: «بيان أصدرته الوزارة», «تقرير سابق لهذه المنظمة».
    """
    words = document.split()
    own = bool(words) and stem(fold(words[0].strip(MARKS)).removeprefix("ل")) in _WORKS
    last: str | None = None
    for at in range(1, len(words)):
        word = fold(words[at].strip(MARKS))
        if word in _RECEIVING and not (own and word.startswith(_PUBLISHED)):
            break
        if fold(words[at - 1]) in _NEGATIONS:
            continue  # «بلاغ غير موقع»: no website
        end = next((i for i in range(at + 1, len(words)) if fold(words[i]) in _NUMBERED), len(words))
        rest = " ".join(words[at:end])
        without = "ا" + rest[1:] if rest.startswith("لل") else rest[1:]
        for body in (without, rest) if rest.startswith("ل") else (rest, rest[1:]):
            known = body_of(body, knowledge)
            where = fold(words[at - 1]) in _ABOUT and known is not None and known.kind is BodyKind.STATE
            if known is not None and not where:
                return _without_adjective_of_document(body, known, knowledge)
        last = last or _noun_for_issuer(words, at, knowledge)
    return last or _in_marks(document)


def _without_adjective_of_document(body: str, known: Body, knowledge: Knowledge) -> str:
    """The known body without an adjective that tells which of its documents it is: «قرار [مجلس الأمن] الجديد»."""
    shorter, _, last = body.rpartition(" ")
    if stem(fold(last)) not in _WHICH or not last.startswith("ال") or not shorter:
        return body
    alone = body_of(shorter, knowledge)
    return shorter if alone is not None and alone.id == known.id else body


def without_latest(document: str) -> str:
    """A document without «أحدث» and «آخر» in front: «[أحدث] حصيلة لوزارة الصحة»."""
    first, _, rest = document.partition(" ")
    return rest if fold(first) in _LATEST and rest and is_document(fold(rest.split()[0])) else document


def is_document(word: str) -> bool:
    """Whether the folded word is a noun for a document, in whatever case: «البيان», «بيانا», «للتقرير»."""
    accusative = word.removesuffix("ا")  # «بيانا»
    return {stem(word), stem(word.removeprefix("ل").removeprefix("ب")), accusative} & _DOCUMENTS != frozenset()


def author_of(document: str, knowledge: Knowledge) -> str | None:
    """The people whom an indefinite document names as its authors right behind its noun: «تقرير [ل]خبراء أمميين»."""
    noun, _, rest = document.partition(" ")
    word, _, behind = rest.partition(" ")
    if fold(noun).startswith(("ال", "لل")) or not word.startswith("ل") or fold(word).startswith("لل"):
        return None
    author = f"{word[1:]} {behind}".strip()
    role = knowledge.resolve_role(author)
    return author if role is not None and not role.definite and role.length > 1 else None


def is_anybodys(words: Sequence[str]) -> bool:
    """Whether the folded words bring in a document that none of the article's bodies need have issued.

    An indefinite report or study («تقرير أمريكي حديث», no «بيان روسي»), official data, and what a prosecutor brings against the
    one who has been named: «لائحة الاتهام».
    """
    noun = words[0].removeprefix("ل")
    other = words[1] if len(words) > 1 else ""
    work = noun in _STUDIES and other not in _OTHER and not other.startswith("ال")
    return work or (noun, other) in _OFFICIAL_DATA or (words[0], other) in _OFFICIAL_DATA


def issued_by_several(document: str) -> str | None:
    """The bodies unnamed who have issued the document, with their adjective: «بيان صادر عن [جمعيات عدة] تعنى بـ…»."""
    words = document.split()
    bare = [fold(word) for word in words]
    at = next((i + 1 for i in range(1, len(words)) if bare[i] in _FROM and bare[i - 1].startswith(_BEING_ISSUED)), 0)
    if not 0 < at < len(words) or bare[at] not in _GROUPS:
        return None
    adjective = at + 1 < len(words) and not bare[at + 1].startswith("ال") and bare[at + 1].endswith(_OF_THINGS)
    return " ".join(words[at : at + 1 + adjective])


def _in_marks(document: str) -> str | None:
    """A name in quotation marks right behind the noun of figures or a report: «بيانات "فوربس"»; a book has a title there."""
    noun, _, rest = document.partition(" ")
    marked = rest[:1] in MARKS and rest[-1:] in MARKS and 0 < len(rest.split()) <= _LONG_OBJECT
    return rest.strip(MARKS) or None if marked and stem(fold(noun)) in _FIGURES else None


def _noun_for_issuer(words: Sequence[str], at: int, knowledge: Knowledge) -> str | None:
    """The noun for a body at ``words[at]``, with what stands behind it, where it says whose the document is."""
    owned = [reading for reading in stems(fold(words[at])) if reading.preposition == "ل"]
    pointed = fold(words[at - 1]).removeprefix("ل") in _THESE
    said = fold(words[at - 1]).startswith(_ISSUED) or (at > 1 and fold(words[at - 1]) in _FROM)
    for word in (*(reading.text for reading in owned), *([fold(words[at])] if pointed or said or at == 1 else ())):
        relayed = (None,) if at == 1 and stem(fold(words[0])).removeprefix("ل") in _WORKS else (None, BodyKind.MEDIA)
        if word.startswith("ال") and knowledge.kind_of(word) not in relayed:
            first = words[at] if word == fold(words[at]) else "ال" + words[at][2:]
            return " ".join((first, *words[at + 1 : at + 2]))
    return None


def without_object(body: str, knowledge: Knowledge) -> str:
    """The known body that the words begin with, where too many follow to be of its name: «نفى البيت الأبيض الأنباء …»."""
    words = body.split()
    if len(words) > 1 and _is_state(words[0], knowledge) and not _goes_on_name(words, knowledge):
        return words[0]  # «اتهمت الرياض طهران بـ…», «تطالب تركيا الرياض بـ…»
    parsed = knowledge.body_grammar.parse(words_of(body), 0)
    if parsed is not None and (_is_for_others(words, parsed, knowledge) or _names_another(words, parsed, knowledge)):
        return " ".join(words[: parsed.end])
    if parsed is None or len(words) - parsed.end < _LONG_OBJECT or len(words_of(body)) != len(words):
        return body
    if _goes_on_body(words, parsed, knowledge) or body.count('"') % 2 == 1 or '"' in words[0]:
        return body
    return " ".join(words[: parsed.end])


def _is_for_others(words: Sequence[str], parsed: Parsed, knowledge: Knowledge) -> bool:
    """Whether behind the nationality of a state's body «لـ» tells to whom something is done: «الشرطة الإيرانية [للنساء …]»."""
    if parsed.coined or parsed.body.country is None or not 0 < parsed.end < len(words):
        return False
    closed = knowledge.nationality(fold(words[parsed.end - 1])) is not None
    return closed and words[parsed.end].startswith("لل") and len(words_of(" ".join(words))) == len(words)


def _names_another(words: Sequence[str], parsed: Parsed, knowledge: Knowledge) -> bool:
    """Whether behind a known name a state or person is named, whom the verb is about: «منظمة العفو الدولية [إسرائيل]»."""
    if parsed.coined or not 0 < parsed.end < len(words) or len(words_of(" ".join(words))) != len(words):
        return False
    word = words[parsed.end]
    return _is_state(word, knowledge) or isinstance(knowledge.lookup(word), Person)


def _is_state(word: str, knowledge: Knowledge) -> bool:
    """Whether the word is a capital or a state."""
    known = knowledge.lookup(word)
    return knowledge.metonym(word) is not None or (isinstance(known, Body) and known.kind is BodyKind.STATE)


def _goes_on_body(words: Sequence[str], parsed: Parsed, knowledge: Knowledge) -> bool:
    """Whether what stands behind the read part of a name is of it: joined, whose the body is, where it is, its state."""
    word = words[parsed.end]
    if fold(word) in _RELATIVES and parsed.body.id in knowledge.tables.functions:
        return True  # «وزارة الدفاع التي يسيطر عليها الحوثيون», of which there is another one
    if word.startswith("و") or fold(word) in _BELONGING or _is_region(fold(word), knowledge):
        return True
    nations = (knowledge.nationality(" ".join(words[-length:])) for length in (1, 2))
    return parsed.coined and parsed.body.kind is BodyKind.MEDIA and any(nations)  # «صحيفة نخيل أون دايلي الكورية»


def _is_region(word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word says where a body is: «مصلحة الضرائب بولاية …»."""
    heads = (knowledge.tables.generic_heads.get(reading.text) for reading in stems(word) if reading.preposition == "ب")
    return any(head is not None and head.id == "region" for head in heads)


def _goes_on_name(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether what stands behind a capital is of its name or joined to it: «كوالا لمبور», «موسكو وطهران», «الرياض كابيتال»."""
    if words[1].startswith("و") or knowledge.metonym(" ".join(words[:2])) is not None:
        return True
    rest = words_of(" ".join(words[1:]))
    another = knowledge.metonym(words[1]) is not None or knowledge.body_grammar.parse(rest, 0) is not None
    return not another
