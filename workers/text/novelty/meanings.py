"""How near the words of one content come in meaning to those of each of many others, word by word.

Each word is laid beside the word of the other content that is nearest to it: «دخول فوري للمسعفين» covers most of
«الدخول العاجل لموظفي الإغاثة», though they share one stem.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from workers.text.novelty.content_words import ContentWords
from workers.text.novelty.stem_facts import Vector


class Nearness(NamedTuple):
    """[others]: what is covered of either content, and what is left over, as the words are weighted."""

    of_one: Vector
    """Share of the one's words that the other covers."""
    of_other: Vector
    left_of_one: Vector
    """The weight of the word that is covered least."""
    left_of_other: Vector


class Alignment:
    """One content laid beside others."""

    def __init__(self, one: ContentWords, others: Sequence[ContentWords]) -> None:
        """``others`` is not empty."""
        self._one, self._others = one, others
        sizes = [len(other.rarities) for other in others]
        self._starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
        alike = np.concatenate([other.vectors for other in others]) @ one.vectors.T
        self._one_by_others: Vector = np.maximum.reduceat(alike, self._starts, axis=0)
        """[others, words of the one]: how near the nearest word of each comes."""
        self._others_by_one: Vector = alike.max(axis=1)
        """[words of all others]"""

    def cosines(self) -> Vector:
        """[others]: of the contents as a whole."""
        cosines: Vector = np.stack([other.direction for other in self._others]) @ self._one.direction
        return cosines

    def by_rarity(self) -> Nearness:
        """Every word weighted by how rare it is in news."""
        return self._near(self._one.rarities, np.concatenate([other.rarities for other in self._others]))

    def head_cosines(self) -> Vector:
        """[others]: of how the contents begin."""
        cosines: Vector = np.stack([other.head_direction for other in self._others]) @ self._one.head_direction
        return cosines

    def by_head(self) -> Nearness:
        """Every word weighted the less the farther back it stands."""
        return self._near(self._one.heading, np.concatenate([other.heading for other in self._others]))

    def by_claim(self) -> Nearness:
        """Every word weighted by whether it stands in what is claimed."""
        return self._near(self._one.claiming, np.concatenate([other.claiming for other in self._others]))

    def by_weight(self, weight: Callable[[str], float]) -> Nearness:
        """Every word weighted by ``weight`` of its stem."""
        of_others = [weight(stem) for other in self._others for stem in other.stems or ("",)]
        return self._near(
            np.array([weight(stem) for stem in self._one.stems or ("",)], np.float32), np.array(of_others, np.float32)
        )

    def _near(self, of_one: Vector, of_others: Vector) -> Nearness:
        total = max(float(of_one.sum()), 1e-6)
        totals = np.add.reduceat(of_others, self._starts)
        covered = np.add.reduceat(self._others_by_one * of_others, self._starts)
        return Nearness(
            np.asarray(self._one_by_others @ of_one / total, np.float32),
            np.asarray(covered / np.maximum(totals, 1e-6), np.float32),
            ((1 - self._one_by_others) * of_one).max(axis=1),
            np.maximum.reduceat((1 - self._others_by_one) * of_others, self._starts),
        )
