"""Find when a statement was said: the date in the words around its cue, never inside what is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from schemas import PublishedFrom, TaggedArticle
from workers.text.circumstances.calendar_terms import may_start_date
from workers.text.circumstances.date_grammar import read_date
from workers.text.circumstances.dates import DatePhrase
from workers.text.circumstances.occasions import leads_to_occasion, tells_of_occasion
from workers.text.data_files import word_list
from workers.text.statements.find import Found
from workers.text.syntax.analyse import Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.words.normalize import fold

_NEWSROOM: Final = timedelta(hours=3)
"""Ahead of UTC: the clock of most Arab newsrooms (Mecca time). A date without an hour stays what it is."""
_AWAY: Final = word_list("away")
_RELATIVES: Final = word_list("relatives")
_TURNS: Final = word_list("turns")
_STOPS: Final = "،,()-–—"
_IN: Final = frozenset(map(fold, ("في", "وفي", "كان", "وكان", "كانت", "وكانت")))
_AND_THAT: Final = fold("وذلك")
_HEAD: Final = 20
"""Tokens from the head of a sentence to the date of its verb."""
_REACH: Final = 30
"""Tokens: so far behind its cue may a date stand, or in front of it at the head of its sentence."""


def written_on(article: TaggedArticle) -> date | None:
    """The day on which the article was written, as its newsroom counts days; None when only its fetching is dated."""
    if article.published_from not in (PublishedFrom.GIVEN, PublishedFrom.MARKUP):
        return None
    return (article.published_at + _NEWSROOM).date()


class Neighbours(NamedTuple):
    """The tokens that lie free around a statement: behind what the one before takes up, before what the next one does."""

    low: int
    high: int


def date_of(analysis: Analysis, found: Found, free: Neighbours, written: date | None) -> DatePhrase | None:
    """The date that goes with the cue of ``found``; None when none does. Those still to come on ``written`` are none."""
    first, end = found.content
    cue = cue_beside(analysis, found)
    search = _Search(analysis, written)
    if cue is None:
        return search.within(sentence_start(analysis, first, free.low), first) if found.headline else None
    if cue >= end:
        high = sentence_end(analysis, cue, min(free.high, cue + _REACH))
        return search.within(cue + 1, high) or search.within(end, cue)
    low = sentence_start(analysis, cue, free.low)
    return (
        search.within(max(cue + 1, free.low), first)
        or search.at_head(low, cue, found.mention)
        or search.behind(end, sentence_end(analysis, end - 1, min(free.high, end + _REACH)))
        or search.of_main_verb(low, cue)
    )


def date_within(analysis: Analysis, low: int, high: int, written: date | None) -> DatePhrase | None:
    """The first date between tokens ``low`` and ``high`` that is one of the saying, not of what is spoken of."""
    return _Search(analysis, written).within(low, high)


def cue_beside(analysis: Analysis, found: Found) -> int | None:
    """The cue of ``found``; None without one, or when it stands behind the content and in another sentence."""
    cue, end = found.cue, found.content[1]
    return None if cue is not None and cue >= end and analysis.sentence[cue] != analysis.sentence[end - 1] else cue


def sentence_start(analysis: Analysis, at: int, low: int) -> int:
    """The first token of the sentence that token ``at`` is in, or ``low`` if that comes behind it."""
    sentence = analysis.sentence[at]
    while at > low and analysis.sentence[at - 1] == sentence:
        at -= 1
    return max(at, low)


def sentence_end(analysis: Analysis, at: int, high: int) -> int:
    """The token behind the sentence that token ``at`` is in, or ``high`` if that comes first."""
    sentence = analysis.sentence[at]
    end = at + 1
    while end < high and analysis.sentence[end] == sentence:
        end += 1
    return end


@dataclass(slots=True)
class _Search:
    analysis: Analysis
    written: date | None

    def within(self, low: int, high: int) -> DatePhrase | None:
        """The first date between tokens ``low`` and ``high`` that is not one of what is spoken of.

        What stands behind «عن», «بعد» or a relative pronoun is, up to a comma, unless an occasion of speech is meant:
        «تعليقا على هجوم الجمعة», but «عقب اجتماع الجمعة», «البيان الذي صدر أمس».
        """
        tokens, blocked = self.analysis.tokens, False
        at = low
        while at < high:
            word = tokens[at].folded
            if word in _STOPS:
                blocked = False
            elif word in _TURNS:
                return None
            elif phrase := None if blocked else self._read(at, high):
                return phrase
            elif word in _AWAY:
                blocked = not leads_to_occasion(tokens, at, high) or blocked
            elif word in _RELATIVES:
                blocked = not tells_of_occasion(tokens, at, high)
            at += 1
        return None

    def at_head(self, low: int, cue: int, mention: tuple[int, int] | None) -> DatePhrase | None:
        """The date of a clause that the cue at ``cue`` is the verb of: «وأمس نفى», «وفي بيان صدر الجمعة، قالت»."""
        if cue <= low or self._is_joined(cue):
            return None
        tokens = self.analysis.tokens
        while low < cue and (not tokens[low].folded[0].isalnum() or tokens[low].folded in _TURNS):
            low += 1
        starts = [at for at in (low, low + 1) if at < cue and (at == low or tokens[low].folded in _IN)]
        phrase = next(filter(None, (self._read(at, cue) for at in starts)), None)
        if phrase is None and low < cue and leads_to_occasion(tokens, low, cue):
            phrase = self.within(low, cue)
        if phrase is None and mention is not None and low <= mention[0] < mention[1] < cue:
            phrase = self.within(mention[1], cue)
        return phrase if phrase and self._reaches(phrase.end, cue) else None

    def behind(self, end: int, high: int) -> DatePhrase | None:
        """The date right behind the content: between commas, on an occasion, or in a second attribution."""
        tokens, at = self.analysis.tokens, end
        while at < high and (tokens[at].folded in MARKS or tokens[at].folded in "،,"):
            at += 1
        if at + 1 < high and tokens[at].folded == _AND_THAT:
            at += 1
        if at >= high:
            return None
        if phrase := self._read(at, high):
            apart = at > end and (phrase.end >= high or not tokens[phrase.end].folded[0].isalnum())
            return phrase if apart else None
        cue = self.analysis.cues[at]
        attributes = cue is not None and cue.kind is CueKind.ATTRIBUTION
        return self.within(at + 1, high) if attributes or leads_to_occasion(tokens, at, high) else None

    def of_main_verb(self, low: int, cue: int) -> DatePhrase | None:
        """The date at the verb that a participle goes with: «استقبل الوزير، مساء الاثنين، نظيره، مؤكدا أن …»."""
        own = self.analysis.cues[cue]
        if own is None or own.kind is not CueKind.PARTICIPLE:
            return None
        return self.within(low, min(cue, low + _HEAD))

    def _read(self, at: int, high: int) -> DatePhrase | None:
        word = self.analysis.tokens[at].folded
        if (word not in may_start_date() and not word[-1].isdigit()) or self.analysis.quote_depth[at]:
            return None
        phrase = read_date(self.analysis.tokens, at, high)
        return None if phrase is None or phrase.is_ahead(self.written) else phrase

    def _is_joined(self, cue: int) -> bool:
        """Whether «و» or «ف» joins the cue to a clause before it."""
        word = self.analysis.cues[cue]
        folded = self.analysis.tokens[cue].folded
        return folded[0] in "وف" and word is not None and word.lemma[0] != folded[0]

    def _reaches(self, low: int, cue: int) -> bool:
        """Whether nothing between date and cue begins another clause: no verb, no comma but next to either of them."""
        if cue - low > _REACH:
            return False
        for at in range(low, cue):
            verb = self.analysis.cues[at]
            if self.analysis.tokens[at].folded in "،," and at not in (low, cue - 1):
                return False
            if verb is not None and verb.kind in (CueKind.PAST, CueKind.IMPERFECT):
                return False
        return True
