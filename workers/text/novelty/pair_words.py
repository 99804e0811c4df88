"""Two contents side by side in numbers: the words they share and those that one of them has alone."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain
from math import fsum
from typing import Final
from uuid import UUID

from workers.text.novelty.content_words import ContentWords, in_order
from workers.text.novelty.stem_facts import load_stem_facts

Row = list[float]

WORD_COLUMNS: Final = (
    "common", "jaccard", "weighted", "part_most", "part_least", "part_new", "common_weight", "rarest_common",
    "left_least", "left_most", "rarest_left_least", "rarest_left_most", "weight_least", "weight_most",
    "words_least", "words_most", "words_new", "grams", "grams_part", "in_order", "in_order_whole", "runs",
    "numbers_common", "numbers_in_both", "numbers_in_one", "negations",
)  # fmt: skip
"""«least» and «most» are of the two contents, «new» is of the new one; «left» is what only one of them has."""
LOCAL_COLUMNS: Final = (
    "local_weighted", "local_part_most", "local_part_least", "local_common", "local_rarest_common",
    "local_rarest_left_least", "local_rarest_left_most",
)  # fmt: skip
MEANT_COLUMNS: Final = (
    "meant_most", "meant_least", "meant_new", "meant_left_least", "local_meant_most", "local_meant_least",
    "local_meant_left_least", "local_meant_left_most", "opposites",
)  # fmt: skip
"""As those above, of words of which the other content has one that may stand for it."""


class LocalWeights(dict[str, float]):
    """Stem -> how well it tells the statements of one speaker apart: little, where all of them speak of it.

    «سوريا» tells little of two statements of the Syrian government, however rare it is elsewhere.
    """

    def __init__(self, said: Iterable[tuple[UUID, Iterable[str]]]) -> None:
        """``said``: the group and the stems of each statement."""
        super().__init__()
        groups: dict[UUID, set[str]] = {}
        for group, stems in said:
            groups.setdefault(group, set()).update(stems)
        self._standing = Counter(chain.from_iterable(groups.values()))
        self.groups = len(groups)
        self._rarity = load_stem_facts().rarity

    def __missing__(self, stem: str) -> float:
        standing = self._standing[stem] + 0.5
        weight = self[stem] = self._rarity(stem) * max(math.log((self.groups + 1) / standing), 0.0)
        return weight


def by_words(new: ContentWords, old: ContentWords) -> Row:
    """The numbers of WORD_COLUMNS."""
    common = new.stem_set & old.stem_set
    weights = [new.weights[stem] for stem in common]
    weight = fsum(weights)
    most, least = _both(_ratio(weight, new.total), _ratio(weight, old.total))
    more, fewer = _both(new.total, old.total)
    rarest_most, rarest_least = _both(
        _rarest(new.weights, new.stem_set - common), _rarest(old.weights, old.stem_set - common)
    )
    longest, shortest = _both(len(new.stems), len(old.stems))
    grams = len(new.grams & old.grams)
    ordered = in_order(new, old)
    numbers = len(new.numbers & old.numbers)
    numbers_most, numbers_least = _both(len(new.numbers) - numbers, len(old.numbers) - numbers)
    runs = min(len(new.runs), len(old.runs))
    return [
        len(common), _ratio(len(common), len(new.weights) + len(old.weights) - len(common)),
        _ratio(weight, new.total + old.total - weight), most, least, _ratio(weight, new.total), weight,
        max(weights, default=0.0), fewer - weight, more - weight, rarest_least, rarest_most,
        fewer, more, shortest, longest, len(new.stems), _ratio(grams, len(new.grams) + len(old.grams) - grams),
        _ratio(grams, min(len(new.grams), len(old.grams))), _ratio(ordered, shortest), _ratio(ordered, longest),
        len(new.runs & old.runs) / runs if runs else -1.0, numbers, numbers_least, numbers_most,
        abs(new.negations - old.negations),
    ]  # fmt: skip


def by_local_weight(new: ContentWords, old: ContentWords, weights: LocalWeights) -> Row:
    """The numbers of LOCAL_COLUMNS."""
    common = new.stem_set & old.stem_set
    shared = [weights[stem] for stem in common]
    only_new = [weights[stem] for stem in new.stem_set - common]
    only_old = [weights[stem] for stem in old.stem_set - common]
    weight, left_new, left_old = fsum(shared), fsum(only_new), fsum(only_old)
    most, least = _both(_ratio(weight, weight + left_new), _ratio(weight, weight + left_old))
    left_most, left_least = _both(max(only_new, default=0.0), max(only_old, default=0.0))
    whole = weight + left_new + left_old
    return [_ratio(weight, whole), most, least, weight, max(shared, default=0.0), left_least, left_most]


def by_meaning(new: ContentWords, old: ContentWords, weights: LocalWeights) -> Row:
    """The numbers of MEANT_COLUMNS."""
    kept_new = [stem for stem, known in new.meanings.items() if not known.isdisjoint(old.known_by)]
    kept_old = [stem for stem, known in old.meanings.items() if not known.isdisjoint(new.known_by)]
    part_new = _ratio(fsum(map(new.weights.__getitem__, kept_new)), new.total)
    part_old = _ratio(fsum(map(old.weights.__getitem__, kept_old)), old.total)
    most, least = _both(part_new, part_old)
    left = min(
        _rarest(new.weights, new.stem_set.difference(kept_new)), _rarest(old.weights, old.stem_set.difference(kept_old))
    )
    local_new, left_new = _local(new, kept_new, weights)
    local_old, left_old = _local(old, kept_old, weights)
    local_most, local_least = _both(local_new, local_old)
    left_most, left_least = _both(left_new, left_old)
    opposites = len(new.opposites & old.known_by)
    return [most, least, part_new, left, local_most, local_least, left_least, left_most, opposites]


def _local(words: ContentWords, kept: Sequence[str], weights: LocalWeights) -> tuple[float, float]:
    """The share of the words that is kept, by weight, and the weightiest of those that are not."""
    weight = fsum(map(weights.__getitem__, kept))
    left = [weights[stem] for stem in words.stem_set.difference(kept)]
    return _ratio(weight, weight + fsum(left)), max(left, default=0.0)


def _rarest(weights: Mapping[str, float], stems: Set[str]) -> float:
    return max(map(weights.__getitem__, stems), default=0.0)


def _both(a: float, b: float) -> tuple[float, float]:
    return (a, b) if a >= b else (b, a)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0
