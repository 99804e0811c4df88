"""Keep whom something is said to out of the words that name the speaker.

«قال المتحدث <للصحفيين>», «أكدت عاملة <لوسائل الإعلام>», «يقول <لفرانس 24> فلان»: told with «لـ». «أبلغت الولايات المتحدة
<مسلحي المعارضة> بأن …», «دعت المنظمة <الدول الأعضاء> إلى …»: the object of a verb that asks or tells, right behind its subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import load
from workers.text.knowledge.model import Body, BodyKind
from workers.text.knowledge.person_names import is_new, name_words
from workers.text.syntax.analyse import PREPOSITIONS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.words.clitics import stems

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_TO: Final = "ل"
_THE: Final = "ال"
_TO_ME: Final = "لي"
_TO_US: Final = frozenset({_TO_ME, "لنا", "لكم"})
_PRESS: Final = word_list("press") | word_list("press_at_large")
_MEDIA: Final = word_list("media_nouns")
_OF_OUTLETS: Final = word_list("of_outlets") | word_list("documents") | word_list("reports")
_SOCIETIES: Final = word_list("societies")
ASKING: Final = frozenset({"دعا", "طالب", "حث", "ناشد", "حذر", "أبلغ", "أخبر", "نصح"})
"""Lemmas of verbs whose object is whom they ask, warn or tell."""
_OBJECT: Final = "object"
_THESE: Final = word_list("demonstratives")
_THEIRS: Final = ("ها", "هم")
"""Pronouns on those who belong to the speaker: «قالت لمتابعيها». Not «ه», which folded is the feminine ending, too."""
_OF_THINGS: Final = ("ه", "ات")
"""Endings of nouns whose adjectives end in «ة»."""
_ORIGIN: Final = "يه"
_FEMININE: Final = ("ه", "ا", "ي")
"""Endings, folded, of feminine adjectives: «المحلية», «العليا», «الكبرى»."""
_PLURAL: Final = "p"
_PEOPLE: Final = word_list("asked")
_KIN: Final = word_list("kin")
_NAMES: Final = 4
"""Words of the name of an outlet, of a known body."""
_SHORTEST: Final = 3


def is_told(words: Sequence[str], at: int) -> bool:
    """Whether the folded word at ``at`` is «لـ» with journalists, media or an outlet: «للصحفيين», «لوكالة …», «لرويترز»."""
    word = words[at]
    if word[0] != _TO or len(word) <= _SHORTEST:
        return False
    for reading in stems(word):
        noun = reading.text.removeprefix(_THE)
        theirs = at > 0 and reading.text.endswith(_THEIRS) and reading.text not in name_words()
        if reading.preposition == _TO and (noun in _PRESS or noun in _MEDIA or theirs):
            return True
    return any(_is_outlet(" ".join((word[1:], *words[at + 1 : at + length]))) for length in range(1, _NAMES))


def follows_told(words: Sequence[str], verb: int, at: int) -> bool:
    """Whether what begins at ``at`` is told by the verb at ``verb``, or the name of an outlet that is: «لقناة "<فلانة>"»."""
    if at == verb + 1:
        return is_told(words[: at + _NAMES], at)
    noun = words[verb + 1] if verb + 1 < len(words) else ""
    between = all(word in MARKS for word in words[verb + 2 : at])
    return between and noun[:1] == _TO and any(reading.text.removeprefix(_THE) in _MEDIA for reading in stems(noun)[1:])


@lru_cache(maxsize=20_000)
def _is_outlet(words: str) -> bool:
    known = load().lookup(words)
    return isinstance(known, Body) and known.kind is BodyKind.MEDIA


def own_first(analysis: Analysis, cue: int, first: int, end: int) -> int:
    """Where the words begin without «لي» and «لنا» in front: «قال <لي أحد المسؤولين>»; ``end`` where nothing else is there.

    «لي» is a family name as well, behind which other names stand: «قال لي كه تشيانغ».
    """
    words = [token.folded for token in analysis.tokens[first : end + 1]]
    if cue != first - 1 or cue < 0 or words[0] not in _TO_US:
        return first
    known = words[1] in name_words() or is_new(words[1]) if len(words) > 1 else False
    return first if words[0] == _TO_ME and known and end - first > 1 else first + 1


def own_end(analysis: Analysis, cue: int, first: int, end: int) -> int:
    """Where the words ``first`` to ``end`` that name the speaker of the verb ``cue`` in front of them end without a hearer."""
    word = analysis.cues[cue] if 0 <= cue < first else None
    if word is None or word.kind not in _VERBS:
        return end
    words = [token.folded for token in analysis.tokens[first:end]]
    told = _told(words)
    if told < len(words):
        return first + told
    if word.with_object or cue != first - 1:
        return end
    if word.lemma in ASKING:
        return first + _asked(words)
    return first + min(_people(words), _bare_body(words) if _OBJECT in word.joins else len(words))


def _told(words: Sequence[str]) -> int:
    """Where an outlet or journalists that are told begin; not those that somebody works for: «مدير عام لقناة …»."""
    for at in range(1, len(words)):
        bare = [word.removeprefix(_THE) for word in words[:at]]
        if words[at][0] != _TO or not is_told(words, at) or isinstance(load().lookup(" ".join(words[: at + 1])), Body):
            continue
        if _OF_OUTLETS.isdisjoint(bare) and _SOCIETIES.isdisjoint(bare) and words[at - 1] not in MARKS:
            return at
    return len(words)


def _people(words: Sequence[str]) -> int:
    """Where people begin whom a body reminds or assures: «وزارة الدفاع <المواطنين>»."""
    for at in range(1, len(words)):
        people = words[at].startswith(_THE) and words[at].removeprefix(_THE) in _PEOPLE
        if people and _is_complete(words, at) and _is_body(words, at):
            return at
    return len(words)


def _bare_body(words: Sequence[str]) -> int:
    """Where a definite noun begins that is no adjective of the feminine body in front: «الصحيفة <التقارير>»."""
    feminine = words[0].startswith(_THE) and words[0].endswith(_OF_THINGS)
    if not feminine or not _is_noun_for_body(words[0].removeprefix(_THE)):
        return len(words)
    for at in range(1, len(words)):
        if not words[at].startswith(_THE):
            break
        if not words[at].endswith(_FEMININE):  # not «الوكالة المكلفة الحالات …», whose participle has the object
            return at if at == 1 or words[at - 1].endswith(_ORIGIN) else len(words)
    return len(words)


def _asked(words: Sequence[str]) -> int:
    """Where another one begins behind a body or several people: «الدول الأربع <روسيا>», «وزارة الصحة <المواطنين>»."""
    this = int(len(words) > 1 and words[0] in _THESE)  # «هذه المنظمة <الحكومة>»
    if len(words) > this + 1 and _are_many(words[this], words[this + 1]):
        return this + 1
    return this + min(_begun(words[this:]), _bare_body(words[this:]))


def _are_many(first: str, word: str) -> bool:
    """Whether many people stand behind one who bears an office: «الرئيس <أسر القتلى>», not «النائب <رئيس الكتلة>»."""
    roles = load().tables.roles
    one, other = roles.get(first), roles.get(word)
    alone = one is not None and first.startswith(_THE) and one.gender.value != _PLURAL and not word.startswith(_THE)
    return alone and (word in _KIN or (other is not None and other.gender.value == _PLURAL))


def _begun(words: Sequence[str]) -> int:
    for at in range(1, len(words)):
        if not words[at][0].isalnum():
            break
        if _is_complete(words, at) and _begins(words, at) and _is_body(words, at):
            return at
    return len(words)


def _is_body(words: Sequence[str], at: int) -> bool:
    """Whether the words in front of ``at`` are a body or several people."""
    knowledge, bare = load(), _singular(words[0].removeprefix(_THE))
    named = bare in knowledge.tables.generic_heads or bare in _PEOPLE or knowledge.metonym(words[0]) is not None
    return named or knowledge.resolve_body(" ".join(words[:at])) is not None


def _is_noun_for_body(noun: str) -> bool:
    tables = load().tables
    return noun in tables.generic_heads or noun in tables.heads


def _singular(noun: str) -> str:
    """The folded noun without the ending of the dual: «منظمتان» -> «منظمه», «طرفان» -> «طرف»."""
    if noun.endswith("تان"):
        return f"{noun[:-3]}ه"
    return noun.removesuffix("ان") if noun.removesuffix("ان") in load().tables.generic_heads else noun


def _is_complete(words: Sequence[str], at: int) -> bool:
    """Whether the words in front of ``at`` can be all of a body's name: in a definite noun, a state or known name they end."""
    last = words[at - 1]
    if last.startswith(_THE) or load().metonym(last) is not None:
        return True
    return any(isinstance(load().lookup(" ".join(words[at - n : at])), Body) for n in range(1, min(at, _NAMES) + 1))


def _begins(words: Sequence[str], at: int) -> bool:
    """Whether a noun for somebody begins at ``at`` that cannot go on what is in front of it."""
    knowledge, word = load(), words[at]
    bare = word.removeprefix(_THE)
    if word in PREPOSITIONS or word[0] in "ولب" or knowledge.nationality(word) is not None:
        return False
    if isinstance(knowledge.lookup(" ".join(words[: at + 1])), Body):
        return False
    office = knowledge.tables.roles.get(word)
    people = bare in _PEOPLE or _is_noun_for_body(bare) or (office and office.gender.value == _PLURAL)
    known = any(isinstance(knowledge.lookup(" ".join(words[at : at + n])), Body) for n in range(2, _NAMES + 1))
    return bool(people or known) or knowledge.metonym(word) is not None or knowledge.state(word) is not None
