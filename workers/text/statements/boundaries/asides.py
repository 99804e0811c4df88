"""Take what is told of the saying off the head of a content: when, where, on what occasion, to whom.

«وقالت الشرطة <في بيان إنها> …», «أكد الوزير <عقب توقيع الاتفاق، أن> …», «أعلنت الجامعة <للكرة الطائرة منذ قليل أن> …». A clause
behind a cue begins with such a phrase only behind a complementizer («أضاف أنه <في حالة> …»): of 4,377 annotated contents three
stand behind a verb without one and begin so.
"""

from __future__ import annotations

from typing import Final

from workers.text.circumstances.calendar_terms import read_term
from workers.text.circumstances.occasions import is_occasion, leads_to_occasion, without_pronoun
from workers.text.data_files import word_list
from workers.text.knowledge.base import load
from workers.text.knowledge.model import Body, Person
from workers.text.statements.boundaries.joints import COLON, OF_SOMEBODY, is_owned, joins_of
from workers.text.syntax.analyse import COMPLEMENTIZERS, NEGATIONS, PREPOSITIONS, Analysis, between_digits
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.syntax.stretches import Trimmer, is_clitic
from workers.text.syntax.verbs import is_place, verb_gender
from workers.text.words.normalize import fold

_OPENERS: Final = word_list("asides_of_saying")
_TIMES: Final = word_list("times") | word_list("time_asides")
_DAYS: Final = word_list("times")
_EXPECTED: Final = word_list("expected")
_OF_OCCASIONS: Final = word_list("of_occasions")
_MODIFIERS: Final = word_list("modifiers_of_occasions")
_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT, CueKind.PARTICIPLE})
_COMMAS: Final = frozenset("،,")
_TO: Final = "ل"
_THE: Final = "ال"
_FROM, _OF = "من", "عن"
_SIDES: Final = frozenset(map(fold, ("جانبه", "جانبها", "جانبهم", "جهته", "جهتها", "جهتهم")))
"""«من جانبه»: in their turn."""
_AND: Final = "و"
_B: Final = "ب"
_CIRCUMSTANCES: Final = frozenset({"في", "منذ", "خلال", "قبل", "بعد", "عقب", "اثناء", "لدي"})
_THESE: Final = word_list("demonstratives")
_LEAST_BEHIND: Final = 2
"""Tokens of a content whose first ones may be the rest of an aside: one of them, and a negated verb behind it."""
_SET_APART: Final = frozenset({"بناء", "استنادا", "تعليقا", "ردا", "وفق", "وفقا", "بحسب", "حسب"})
"""Openers of an aside that only a comma ends: «أكد، <وفق البيان، >أهمية …»."""
_SAME: Final = word_list("same")
_OF_TIMES: Final = word_list("of_times")
_WHEN: Final = word_list("spans_of_time")
_LONG: Final = frozenset({"طويل", "طويله", "قصير", "قصيره", "قليل", "قليله", "بعيد", "عده", "عديده", "سابق", "لاحق"})
_ORIGIN: Final = ("ي", "يه")
_REACH: Final = 22
"""Tokens from the head of an aside to the joint behind it."""
_YEAR: Final = 4
"""Digits of a year."""
_YEARS: Final = frozenset({"عام", "سنه", "العام"})
_NEAR: Final = 5
"""Tokens of an aside that a preposition of the cue may follow, and of a name in quotation marks."""
_COMMA: Final = 9
"""Tokens of an aside that a comma sets apart."""
_LEAST: Final = 2
"""Tokens that a content must have left."""


def behind_asides(analysis: Analysis, trimmer: Trimmer, cue: int, content: tuple[int, int]) -> tuple[int, int]:
    """The content without asides at its head, where the cue at token ``cue`` stands in front of it."""
    first, end = content
    if not 0 <= cue < first or analysis.cues[cue] is None:
        return content
    before = analysis.tokens[first - 1].folded
    if before in COMPLEMENTIZERS or before == COLON:
        return content
    scan = _behind_outlet(analysis, first, end)
    plain = scan is None and not analysis.quote_depth[first]
    start = first + _is_told(analysis, cue, first)
    start = _behind_rest(analysis, cue, first, end) if plain and start == first else start
    if start == first:
        deeper = analysis.quote_depth[first] > analysis.quote_depth[cue]
        if scan is None and (not _opens(analysis, cue, first) or deeper):
            return content
        start = _behind(analysis, cue, first, first if scan is None else scan, end)
    rest = trimmer.trim(start, end) if start > first else None
    return rest if rest is not None and rest[1] - rest[0] >= _LEAST else content


