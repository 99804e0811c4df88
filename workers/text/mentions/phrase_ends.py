"""End who speaks where the noun phrase ends: behind it stand the verb's object, a place, or when and where it was said.

«طالبت [المجموعة] لجنة التجارة», «[الوزير الإيراني] من البرازيل», «[إدارة المهرجان] في دورته 71», «"[هيئة الحقيقة]" في تونس»,
«[الجيش] الجمعة», «[الرئيس السابق] (2003-2010)».
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.body_grammar import MINISTRY
from workers.text.knowledge.model import Person
from workers.text.mentions.days import end_before_day
from workers.text.mentions.likely_names import may_be_name
from workers.text.mentions.nouns import stem
from workers.text.statements.find import Found
from workers.text.statements.mention_search.run_on import object_at
from workers.text.syntax.analyse import PREPOSITIONS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.syntax.verbs import verb_gender
from workers.text.words.tokens import Token
from workers.text.words.vocabulary import vocabulary

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_ASKING: Final = word_list("asking_of_others")
_TELLING: Final = frozenset({"ابلغ", "امر", "كلف", "سال", "وصف", "انتقد", "هاجم"})
"""Verbs besides those of asking that may have somebody as their object."""
_FROM: Final = "من"
_IN: Final = "في"
_INSIDE: Final = frozenset({_IN, "خلال", "اثناء"})
_OWNED: Final = ("ها", "هم", "ه")
"""Pronouns of whose something is, as they are written."""
_TIED: Final = "ت"
"""What the feminine ending is in front of a pronoun."""
_FEMININE: Final = "ه"
_COUNTRY: Final = frozenset({"بلاد", "وطن", "دول", "حكوم", "مدين", "بلد", "قري"})
"""What somebody holds an office in: «وزير الدفاع في بلاده», «عمدة في مدينته»; without the feminine ending."""
_SHORTEST: Final = 3
"""Letters of a noun."""
_PAIR: Final = 2
"""Words that a place has at most, a name at least."""
_TITLE_AND_NAME: Final = 4
"""Words behind a title that are looked through for a name."""
_DEFINITE: Final = "ال"
_COMMAS: Final = frozenset("،,")
_RELATIVES: Final = word_list("relatives")
_DOCUMENTS: Final = word_list("documents")
_DUAL: Final = "ا"
"""What the dual ends in before a genitive: «حزبا»."""
_FORMER: Final = "former"
_AUTHORITIES: Final = frozenset({"سلطات", "حكومه", "نظام", "برلمان", "شرطه", "جيش"})
_OPENING: Final = frozenset("([")
_ADJECTIVES: Final = frozenset({"منظمه", "جامعه", "مقاطعه", "فريق"})
"""Nouns for bodies that are written like an adjective or a rank: «اللجنة المنظمة», «اللواء الفريق»."""


def without_object_behind(
    words: Sequence[Token], statement: Found, analysis: Analysis, persons: frozenset[str], knowledge: Knowledge
) -> list[Token]:
    """Who speaks without the one behind that the verb asks or does something to.

    «وطالبت [المجموعة] لجنة التجارة الفيدرالية بـ…», «وحث [الأمير] السلطات على …», «طالب [مسؤول أميركي سابق] قطر بـ…»,
    «ومشطت [شرطة الأدلة الجنائية] موقع الحادث بعد أن أعلنت»: a phrase that the definite article has closed goes on with no
    noun of a body; not «شرطة منطقة دوفر», nor offices in apposition.
    """
    if not words or not _behind_verb(statement, analysis):
        return list(words[: _state_behind_nation(words, statement, knowledge)])
    if end := _end_of_capital(words, knowledge):
        return list(words[:end])
    if (part := _part_of_clause(words, statement, analysis, persons)) is not None:
        return part
    opens = _is_body(words[0].folded, knowledge) or stem(words[0].folded) in _DOCUMENTS
    for at in range(1, len(words)):
        before, word = words[at - 1], words[at].folded
        closed = before.word.startswith(_DEFINITE) and words[at].start == before.end + 1  # not «إليها»
        if closed and (_is_definite_body(word, knowledge) or (opens and _opens_phrase(words, at, knowledge))):
            return list(words[:at])
    return list(words[: _state_at(words, knowledge)])


def _part_of_clause(
    words: Sequence[Token], statement: Found, analysis: Analysis, persons: frozenset[str]
) -> list[Token] | None:
    """Who speaks where the clause in front of the cue has subject and object; None where it is not both.

    A relative pronoun goes with the object: «رفض التحالف [تقرير الخبراء]، الذي اتهم …», and so does a name in apposition:
    «نشر التنظيم تسجيلاً لزعيمه، [فلان الفلاني]، يحث فيه …». Else the subject goes on speaking.
    """
    end, cue = statement.mention[1] if statement.mention else 0, statement.cue
    at = object_at(words) if cue is not None and end <= cue else 0
    if not at:
        return None
    behind = next((token.folded for token in analysis.tokens[end:cue] if token.word not in _COMMAS), "")
    if behind in _RELATIVES:
        return list(words[at:])
    comma = max((i for i, token in enumerate(words) if token.word in _COMMAS), default=0)
    named = comma > at and len(words) - comma > _PAIR and all(token.folded in persons for token in words[comma + 1 :])
    return list(words[comma + 1 :] if named else words[:at])


def without_person_behind(
    words: Sequence[Token], statement: Found, analysis: Analysis, persons: frozenset[str], knowledge: Knowledge
) -> list[Token]:
    """Who speaks without another person behind, who has a title and a name as well.

    «حذر [رئيس البلدية فلان الفلاني] الوزير التركي علان من …»; «الوزير السابق فلان» behind an office is the same one.
    ``persons``: folded words of the names of the persons whom the article names in full.
    """
    if not words or not _behind_verb(statement, analysis):
        return list(words)
    for at in range(1, len(words)):
        if words[at - 1].folded in persons and words[at].start == words[at - 1].end + 1:
            behind = [token.folded for token in analysis.tokens if words[at].end < token.start]
            if _is_title_of(words[at].folded, behind[:_TITLE_AND_NAME], persons, knowledge):
                return list(words[:at])
    return list(words)


def _is_title_of(title: str, behind: list[str], persons: frozenset[str], knowledge: Knowledge) -> bool:
    """Whether a definite title stands in front of the name of a person, with a nationality between them or none."""
    if not title.startswith(_DEFINITE) or stem(title) not in knowledge.tables.roles or title in persons:
        return False
    while behind and knowledge.nationality(behind[0]) is not None:
        behind = behind[1:]
    return bool(behind) and (behind[0] in persons or isinstance(knowledge.lookup(behind[0]), Person))


def _behind_verb(statement: Found, analysis: Analysis) -> bool:
    """Whether the mention stands right behind the cue that asks, or behind the verb of a clause in front of the cue."""
    first, end = statement.mention or (0, 0)
    cue, word = statement.cue, statement.cue_word
    if cue is None or word is None or first == 0:
        return False
    if cue == first - 1:
        return word.kind in _VERBS and not word.with_object and word.lemma in _ASKING | _TELLING
    before = analysis.tokens[first - 1].folded
    opens = first < _PAIR or analysis.sentence[first - _PAIR] != analysis.sentence[first - 1]
    return end <= cue and opens and verb_gender(before) != ""


def _end_of_capital(words: Sequence[Token], knowledge: Knowledge) -> int:
    """Where the capital or state ends that the words begin with, if an office follows: «[تل أبيب] الرئيس السوري»; else 0."""
    for end in range(min(_PAIR, len(words) - 1), 0, -1):
        name = " ".join(token.folded for token in words[:end])
        if knowledge.metonym(name) is not None and words[end].start == words[end - 1].end + 1:
            return end if stem(words[end].folded) in knowledge.tables.roles else 0
    return 0


def _is_body(word: str, knowledge: Knowledge) -> bool:
    noun = stem(word)
    heads = knowledge.tables.generic_heads
    return (noun in heads or noun.removesuffix(_DUAL) in heads) and noun not in knowledge.tables.roles


def _is_definite_body(word: str, knowledge: Knowledge) -> bool:
    """Whether the folded word is a noun for a body with the article, which an adjective is not: «السلطات», «الهيئة»."""
    noun = word.removeprefix(_DEFINITE)
    known = noun in knowledge.tables.generic_heads and noun not in knowledge.tables.roles
    return word.startswith(_DEFINITE) and (known or noun in _AUTHORITIES) and noun not in _ADJECTIVES


def _opens_phrase(words: Sequence[Token], at: int, knowledge: Knowledge) -> bool:
    """Whether behind a body another phrase begins at ``at``: a noun for a body, an office, a title with a name behind it."""
    word, tables = words[at].folded, knowledge.tables
    if word.startswith(_DEFINITE):  # not «القوات المسلحة», though a woman may be armed
        behind = [token.folded for token in words[at + 1 : at + 1 + _PAIR]]
        named = behind and (may_be_name(behind[0]) or isinstance(knowledge.lookup(" ".join(behind)), Person))
        return bool(named) and stem(word) in tables.roles
    noun = word in tables.generic_heads or word in tables.heads or word in tables.roles
    return noun and knowledge.nationality(word) is None


def _state_at(words: Sequence[Token], knowledge: Knowledge) -> int:
    """Where at the end of somebody whose nation is told another state stands, behind a comma or none; else the end."""
    end = len(words)
    if end <= _PAIR or knowledge.state(words[-1].folded) is None:
        return end
    other = words[-_PAIR].folded
    if not other[0].isalnum():
        told = words[:-_PAIR]
        return end - _PAIR if any(knowledge.nationality(token.folded) is not None for token in told) else end
    nations = [knowledge.nationality(token.folded) is not None for token in words[1:-1]]
    former = knowledge.tables.role_words.get(other) == _FORMER
    return end - 1 if nations[-1] or (former and any(nations)) else end


def _state_behind_nation(words: Sequence[Token], statement: Found, knowledge: Knowledge) -> int:
    """Where a state stands behind a nationality, whatever the verb in front is: «ذكّر [وزير الدفاع الإسرائيلي] روسيا بأن …»."""
    cue, verb, first = statement.cue, statement.cue_word, statement.mention[0] if statement.mention else 0
    adjacent = cue is not None and cue == first - 1 and verb is not None and verb.kind in _VERBS
    if not adjacent or len(words) <= _PAIR or not words[-_PAIR].folded.startswith(_DEFINITE):
        return len(words)
    nation = knowledge.nationality(words[-_PAIR].folded) is not None
    return len(words) - (nation and knowledge.state(words[-1].folded) is not None)


def without_place_behind(words: Sequence[Token], knowledge: Knowledge) -> list[Token]:
    """The words without where or when it was said.

    «الوزير الإيراني [من البرازيل]»: whose the minister is has been told; «إدارة المهرجان [في دورته 71]», «المدعي [في مرافعته]»:
    what is somebody's own is no part of a title, but «وزير الدفاع في بلاده». A name in quotation marks ends with them:
    «"هيئة الحقيقة والكرامة" [في تونس]».
    """
    for at in range(1, len(words) - 1):
        word = words[at].folded
        if word == _FROM and at > 1 and _is_told(words[:at], knowledge) and _is_place(words[at + 1 :], knowledge):
            return list(words[:at])
        alone = at == 1 and stem(words[0].folded) not in knowledge.tables.roles  # «الصحافة في عناوينها»
        if word in _INSIDE and not alone and is_own(words[at + 1], knowledge):
            return list(words[:at])
    return list(words[: _end_of_quoted_name(words, knowledge)])


def without_time_behind(words: Sequence[Token], persons: frozenset[str], knowledge: Knowledge) -> list[Token]:
    """The words without the day on which it was said, and without brackets of years.

    «الجيش [الجمعة]», «وزارة الدفاع [يوم الأحد]», «الرئيس السابق [(2003-2010)]». A noun that nothing has closed needs its
    genitive («صحيفة الأحد»), and a family name may be a day's. ``persons``: folded words of the names of those named in full.
    """
    opening = next((at for at in range(1, len(words)) if words[at].word in _OPENING), len(words))
    if any(token.word[0].isalpha() for token in words[opening:]):
        opening = len(words)  # «(55 عاما)», «المدير السابق (2003) فلان»
    words = words[:opening]
    end = end_before_day([token.folded for token in words])
    if end == len(words):
        return list(words)
    last = words[-1].folded
    before = " ".join(token.folded for token in words[:end])
    if last in persons and knowledge.resolve_body(before) is None:
        return list(words)
    closed = words[end - 1].word.startswith(_DEFINITE) or knowledge.state(before) is not None
    known = knowledge.resolve_body(" ".join(token.folded for token in words))
    own_name = known is not None and known.name.split()[-1] == words[-1].word
    return list(words[:end]) if closed and not own_name else list(words)


def _end_of_quoted_name(words: Sequence[Token], knowledge: Knowledge) -> int:
    """Where the body ends whose name a closing mark ends, with only its place behind; the end of the words where none does."""
    marks = [at for at, token in enumerate(words) if token.word in MARKS]
    if len(marks) != 1 or not _is_body(words[0].folded, knowledge):
        return len(words)
    inside, rest = words[marks[0] + 1 : marks[0] + 2], words[marks[0] + 2 :]
    placed = bool(inside) and inside[0].folded == _IN and _is_place(rest, knowledge)
    return marks[0] if placed else len(words)


def _is_told(words: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether the words are a definite office with its nationality: «الوزير الإيراني»."""
    first, last = words[0].folded, words[-1].folded
    office = first.startswith(_DEFINITE) and stem(first) in knowledge.tables.roles
    return office and last.startswith(_DEFINITE) and knowledge.nationality(last) is not None


def _is_place(words: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether the words are the name of a place or state to their end."""
    name = " ".join(token.folded for token in words)
    place = name in knowledge.tables.places or knowledge.state(name) is not None or knowledge.metonym(name) is not None
    return 0 < len(words) <= _PAIR and place


def is_own(token: Token, knowledge: Knowledge) -> bool:
    """Whether the word is somebody's or something's own and no body: «دورته», «مرافعتها»; not «بلاده», «وزارته», «غزة»."""
    pronoun = next((one for one in _OWNED if token.word.endswith(one)), "")
    base = token.folded.removesuffix(pronoun) if pronoun else ""
    if len(base) < _SHORTEST or base.startswith(_DEFINITE) or token.folded in knowledge.tables.places:
        return False
    bare = base.removesuffix(_TIED)
    nouns = {base, bare + _FEMININE} if base.endswith(_TIED) else {base}
    tables = knowledge.tables
    body = any(
        noun in table for noun in nouns for table in (tables.generic_heads, tables.heads, tables.roles, MINISTRY)
    )
    if body or base in PREPOSITIONS or base in _COUNTRY or bare in _COUNTRY:
        return False
    return base.endswith(_TIED) or any(one in vocabulary() for one in (base, f"{_DEFINITE}{base}"))
