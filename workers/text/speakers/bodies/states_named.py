"""Tell which states an article names where it begins, and in which of them it is set where somebody speaks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import Final

from workers.text.knowledge.base import Knowledge, words_of
from workers.text.mentions.nouns import stems
from workers.text.words.normalize import fold

_PLACES: Final = frozenset(map(fold, ("مدينة", "ولاية", "محافظة", "معتمدية", "بلدة", "منطقة", "جزيرة")))
_SENTENCE: Final = re.compile(r"[.؟!?]\s|\n")
_BEGINNING: Final = 600
"""Code points of the first paragraphs."""
_NEAR: Final = 3
"""Sentences of a paragraph, with the one of the cue, that tell where its authorities are."""
_LONGEST: Final = 1_500
"""Code points of sentences that are looked at: one may have no end."""


class Setting:
    """Where one article is set, by its ``title`` and its body's ``text``."""

    def __init__(self, title: str, text: str, knowledge: Knowledge) -> None:
        self._title = title
        self._text = text
        self._knowledge = knowledge

    def state_at(self, at: int, named: Collection[str] = ()) -> str | None:
        """The state (alpha-2) whose authorities speak at offset ``at`` of the body (-1: in the title); None if not sure.

        The one that title and first sentence name, unless the paragraph up to there names others alone; of several, that of
        the paragraph. ``named``: the states whose authorities the article names; one alone goes before a beginning without.
        """
        near = set(self._states(self._paragraph(at)))
        if len(named) == 1 and near <= set(named):
            return next(iter(named))
        begins = self._beginning
        if len(begins) == 1 and begins.issuperset(named):
            return next(iter(begins)) if near <= begins else None
        return next(iter(near)) if len(near) == 1 and near <= begins else None

    @cached_property
    def _beginning(self) -> set[str]:
        """The states of the title and the first sentence, else of the first paragraphs."""
        text = whole_words(self._text, _LONGEST).lstrip()
        for lead in (_SENTENCE.split(text, maxsplit=1)[0], whole_words(text, _BEGINNING)):
            whole = f"{self._title} {lead}"
            states = set(self._states(whole))
            if states:
                return states if is_sure(whole, self._knowledge) else set()
        return set()

    def _paragraph(self, at: int) -> str:
        """What its paragraph says before offset ``at`` of the body: the last sentences of it, with the one begun."""
        at, least = max(at, 0), max(at - _LONGEST, 0)
        begins = self._text.rfind("\n", least, at) + 1
        told = self._text[begins:at] if begins or not least else self._text[least:at].partition(" ")[2]
        starts = [0, *(found.end() for found in _SENTENCE.finditer(told))]
        return told[starts[-_NEAR:][0] :]

    def _states(self, text: str) -> Iterator[str]:
        return states_in(text, self._knowledge, strict=True)


def whole_words(text: str, length: int) -> str:
    """The beginning of ``text``, of at most so many code points: what «ماليزيا» would be cut to is another state."""
    return text if len(text) <= length else text[:length].rpartition(" ")[0]


def states_in(title: str, knowledge: Knowledge, *, strict: bool = False) -> Iterator[str]:
    """The states that ``title`` names, in order, by name, nationality, capital or city.

    ``strict``: not by nationalities that are everyday words, too: «مناطق صحراوية».
    """
    words, nations, behind = words_of(title), knowledge.body_grammar.nations, 0
    for at in range(len(words)):
        if at < behind:
            continue  # «نيو مكسيكو» is not in Mexico
        everyday = strict and nations.adjective(words, at) != nations.adjective(words, at, strict=True)
        nation = nations.sender(words, at) if not everyday else None
        found = knowledge.tables.places.find(words, at) if not everyday else None
        if found is not None and (nation is None or found.end > nation.end):
            nation, behind = None, found.end
        code = nation.country if nation else found.value.country if found else None
        if code is not None:
            yield code


def is_sure(lead: str, knowledge: Knowledge) -> bool:
    """Whether the sentence names a state, or places that are no words: two of them, or one behind «مدينة» or «ولاية»."""
    words, places, nations = words_of(lead), knowledge.tables.places, knowledge.body_grammar.nations
    found = [at for at in range(len(words)) if places.find(words, at) is not None]
    behind = any(at and stems(words[at - 1]) & _PLACES for at in found)
    return (
        behind
        or len({words[at] for at in found}) > 1
        or any(nations.nation(words, at, strict=True) for at in range(len(words)))
    )
