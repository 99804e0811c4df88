"""Tell of two words whether one may stand for the other, is its opposite, or names another one of the same kind."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

from workers.text.data_files import rows
from workers.text.knowledge.base import load
from workers.text.knowledge.model import BodyKind
from workers.text.knowledge.person_names import SURE, name_words
from workers.text.novelty.stem_facts import load_stem_facts
from workers.text.words.clitics import stems as readings
from workers.text.words.memo import MOST_WORDS, remembered
from workers.text.words.normalize import fold
from workers.text.words.stems import STOP_WORDS, is_number, number_or_stem
from workers.text.words.tokens import TOKEN, folded_word

SPELT_ALIKE: Final = 0.75
"""Indel similarity of two stems from which on they are forms or spellings of one word: «يوتن» and «يوتين»."""
MEANT_ALIKE: Final = 0.6
"""Cosine of two stems' vectors from which on one may stand for the other: «مخزن» has .65 to «مستودع», .40 to «مصنع»."""
_LONG: Final = 5
"""Letters from which on a word is told by its consonants."""
_VOWELS: Final = re.compile("[اوي]")
_PERSONS: Final = "يتناس"
"""First letters of the forms of an imperfect: «يفتح», «تفتح», «نفتح», «أفتح», «سيفتح»."""


class Sense(NamedTuple):
    """A word of a content."""

    folded: str
    stem: str
    """Its number or light stem; of a stop word the word itself."""


class Kind(StrEnum):
    """Of what two different ones are never the same."""

    NUMBER = "number"
    WEEKDAY = "weekday"
    MONTH = "month"
    DIRECTION = "direction"
    ORDINAL = "ordinal"
    CITY = "city"
    COUNTRY = "country"


def senses_of(text: str) -> Iterator[Sense]:
    """The words of ``text`` in order; a name of a country, also one of several words, by that country alone."""
    words = [_bare(word) for word in map(folded_word, TOKEN.findall(text)) if word[:1].isalnum()]
    states = load().tables.bodies_by_alias
    at = 0
    while at < len(words):
        word, end = words[at], at + 1
        for reading in _readings(word):
            found = states.find(words, at, reading)
            if found is not None and found.end > end and found.value.kind is BodyKind.STATE:
                word, end = " ".join((reading, *words[at + 1 : found.end])), found.end
                break
        country = next((value for kind, value in _kinds(word) if kind is Kind.COUNTRY), None)
        yield Sense(word, f"={country}" if country else word if word in STOP_WORDS else number_or_stem(word))
        at = end


def _bare(word: str) -> str:
    """A stop word without the «and» before it: «وكانت»."""
    return word[1:] if word[0] in "وف" and word[1:] in STOP_WORDS else word


def meanings_of(sense: Sense) -> frozenset[str]:
    """What a word is known by: two words that share one of these may stand for each other.

    Itself, its letters without vowels («نتنياهو», «نتانياهو»), its country, and what it means («ستغادر», «انسحبت»).
    """
    countries = {f"={value}" for kind, value in _kinds(sense.folded) if kind is Kind.COUNTRY}
    return _known_by(sense.stem) | countries if countries else _known_by(sense.stem)  # shared by all contents


def opposites_of(sense: Sense) -> frozenset[str]:
    """What words are known by that are opposites of this one."""
    meanings = _meanings(sense.stem)
    return frozenset(_name(row, not side) for row, side in meanings if (row, not side) not in meanings)


@remembered(MOST_WORDS)
def _known_by(stem: str) -> frozenset[str]:
    known = {stem, *(_name(row, side) for row, side in _meanings(stem))}
    if len(stem) >= _LONG:
        known.add("~" + stem[0] + _VOWELS.sub("", stem[1:]))
    return frozenset(known)


def _name(row: int, side: bool) -> str:
    return f"{row}{'-' if side else '+'}"


def alike(a: Sense, b: Sense) -> bool:
    """Whether both are one word, or one may stand for the other wherever it stands."""
    kinds = _kinds(a.folded), _kinds(b.folded)
    if kinds[0] and kinds[1]:
        return bool(kinds[0] & kinds[1])
    if a.stem == b.stem or not _meanings(a.stem).isdisjoint(_meanings(b.stem)):
        return True
    return not opposite(a, b) and Indel.normalized_similarity(a.stem, b.stem) >= SPELT_ALIKE


def name_one(a: Sense, b: Sense) -> bool:
    """Whether both name one country, day or number: «دمشق» and «سوريا», «شباط» and «فبراير»."""
    return not _kinds(a.folded).isdisjoint(_kinds(b.folded))


