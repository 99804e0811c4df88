"""One text part as the search for mentions sees it: its words, what the tagger makes of them and whom the article names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from schemas import Entity, EntityType
from workers.text.data_files import word_list
from workers.text.entities.in_part import entities_in
from workers.text.syntax.analyse import COMPLEMENTIZERS, PREPOSITIONS, SENTENCE_ENDS, Analysis
from workers.text.syntax.cues import CueKind
from workers.text.syntax.quotes import MARKS
from workers.text.tagging.tagger import TokenReading

ASIDE_MARKS: Final = frozenset("،,؛;-–—()")
PRONOUNS: Final = word_list("pronouns")
RELATIVES: Final = word_list("relatives")
POINTING: Final = PREPOSITIONS | RELATIVES | word_list("demonstratives")
"""What no mention ends in."""
ADVERBS: Final = word_list("adverbs") | word_list("no_mention")
STOPS: Final = COMPLEMENTIZERS | {":"}
"""What no mention goes on behind."""
_JOINTS: Final = ASIDE_MARKS | frozenset(MARKS) | word_list("honorifics") | word_list("courtesies")
"""What may stand between the names of one speaker: «وزير الخارجية، الدكتور فلان»."""
LONGEST: Final = 24
"""Tokens of a mention at most."""
_GAP: Final = 2
_DROP: Final = 0.25
"""By how much the tagger must be less sure of a token than of the one before it to end a mention there."""
_CLITICS: Final = "بل"
ASIDES: Final = frozenset("و" + word for word in ("هو", "هي", "هم", "هما"))
"""What opens a clause about somebody just named: «ويقول فلان وهو يقرأ ورقة»."""


class Name(NamedTuple):
    """A name or role on tokens."""

    first: int
    end: int
    kind: EntityType
    full: bool
    """Whether it is a person's name of two words or more."""
    joined: bool
    """Whether a letter of another word is written onto it: «لنتنياهو»."""


class MentionPage:
    """The columns over the tokens of one part."""

    def __init__(self, analysis: Analysis, reading: TokenReading, entities: Iterable[Entity]) -> None:
        """``entities``: those of the article; those of other parts are passed over."""
        self.analysis, self.reading = analysis, reading
        self.words = [token.folded for token in analysis.tokens]
        self.mention = reading.mention.tolist()
        self.begin = reading.mention_begin.tolist()
        self.names = _names(analysis, entities)
        self.outer = [name for at, name in enumerate(self.names) if not _is_inside(self.names, at)]
        self.chains = self._chains()
        self.chain_from, self.chain_to = list(range(len(self.words))), list(range(1, len(self.words) + 1))
        """For each token, where the names in a row that it is in begin and end; its own edges where it is in none."""
        for chain in self.chains:
            first, end = chain[0].first, chain[-1].end
            self.chain_from[first:end], self.chain_to[first:end] = [first] * (end - first), [end] * (end - first)
        self.is_verb = [cue is not None and cue.kind in _VERBS for cue in analysis.cues]
        self.breaks = self._breaks()

    def _chains(self) -> list[list[Name]]:
        """Names one behind another with no more between them than what may stand inside one mention."""
        chains: list[list[Name]] = []
        for name in self.outer:
            end = chains[-1][-1].end if chains else -_GAP - 1
            near = name.first - end <= _GAP and not name.joined
            if near and all(word in _JOINTS for word in self.words[end : name.first]):
                chains[-1].append(name)
            else:
                chains.append([name])
        return chains

    def _breaks(self) -> list[int]:
        """The tokens before which a mention may end, in order."""
        edges = {edge for name in self.outer for edge in (name.first, name.end)}
        mention = self.mention
        return [
            k
            for k, word in enumerate(self.words)
            if k in edges
            or self.analysis.cues[k] is not None
            or word in _ENDING
            or word[0] in _CLITICS
            or (k and mention[k - 1] - mention[k] > _DROP)
        ]

    def breaks_between(self, low: int, high: int) -> list[int]:
        """The tokens in ``low`` to ``high`` before which a mention may end."""
        return self.breaks[bisect_left(self.breaks, low) : bisect_left(self.breaks, high)]

    def paragraph(self, at: int) -> tuple[int, int]:
        """First and end token of the paragraph that token ``at`` is in."""
        return next(((first, end) for first, end in self.analysis.paragraphs if first <= at < end), (at, at + 1))

    def trim(self, first: int, end: int) -> tuple[int, int] | None:
        """Without punctuation, conjunctions and adverbs at the edges; None when nothing is left or it is too long."""
        words = self.words
        while first < end and (not words[first][0].isalnum() or words[first] in ADVERBS):
            first += 1
        while end > first and (not words[end - 1][0].isalnum() or words[end - 1] in POINTING):
            end -= 1
        if self._closes(first, end):
            end += 1
        return (first, end) if 0 < end - first <= LONGEST else None

    def _closes(self, first: int, end: int) -> bool:
        """Whether the token ``end`` closes a bracket or quotation that opens inside."""
        if not first < end < len(self.words):
            return False
        if self.words[end] == ")":
            return "(" in self.words[first:end]
        number = self.analysis.quote_of[end]
        if number < 0:
            return False
        quotation, tokens = self.analysis.quotations[number], self.analysis.tokens
        return quotation.close == tokens[end].start and quotation.open >= tokens[first].start


_VERBS: Final = (CueKind.PAST, CueKind.IMPERFECT, CueKind.PARTICIPLE)
_ENDING: Final = ASIDE_MARKS | frozenset(MARKS) | PREPOSITIONS | ADVERBS | RELATIVES | STOPS | SENTENCE_ENDS | ASIDES


def _names(analysis: Analysis, entities: Iterable[Entity]) -> list[Name]:
    """The entities of the part on its tokens, in order, the longest first where several begin."""
    starts = [token.start for token in analysis.tokens]
    found = []
    for entity in entities_in(analysis.part, entities):
        if entity.clean_span.start >= analysis.end:
            break
        first = bisect_right(starts, entity.clean_span.start) - 1
        end = bisect_left(starts, entity.clean_span.end)
        if 0 <= first < end:
            full = entity.type is EntityType.PERSON and end - first > 1
            found.append(Name(first, end, entity.type, full, starts[first] < entity.clean_span.start))
    return sorted(found, key=lambda name: (name.first, -name.end))


def _is_inside(names: Sequence[Name], at: int) -> bool:
    """Whether a name is a part of one before it."""
    return any(names[k].end >= names[at].end for k in range(max(0, at - 3), at))
