"""Sketch an article in 128 bytes: enough to tell how much of its passages and of its words another article shares.

MinHash (Broder 1997), of which the lowest byte of every minimum is kept: b-bit minwise hashing (Li and König 2010).
"""

from __future__ import annotations

import base64
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from rensa import RMinHash

from workers.text.words.stems import STOP_WORDS, light_stem
from workers.text.words.tokens import TOKEN, folded_word

PERMUTATIONS: Final = 64
"""Of each half; the standard error of a share is .06 at most."""
_SEED: Final = 1
_PASSAGE: Final = 3
"""Words in a row that make a passage: another outlet's copy keeps most of them, another wording of the same news hardly any."""
_BY_CHANCE: Final = 1 / 256
"""How often the lowest bytes of two different minima are equal."""
_SIGHTS: Final = 20_000
"""Pairs of articles whose overlap is at hand: the statements of two articles ask for it one after another."""


class Overlap(NamedTuple):
    """What two articles share: Jaccard indices, estimated."""

    passages: float
    """Of runs of three words: above .5 they are copies of one text."""
    words: float
    """Of the stems of content words: above .2 they tell of one event."""


NOTHING: Final = Overlap(0.0, 0.0)


def sketch_of(title: str, body: str) -> str:
    """The sketch of an article in base64, 172 letters; empty when it has no words."""
    words = [word for word in map(folded_word, TOKEN.findall(body)) if word[:1].isalnum()]
    if not words:
        return ""
    passages = {" ".join(run) for run in zip(words, words[1:], words[2:], strict=False)} or {" ".join(words)}
    heads = {word for word in map(folded_word, TOKEN.findall(title)) if word[:1].isalnum()}
    stems = set(map(light_stem, heads.union(words) - STOP_WORDS))
    return base64.b64encode(_minima(passages) + _minima(stems)).decode()


@lru_cache(maxsize=_SIGHTS)
def overlap_of(a: str, b: str) -> Overlap:
    """What the articles of two sketches share; nothing where one has no sketch."""
    if not a or not b:
        return NOTHING
    equal = _bytes_of(a) == _bytes_of(b)
    return Overlap(_share(equal[:PERMUTATIONS]), _share(equal[PERMUTATIONS:]))


@lru_cache(maxsize=_SIGHTS)
def _bytes_of(sketch: str) -> np.ndarray:
    return np.frombuffer(base64.b64decode(sketch), np.uint8)


def _share(equal: np.ndarray) -> float:
    share = (float(equal.mean()) - _BY_CHANCE) / (1 - _BY_CHANCE)
    return round(max(share, 0.0), 4)


def _minima(parts: set[str]) -> bytes:
    minima = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minima.update(list(parts))
    return bytes(value & 0xFF for value in minima.digest())
