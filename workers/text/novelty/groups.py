"""Find the group of statements that a new one says the same as."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import Final, NamedTuple
from uuid import UUID

from workers.text.novelty.likeness import contradict, unrelated
from workers.text.novelty.pair_features import COLUMNS, describe
from workers.text.novelty.remembered import Remembered
from workers.text.statements.forest import Forest, load_forest

MODEL: Final = "novelty.trees.gz"
LIKEST: Final = 0.3
"""What the likest of a group counts beside the mean over the group: one alone chains statements that say different things."""
_LIKELY: Final = 0.3
"""Chance from which on it is looked whether the two contradict each other, or have nothing but numbers in common."""
REPEATS: Final = 0.55
"""Score from which on a statement repeats a group. Chosen with each speaker left out of training in turn, for repeats that
are right in 95 of 100 and more (docs/language.md)."""


class Likest(NamedTuple):
    """The group that comes nearest to a new statement."""

    group: UUID
    score: float
    """0 to 1; REPEATS and more when it says the same."""
    like: Remembered
    """The one of the group that the new statement is most like."""

    @property
    def repeats(self) -> bool:
        """Whether the new statement says what the group says."""
        return self.score >= REPEATS


def likest_group(new: Remembered, others: Sequence[Remembered], forest: Forest | None = None) -> Likest | None:
    """The group among ``others`` that comes nearest to saying what ``new`` says; None when there are no others.

    ``forest`` gives the chance of two statements to say the same; the shipped one unless another is given.
    """
    if not others:
        return None
    trees = forest or load_forest(MODEL, COLUMNS)
    chances = [
        0.0 if chance >= _LIKELY and (contradict(new, other) or unrelated(new, other)) else chance
        for chance, other in zip(trees.score(describe(new, others)).tolist(), others, strict=True)
    ]
    groups: dict[UUID, list[tuple[float, Remembered]]] = {}
    for chance, other in zip(chances, others, strict=True):
        groups.setdefault(other.statement.verdict.group, []).append((chance, other))
    found = []
    for group, members in groups.items():
        most, like = max(members, key=_most_like)
        mean = fsum(chance for chance, _ in members) / len(members)
        found.append(Likest(group, LIKEST * most + (1 - LIKEST) * mean, like))
    return max(found, key=lambda one: (one.score, one.group.int))


def _most_like(member: tuple[float, Remembered]) -> tuple[float, int]:
    """By chance, then by id: the order of the memory does not matter."""
    return member[0], member[1].statement.id.int