def near(a: Sense, b: Sense) -> bool:
    """Whether one may stand for the other where they stand in one place: news uses them among the same words.

    That holds for words of one topic, too, and for two names, days or numbers; these are never near.
    """
    if a.folded in STOP_WORDS or b.folded in STOP_WORDS or opposite(a, b):
        return False
    if _kinds(a.folded) or _kinds(b.folded) or (_is_name(a.folded) and _is_name(b.folded)):
        return False
    vector = load_stem_facts().vector
    return float(vector(a.stem) @ vector(b.stem)) >= MEANT_ALIKE


def opposite(a: Sense, b: Sense) -> bool:
    """Whether they are opposites: «سترتفع», «تراجعت»; and not, in another sense, the same."""
    one, other = _meanings(a.stem), _meanings(b.stem)
    return one.isdisjoint(other) and any((row, not side) in other for row, side in one)


def of_one_kind(a: Sense, b: Sense) -> bool:
    """Whether they are two of one kind: two days, two numbers, two cities."""
    one, other = _kinds(a.folded), _kinds(b.folded)
    return one.isdisjoint(other) and not {kind for kind, _ in one}.isdisjoint(kind for kind, _ in other)


def tells(a: Sense) -> bool:
    """Whether the word tells something by itself, as all but stop words do, and those that have an opposite: «قبل», «بعد»."""
    return a.folded not in STOP_WORDS or bool(_meanings(a.stem))


@lru_cache(maxsize=1)
def _rows() -> dict[str, frozenset[tuple[int, bool]]]:
    """Stem -> the rows of senses.tsv that it stands in, and on which side."""
    found: dict[str, set[tuple[int, bool]]] = defaultdict(set)
    for number, sides in enumerate(rows("senses.tsv", 2)):
        for side, words in enumerate(sides):
            for word in filter(lambda word: word != "-", fold(words).split()):
                for form in _forms(word):
                    found[form if form in STOP_WORDS else number_or_stem(form)].add((number, bool(side)))
    return {stem: frozenset(places) for stem, places in found.items()}


def _forms(word: str) -> list[str]:
    """A listed word; of an imperfect all its persons and its future."""
    if word[0] != "ي" or len(word) <= len("يفي"):
        return [word]
    return [word, *(person + word[1:] for person in _PERSONS), *("س" + person + word[1:] for person in "يتن")]


def _meanings(stem: str) -> frozenset[tuple[int, bool]]:
    return _rows().get(stem, frozenset())


_DIRECTIONS: Final = {number_or_stem(word): word for word in fold("شمال جنوب شرق غرب وسط").split()}
_ORDINALS: Final = {
    number_or_stem(word): number
    for number, words in enumerate(
        fold("أول أولى|ثاني ثان ثانية|ثالث ثالثة|رابع رابعة|خامس خامسة|سادس|سابع|ثامن|تاسع|عاشر").split("|"), start=1
    )
    for word in words.split()
}


@lru_cache(maxsize=1)
def _calendar() -> dict[str, tuple[Kind, str]]:
    """Folded first word of a weekday or month -> which; «تشرين» and «كانون» are told apart by what follows."""
    kinds = {"weekday": Kind.WEEKDAY, "month": Kind.MONTH}
    days: dict[str, tuple[Kind, str]] = {}
    for kind, value, wordings in rows("calendar.tsv", 3):
        for wording in wordings.split("|") if kind in kinds else ():
            first, *rest = fold(wording).split()
            days[first] = kinds[kind], first if rest else value
    return days


@remembered(MOST_WORDS)
def _readings(folded: str) -> tuple[str, ...]:
    return tuple(reading.text for reading in readings(folded))


@remembered(MOST_WORDS)
def _kinds(folded: str) -> frozenset[tuple[Kind, str]]:
    """What a word is one of several of, and which; a capital is also its country, as whose name it stands."""
    stem = number_or_stem(folded)
    kinds = {(Kind.NUMBER, stem)} if is_number(stem) else set()
    if stem in _DIRECTIONS:
        kinds.add((Kind.DIRECTION, _DIRECTIONS[stem]))
    if stem in _ORDINALS:
        kinds.add((Kind.ORDINAL, str(_ORDINALS[stem])))
    knowledge = load()
    for word in _readings(folded):
        if word in _calendar():
            kinds.add(_calendar()[word])
        place = knowledge.tables.places.get(word)
        known = knowledge.tables.bodies_by_alias.get(word)
        if place is not None:
            kinds.add((Kind.CITY, place.name))
        country = knowledge.tables.metonyms.get(word) or knowledge.nationality(word)
        if known is not None and known.kind is BodyKind.STATE:
            country = known.country
        if country:
            kinds.add((Kind.COUNTRY, country))
    return frozenset(kinds)


@remembered(MOST_WORDS)
def _is_name(folded: str) -> bool:
    names = map(name_words().get, _readings(folded))
    return any(name is not None and name.strength >= SURE for name in names)
