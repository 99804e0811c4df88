"""End who speaks where the object of the verb begins, into which the search for mentions has run on.

«انتقدت [كوريا الشمالية] <بولتون>», «رفض [التحالف] <تقرير الخبراء>», «استنكرت [دول غربية وعربية] <التصعيد الإسرائيلي>», «نشر
[التنظيم] <تسجيلاً مصوراً>». The name of a state or body is definite: an indefinite noun, and another name, are none of it.
Somebody indefinite has no definite adjective. A name ends in front of an accusative with nunation.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import load
from workers.text.knowledge.model import Body, BodyKind, Person
from workers.text.statements.boundaries.joints import is_owned, link
from workers.text.statements.mention_search.addressed import ASKING
from workers.text.statements.mention_search.propose import MentionProposal, Place
from workers.text.syntax.analyse import PREPOSITIONS, Analysis
from workers.text.syntax.cues import OBJECT_PRONOUNS, CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.words.tokens import Token
from workers.text.words.vocabulary import vocabulary

_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_OBJECT: Final = "object"
_THE: Final = "ال"
_AND: Final = "و"
_NUNATION: Final = "ً"
_ADVERBIAL: Final = "ا"
_ASIDES: Final = word_list("times") | word_list("time_asides") | word_list("adverbs") | word_list("no_mention")
_FEMININE_OF_ORIGIN: Final = "يه"
_OF_TWO: Final = "ان"
_ORIGIN: Final = ("ي", "يه")
_OF_THINGS: Final = ("ه", "ات")
_MANY: Final = frozenset({"دول", "مصادر", "وسائل", "قوي", "فصائل", "احزاب", "فصايل", "وسايل", "جماعات"})
"""Broken plurals whose adjectives end in «ة»."""
_OF_ONE_WORD: Final = frozenset({BodyKind.STATE, BodyKind.ARMED_MOVEMENT})
"""What one word names surely: «روسيا», «حماس»; «تشيلسي» is a given name as well."""
_PAIR: Final = 2
_NAME: Final = 5
"""Words of the name of a known body, at most."""


def before_object(analysis: Analysis, cue: int, first: int, end: int) -> int:
    """Where the words ``first`` to ``end`` behind the verb ``cue`` end that name the speaker; ``end`` where all of them do."""
    verb = analysis.cues[cue] if 0 <= cue == first - 1 else None
    if verb is None or verb.kind not in _VERBS or verb.with_object or verb.lemma in ASKING or _OBJECT not in verb.joins:
        return end
    at = object_at(analysis.tokens[first : end + 1])
    return first + at if 0 < at < end - first else end


def object_at(tokens: Sequence[Token]) -> int:
    """Which of the tokens behind a verb is the first of its object, behind the whole name of the subject; 0 for none."""
    words = [token.folded for token in tokens]
    if len(words) < 2:
        return 0
    length = next((at for at in range(1, len(words)) if not words[at][0].isalnum()), len(words))
    if 1 < length < len(words) and _is_quoted_object(words, length):
        return length
    closed = _closed(words[:length])
    if not 0 < closed < length:
        return 0
    nunated = is_nunated(tokens[closed]) and words[closed] not in _ASIDES
    return closed if nunated or _begins_object(words, closed) else 0


def is_nunated(token: Token) -> bool:
    """Whether the word is written with the ending of an indefinite accusative: «تسجيلاً»."""
    return token.word.rstrip(_ADVERBIAL).endswith(_NUNATION)


def without_object(analysis: Analysis, place: Place, mention: MentionProposal) -> tuple[Place, MentionProposal]:
    """The mention without the object of the verb, and the place whose content has it: «انتقدت كوريا الشمالية <بولتون>»."""
    end = before_object(analysis, place.cue, mention.first, mention.end)
    if end == mention.end and _ends_in_object(analysis, place, mention):
        return place._replace(first=end - 1), mention._replace(end=end - 1)
    if end == mention.end:
        return place, mention
    first = with_object(analysis, place.cue, place.first, end) if place.first >= mention.end else place.first
    return place._replace(first=first), mention._replace(end=end)


def _ends_in_object(analysis: Analysis, place: Place, mention: MentionProposal) -> bool:
    """Whether the mention ends with the object, the content begins later: «أعلن [المديرون <انسحابهم] من مؤتمر> الاستثمار …».

    What stands between is of no one else: a preposition with its nouns and nothing of the time.
    """
    verb = analysis.cues[place.cue] if 0 <= place.cue == mention.first - 1 else None
    last, gap = mention.end - 1, [token.folded for token in analysis.tokens[mention.end : place.first]]
    if verb is None or verb.kind not in _VERBS or verb.with_object or verb.lemma in ASKING or _OBJECT not in verb.joins:
        return False
    word, before = analysis.tokens[last].folded, analysis.tokens[last - 1].folded
    role = any(word.removesuffix(pronoun) in load().tables.roles for pronoun in OBJECT_PRONOUNS)
    plain = len(gap) >= _PAIR and gap[0] in PREPOSITIONS and all(one[0].isalpha() and one not in _ASIDES for one in gap)
    bare = link(analysis, place.cue, place.first).endswith(":none") and not any(analysis.cues[last : place.first])
    return (
        is_owned(analysis.tokens[last])
        and not role
        and plain
        and bare
        and last > mention.first
        and before not in PREPOSITIONS
    )


def with_object(analysis: Analysis, cue: int, first: int, behind: int) -> int:
    """Where the content begins whose object stood with the speaker, whose words end at token ``behind``."""
    return behind if link(analysis, cue, first).endswith(":none") else first


def _is_quoted_object(words: Sequence[str], mark: int) -> bool:
    """Whether what stands in marks behind a body's name is an object that goes on: «المنظمة <"الانتهاك الصارخ" لحقوق …>»."""
    close = next((at for at in range(mark + 1, len(words)) if words[at] in MARKS), mark)
    inside, behind = words[mark + 1 : close], words[close + 1 : close + _PAIR]
    tables = load().tables
    body = words[mark] in MARKS and words[mark - 1].startswith(_THE) and words[0] in tables.generic_heads
    told = len(inside) >= _PAIR and all(word.startswith(_THE) for word in inside)
    ruled = bool(behind) and (behind[0] in PREPOSITIONS or behind[0].startswith("ل"))
    return body and told and ruled and load().lookup(" ".join(inside)) is None


