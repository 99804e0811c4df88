"""What the comparison of two contents looks at, taken from each of them once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import fsum
from sys import intern
from typing import Final

import numpy as np

from workers.text.data_files import word_list
from workers.text.novelty.senses import Sense, meanings_of, opposites_of, senses_of
from workers.text.novelty.stem_facts import Vector, load_stem_facts
from workers.text.words.normalize import fold
from workers.text.words.stems import STOP_WORDS, is_number, number_or_stem
from workers.text.words.tokens import TOKEN, folded_word

NEGATIONS: Final = word_list("negations")
_GRAM: Final = 4
"""Letters of a gram: what two spellings of one name, or two forms of one verb, still share."""
_OF_VERBS: Final = frozenset(prefix + particle for prefix in ("", "و", "ف") for particle in ("لا", "لم", "لن"))
_AFFIRM_BEHIND_NO: Final = word_list("affirm_behind_no")
_THAT_NOT: Final = frozenset(map(fold, ("ألا", "بألا", "وألا")))
_OPENERS: Final = word_list("beside_the_claim")
_BEHIND: Final = 0.15
"""What a word weighs behind one of them: «الهجوم الذي وقع أمس على القاعدة» can stand beside any claim on that attack."""
_NEXT: Final = 0.7
"""What each stem weighs beside the one before it: an Arabic clause begins with what it claims, and ends with circumstances."""
_REMEMBERED: Final = 8_192
"""Contents that are at hand: those of a body come again with each of its statements. Some 150 MB."""


@dataclass(frozen=True, slots=True, eq=False)
class ContentWords:
    """The words of one content, or of one title."""

    stems: tuple[str, ...]
    """Of its content words, in order, with repetitions."""
    weights: Mapping[str, float]
    """Each stem once, with its rarity."""
    stem_set: frozenset[str]
    total: float
    """Of the weights."""
    grams: frozenset[str]
    runs: frozenset[tuple[str, str]]
    """Stems that follow each other."""
    places: Mapping[str, int]
    """Of each stem the bits of its places, for ``in_order``."""
    numbers: frozenset[str]
    negations: int
    denied: frozenset[str]
    """Stems right behind a particle that negates verbs: «لن تفتح»."""
    affirmed: frozenset[str]
    """Stems that stand elsewhere."""
    meanings: Mapping[str, frozenset[str]]
    """What each stem is known by, see ``meanings_of``."""
    known_by: frozenset[str]
    """Of all stems."""
    opposites: frozenset[str]
    """What words are known by that are opposites of one of these."""
    vectors: Vector
    """[stems, DIMENSIONS]; of one row of noughts when there are no stems."""
    rarities: Vector
    """[stems]; one nought when there are none."""
    heading: Vector
    """[stems]: rarities, the less the farther back they stand."""
    claiming: Vector
    """[stems]: rarities, those small that stand in a clause which only tells of a thing, or when and why."""
    direction: Vector
    """The sum of the vectors by their rarity, of length 1."""
    head_direction: Vector
    """The same by ``heading``."""


@lru_cache(maxsize=_REMEMBERED)
def content_words(text: str) -> ContentWords:
    """The words of ``text``."""
    facts = load_stem_facts()
    tokens = [(token, folded_word(token)) for token in TOKEN.findall(text)]
    folded = [word for _, word in tokens if word[:1].isalnum()]
    negating = _negating([(token, word) for token, word in tokens if word[:1].isalnum()])
    senses = [Sense(word, number_or_stem(word)) for word in folded if word not in STOP_WORDS]
    stems = tuple(sense.stem for sense in senses)
    meanings: dict[str, frozenset[str]] = {}
    for sense in senses:
        known = meanings.get(sense.stem)
        meanings[sense.stem] = meanings_of(sense) if known is None else known | meanings_of(sense)
    for name in senses_of(text):
        for stem in map(number_or_stem, name.folded.split()) if " " in name.folded else ():
            if stem in meanings:
                meanings[stem] |= {name.stem}  # «الولايات المتحدة» is one country
    weights = {stem: facts.rarity(stem) for stem in stems}
    stem_set = frozenset(weights)
    affirmed = frozenset(_of_some(folded, negating, behind_negation=False))
    places: dict[str, int] = {}
    for place, stem in enumerate(stems):
        places[stem] = places.get(stem, 0) | 1 << place
    letters = " ".join(folded)
    vectors = np.array([facts.vector(stem) for stem in stems] or [np.zeros_like(facts.vector(""))], np.float32)
    rarities = np.array([weights[stem] for stem in stems] or [0.0], np.float32)
    heading = rarities * np.array([_NEXT**at for at in range(len(rarities))], np.float32)
    return ContentWords(
        stems=stems,
        weights=weights,
        stem_set=stem_set,
        total=fsum(weights.values()),
        grams=frozenset(intern(letters[at : at + _GRAM]) for at in range(len(letters) - _GRAM + 1)),
        runs=frozenset(pairwise(stems)),
        places=places,
        numbers=frozenset(filter(is_number, weights)),
        negations=sum(negating),
        denied=frozenset(_of_some(folded, negating, behind_negation=True)),
        affirmed=stem_set if affirmed == stem_set else affirmed,
        meanings=meanings,
        known_by=frozenset().union(*meanings.values()),
        opposites=frozenset().union(*map(opposites_of, senses)),
        vectors=vectors,
        rarities=rarities,
        heading=heading,
        claiming=rarities * _claiming(folded, len(rarities)),
        direction=_direction(rarities, vectors),
        head_direction=_direction(heading, vectors),
    )


def _negating(words: Sequence[tuple[str, str]]) -> list[bool]:
    """Which of ``words``, each as written and folded, turn their clause round.

    «لا تزال» and «لا بد» affirm; «ألا» negates, and «إلا» excepts, which folded are one word.
    """
    return [
        folded in NEGATIONS and ahead not in _AFFIRM_BEHIND_NO and (folded not in _THAT_NOT or "أ" in written)
        for (written, folded), (_, ahead) in pairwise([*words, ("", "")])
    ]


def _of_some(folded: Sequence[str], negating: Sequence[bool], *, behind_negation: bool) -> Iterator[str]:
    """The stems of those content words that stand right behind a negation of verbs, or of the others."""
    denied = [False, *(negates and word in _OF_VERBS for word, negates in zip(folded, negating, strict=True))]
    for word, behind in zip(folded, denied, strict=False):
        if word not in STOP_WORDS and behind is behind_negation:
            yield number_or_stem(word)


def _direction(weights: Vector, vectors: Vector) -> Vector:
    direction: Vector = weights @ vectors
    return direction / np.float32(max(float(np.linalg.norm(direction)), 1e-6))


def _claiming(folded: Sequence[str], stems: int) -> Vector:
    """[stems]: 1 up to the first of _OPENERS, _BEHIND from there on; ``folded``: all words."""
    opener = next((at for at, word in enumerate(folded) if word in _OPENERS), len(folded))
    before = sum(word not in STOP_WORDS for word in folded[:opener])
    return np.where(np.arange(stems) < before, 1.0, _BEHIND).astype(np.float32)


def in_order(a: ContentWords, b: ContentWords) -> int:
    """How many stems both have in the same order: the longest common subsequence, by bits (Hyyrö 2004)."""
    whole = (1 << len(a.stems)) - 1
    row = whole
    for stem in b.stems:
        hit = row & a.places.get(stem, 0)
        row = ((row + hit) | (row - hit)) & whole
    return len(a.stems) - row.bit_count()
