"""What a word may begin, asked once per word and remembered: most words of an article begin nothing, and cost one look-up."""

from __future__ import annotations

from typing import Final

from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.person_names import JOINERS, name_words
from workers.text.words.clitics import stems
from workers.text.words.memo import MOST_WORDS

# Flags in an int: an IntFlag costs ten times as much, and this is asked of every word.
BODY: Final = 1
PERSON: Final = 2
PLACE: Final = 4
ROLE: Final = 8
PAIRED: Final = 32
"""A function word («على», «أن»): begins a name only before the words of ``Gazetteer.seconds``."""
NAME: Final = 16
"""A given name, or the opening of one."""
_NAME_OPENERS: Final = frozenset({"عبد", "ابو", "ابي"}) | JOINERS


class Gazetteer(dict[str, int]):
    """Folded word -> flags of what it, with or without the clitics in front of it, may begin; 0 for nothing.

    A dictionary that fills itself when asked, so that asking for a word seen before costs one look-up.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__()
        self._tables = knowledge.tables
        self._may_begin_body = knowledge.body_grammar.may_begin
        tables = knowledge.tables
        self._phrases = (
            tables.bodies_by_alias,
            tables.heads,
            tables.portfolios,
            tables.persons_by_alias,
            tables.places,
        )
        self._names = name_words()
        self.seconds: dict[str, set[str]] = {}
        """What must follow the words that are PAIRED."""

    def __missing__(self, word: str) -> int:
        flags = 0
        for stem in stems(word):
            flags |= self._flags(stem.text)
        if flags and word in self._tables.name_stops and not self._stands_alone(word):
            flags |= PAIRED
            self.seconds[word] = set().union(*(phrases.seconds(word) for phrases in self._phrases))
        if len(self) >= MOST_WORDS:
            self.clear()
        self[word] = flags
        return flags

    def _stands_alone(self, word: str) -> bool:
        """Whether ``word`` is a name without another one, or opens names of which no list has the second word."""
        tables = self._tables
        alone = any(word in phrases for phrases in self._phrases)
        opens = (
            word in _NAME_OPENERS or tables.roles.begins(word) or tables.generic_heads.begins(word.removeprefix("ال"))
        )
        return alone or opens or word in self._names

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