def _closed(words: Sequence[str]) -> int:
    """How many words are somebody's whole name or noun phrase, whatever is behind; 0 where that cannot be told."""
    return _indefinite(words) or _dual(words) or _name(words) or _known_person(words)


def _name(words: Sequence[str]) -> int:
    """How many words are the longest known name of a state or body, or one definite noun for a body: «التحالف»."""
    knowledge = load()
    parsed = knowledge.body_grammar.parse(words, 0) if words[0][0].isalpha() else None
    if parsed is not None and not parsed.coined and not parsed.cut and parsed.end > 1:
        return parsed.end
    for length in range(min(_NAME, len(words)), 0, -1):
        name = " ".join(words[:length])
        known = knowledge.lookup(name)
        told = isinstance(known, Body) and (length > 1 or words[0].startswith(_THE) or known.kind in _OF_ONE_WORD)
        if told or knowledge.metonym(name) is not None:
            return length
    noun, tables = words[0].removeprefix(_THE), knowledge.tables
    body = words[0].startswith(_THE) and (noun in tables.heads or noun in tables.generic_heads)
    return 1 if body and noun not in tables.roles else 0


def _known_person(words: Sequence[str]) -> int:
    """Where the full name of a known person ends, behind an office or none: «السيناتور جون ماكين»; 0 for none."""
    return next((at for at in range(_PAIR, len(words) + 1) if _person_before(words, at) is not None), 0)


def _person_before(words: Sequence[str], at: int) -> Person | None:
    """The known person whose full name ends at ``at``; None for no one."""
    known = (load().lookup(" ".join(words[at - length : at])) for length in (_PAIR + 1, _PAIR) if length <= at)
    return next((one for one in known if isinstance(one, Person)), None)


def _indefinite(words: Sequence[str]) -> int:
    """How many words are people or bodies and their adjectives without the article: «دول غربية وعربية»."""
    tables, head = load().tables, words[0]
    if head.startswith(_THE) or not (head in tables.generic_heads or head in tables.roles or head in _MANY):
        return 0
    end = 1
    while end < len(words) and _is_indefinite_adjective(words[end], head):
        end += 1
    if end == len(words) or not words[end].startswith(_THE) or load().nationality(words[end]) is not None:
        return 0  # «صحيفة أوليه الأرجنتينية»
    return end if end > 1 else 0


def _dual(words: Sequence[str]) -> int:
    """1 where two stand in front of a definite noun that is no adjective of theirs: «الزعيمان <التحالف>»; else 0."""
    noun = words[0].removeprefix(_THE).removesuffix(_OF_TWO)
    tables, following = load().tables, words[1] if len(words) > 1 else ""
    two = words[0].startswith(_THE) and words[0].endswith(_OF_TWO) and noun in tables.roles
    adjective = following.endswith((_OF_TWO, *_ORIGIN)) or load().nationality(following) is not None
    return int(two and following.startswith(_THE) and not adjective)


def _is_indefinite_adjective(word: str, head: str) -> bool:
    """Whether the folded word is an adjective of origin of an indefinite noun: «غربية», «وعربية», «أمريكي»."""
    bare = word[1:] if word.startswith(_AND) and len(word) > len("وعرب") else word
    if bare.startswith(_THE) or bare in load().tables.portfolios:
        return False
    of_things = head in _MANY or head.endswith(_OF_THINGS)
    return load().nationality(bare) is not None or (of_things and bare.endswith(_FEMININE_OF_ORIGIN))


def _begins_object(words: Sequence[str], at: int) -> bool:
    """Whether another noun phrase begins at ``at``: a person or state, a noun without the article in front of its genitive."""
    knowledge, word = load(), words[at]
    if at in (_indefinite(words), _dual(words)):
        return True
    if word.startswith((_THE, _AND)) or word in PREPOSITIONS or word in _ASIDES or knowledge.nationality(word):
        return False
    known = knowledge.lookup(word)
    state = isinstance(known, Body) and known.kind is BodyKind.STATE
    if (person := _person_before(words, at)) is not None:
        other = isinstance(known, Person) and known.id != person.id and _person_before(words, at + 1) is None
        return other or state
    if isinstance(known, Person) or state:
        return True
    known_noun = f"{_THE}{word}" in vocabulary() or word in knowledge.tables.roles
    noun = known_noun and word.isalpha() and not word.endswith(_ADVERBIAL)
    return noun and at + 1 < len(words) and words[at + 1].startswith(_THE)
