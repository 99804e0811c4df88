"""Tell by its words whether something can be a person's name, and where one ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workers.text.data_files import word_list
from workers.text.knowledge.base import Knowledge
from workers.text.knowledge.model import Person
from workers.text.knowledge.person_names import JOINERS, is_new, name_words
from workers.text.syntax.analyse import PREPOSITIONS
from workers.text.syntax.cues import read_cue
from workers.text.words.clitics import stems
from workers.text.words.vocabulary import vocabulary

LONGEST_NAME: Final = 5
"""Words."""
_PAIR: Final = 2
_LIKELY: Final = 3
"""Tenths of a word's uses in which it is a name."""
_SURE: Final = 5
_JOINED: Final = JOINERS | word_list("parts_of_names")
_PARTICLES: Final = frozenset({"فون", "فان", "دير", "ديل", "دي", "دو", "دا", "لا"})
"""Of foreign names: another word of the name follows."""
_HONORIFICS: Final = word_list("honorifics") | word_list("courtesies") | {"د"}
_NAME_ENDS: Final = PREPOSITIONS | word_list("relatives") | word_list("asides") | frozenset({"لدي"})
_ALI: Final = "علي"
"""Folded, it is also «على»: behind a given name it is the name."""
_FAMILY: Final = "ي"
"""What family names with the article mostly end in."""
_INFLECTED: Final = ("ي", "ه", "ين", "ون", "ات")
"""Endings of definite nouns and adjectives, folded."""
_IMPERFECT: Final = frozenset("يت")
"""What verbs begin with: an everyday word with it that is no name."""


def is_name(words: Sequence[str], knowledge: Knowledge, *, loose: bool = False) -> bool:
    """Whether the folded words, two to five, are a person's name from the first to the last one.

    ``loose``: a comma or an office sets them apart, so that one word of a name is enough.
    """
    if not 1 < len(words) <= LONGEST_NAME or not is_plausible(words, knowledge):
        return False
    first = name_words().get(words[0])
    if _has_article(words[0]) and not (first is not None and first.given):
        return False
    if first is None and knowledge.nationality(words[-1]) and not words[-1].startswith("ال"):
        return False  # «شخصيتان يمنيتان»
    sure = [may_be_name(word) or (at > 0 and words[at - 1] in _PARTICLES) for at, word in enumerate(words)]
    if not loose:
        return all(sure)
    family = first is not None and first.given and words[-1].endswith(_FAMILY)
    others = [word for word, is_one in zip(words, sure, strict=True) if not is_one]
    if family and others[-1:] == [words[-1]] and words[-1].startswith("ال") and not knowledge.nationality(words[-1]):
        others.pop()  # «مضحي سند العنزي»
    return any(sure) and not any(
        _has_article(word)
        or (word[0] in _IMPERFECT and word in vocabulary())
        or (word in PREPOSITIONS and word != _ALI)
        or word in knowledge.tables.roles
        or knowledge.nationality(word)
        for word in others
    )


def is_given_and_noun(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the two folded words are a given name and a noun for somebody, which behind an office is a name: «شفقت مالك»."""
    first = name_words().get(words[0]) if len(words) == _PAIR else None
    noun = first is not None and words[1] in knowledge.tables.roles and not words[1].startswith("ال")
    return noun and first is not None and first.given


def _has_article(word: str) -> bool:
    """Whether a word that begins with ال has the article: not a foreign name, as «اليوت» is."""
    rest = word[2:]
    return word.startswith("ال") and (rest in vocabulary() or rest in name_words() or rest.endswith(_INFLECTED))


def is_one_name(words: Sequence[str]) -> bool:
    """Whether the folded words behind an office can be one name: it begins with no everyday word and runs into no clause."""
    first = words[0] in name_words() or words[0] not in vocabulary() or is_new(words[0])
    return first and not any(ends_name(words, at) for at in range(1, len(words)))


def is_plausible(words: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether nothing tells that the folded words are no person: place, body, office, nationality, verb, preposition."""
    known = knowledge.lookup(" ".join(words))
    if not words or isinstance(known, Person):
        return bool(words)
    first, several = words[0], len(words) > 1
    name = name_words().get(first)
    if first.startswith(("لل", "بال", "وال")) or first in JOINERS or (first in PREPOSITIONS and name is None):
        return False
    if several and (known is not None or any(knowledge.nationality(word) for word in words[:-1])):
        return False
    strength = name.strength if name is not None else 0
    if several and words[1] not in JOINERS and strength < _SURE and opens_other(first, knowledge):
        return False
    return strength >= _LIKELY or read_cue(first) is None


def opens_other(word: str, knowledge: Knowledge) -> bool:
    """Whether a body or an office may begin with the folded word, clitics off: «لحزب»."""
    tables = knowledge.tables
    if word in tables.roles:
        return word not in _HONORIFICS
    openers = (tables.heads, tables.generic_heads, tables.portfolios)
    return any(reading.text in table for reading in stems(word) for table in openers)


def may_be_name(word: str) -> bool:
    """Whether the folded word may stand in a name: a known one, one that news does not use, «بن», «جان-ماري»."""
    known = name_words().get(word)
    return known is not None or is_new(word) or word in _JOINED or "-" in word


def ends_name(words: Sequence[str], at: int) -> bool:
    """Whether no name goes on at ``words[at]``: a preposition, a relative pronoun, «وهو»."""
    if words[at] == _ALI:
        before = name_words().get(words[at - 1]) if at else None
        return before is None or not before.given or at + 1 == len(words)
    return words[at] in _NAME_ENDS and words[at] not in name_words()
