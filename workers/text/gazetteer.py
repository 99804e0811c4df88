"""What a word may begin, asked once per word and remembered: most words of an article begin nothing, and cost one look-up."""

from __future__ import annotations

from typing import Final

from workers.text.clitics import stems
from workers.text.knowledge import Knowledge
from workers.text.person_names import name_words

_REMEMBERED: Final = 300_000

# Flags in an int: an IntFlag costs ten times as much, and this is asked of every word.
BODY: Final = 1
PERSON: Final = 2
PLACE: Final = 4
ROLE: Final = 8
NAME: Final = 16
"""A given name, or the opening of one."""
_NAME_OPENERS: Final = frozenset({"عبد", "ابو", "ابي"})


class Gazetteer:
    """The first words of everything that is known."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._tables = knowledge.tables
        self._may_begin_body = knowledge.body_grammar.may_begin
        self._names = name_words()
        self._memo: dict[str, int] = {}

    def begins(self, word: str) -> int:
        """Flags of what the folded ``word``, with or without the clitics in front of it, may begin; 0 for nothing."""
        known = self._memo.get(word)
        if known is None:
            known = 0
            for stem in stems(word):
                known |= self._flags(stem.text)
            if len(self._memo) > _REMEMBERED:
                self._memo.clear()
            self._memo[word] = known
        return known

    def _flags(self, word: str) -> int:
        tables = self._tables
        name = self._names.get(word)
        given = word in _NAME_OPENERS or (name is not None and name.given and name.strength > 1)
        return (
            BODY * self._may_begin_body(word)
            | PERSON * tables.persons_by_alias.begins(word)
            | PLACE * tables.places.begins(word)
            | ROLE * tables.roles.begins(word)
            | NAME * given
        )
