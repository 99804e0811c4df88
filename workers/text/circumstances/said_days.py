"""Carry the day of saying from one statement to the others that were said with it.

What has no date of its own takes that of its sentence, then that of the same speaker's last one, then that of the occasion
that the article tells of: «عقد الوزير مؤتمرا صحفيا الجمعة», «جاء ذلك في كلمة ألقاها أمس».
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Final, NamedTuple

from schemas import Excerpt, TaggedArticle
from workers.text.circumstances.calendar_terms import may_hold_date
from workers.text.circumstances.dates import DatePhrase
from workers.text.circumstances.said_at import Neighbours, date_of, written_on
from workers.text.circumstances.told_occasions import occasions_told
from workers.text.data_files import word_list
from workers.text.statements.find import Found
from workers.text.syntax.analyse import Analysis
from workers.text.syntax.cues import CueKind
from workers.text.words.normalize import fold

_EARLIER: Final = word_list("earlier")
_WAS: Final = word_list("was")
_FOLDED: Final = itemgetter(3)
"""Of a Token."""
_BEFORE_CUE: Final = 24
"""Tokens from «كان» to its verb: a subject with its titles stands between them."""
_LONGEST_OPENING: Final = 4
"""Statements of headline and lead."""
_OF_ANY_STATE: Final = "ministry."
"""Begins the id of a ministry whose state the article leaves out."""


class Voice(NamedTuple):
    """Equal for all that one person, or one body that speaks for itself, says."""

    key: str
    """Of the body, see ``Statement.speaker_key``."""
    person: str = ""
    """Name, or what an unnamed one is called («مصدر أمني»); empty for a body, and for an office without the holder's name."""
    office: bool = False
    """An office without its holder's name: «وزير الخارجية»."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A statement and who made it."""

    found: Found
    analysis: Analysis
    voice: Voice | None
    """Who said it; None when nobody knows."""
    country: str | None = None
    """Of the speaker, ISO 3166-1 alpha-2."""

    @property
    def of_state(self) -> bool:
        """Whether the state itself speaks, as headlines have it: «تركيا: …» for what the body has a minister say."""
        return self.voice is not None and self.country is not None and self.voice.key == self.country.lower()


class Said(NamedTuple):
    """The day on which something was said, and the words that tell it. The day is None for «الأسبوع الماضي»."""

    day: date | None = None
    words: Excerpt | None = None


_UNKNOWN: Final = Said()


def said_days(article: TaggedArticle, turns: Sequence[Turn], free: Sequence[Neighbours]) -> list[Said]:
    """When each of ``turns``, all of the article's in its order, was said; ``free`` lies around them (``free_around``).

    Pure; linear in the length of the article.
    """
    analyses = {id(turn.analysis): turn.analysis for turn in turns}
    if not any(may_hold_date(map(_FOLDED, analysis.tokens)) for analysis in analyses.values()):
        return [_UNKNOWN] * len(turns)
    written = written_on(article)
    own = [date_of(turn.analysis, turn.found, space, written) for turn, space in zip(turns, free, strict=True)]
    held = _held(turns, written)
    said: list[Said] = []
    memory = _Memory()
    for number, (turn, phrase) in enumerate(zip(turns, own, strict=True)):
        if phrase is not None:
            said.append(_said(turn.analysis, phrase, written))
        elif _goes_with(turns, number):
            said.append(said[-1])
        elif number in held:
            said.append(held[number])
        elif _told_before(turn, free[number]):
            said.append(_UNKNOWN)
            continue
        else:
            said.append(memory.last_of(turn.voice, turns[number - 1].voice if number else None))
        if said[-1].day is not None and turn.voice is not None:
            memory.keep(turn.voice, said[-1])
    _date_opening(turns, own, said, free)
    return said


class _Memory:
    """When each voice spoke last."""

    def __init__(self) -> None:
        self._said: dict[Voice, Said] = {}
        self._of_body: dict[tuple[str, bool], Said] = {}
        """Key of the body and whether it was an office without a name, for persons and offices."""

    def keep(self, voice: Voice, said: Said) -> None:
        self._said[voice] = said
        if voice.person or voice.office:
            self._of_body[voice.key, voice.office] = said

    def last_of(self, voice: Voice | None, before: Voice | None) -> Said:
        """When ``voice``, that speaks behind ``before``, spoke last.

        Holder and office go on for each other («قال وزير الخارجية …. وأضاف لافروف …»), and a ministry right behind its
        state for that («أكدت البحرين …. وأكدت وزارة الخارجية …»).
        """
        if voice is None:
            return _UNKNOWN
        if voice in self._said:
            return self._said[voice]
        if voice.person or voice.office:
            return self._of_body.get((voice.key, not voice.office), _UNKNOWN)
        if before is None or before.person or before.office:
            return _UNKNOWN
        of_one_state = before.key.startswith(voice.key + ".") or voice.key.startswith((before.key + ".", _OF_ANY_STATE))
        return self._said.get(before, _UNKNOWN) if of_one_state else _UNKNOWN


