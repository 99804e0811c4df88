"""Propose which words name the speaker of a statement, or that none do.

Wide on purpose, as with the statements themselves; mention_features.py describes what is proposed, the trees pick.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import Final, NamedTuple

from workers.text.statements.mention_search.page import ADVERBS, ASIDE_MARKS, LONGEST, RELATIVES, STOPS, MentionPage
from workers.text.syntax.analyse import PREPOSITIONS, SENTENCE_ENDS
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS

REACH: Final = 40
"""Tokens between a cue and its mention at most."""
_LIKELY: Final = (0.15, 0.5)
"""What the tagger must give a token for it to be of a mention: a wide and a narrow reading."""
_LIKELY_BEGIN: Final = 0.3
RELAYING: Final = frozenset({"عن", "لسان", "ان"})
"""What stands between who passes a statement on and whose it is: «نقلت الوكالة عن فلان», «ذكرت الوكالة أن فلانا قال»."""
_ENDS: Final = 8
"""Ends of mentions that begin at one token."""
_SHORT: Final = 4
"""Words behind a cue that may be a mention whatever they are: «أخبر المدعون المحكمة»."""
_COMMAS: Final = 2
_SWALLOWED: Final = 12
"""Tokens at the head of a content that may be the cue's subject at most."""
_BEGINS_LATER: Final = 4
"""Later words behind a cue that a mention may begin at, behind a comma or «عن»."""
_CLAUSE_OPENERS: Final = frozenset(
    {"لكن", "ولكن", "بينما", "فيما", "حيث", "اذ", "كان", "وكان", "كانت", "وكانت", "اما", "حين", "عندما", "بعدما", "كما"}
)

_ADJECTIVES: Final = ("ي", "يه")
_VERBS: Final = frozenset({CueKind.PAST, CueKind.IMPERFECT})
_IN_IT: Final = frozenset({"فيه", "فيها", "خلاله", "خلالها"})
_PLURAL: Final = "p"
_PLURALS: Final = ("وا", "ون")
_QUOTED_NAME: Final = 6
"""Tokens of a name in quotation marks, with the marks, at most."""


class Origin(IntEnum):
    """How a mention was proposed."""

    NONE = 0
    """The subject is left out."""
    TAGGER = 1
    NAME = 2
    """A name or role of the article, or several in a row."""
    BEHIND = 3
    """What stands behind the cue."""
    BEHIND_LATER = 4
    """The same from a later word on: «وقال في بيان الوزير»."""
    BEFORE = 5
    """What stands before the cue."""


class MentionProposal(NamedTuple):
    """Tokens that may name the speaker; (-1, -1) for a subject that is left out."""

    first: int
    end: int
    origin: Origin


ABSENT: Final = MentionProposal(-1, -1, Origin.NONE)


class Place(NamedTuple):
    """A statement among its neighbours, in tokens."""

    cue: int
    """-1 where it has none."""
    first: int
    end: int
    behind: int
    """End of the content before it."""
    ahead: int
    """Begin of the content behind it."""


def propose_mentions(page: MentionPage, place: Place) -> list[MentionProposal]:
    """The mentions that a statement may have, the absent one first; no two of the same tokens."""
    found: dict[tuple[int, int], MentionProposal] = {(-1, -1): ABSENT}
    for proposal in _all(page, place):
        trimmed = page.trim(proposal.first, proposal.end)
        if trimmed is not None and _fits(page, place, *trimmed):
            found.setdefault(trimmed, MentionProposal(*trimmed, proposal.origin))
    return list(found.values())


def _fits(page: MentionPage, place: Place, first: int, end: int) -> bool:
    """Whether the words are none of the content, or its head that may be the cue's subject."""
    if end <= place.first or first >= place.end:
        return True
    return 0 <= place.cue < first <= place.first and end <= _swallowed(page, place)


def _swallowed(page: MentionPage, place: Place) -> int:
    """Up to where the head of a content may be the subject: nowhere where a word or mark opens it.

    «واتهمت [الصين ترامب بتحميل الآخرين المسؤولية]»: the tagger has not seen the subject.
    """
    opener = page.words[place.first - 1] if place.first else ":"
    if opener in STOPS or (place.first - 1 > place.cue and opener in PREPOSITIONS):
        return place.first
    if opener in MARKS and not _is_name_in_quotes(page, place.first - 1):
        return place.first
    return max(min(place.first + _SWALLOWED, place.end - 1), place.first)


def _is_name_in_quotes(page: MentionPage, mark: int) -> bool:
    """Whether the quotation that opens at the token is as short as a name: «وأكد "فلان"، أن …»."""
    analysis = page.analysis
    number = analysis.quote_of[mark]
    return number >= 0 and number not in analysis.quote_of[mark + _QUOTED_NAME : mark + _QUOTED_NAME + 1]


def _all(page: MentionPage, place: Place) -> Iterator[MentionProposal]:
    anchor = place.cue if place.cue >= 0 else place.first
    first, end = page.paragraph(anchor)
    low, high = max(first, anchor - REACH, place.behind), min(end, anchor + REACH)
    for run in (*_labelled(page, low, high), *_likely(page, low, high)):
        yield MentionProposal(*run, Origin.TAGGER)
    for begin, stop in _named(page, low, high):
        yield MentionProposal(begin, stop, Origin.NAME)
    if place.cue >= 0:
        limit = min(high, _swallowed(page, place) if place.first > place.cue else place.ahead)
        yield from _behind(page, place.cue, limit)
    low = max(low, place.end if place.end <= anchor else low)
    for begin in _begins_before(page, anchor, low):
        for stop in _ends(page, begin, anchor):
            yield MentionProposal(begin, stop, Origin.BEFORE)


