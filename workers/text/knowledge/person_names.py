"""Find where a person's name ends: given names, family names, and what joins them (بن، أبو، عبد، آل، دي، فون)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from workers.text.knowledge.files import read_generated
from workers.text.words.memo import MOST_WORDS, remembered
from workers.text.words.vocabulary import vocabulary

JOINERS: Final = frozenset({"بن", "بنت", "ولد"})
"""Between the names of child and parent."""
_JOINERS: Final = JOINERS | frozenset({"ابن", "ال", "دي", "دا", "دو", "فان", "فون", "لو", "ديل", "دير", "دن", "اوف"})
"""Inside a name only, and another word must follow."""
_SON: Final = "بن"
"""Only names have it: an everyday word behind it is one as well («بن غربية»)."""
_OPENERS: Final = frozenset({"عبد", "ابو", "ابي", "ابا", "ام"})
"""The first half of a name of two words: «عبد الله», «أبو بكر»."""
_LONGEST: Final = 7
SURE: Final = 5
"""Strength (tenths, see names.tsv) from which on a word by itself is taken for a name."""
_LIKELY: Final = 3
_SHORTEST_NEW: Final = 3
_ARABIC: Final = re.compile("[ء-ي]+")
_INFLECTED: Final = re.compile(
    r"(?:وال|بال|لل|ست|سي|سن).*|.*(?:وا|ون|ين|ات|نا|ها|هم|هما|تها|ته|تهم|كم|يه)|[يتن].*(?:ه|ي)"
)
"""Endings and prefixes of verbs, plurals and pronouns: a new word with them is no name."""
_ALI: Final = "علي"
"""Folded, it is also «على»: a name only between names."""


class NameWord(NamedTuple):
    """A word of a person's name."""

    given: bool
    family: bool
    native: bool
    """A given name of Arabs, Persians or Pakistanis: it has one spelling."""
    strength: int
    """1 to 9: tenths of its uses in news in which it is a name."""


@lru_cache(maxsize=1)
def name_words() -> dict[str, NameWord]:
    """Folded word -> what it is in a name (learned by workers/learn/build_names.py)."""
    rows = read_generated("names.tsv")
    return {
        word: NameWord("g" in place, "f" in place, "n" in place, int(strength)) for (word, place, strength), _ in rows
    }


@remembered(MOST_WORDS)
def is_new(word: str) -> bool:
    """Whether news does not use ``word``, and nothing about its letters says verb, plural or clitic: it may be a name."""
    names, common = name_words(), vocabulary()
    return (
        word not in names
        and word not in common
        and len(word) >= _SHORTEST_NEW
        and _ARABIC.fullmatch(word) is not None
        and not _INFLECTED.fullmatch(word)
        and word[1:] not in common
        and word[1:] not in names
    )


def is_unfinished(word: str) -> bool:
    """Whether a name cannot end in the folded ``word``: «بن», «عبد», «آل»."""
    return word in _JOINERS or word in _OPENERS


class NameGrammar:
    """Names by their words. ``words`` are folded and stand in one run without punctuation between them."""

    def __init__(self) -> None:
        self._names = name_words()
        self._common = vocabulary()

    def titled(self, words: Sequence[str], start: int) -> int:
        """The index after the name that begins at ``words[start]``, right behind a title; ``start`` when none does.

        A title lets even a word that nobody has seen before open a name; an everyday word does not.
        """
        end = self._end(words, start, new_ones=True)
        if end == start + 1 and not is_new(words[start]):
            enough = SURE if words[start].startswith("ال") else _LIKELY
            return end if self._strength(words[start]) >= enough else start
        return end

    def untitled(self, words: Sequence[str], start: int) -> int:
        """The index after a name that no title announces: a given name and more, sure together; ``start`` when none."""
        opener = words[start] in _OPENERS
        first = self._names.get(words[start])
        if not opener and not (first and first.given and first.strength >= _LIKELY):
            return start
        end = self._end(words, start, new_ones=bool(first and first.strength >= SURE))
        if end - start < 2:
            return start
        strengths = [self._strength(word) for word in words[start:end]]
        joined = any(word in _JOINERS or word in _OPENERS for word in words[start + 1 : end])
        sure = max(strengths) >= SURE and (sum(strengths) > SURE + 1 or is_new(words[end - 1]))
        return end if sure or (opener and end - start > 2) or (joined and max(strengths) >= _LIKELY) else start

    def _end(self, words: Sequence[str], start: int, *, new_ones: bool) -> int:
        """The end of the longest name at ``start``. ``new_ones``: words that news does not use may be part of it."""
        end = at = start
        last = min(len(words), start + _LONGEST)
        while at < last:
            word = words[at]
            if word in _OPENERS or (word in _JOINERS and at > start):
                at += 1
                if at < last and (words[at] in _OPENERS or words[at] in _JOINERS):
                    continue
                if at >= last or not (words[at - 1] == _SON or self._may_be_joined(words[at])):
                    break
            elif not self._goes_on(words, at, first=at == start, new_ones=new_ones):
                break
            at += 1
            end = at
        return end

    def _goes_on(self, words: Sequence[str], at: int, *, first: bool, new_ones: bool) -> bool:
        if self._may_go_on(words[at], first=first, new_ones=new_ones):
            return True
        between = words[at] == _ALI and at + 1 < len(words)
        return between and self._may_go_on(words[at + 1], first=False, new_ones=False)

    def _may_go_on(self, word: str, *, first: bool, new_ones: bool) -> bool:
        known = self._names.get(word)
        if known is None:
            return new_ones and is_new(word)
        if first:
            return known.strength >= _LIKELY or (known.given and known.strength > 1)
        return known.family or known.given

    def may_lead(self, word: str) -> bool:
        """Whether ``word`` before «بن» is the name of the child: any but an everyday word."""
        return word in self._names or word not in self._common

    def _may_be_joined(self, word: str) -> bool:
        """Whether «عبد», «أبو», «بن» or «آل» before ``word`` makes a name of it."""
        return word in self._names or word.startswith("ال") or word not in self._common

    def _strength(self, word: str) -> int:
        known = self._names.get(word)
        return known.strength if known else 0
