"""Declare what the tagger of names sees at a token: facets of words, of what the lists say, of the article's evidence.

The trainer spells the facets out, the tagger adds up what the models weigh them (tagging/emissions.py); both read this.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Hashable
from functools import lru_cache
from itertools import repeat
from typing import Final, NamedTuple

from schemas import Act
from workers.text.data_files import rows
from workers.text.knowledge.base import load
from workers.text.knowledge.person_names import is_new, name_words
from workers.text.syntax.cues import CueKind, read_cue
from workers.text.tagging.facets import Facet, Group
from workers.text.words.clitics import stems
from workers.text.words.memo import MOST_WORDS, remembered
from workers.text.words.vocabulary import vocabulary, word_classes
from workers.text.words.word_features import frequency_rank, word_features

Listed = tuple[str, str]
"""B or I with the type of a name that the lists and rules read, and how it was found."""
END: Final = ""
"""Stands between two sentences and at both ends: no word."""
_RANKS: Final = (300, 2_000, 10_000)
_EVERYDAY: Final = 300
"""So frequent words of news are no names, whatever stands elsewhere in the article."""
_LONGEST_SHAPE: Final = 9
_NAME_LIKE: Final = (-40, -20, -8, 0, 8, 16, 26)
"""Where one level of what a word's letters speak for a name ends and the next begins."""
_SAYING: Final = frozenset({Act.SAY, Act.ANNOUNCE, Act.CONFIRM, Act.DENY})
_NEAR: Final = frozenset({"x", "zf"})
"""Facets that a token sees of itself and of its neighbours."""
_OWN: Final = frozenset({"a", "xi", "n", "rare", "by"})
"""Facets that a token sees of itself only."""


def spell(facet: Facet, offset: int) -> str | None:
    """The facet of a value ``offset`` tokens away as a feature string; None when it is not seen from there."""
    name, value = facet
    if offset and (name in _OWN or (name in _NEAR and abs(offset) > 1)):
        return None
    return f"{name}{offset}={value}"


_LIKELY: Final = 3
"""Tenths of a word's uses in which it is a name, from which on no letter of it is taken for a clitic."""
_LIKE: Final = "ك"
"""The preposition that names seldom have on them, and many begin with."""


class WordKind(NamedTuple):
    """What is known of a word by itself."""

    stem: str | None
    """The word without clitics; None where only the article can tell."""
    readings: tuple[str, ...]
    """What it may be without clitics."""
    tells: bool
    """Whether its other uses in the article tell something: a word, and no everyday one."""
    rare: bool
    """News does not use it, or seldom."""
    says: bool
    """A verb of saying in the past: news has two and more in a hundred words, an encyclopaedia one."""


@remembered(MOST_WORDS)
def word_kind(word: str) -> WordKind:
    """How the folded ``word`` is looked for elsewhere in its article."""
    rank = frequency_rank(word)
    readings = tuple(stem.text for stem in stems(word)[1:])
    names, places, common = name_words(), load().tables.places, vocabulary()
    stem: str | None = word
    if rank is None or rank >= 15_000:
        stem = next((text for text in readings if text in common or text in names or text in places), None)
        if stem is None and (rank is not None or not readings):
            stem = word
    rank = frequency_rank(stem or word)
    return WordKind(
        stem, readings, word[:1].isalpha() and (rank is None or rank >= _EVERYDAY), rank is None, _says(word)
    )


def _says(word: str) -> bool:
    cue = read_cue(word)
    return cue is not None and cue.kind is CueKind.PAST and cue.act in _SAYING


def clitics(word: str, article: Container[str]) -> int:
    """How many letters in front of a name, folded, are clitics. ``article``: the words of its article."""
    given = name_words().get(word)
    if given is not None and given.given and given.strength >= _LIKELY:
        return 0  # «بسمة», «فراس», «وسيم»
    kind = word_kind(word)
    stem = kind.stem or next((text for text in kind.readings if text in article), word)
    likened = any(reading.text == stem and reading.preposition == _LIKE for reading in stems(word))
    if not word.endswith(stem) or (likened and not _may_be_likened(stem)):
        return 0
    return len(word) - len(stem)


def _may_be_likened(word: str) -> bool:
    """Whether «كـ» may stand on the folded word inside a name: «كموسكو», «كمنظمة …»; never «كاتي» for any word «اتي»."""
    tables = load().tables
    opens = tables.bodies_by_alias.begins(word) or word in tables.generic_heads
    return word in name_words() or word in tables.places or bool(opens)


def _known_stem(word: str) -> str:
    names, places, common = name_words(), load().tables.places, vocabulary()
    if word in common:
        return word
    known = (s.text for s in stems(word)[1:] if s.text in common or s.text in names or s.text in places)
    return next(known, word)


def _classes(word: str) -> tuple[str, str, str] | None:
    classes = word_classes()
    return next((found for stem in stems(word) if (found := classes.get(stem.text))), None)