def _behind(page: MentionPage, cue: int, limit: int) -> Iterator[MentionProposal]:
    """The words behind a cue, from where a subject may begin to where it may end."""
    words, cues = page.words, page.analysis.cues
    begins = [cue + 1]
    k = cue + 1
    while k < limit and k - cue <= 4 and (cues[k] is not None or words[k] in ("ما", "قد")):
        k += 1
        begins.append(k)
    if k < limit and words[k] in ADVERBS | PREPOSITIONS:
        begins += [k + 1, k + 2]
    later = [k + 1 for k in range(cue + 1, limit) if words[k] in ("عن", "من") or words[k] in ASIDE_MARKS]
    likely = [k for k in range(cue + 1, limit) if page.begin[k] > _LIKELY_BEGIN]
    for stop in range(cue + 2, min(cue + 2 + _SHORT, limit)):
        if words[stop - 1] in STOPS or not words[stop - 1][0].isalnum():
            break
        yield MentionProposal(cue + 1, stop, Origin.BEHIND)
    for begin in dict.fromkeys((*begins, *later[:_BEGINS_LATER], *likely)):
        origin = Origin.BEHIND if begin == cue + 1 else Origin.BEHIND_LATER
        for stop in _ends(page, begin, limit):
            yield MentionProposal(begin, stop, origin)


def _ends(page: MentionPage, begin: int, limit: int) -> Iterator[int]:
    """Where a mention that begins at ``begin`` may end, before ``limit``."""
    words = page.words
    count = commas = 0
    last = min(limit, begin + LONGEST)
    for stop in page.breaks_between(begin, last):
        word = words[stop]
        if stop > begin:
            yield stop
            count += 1
        initial = word == "." and stop > begin and len(words[stop - 1]) == 1
        ends = word in STOPS or (word in SENTENCE_ENDS and not initial)
        commas += word in ASIDE_MARKS
        if ends or commas > _COMMAS or count >= _ENDS:
            return
    if last == limit and last > begin:
        yield last


def _begins_before(page: MentionPage, at: int, low: int) -> Iterator[int]:
    """Where a mention before the token ``at`` may begin: its sentence, the clauses in it, what the tagger finds likely."""
    words, sentence = page.words, page.analysis.sentence
    commas = 0
    for k in range(at - 1, low - 1, -1):
        if sentence[k] != sentence[at]:
            yield from (k + 1, k + 2)
            return
        if words[k] in ASIDE_MARKS:
            commas += 1
            if commas <= _COMMAS:
                yield from (k + 1, k + 2)
        elif words[k] in STOPS or words[k] in _CLAUSE_OPENERS:
            yield from (k + 1, k + 2)
        elif words[k] in PREPOSITIONS and commas < _COMMAS:
            yield k + 1
        if page.begin[k] > _LIKELY_BEGIN:
            yield k
    yield from (low, low + 1)


def _named(page: MentionPage, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The names and roles between two tokens, alone and in a row."""
    for chain in page.chains:
        if chain[0].first >= high or chain[-1].end <= low:
            continue
        for at, name in enumerate(chain):
            if name.first >= low:
                for other in chain[at : at + 4]:
                    if other.end <= high:
                        yield name.first, other.end


def _labelled(page: MentionPage, low: int, high: int) -> Iterator[tuple[int, int]]:
    labels = page.reading.labels
    first = None
    for i in range(low, high + 1):
        label = labels[i] if i < high else "O"
        if first is not None and label != "N":
            yield first, i
            first = None
        if label in "MN" and first is None:
            first = i


def _likely(page: MentionPage, low: int, high: int) -> Iterator[tuple[int, int]]:
    for least in _LIKELY:
        first = None
        for i in range(low, high + 1):
            inside = i < high and page.mention[i] > least
            if first is not None and (not inside or page.begin[i] > 0.5):
                yield first, i
                first = None
            if inside and first is None:
                first = i


def may_name(page: MentionPage, cue: int, mention: MentionProposal) -> bool:
    """Whether grammar lets the words be the subject of the cue."""
    behind = cue + 1 + (0 <= cue < len(page.words) - 1 and page.words[cue + 1] in _IN_IT)
    return not _cuts_adjective(page, mention.end) and not (mention.first == behind and _holds_subject(page, cue))


def _cuts_adjective(page: MentionPage, end: int) -> bool:
    """Whether the token ``end`` is of the noun before it: «أعلنت كوبا الحداد <الوطني>», not «زار الوزير <السعودية>»."""
    if not 0 < end < len(page.words):
        return False
    noun, word = page.words[end - 1], page.words[end]
    if not (noun.startswith("ال") and word.startswith("ال") and word.endswith(_ADJECTIVES)):
        return False
    if word in RELATIVES or word in PREPOSITIONS or word in ADVERBS:
        return False
    return all(name.first != end for name in page.names)


def _holds_subject(page: MentionPage, cue: int) -> bool:
    """Whether the verb has its subject in it, and none stands behind it: «<طالبوا> الوزير بالعدل»; of 164 none has."""
    verb = page.analysis.cues[cue] if cue >= 0 else None
    return verb is not None and verb.kind in _VERBS and verb.gender == _PLURAL and page.words[cue].endswith(_PLURALS)