def _held(turns: Sequence[Turn], written: date | None) -> dict[int, Said]:
    """Number of a statement -> the day of the first occasion that the article tells of apart from it."""
    found: dict[int, Said] = {}
    for analysis in {id(turn.analysis): turn.analysis for turn in turns}.values():
        numbers = [n for n, turn in enumerate(turns) if turn.analysis is analysis]
        busy = {analysis.sentence[turns[n].found.content[0]] for n in numbers}
        occasions = list(occasions_told(analysis, busy, written))
        if not occasions:
            continue
        ends = [turns[n].found.content[1] for n in numbers]
        of_voice: dict[Voice | None, list[int]] = {}
        of_name: dict[str, list[int]] = {}
        for n in numbers:
            of_voice.setdefault(turns[n].voice, []).append(n)
            for name in _family_names(turns[n].voice):
                of_name.setdefault(name, []).append(n)
        for occasion in occasions:
            said = _said(analysis, occasion.date, written)
            last = bisect_right(ends, occasion.at) - 1
            of_last = of_voice.pop(turns[numbers[last]].voice, []) if not occasion.words and last >= 0 else []
            for n in (*of_last, *(n for word in occasion.words for n in of_name.pop(word, []))):
                found.setdefault(n, said)
    return found


def _family_names(voice: Voice | None) -> list[str]:
    """The folded words of the speaker's name behind the given name."""
    words = fold(voice.person).split() if voice else []
    return words[1:] or words


def _said(analysis: Analysis, phrase: DatePhrase, written: date | None) -> Said:
    tokens = analysis.tokens
    start, end = tokens[phrase.first], tokens[phrase.end - 1]
    day = phrase.resolve(written)
    return Said(day, analysis.part.excerpt(start.start, end.end))


def free_around(turns: Sequence[Turn], number: int) -> Neighbours:
    """What lies around the statement and belongs to neither neighbour in its part."""
    turn = turns[number]
    low, high = 0, len(turn.analysis.tokens)
    if number and (before := turns[number - 1]).analysis is turn.analysis:
        end, cue = before.found.content[1], before.found.cue
        low = cue + 1 if cue is not None and cue >= end and cue != turn.found.cue else end
    if number + 1 < len(turns) and (after := turns[number + 1]).analysis is turn.analysis:
        first, cue = after.found.content[0], after.found.cue
        high = cue if cue is not None and turn.found.content[1] <= cue < first and cue != turn.found.cue else first
    return Neighbours(low, high)


def _goes_with(turns: Sequence[Turn], number: int) -> bool:
    """Whether the statement is a participle's in the sentence of the one before: «…، مضيفا أن …»."""
    turn = turns[number]
    if not number or turns[number - 1].analysis is not turn.analysis:
        return False
    before, cue = turns[number - 1].found, turn.found.cue
    if cue is None:
        return turn.voice == turns[number - 1].voice
    sentence = turn.analysis.sentence
    word = turn.analysis.cues[cue]
    if sentence[before.content[1] - 1] != sentence[turn.found.content[0]]:
        return False
    return cue == before.cue or (
        word is not None and word.kind is CueKind.PARTICIPLE and turn.voice == turns[number - 1].voice
    )


def _told_before(turn: Turn, free: Neighbours) -> bool:
    """Whether the words around the cue tell that it was said at another time: «وكان قد قال», «في وقت سابق»."""
    cue = turn.found.cue
    if cue is None or cue >= turn.found.content[1]:
        return False
    tokens, sentence = turn.analysis.tokens, turn.analysis.sentence
    low = max(free.low, cue - _BEFORE_CUE)
    near = [at for at in range(low, turn.found.content[0]) if sentence[at] == sentence[cue]]
    first, end = turn.found.mention or (0, 0)  # «مسؤول سابق» is another matter
    return any(tokens[at].folded in _EARLIER for at in near if not first <= at < end) or any(
        tokens[at].folded in _WAS for at in near if at < cue
    )


def _date_opening(
    turns: Sequence[Turn], own: Sequence[DatePhrase | None], said: list[Said], free: Sequence[Neighbours]
) -> None:
    """Give headline and lead, which tell the news before its date, the day of the speaker's first dated statement."""
    first = next((n for n, turn in enumerate(turns) if not turn.found.headline), None)
    opening = [n for n, turn in enumerate(turns) if (turn.found.headline or n == first) and said[n].words is None]
    for number in opening[:_LONGEST_OPENING]:
        turn = turns[number]
        for other in range(number + 1, len(turns)):
            phrase, candidate = own[other], turns[other]
            same = (turn.voice is not None and candidate.voice == turn.voice) or (
                turn.found.headline and turn.of_state and candidate.country == turn.country
            )
            if same and phrase is not None:
                if said[other].day is not None and not _told_before(candidate, free[other]):
                    said[number] = said[other]
                break
