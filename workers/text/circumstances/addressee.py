"""Find who a statement was made to: «قال لنورث برس», «في مقابلة مع …», «خلال لقائه السفير», «أبلغ الصحفيين أن»."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workers.text.circumstances.addressee_names import MEDIA_NOUNS, AddresseeNames, EntityStarts, Start
from workers.text.circumstances.occasions import is_occasion, leads_to_occasion, without_article, without_pronoun
from workers.text.circumstances.said_at import Neighbours, cue_beside, sentence_end, sentence_start
from workers.text.data_files import word_list
from workers.text.statements.find import Found
from workers.text.syntax.analyse import PREPOSITIONS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.words.normalize import fold

_TALKS: Final = word_list("talks")
_WHILE: Final = word_list("while")
_OF_OUTLETS: Final = word_list("of_outlets")
_TO: Final = fold("ل")
_BEFORE: Final = fold("أمام")
_WITH: Final = frozenset(map(fold, ("مع", "إلى")))
_WITH_OR_HIM: Final = _WITH | frozenset(map(fold, ("معه", "معها", "معهم", "به", "بها")))
_TELLING: Final = frozenset(("أبلغ", "أخبر"))
_ASIDE: Final = frozenset("،,-–—")
_TALK_REACH: Final = 4
"""Tokens from «مقابلة» to «مع»: «مقابلة تلفزيونية خاصة أجراها مع»."""
_REACH: Final = 30
"""Tokens behind a cue or content, or in front of a cue, that are read."""


def told_to(analysis: Analysis, found: Found, free: Neighbours, starts: EntityStarts) -> str | None:
    """Whom the statement addresses, in the article's words, without preposition and outer marks; None when it names nobody."""
    first, end = found.content
    search = _Search(analysis, found, AddresseeNames(analysis, starts, first))
    cue = cue_beside(analysis, found)
    if cue is None:
        return search.within(sentence_start(analysis, first, max(free.low, first - _REACH)), first)
    if cue >= end:
        high = sentence_end(analysis, cue, min(free.high, cue + _REACH))
        return search.within(cue + 1, high) or search.within(end, cue)
    low = sentence_start(analysis, cue, max(free.low, cue - _REACH))
    return (
        search.within(max(cue + 1, free.low), first)
        or search.told(cue, first)
        or search.at_head(low, cue)
        or search.behind(end, sentence_end(analysis, end - 1, min(free.high, end + _REACH)))
    )


