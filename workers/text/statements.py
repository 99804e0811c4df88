"""Find statements: content, cue and mention, out of the tagger's labels and the rules that always hold."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final, NamedTuple

from schemas import Quote, TextPart
from workers.text.cues import CueKind, CueWord
from workers.text.data_files import word_list
from workers.text.features import frequency_rank
from workers.text.grammar import COMPLEMENTIZERS, PREPOSITIONS, Analysis
from workers.text.quotes import MARKS

_TRAILING: Final = frozenset(".,،؛;:-–—…")
_LEADING: Final = frozenset(".,،؛;:-–—…!؟)")
_SHORTEST_STEM: Final = 3
"""Letters of a word: «بين» is not ب and «ين»."""
_NO_MENTION: Final = PREPOSITIONS | word_list("no_mention")
"""What begins no mention of a speaker."""
_LONGEST_SUBJECT: Final = 6
"""Words; longer ones are the tagger's to find."""
_SUBJECT_STOPS: Final = COMPLEMENTIZERS | PREPOSITIONS | frozenset({":", "،", ",", *MARKS})
_ADVERBS: Final = word_list("adverbs")
_LONGEST_LABEL: Final = 10
"""Words before the colon of a headline that can name a speaker."""
_CUE_REACH: Final = 40
"""Tokens between cue and content: a subject with its titles and a clause in apposition."""


@dataclass(slots=True)
class Found:
    """One statement in a text part: token indices, ``content`` and ``mention`` as (first, end)."""

    part: TextPart
    headline: bool
    content: tuple[int, int]
    span: tuple[int, int]
    """Clean offsets of the content."""
    cue: int | None
    cue_word: CueWord | None
    mention: tuple[int, int] | None
    quote: Quote


class _Place(NamedTuple):
    """A content among its neighbours, in tokens: where it begins and ends, the end of the one before, the next one's start."""

    first: int
    end: int
    behind: int
    ahead: int


def find_statements(analysis: Analysis, labels: list[str], *, headline: bool) -> list[Found]:
    """The statements of one part in order of their content."""
    contents = [
        trimmed
        for first, end in runs(analysis, labels, "B", "I")
        if (trimmed := trim(analysis, first, end)) is not None
    ]
    mentions = [m for m in runs(analysis, labels, "M", "N") if not _no_mention(analysis.tokens[m[0]].folded)]
    cues = [i for i, label in enumerate(labels) if label == "Q"]
    found = []
    for number, (first, end) in enumerate(contents):
        place = _Place(
            first,
            end,
            behind=contents[number - 1][1] if number else 0,
            ahead=contents[number + 1][0] if number + 1 < len(contents) else len(labels),
        )
        cue = _cue_of(analysis, cues, place)
        mention = _mention_of(analysis, mentions, cue, place) or _subject_of(analysis, cue, place)
        if headline and mention is None:
            mention = _before_colon(analysis, place)
        found.append(
            Found(
                part=analysis.part,
                headline=headline,
                content=(first, end),
                span=(analysis.tokens[first].start + _clitic(analysis, first, cue), analysis.tokens[end - 1].end),
                cue=cue,
                cue_word=analysis.cues[cue] if cue is not None else None,
                mention=mention,
                quote=_quote_type(analysis, first, end),
            )
        )
    return found


def runs(analysis: Analysis, labels: list[str], begin: str, inside: str) -> list[tuple[int, int]]:
    """Maximal runs of a label pair as (first, end), never over a paragraph's end."""
    starts = {first for first, _ in analysis.paragraphs}
    out: list[tuple[int, int]] = []
    first: int | None = None
    for i, label in enumerate([*labels, "O"]):
        if first is not None and (label != inside or i in starts):
            out.append((first, i))
            first = None
        if label == begin or (label == inside and first is None):
            first = i
    return out


