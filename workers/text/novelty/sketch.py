"""Sketch an article in 128 bytes: enough to tell how much of its passages and of its words another article shares.

MinHash (Broder 1997), of which the lowest byte of every minimum is kept: b-bit minwise hashing (Li and König 2010).
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
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
_SKETCHES: Final = 8_192
"""Sketches whose bytes are at hand."""

Shares = npt.NDArray[np.float64]


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
    passages = {" ".join(run) for run in zip(*(words[at:] for at in range(_PASSAGE)), strict=False)} or {
        " ".join(words)
    }
    heads = {word for word in map(folded_word, TOKEN.findall(title)) if word[:1].isalnum()}
    stems = set(map(light_stem, heads.union(words) - STOP_WORDS))
    return base64.b64encode(_minima(passages) + _minima(stems)).decode()


def overlap_of(a: str, b: str) -> Overlap:
    """What the articles of two sketches share; nothing where one has no sketch."""
    passages, words = overlaps(a, [b])
    return Overlap(float(passages[0]), float(words[0]))


def overlaps(one: str, others: Sequence[str]) -> tuple[Shares, Shares]:
    """[others]: the passages and the words that one article shares with each other one, as in ``Overlap``."""
    if not one or not others:
        return np.zeros(len(others)), np.zeros(len(others))
    equal = np.stack([_bytes_of(other) for other in others]) == _bytes_of(one)
    known = np.fromiter(map(bool, others), np.bool_, len(others))
    passages, words = (
        np.maximum(half.mean(axis=1) - _BY_CHANCE, 0.0) / (1 - _BY_CHANCE) * known
        for half in (equal[:, :PERMUTATIONS], equal[:, PERMUTATIONS:])
    )
    return passages, words


@lru_cache(maxsize=_SKETCHES)
def _bytes_of(sketch: str) -> npt.NDArray[np.uint8]:
    """The bytes of a sketch; noughts for an empty one."""
    return np.frombuffer(base64.b64decode(sketch) or bytes(2 * PERMUTATIONS), np.uint8)


def _minima(parts: set[str]) -> bytes:
    minima = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minima.update(list(parts))
    return bytes(value & 0xFF for value in minima.digest())