@dataclass(slots=True)
class _Search:
    analysis: Analysis
    found: Found
    names: AddresseeNames

    def within(self, low: int, high: int) -> str | None:
        """The first addressee between tokens ``low`` and ``high``."""
        tokens = self.analysis.tokens
        for at in range(low, high):
            word = tokens[at].folded
            if word[0] != _TO and word != _BEFORE and word not in _WHILE:
                continue
            if (start := self._to(at, low, high) or self._with(at, high)) and (name := self.names.name(start, high)):
                return name
        return None

    def at_head(self, low: int, cue: int) -> str | None:
        """The one of an occasion in front of the cue: «وفي حديث لـ…، رأى»; behind the speaker: «نقل عن سالم لرويترز قوله»."""
        tokens = self.analysis.tokens
        while low < cue and not tokens[low].folded[0].isalnum():
            low += 1
        if low < cue and leads_to_occasion(tokens, low, cue):
            return self.within(low, cue)
        mention = self.found.mention
        return self.within(mention[1], cue) if mention is not None and low <= mention[0] < mention[1] < cue else None

    def behind(self, end: int, high: int) -> str | None:
        """The one of an occasion behind the content: «…، في تصريح لصحيفة …»."""
        tokens, at = self.analysis.tokens, end
        while at < high and not tokens[at].folded[0].isalnum():
            at += 1
        return self.within(at, high) if at < high and leads_to_occasion(tokens, at, high) else None

    def told(self, cue: int, first: int) -> str | None:
        """The object of «أبلغ» and «أخبر», behind the subject."""
        word = self.analysis.cues[cue]
        if word is None or word.lemma not in _TELLING or word.with_object:
            return None
        mention = self.found.mention
        at = mention[1] if mention and mention[0] > cue else cue + 1
        if at >= first or not self.analysis.tokens[at].folded[0].isalnum():
            return None
        return self.names.name(Start(at), first)

    def _to(self, at: int, low: int, high: int) -> Start | None:
        """«لوكالة …», «للصحفيين», «لـ"العربية"», «لنورث برس»; «أمام البرلمان»."""
        tokens = self.analysis.tokens
        word = tokens[at].folded
        if at + 1 == len(tokens):
            return None
        if word == _BEFORE:
            return Start(at + 1) if at + 1 < high and self.names.is_audience(Start(at + 1)) else None
        start = Start(at, 1) if word != _TO else Start(at + 1 + (tokens[at + 1].folded == "("))
        if word[0] != _TO or start.at >= high or self._is_no_preposition(at):
            return None
        return start if self._is_addressed(at, start, high, at_cue=at == low) else None

    def _is_addressed(self, at: int, start: Start, high: int, *, at_cue: bool) -> bool:
        """Whether what «لـ» at token ``at`` leads to is an addressee.

        Outlets and journalists are one anywhere but within the speaker's title («المدير العام للوكالة»), what else there is
        right behind the verb, the speaker, a comma or «تصريح».
        """
        tokens, mention = self.analysis.tokens, self.found.mention
        inside = mention is not None and mention[0] < at < mention[1]
        length = self.names.outlet_length(start, high)
        quoted = tokens[start.at].folded in MARKS
        if quoted and self.names.outlet_length(Start(start.at + 1), high):
            return True
        if inside:
            # A mention that runs on too far ends in the outlet: «مسؤول أمني لرويترز».
            return self.names.is_known_outlet(start, high) and (length > 1 or at + 1 == (mention or (0, 0))[1])
        behind_mention = mention is not None and at == mention[1]
        near = at_cue or behind_mention or (at > 0 and tokens[at - 1].folded in _ASIDE)
        told = self._is_told(at - 1)
        if length == 1 and tokens[at].folded.startswith("لل"):
            # «للاتحاد», «للأنباء»: also common nouns, and part of an outlet's own name.
            own_name = behind_mention and mention is not None and not MEDIA_NOUNS.isdisjoint(self._bare_words(*mention))
            return told or (near and not own_name)
        if length or self.names.is_press(start) or (quoted and (near or told)):
            return True
        # «تصريحات للوزير» are his own.
        return near and (self.names.is_person(start) or self.names.is_audience(start))

    def _with(self, at: int, high: int) -> Start | None:
        """«في مقابلة مع …», «خلال لقائه …», «في اتصال هاتفي أجراه مع …», «في بيان أرسله إلى رويترز»."""
        tokens, start = self.analysis.tokens, Start(at + 2)
        if tokens[at].folded not in _WHILE or start.at >= high or tokens[start.at].folded[0] == _TO:
            return None
        talk = self._is_talk(at + 1)
        if talk and self._takes_object(at + 1) and self._is_listener(start, high):
            return start
        if not talk and not is_occasion(tokens[at + 1].folded):
            return None
        for place in range(at + 2, min(at + 2 + _TALK_REACH, high - 1)):
            word, start = tokens[place].folded, Start(place + 1)
            if (talk and word in _WITH) or (word in _WITH_OR_HIM and self.names.outlet_length(start, high)):
                return start
            if not word[0].isalnum() or word in PREPOSITIONS or word[0] == _TO:
                break
        return None

    def _takes_object(self, at: int) -> bool:
        """«لقائه فلانا», unlike «اللقاء» and «لقاء»."""
        word = self.analysis.tokens[at].folded
        return word not in _TALKS and not word.startswith("ال") and self.analysis.tokens[at + 1].folded != _BEFORE

    def _is_listener(self, start: Start, high: int) -> bool:
        return self.names.is_person(start) or self.names.is_audience(start) or self.names.outlet_length(start, high) > 1

    def _is_no_preposition(self, at: int) -> bool:
        """«وفقا لوكالة …», «تقرير لوكالة …» tell where it is from, «صحيفة "لوس أنجلوس"» begins with its own letter."""
        cue = self.analysis.cues[at - 1] if at else None
        before = self.analysis.tokens[at - 1].folded if at else ""
        # «تقرير حديث لموقع …»: the adjective is passed over.
        owned = not _OF_OUTLETS.isdisjoint(self._bare_words(at - 1 if self._is_told(at - 1) else at - 2, at))
        opened = before in MARKS and self.analysis.quote_depth[at] > 0
        return opened or owned or before in MEDIA_NOUNS or (cue is not None and cue.kind is CueKind.ATTRIBUTION)

    def _bare_words(self, first: int, end: int) -> list[str]:
        return [token.folded.removeprefix("ال") for token in self.analysis.tokens[max(first, 0) : end]]

    def _is_told(self, at: int) -> bool:
        """Whether token ``at`` is a noun of talking that leads to the listener: «في حديث», «حديثه»; not «استطلاع حديث»."""
        if at < 1 or not self._is_talk(at):
            return False
        tokens = self.analysis.tokens
        return tokens[at - 1].folded in _WHILE or tokens[at].folded not in _TALKS

    def _is_talk(self, at: int) -> bool:
        if at < 0:
            return False
        words = without_article(self.analysis.tokens[at].folded)
        return any(stem in _TALKS for word in words for stem in without_pronoun(word))