def trim(analysis: Analysis, first: int, end: int) -> tuple[int, int] | None:
    """Take off what never belongs to the content: its outer marks, a leading complementizer, closing punctuation."""
    tokens = analysis.tokens
    while first < end:
        word = tokens[first].folded
        if (
            word in _LEADING
            or (word in COMPLEMENTIZERS and word in ("ان", "بان"))
            or (word in MARKS and _opens_all(analysis, first, end))
        ):
            first += 1
        else:
            break
    while first < end:
        word = tokens[end - 1].folded
        if word in _TRAILING or (word in MARKS and not _opened_inside(analysis, first, end)):
            end -= 1
        else:
            break
    if not any(token.folded[0].isalnum() for token in tokens[first:end]):
        return None
    return first, end


def _opens_all(analysis: Analysis, first: int, end: int) -> bool:
    """Whether the mark at ``first`` closes at or behind the last word of the content."""
    quotations, start = analysis.quotations, analysis.tokens[first].start
    at = bisect_left(quotations, (start,))
    if at == len(quotations) or quotations[at].open != start:
        return True
    for i in range(end - 1, first, -1):
        token = analysis.tokens[i]
        if token.start <= quotations[at].close:
            return True
        if token.folded[0].isalnum():
            return False
    return True


def _opened_inside(analysis: Analysis, first: int, end: int) -> bool:
    """Whether the mark at ``end - 1`` closes a quotation that opens inside the content."""
    close = analysis.tokens[end - 1].start
    start = analysis.tokens[first].start
    inside = analysis.quotations[
        bisect_left(analysis.quotations, (start,)) : bisect_left(analysis.quotations, (close,))
    ]
    return any(q.close == close and q.closed for q in inside)


def _clitic(analysis: Analysis, first: int, cue: int | None) -> int:
    """Letters in front of the content that belong to its cue, or join its clause to the one before.

    «طالب بوقف القتال» -> «وقف القتال»; «وأفاد سكان …، بحسب الوكالة» -> «أفاد سكان …». A word that needs its first letter
    («بيروت», «وزارة») is known to the word classes, what is left of it is not.
    """
    folded, raw = analysis.tokens[first].folded, analysis.tokens[first].word
    word = analysis.cues[cue] if cue is not None else None
    if len(folded) <= _SHORTEST_STEM or raw[0] != folded[0]:
        return 0
    if cue is not None and cue < first:
        governed = word.joins if word else frozenset()
        clitics = [letter for letter, joins in (("ب", {"ب"}), ("ل", {"ل", "إلى"})) if joins & governed]
    else:
        clitics = ["و"]
    return int(folded[0] in clitics and is_clitic(folded))


def _quote_type(analysis: Analysis, first: int, end: int) -> Quote:
    words = [i for i in range(first, end) if analysis.tokens[i].folded[0].isalnum()]
    quoted = sum(1 for i in words if analysis.quote_depth[i] > 0)
    if quoted == len(words):
        return Quote.DIRECT
    before = analysis.tokens[first - 1].word if first else ""
    if quoted == 0:
        verbatim = before == ":" and analysis.state[first - 1] in ("colon", "cue") and analysis.governor[first - 1] >= 0
        return Quote.DIRECT if verbatim else Quote.INDIRECT
    return Quote.MIXED


def _cue_of(analysis: Analysis, cues: list[int], place: _Place) -> int | None:
    """The cue token that governs the content: the nearest one before it, else the nearest one behind it."""
    first, end, behind, ahead = place
    before = bisect_left(cues, first) - 1
    if before >= 0 and cues[before] >= max(behind, first - _CUE_REACH):
        return cues[before]
    after = bisect_left(cues, end)
    if after < len(cues) and cues[after] < min(ahead, end + 15):
        return cues[after]
    governor = analysis.governor[first - 1] if first else -1
    if governor >= behind:
        return governor
    return None