def is_outlet(analysis: Analysis, cue: int, content: tuple[int, int]) -> bool:
    """Whether the content is but the outlet that is told: «…، كما أكد الرئيس لصحيفة "<فلانة" الصادرة في بيروت>»."""
    first, end = content
    scan = _behind_outlet(analysis, first, end) if 0 <= cue < first and analysis.cues[cue] is not None else None
    return scan is not None and end - scan <= _NEAR and _joint(analysis, cue, scan, end) is None


def _behind_rest(analysis: Analysis, cue: int, first: int, end: int) -> int:
    """Behind the rest of an aside that the cut runs through; ``first`` where none begins in front, or nothing tells its end.

    «أنكر في <البداية> التهم», «تشكو منذ فترة <طويلة من> هجمات», «أعلن في تقرير <لم تكشف عن مصدره أن> …».
    """
    tokens, word = analysis.tokens, analysis.cues[cue]
    if word is None or first - 1 <= cue or first + _LEAST_BEHIND >= end:
        return first
    if {tokens[first - 1].folded, tokens[first - 2].folded} & joins_of(word):
        return first
    if word.lemma not in OF_SOMEBODY and _is_year(analysis, first):
        return first + 1
    at, noun, verb = first, tokens[first - 1].folded, first + (tokens[first].folded in NEGATIONS)
    if noun in _CIRCUMSTANCES:
        at = _behind_noun(analysis, first, end)
    elif first - 2 <= cue or tokens[first - 2].folded not in _CIRCUMSTANCES:
        return first
    elif is_occasion(noun) and verb_gender(tokens[verb].folded):
        return _joint(analysis, cue, verb + 1, end) or first
    while at < end - 1 and _is_of_noun(tokens[at - 1].folded, tokens[at].folded):
        at += 1
    following = tokens[at].folded
    joined = following in COMPLEMENTIZERS or (following in PREPOSITIONS and following in {*joins_of(word), _OF})
    apart = not following[0].isalnum() or following[0] == _AND or following in PREPOSITIONS
    return first if at == first or (apart and not joined) else at + joined


def _is_year(analysis: Analysis, at: int) -> bool:
    """Whether the token is the year of the saying: «قدر بوتين عام <2017> عدد …», «أعلن في مارس <2018> …»; of none."""
    tokens, year = analysis.tokens, analysis.tokens[at].folded
    if not (year.isdecimal() and len(year) == _YEAR):
        return False
    return tokens[at - 1].folded in _YEARS or any(
        (month := read_term("month", tokens, start, at)) is not None and month.end == at
        for start in (at - 1, max(at - 3, 0))
    )


def _behind_noun(analysis: Analysis, at: int, end: int) -> int:
    """Behind the noun of an aside at token ``at`` that nothing but an adjective can go on; ``at`` for another one."""
    word, following = (analysis.tokens[k].folded for k in (at, at + 1))
    if (word in _THESE and following.startswith(_THE)) or following in _SAME:
        return min(at + 2, end - 1)
    return at + (word in _WHEN or is_place(word))


def _is_of_noun(noun: str, word: str) -> bool:
    """Whether the folded word is an adjective of the noun in front, or points at it: «كلمته <هذه>», «فترة <طويلة>»."""
    if word in _THESE or word in _SAME or word in _OF_TIMES:
        return True
    origin = noun.startswith(_THE) and word.startswith(_THE) and word.endswith(_ORIGIN)
    return origin or (noun in _WHEN and word in _LONG)


def _behind(analysis: Analysis, cue: int, first: int, scan: int, end: int) -> int:
    """Where the content begins behind the aside; ``first`` where nothing tells its end."""
    joint = _joint(analysis, cue, scan, end)
    if joint is not None or scan > first:
        return first if joint is None else joint
    return _end(analysis, first, end)


def _behind_outlet(analysis: Analysis, first: int, end: int) -> int | None:
    """Behind the name of an outlet that opens the content: «قال لـ"<العربية.نت"، إن> …»; None for another content."""
    tokens = analysis.tokens
    if first < _LEAST or tokens[first - 1].folded not in MARKS or tokens[first - 2].folded[0] != _TO:
        return None
    number = analysis.quote_of[first - 1]
    if number < 0 or (tokens[first - 2].folded != _TO and not is_clitic(tokens[first - 2].folded)):
        return None
    close = analysis.quotations[number].close
    return next((k + 1 for k in range(first, min(first + _NEAR, end)) if tokens[k].start == close), None)


