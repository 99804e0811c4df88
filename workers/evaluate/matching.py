"""Match what was found to what is annotated, one to one, by intersection over union (IoU) of the spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple

from schemas import Statement
from workers.evaluate.annotations import GoldArticle, GoldStatement
from workers.evaluate.same_speaker import same_speaker

FOUND: Final = 0.5
TIGHT: Final = 0.9
"""IoU from which on a statement counts as found, and as found with the right boundaries."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated statement, and what was found for it."""

    gold: GoldStatement
    found: Statement | None = None
    iou: float = 0.0

    @property
    def tight(self) -> bool:
        """Whether the boundaries are right as well."""
        return self.iou >= TIGHT

    @property
    def right_speaker(self) -> bool:
        """Whether it was found with the right speaker."""
        return self.found is not None and same_speaker(self.gold.speaker, self.found.speaker)


@dataclass(frozen=True, slots=True)
class Judged:
    """One article: a pair for each statement that counts, and what was found where nothing is annotated."""

    article: GoldArticle
    pairs: tuple[Pair, ...]
    false_finds: tuple[Statement, ...]


class Overlaps:
    """How much spans of one text overlap, in letters: white space does not count."""

    def __init__(self, text: str) -> None:
        self._until = list(accumulate((not letter.isspace() for letter in text), initial=0))

    def iou(self, a: range, b: range) -> float:
        """Intersection over union."""
        shared = self._letters(range(max(a.start, b.start), min(a.stop, b.stop)))
        return shared / (self._letters(a) + self._letters(b) - shared) if shared else 0.0

    def _letters(self, span: range) -> int:
        start, end = (min(at, len(self._until) - 1) for at in (span.start, span.stop))
        return self._until[end] - self._until[start] if start < end else 0


class _Overlap(NamedTuple):
    iou: float
    gold: int
    found: int


def judge(article: GoldArticle, found: Sequence[Statement]) -> Judged:
    """Match the statements ``found`` in ``article``: best IoU first. What is doubtful in the gold counts neither way."""
    pair_of_gold: dict[int, _Overlap] = {}
    taken: dict[int, int] = {}
    for overlap in sorted(_overlaps(article, found), key=lambda overlap: -overlap.iou):
        if overlap.iou >= FOUND and overlap.gold not in pair_of_gold and overlap.found not in taken:
            pair_of_gold[overlap.gold] = overlap
            taken[overlap.found] = overlap.gold
    pairs = tuple(
        Pair(gold, found[pair_of_gold[i].found], pair_of_gold[i].iou) if i in pair_of_gold else Pair(gold)
        for i, gold in enumerate(article.statements)
        if not gold.optional
    )
    return Judged(article, pairs, tuple(statement for j, statement in enumerate(found) if j not in taken))


def _overlaps(article: GoldArticle, found: Sequence[Statement]) -> list[_Overlap]:
    """All that overlap, in order of the gold and then of what was found."""
    text = Overlaps(article.text)
    return [
        _Overlap(iou, i, j)
        for i, gold in enumerate(article.statements)
        for j, statement in enumerate(found)
        if (iou := text.iou(range(gold.start, gold.end), range(statement.span.start, statement.span.end)))
    ]