@lru_cache(maxsize=1)
def seen_names() -> dict[str, tuple[str, str]]:
    """Folded word -> in what share of its uses news has it in names of persons, places and bodies, and how often in front.

    Learned by workers/learn/seen_names.py: three digits, 0 to 4 for each type; then 0 to 3.
    """
    try:
        return {word: (shares, front) for word, shares, front in rows("seen_names.tsv.gz", 3)}
    except FileNotFoundError:
        return {}


@lru_cache(maxsize=1)
def _letters() -> dict[str, int]:
    """Two to four letters of a word, ^ before and $ behind it -> what they speak for a name: eighths of a logit.

    Learned by workers/learn/seen_names.py.
    """
    try:
        return {letters: int(weight) for letters, weight in rows("name_letters.tsv.gz", 2)}
    except FileNotFoundError:
        return {}


def letter_groups(word: str) -> set[str]:
    """All two to four neighbouring letters of ``word``, ^ before and $ behind it."""
    whole = f"^{word}$"
    return {whole[at : at + length] for length in (2, 3, 4) for at in range(len(whole) - length + 1)}


def looks_like_name(word: str) -> int:
    """How much a word reads like a name by its letters: 0 not at all, 7 very much."""
    return bisect_right(_NAME_LIKE, sum(map(_letters().get, letter_groups(word), repeat(0))))


def _word_facets(word: str) -> list[Facet]:
    if not word:
        return [("end", "")]
    if word.isdigit():
        return [("w", "0")]
    if not word[0].isalnum():
        return [("w", word), ("sign", "")]
    tables, stem, rank = load().tables, _known_stem(word), frequency_rank(word)
    found = [("w", word), ("s", stem), ("k", word_features(word)[6])]
    found.append(("r", "-" if rank is None else str(sum(rank >= limit for limit in _RANKS))))
    classes = _classes(word)
    found += zip(("c0", "c1", "c2"), classes or ("?",), strict=False)
    name = name_words().get(stem)
    if name:
        found += [("name", ""), ("nm", f"{name.given:d}{name.family:d}{min(name.strength // 2, 4)}")]
    place = next((s for s in stems(word) if s.text in tables.places), None)
    if place:
        found.append(("pl", "+" if place.cut else ""))
    if any(tables.places.begins(s.text) or tables.bodies_by_alias.begins(s.text) for s in stems(word)):
        found.append(("begins", ""))
    names = seen_names()
    seen = next((names[reading.text] for reading in stems(word) if reading.text in names), None)
    if seen:
        shares, front = seen
        found += [("z", shares), ("zf", shares + front)]
    if not word.isascii():
        found.append(("y", f"{looks_like_name(stem)}{'?' if rank is None and seen is None else ''}"))
    if stem != word:
        found.append(("cl", word[: max(len(word) - len(stem), 1)]))
    if is_new(stem):
        found.append(("new", ""))
    if stem.startswith("ال"):
        found.append(("al", ""))
    return found


def _shape_facets(word: str) -> list[Facet]:
    if not word[:1].isalnum() or word.isdigit():
        return []
    stem = _known_stem(word)
    found: list[Facet] = []
    for length in (1, 2, 3, 4):
        if len(word) > length:
            found += [("start", word[:length]), ("last", word[-length:])]
    found += [("first", stem[:2]), ("first", stem[:3])]
    bare = f"^{stem[2:] if stem.startswith('ال') and len(stem) > 4 else stem}$"
    found += [("inner", bare[at : at + 3]) for at in range(len(bare) - 2)]
    found.append(("length", str(min(len(word), _LONGEST_SHAPE))))
    if word.isascii():
        found.append(("latin", ""))
    return found


def _listed_facets(value: tuple[str, str]) -> list[Facet]:
    place, found_by = value
    return [("g", place), ("by", f"{place}{found_by}")]


def _evidence_facets(value: tuple[int, ...]) -> list[Facet]:
    """(times, rare) of a word that stands once, else (times, rare, level of a continued person, highest …, mean …)."""
    times, rare, *levels = value
    found: list[Facet] = [("n", str(times))]
    if rare:
        found.append(("rare", ""))
    if levels:
        inside, *types = levels
        half = len(types) // 2
        found.append(("xi", str(inside)))
        found += [("x", f"{column}{level}") for column, level in enumerate(types[:half])]
        found += [("a", f"{column}{level}") for column, level in enumerate(types[half:])]
    return found


_ENDS: Final[tuple[Hashable, Hashable]] = (END, END)
_WIDE: Final = (-2, -1, 0, 1, 2)
WORDS: Final = Group(_word_facets, spell, _WIDE, ends=_ENDS)
"""The folded word; END between sentences."""
SHAPES: Final = Group(_shape_facets, spell)
"""The folded word, its letters."""
LISTED: Final = Group(_listed_facets, spell, _WIDE)
"""(B or I and the type of the name that rules and lists read here, how it was found); None where they read none."""
EVIDENCE: Final = Group(_evidence_facets, spell, (-1, 0, 1))
"""What the first model holds of the word's other uses in the article, in levels; None for everyday words."""
