"""Find the group of statements that a new one says the same as."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import Final, NamedTuple
from uuid import UUID

from workers.text.novelty.grove import Grove, load_grove
from workers.text.novelty.likeness import contradict, unrelated
from workers.text.novelty.pair_features import COLUMNS, describe
from workers.text.novelty.remembered import Remembered

MODEL: Final = "novelty.trees.gz"
LIKEST: Final = 0.3
"""What the likest of a group counts beside the mean over the group: one alone chains statements that say different things."""
_LIKELY: Final = 0.3
"""Chance from which on it is looked whether the two contradict each other, or have nothing but numbers in common."""
AGAINST: Final = 0.5
"""Share of a group's likely members from which on what contradicts them bars the group: the others may only leave out, as a
headline does, what tells the difference."""
REPEATS: Final = 0.45
"""Score from which on a statement repeats a group. Chosen with each speaker left out of training in turn, for repeats that
are right in 95 of 100 and more (docs/language.md)."""
_SPEAKS_FOR: Final = 0.4
"""Chance above which a member speaks for its group, and below which against it, where a statement repeats several groups. With
0 large groups take what belongs to small ones (pairs F1 of speakers left out .737; with .3 to .5 .753 to .756; two forests)."""


class Likest(NamedTuple):
    """The group that comes nearest to a new statement."""

    group: UUID
    score: float
    """0 to 1; REPEATS and more when it says the same."""
    like: Remembered
    """The one of the group that the new statement is most like."""
    support: float
    """How many more of the group it is like than not, each by its chance."""

    @property
    def repeats(self) -> bool:
        """Whether the new statement says what the group says."""
        return self.score >= REPEATS


def likest_group(new: Remembered, others: Sequence[Remembered], grove: Grove | None = None) -> Likest | None:
    """The group among ``others`` that comes nearest to saying what ``new`` says; None when there are no others.

    Of several that it repeats the one in which most say the same: what is said in two wordings is two groups as long as
    nobody has told both, and the next telling belongs where more of its kind are, though one elsewhere may be likest.
    ``grove`` gives the chance of two statements to say the same; the shipped one unless another is given.
    """
    if not others:
        return None
    trees = grove or load_grove(MODEL, COLUMNS)
    groups: dict[UUID, list[_Member]] = {}
    for chance, other in zip(trees.score(describe(new, others)).tolist(), others, strict=True):
        likely = chance >= _LIKELY
        against = likely and (contradict(new, other) or unrelated(new, other))
        member = _Member(0.0 if against else chance, other, likely=likely, against=against)
        groups.setdefault(other.statement.verdict.group, []).append(member)
    found = [_likeness(group, members) for group, members in groups.items()]
    if repeated := [one for one in found if one.repeats]:
        return max(repeated, key=lambda one: (one.support, one.group.int))
    return max(found, key=lambda one: (one.score, one.group.int))


class _Member(NamedTuple):
    chance: float
    said: Remembered
    likely: bool
    against: bool
    """It would be likely but for what contradicts it."""


def _likeness(group: UUID, members: Sequence[_Member]) -> Likest:
    """How much a new statement is like a group; not at all where half of those that it is like contradict it."""
    most = max(members, key=_most_like)
    against = sum(member.against for member in members)
    chances = fsum(member.chance for member in members)
    support = chances - _SPEAKS_FOR * len(members)
    if against and AGAINST * sum(member.likely for member in members) <= against:
        return Likest(group, 0.0, most.said, support)
    return Likest(group, LIKEST * most.chance + (1 - LIKEST) * chances / len(members), most.said, support)


def _most_like(member: _Member) -> tuple[float, int]:
    """By chance, then by id: the order of the memory does not matter."""
    return member.chance, member.said.statement.id.int
