"""The full names that an article gives, and which of them a part of a name is short for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.compare_names import same_name
from workers.text.knowledge.model import Person
from workers.text.knowledge.person_names import name_words
from workers.text.mentions.own_names import without_pronoun
from workers.text.syntax.cues import read_cue
from workers.text.words.tokens import folded_word as fold

_TITLES: Final = word_list("honorifics") | word_list("courtesies") | frozenset({"د", "ا", "م"})

_ASIDES: Final = word_list("asides")
_EPITHETS: Final = word_list("epithets")
_GUESTS: Final = frozenset({"ضيف", "ضيفه"})
_LED_BY: Final = word_list("led_by")
_TENTH_FORM: Final = "است"
"""What verbs of the tenth form begin with, and no name."""
_IN_FRONT: Final = frozenset({"الملك", "الملكه", "السلطان", "الدين"})
"""What stands in front of a whole name, and is none of it: «الملك عبد الله الثاني», «رجل الدين فلان الفلاني»."""
_ORDINAL: Final = "ordinal"
"""The kind of «الثاني», «السادس» among the words that end names."""
_SON_OF: Final = frozenset({"بن", "ابن", "بنت"})
_PAIR: Final = 2
_PARTICIPLE: Final = re.compile("م(?:ت|ن|ست)[ء-ي]{3}ا?")
"""Folded masculine participles without the article: «متريث», «مستعجل», «منقسم»."""
_MOST: Final = 150
"""Full names up to which one is looked for that others are short for: no news article has more."""

_SHORTEST_VARIANT: Final = 5
"""Letters of a word that may be another spelling of a name."""

Words = tuple[str, ...]
"""The folded words of a name."""


def words_of_name(name: str) -> Words:
    """The folded words of ``name``."""
    return tuple(fold(name).split())


class FullNames:
    """Every full name that an article gives anywhere, by its folded words. The first spelling stays."""

    def __init__(self, names: Sequence[str], knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._counts: Counter[Words] = Counter()
        self._spelling: dict[Words, str] = {}
        self._ends: set[Words] = set()
        self._starts: dict[str, Words] = {}
        self._fullest: dict[Words, Words] = {}
        self.add(names)

    def add(self, names: Iterable[str]) -> None:
        """Add names that the article gives."""
        for name in map(self.cut, names):
            words = words_of_name(name)
            if not words:
                continue
            self._counts[words] += 1
            self._spelling.setdefault(words, name)
            self._ends.update(words[at:] for at in range(1, len(words)))
            if len(words) > 1:
                self._starts.setdefault(words[0], words)
        self._fullest.clear()

    def cut(self, name: str) -> str:
        """The name without titles in front, and without words behind a known person that are none of it."""
        words = name.split()
        while len(words) > 1 and (fold(words[0]).rstrip(".") in _TITLES or self._is_no_name(words[0])):
            words.pop(0)
        if len(words) > _PAIR and fold(words[0]) in _IN_FRONT and self._is_whole([fold(word) for word in words[1:]]):
            words.pop(0)  # «الملك عبد الله الثاني», not «الملك سلمان»
        number = max((at for at, word in enumerate(words[:-1]) if word.isdigit()), default=-1)
        words = words[number + 1 :]  # «ذو الـ 92 عاما فلان الفلاني»
        guest = next((at for at, word in enumerate(words[:-1]) if at > 1 and fold(word) in _GUESTS), len(words))
        words = words[:guest]  # «فلان الفلاني ضيف برنامج …»
        while len(words) > 2 and (self._is_verb(fold(words[-1])) or fold(words[-1]) in _ASIDES | _EPITHETS):
            words.pop()
        name = " ".join(words)
        if isinstance(self._knowledge.lookup(name), Person):
            return name  # by a longer alias: «نادية فتاح العلوي»
        for length in range(len(words) - 1, 1, -1):
            start = " ".join(words[:length])
            if isinstance(self._knowledge.lookup(start), Person):
                return start
        return words[0] if len(words) == _PAIR and self._is_predicate(words[0], fold(words[1])) else name

    def _is_whole(self, words: Sequence[str]) -> bool:
        """Whether the folded words behind the title are a king's whole name: a known one, or with a father or a number."""
        known = isinstance(self._knowledge.lookup(" ".join(words)), Person)
        return known or not _SON_OF.isdisjoint(words) or self._knowledge.tables.name_stops.get(words[-1]) == _ORDINAL

    def _is_predicate(self, family: str, word: str) -> bool:
        """Whether the folded ``word`` behind a family name that everybody knows is its predicate: «الرئيس ترامب [متريث] في …».

        A participle that is no name; «ترامب جونيور» is another one.
        """
        known = self._knowledge.lookup(family)
        bears = isinstance(known, Person) and fold(known.name).split()[-1] == fold(family)
        return bears and _PARTICIPLE.fullmatch(word) is not None and word not in name_words()

    def _is_no_name(self, word: str) -> bool:
        """Whether the first word of a name can be none: a number, or somebody's («رئيسها», «زميلته»)."""
        if fold(word) in _LED_BY:
            return True
        owned = without_pronoun(word, self._knowledge)
        return word.isdigit() or (owned is not None and (len(owned[1]) > 1 or fold(word) not in name_words()))

    @staticmethod
    def _is_verb(word: str) -> bool:
        """Whether a name has been run into the verb behind it: «فلان وفلان استعرضا»."""
        return word not in name_words() and (read_cue(word) is not None or word.startswith(_TENTH_FORM))

    def spelling(self, words: Words) -> str | None:
        """How the article writes the full name."""
        return self._spelling.get(words)

    def is_end(self, words: Words) -> bool:
        """Whether the words, which look like a role or a body, end a full name: «العلوي», «مالي», «التركي»."""
        return words in self._ends

    def spells(self, word: str) -> bool:
        """Whether the folded word may be another spelling of the family name of somebody: «ديمستورا», of «دي ميستورا»."""
        if len(self._counts) > _MOST or len(word) < _SHORTEST_VARIANT:
            return False
        return any(len(words) > 1 and same_name(" ".join(words), word) for words in self._counts)

    def begins(self, word: str) -> Words | None:
        """The first full name that begins with the folded word: «غاو», «الشيخ تميم»."""
        return self._starts.get(word)

    def fullest(self, words: Words) -> Words:
        """The fullest name of the article that the words can be short for.

        The person whom the knowledge file has by the short name goes first, then a name that the article gives twice.
        """
        known = self._fullest.get(words)
        if known is None:
            known = self._fullest[words] = self._find(words)
        return known

    def _find(self, words: Words) -> Words:
        if len(self._counts) > _MOST:
            return words
        whole = " ".join(words)
        person = self._knowledge.lookup(whole)
        longer = [
            other
            for other in self._counts
            if len(other) > len(words) and same_name(" ".join(other), whole) and not self._is_fathers(words, other)
        ]
        if isinstance(person, Person) and len(words) == 1:
            longer = [other for other in longer if self._knowledge.lookup(" ".join(other)) is person]
        return max(
            longer,
            key=lambda other: (
                isinstance(person, Person) and self._knowledge.lookup(" ".join(other)) is person,
                min(self._counts[other], 2),
                len(other),
            ),
            default=words,
        )

    def _is_fathers(self, words: Words, name: Words) -> bool:
        """Whether one word that begins another full name is only the father's in this one: «سلمان», of «محمد بن سلمان»."""
        father = len(words) == 1 and len(name) > 2 and name[-1] == words[0] and name[-2] in _SON_OF
        return father and words[0] in self._starts