def _is_told(analysis: Analysis, cue: int, first: int) -> bool:
    """Whether the first word is the name of whom an object is told to: «ينفي <لترامب> معرفته», not «أكد للوزير أن …»."""
    word = analysis.cues[cue]
    if word is None or "object" not in word.joins or joins_of(word) & {"ل", "الي"} or analysis.quote_depth[first]:
        return False
    head, owned = (
        analysis.tokens[first].folded,
        first + 1 < len(analysis.tokens) and is_owned(analysis.tokens[first + 1]),
    )
    named = head[0] == _TO and isinstance(load().lookup(head[1:]), Person | Body)
    return named and owned


def _opens(analysis: Analysis, cue: int, at: int) -> bool:
    """Whether an aside begins at token ``at``, and nothing that the cue governs: «أعلن <عن> …», «أكد <على> …»."""
    word, tokens = analysis.cues[cue], analysis.tokens
    if word is None:
        return False
    head, joins = tokens[at].folded, joins_of(word)
    following = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    if following in _EXPECTED:
        return False  # «بحسب مرسوم، <من المقرر أن> تسلم …»
    if head in _OPENERS:
        return head not in joins or leads_to_occasion(tokens, at, len(tokens))
    if head in _TIMES:
        return head in _DAYS or following in _TIMES
    told = head[0] == _TO and is_clitic(head)
    return told and not joins & {"ل", "الي"} and head not in COMPLEMENTIZERS


def _joint(analysis: Analysis, cue: int, scan: int, end: int) -> int | None:  # noqa: PLR0911 - one loop, read at once
    """What joins the content to its cue behind the aside that goes on at ``scan``; None for nothing."""
    tokens, depth = analysis.tokens, analysis.quote_depth
    word = analysis.cues[cue]
    if word is None or (word.lemma in OF_SOMEBODY and not word.with_object):
        return None  # «وصف <من يقومون بذلك بأنهم> …»: who is told of is of the content
    joins, opens = joins_of(word), tokens[scan].folded in _OPENERS
    for k in range(scan, min(end, scan + _REACH)):
        here, before = tokens[k].folded, tokens[k - 1].folded
        if analysis.sentence[k] != analysis.sentence[cue]:
            return None
        if depth[k] > depth[cue]:
            quoted = here in MARKS and is_occasion(before) and "quote" in joins
            if quoted and k - scan <= _NEAR and not depth[k - 1]:
                return k
            continue
        if here in COMPLEMENTIZERS and here[0] != _AND:
            return k if before not in _OPENERS or before in joins else None
        if here == COLON and not between_digits(tokens, k):
            return k + 1
        close = before in _COMMAS or k - scan <= _NEAR
        if here in PREPOSITIONS and here in joins and k > scan and close:
            return k + 1
        if opens and close and here[0] == _B and _B in joins and is_clitic(here) and not is_occasion(before):
            return k  # «اعترفت <في نهاية العام> بتزويد …», but «في <لقائه> بالوزير»
        other = analysis.cues[k]
        verb = other is not None and other.kind in _VERBS and before not in PREPOSITIONS  # «على <وجه> الخصوص»
        if verb and here not in _OF_OCCASIONS and not is_occasion(here):
            return None
    return None


def _end(analysis: Analysis, first: int, end: int) -> int:
    """Behind an occasion or day that a comma or an adjective closes: «<في بيان لها اليوم، >ضرورة …»; ``first`` for none."""
    tokens, at = analysis.tokens, first
    if tokens[first].folded == _FROM and first + 1 < end and tokens[first + 1].folded in _SIDES:
        return first + 2
    head = tokens[first].folded
    if not leads_to_occasion(tokens, first, end) and head not in _TIMES and head not in _SET_APART:
        return first
    for k in range(first + 1, min(first + _COMMA, end)):
        other = analysis.cues[k]
        if other is not None and other.kind in _VERBS and not is_occasion(tokens[k].folded):
            break
        if tokens[k].folded in _COMMAS:
            return k + 1
    occasion = tokens[first + 1].folded if first + 1 < end else ""
    if not is_occasion(occasion):
        return first
    at = first + 2
    owned = any(stem != occasion and is_occasion(stem) for stem in without_pronoun(occasion))
    while at < end and (tokens[at].folded in _MODIFIERS or tokens[at].folded in _TIMES):
        at += 1
    following = tokens[at].folded if at < end else ""
    whole = occasion.startswith(_THE) and not following.startswith(
        _THE
    )  # «خلال <اللقاء> أهمية …», not «في المؤتمر الصحفي»
    closed = at > first + 2 or owned or whole
    follows = following[:1].isalnum() and following not in PREPOSITIONS
    return at if closed and follows and analysis.cues[at] is None else first