def _mention_of(
    analysis: Analysis, mentions: list[tuple[int, int]], cue: int | None, place: _Place
) -> tuple[int, int] | None:
    """The mention that goes with the cue: on the cue's side of the content, in its sentence, nearest to it.

    Nothing behind the content belongs to a cue in front of it: there the next statement begins.
    """
    first, end, behind, ahead = place
    anchor = cue if cue is not None else first
    trailing = cue is not None and cue >= end
    low, high = (end, ahead) if trailing else (behind, first)
    sentence = analysis.sentence[anchor]
    near = []
    for m_first, m_end in mentions[bisect_left(mentions, (low, 0)) : bisect_left(mentions, (high, 0))]:
        if m_end > high:
            continue
        if analysis.sentence[m_first] != sentence and analysis.sentence[m_end - 1] != sentence:
            continue
        distance = m_first - anchor if m_first > anchor else (anchor - m_end + 1) * 2  # verb before subject is the rule
        near.append((distance, (m_first, m_end)))
    return min(near)[1] if near else None


def _before_colon(analysis: Analysis, place: _Place) -> tuple[int, int] | None:
    """What stands before the colon of a headline: «فلان الفلاني: …». A headline never goes on with the body's speaker."""
    colon = place.first - 1
    while colon > place.behind and analysis.tokens[colon].word in MARKS:
        colon -= 1
    if colon <= place.behind or analysis.tokens[colon].word != ":" or colon - place.behind > _LONGEST_LABEL:
        return None
    return place.behind, colon


def _subject_of(analysis: Analysis, cue: int | None, place: _Place) -> tuple[int, int] | None:
    """The subject behind a finite cue verb that the tagger has left unlabelled: «قال محسوب إن», «واتهم رئيس الوزراء …».

    Only what stands right behind the verb, up to a comma, mark, complementizer or preposition, and begins with neither.
    """
    word = analysis.cues[cue] if cue is not None else None
    if cue is None or word is None or word.kind not in (CueKind.PAST, CueKind.IMPERFECT) or word.with_object:
        return None
    limit = place.first if place.first > cue else min(place.ahead, cue + _LONGEST_SUBJECT + 1)
    end = cue + 1
    while end < limit and end - cue <= _LONGEST_SUBJECT and not _ends_subject(analysis, end):
        end += 1
    if end < limit and analysis.tokens[end].word in "،,":
        end = _with_apposition(analysis, end, limit)
    at_stop = end < limit and analysis.tokens[end].folded in _SUBJECT_STOPS
    if end == cue + 1 or not (at_stop or end == limit):
        return None
    return None if _no_mention(analysis.tokens[cue + 1].folded) else (cue + 1, end)


def _no_mention(word: str) -> bool:
    """Whether a phrase that begins with the folded word names nobody: adverbs, and what a preposition is written onto."""
    return word in _NO_MENTION or word in _ADVERBS or (word[0] in "بل" and is_clitic(word))


def is_clitic(word: str) -> bool:
    """Whether the first letter of the folded word is written onto a word that news knows better without it."""
    rest = word[1:]
    if len(rest) < _SHORTEST_STEM:
        return False
    rank = frequency_rank("ا" + rest if word.startswith("لل") else rest)
    return rank is not None and rank <= (frequency_rank(word) or rank)


def _with_apposition(analysis: Analysis, comma: int, limit: int) -> int:
    """Past the name between the comma and what follows it: «وزيرة الدفاع، فلانة الفلانية، إن»."""
    end = comma + 1
    while end < limit and end - comma <= _LONGEST_SUBJECT and not _ends_subject(analysis, end):
        end += 1
    word = analysis.tokens[end].folded if end < limit else ""
    return end if end > comma + 1 and (end == limit or word in "،," or word in COMPLEMENTIZERS) else comma


def _ends_subject(analysis: Analysis, at: int) -> bool:
    word = analysis.tokens[at].folded
    if analysis.cues[at] is not None:
        return True
    return word in _SUBJECT_STOPS or word in _ADVERBS or not word[0].isalnum() or (word[0] in "لب" and word[1:3] == "ل")
