"""Which of what one speaker key has said shares rare words with a statement: an inverted index in flat arrays.

About 200 bytes a statement, against some 5,000 of the decoded entry, so that a worker holds all that it may need.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from workers.memory.segments import Segment

LEAST_TAIL: Final = 1024
MOST_TAIL: Final = 8192
"""Terms that wait unsorted, and are read through by each look-up (0.1 ms), before they are merged into the sorted ones
(6 to 18 ms for the 700,000 terms of 50,000 statements, once in 500 of them)."""
_SORTED_PER_TAIL: Final = 8
_MANY: Final = 1024
"""Positions that share a term, from which on the least alike are left out before they are sorted: that takes 20 µs."""
_LOW_BITS: Final = np.uint32(0xFFFF)
"""Of a term: a hash, of which these tell it from most others."""

Positions = NDArray[np.intp]


class Index:
    """What the segments of one key hold, by position: the order in which it was remembered."""

    __slots__ = ("_owners", "_tail_owners", "_tail_terms", "_terms", "articles", "counts", "gone", "ids", "published")

    def __init__(self, segments: Sequence[Segment] = ()) -> None:
        self.gone = 0
        """So many of the first positions are forgotten; they are cut off at the next merge."""
        self.ids = bytearray()
        self.articles = array("Q")
        self.published = array("q")
        self.counts = array("H")
        self._terms = np.empty(0, np.uint32)
        self._owners = np.empty(0, np.uint32)
        self._tail_terms = array("I")
        self._tail_owners = array("I")
        for segment in segments:
            self._append(segment)
        self._merge_if_long()

    def __len__(self) -> int:
        return len(self.published) - self.gone

    def add(self, segment: Segment) -> None:
        """Put ``segment`` behind what is there."""
        self._append(segment)
        self._merge_if_long()

    def forget_first(self, count: int) -> None:
        """Let go of the ``count`` oldest positions."""
        self.gone += count

    def id_at(self, position: int) -> bytes:
        """The id of the statement at ``position``."""
        return bytes(self.ids[16 * position : 16 * position + 16])

    def of_article(self, number: int) -> list[int]:
        """The positions of what the article says, in order."""
        if not self.articles:
            return []
        found = np.flatnonzero(np.frombuffer(self.articles, np.uint64) == np.uint64(number))
        return [int(position) for position in found if position >= self.gone]

    def alike(self, terms: NDArray[np.uint32], published: int, reach: int, most: int) -> list[int]:
        """The ``most`` positions, in order, that are most like ``terms``.

        First those published within ``reach`` of ``published``; of these the ones that share the rarest terms for their
        length (the cosine of weights by ``weight``), then those published nearest, then the oldest. Times are
        milliseconds.
        """
        if len(self) <= most:
            return list(range(self.gone, len(self.published)))
        times, counts = np.frombuffer(self.published, np.int64), np.frombuffer(self.counts, np.uint16)
        shared = self._shared(terms)
        found = np.flatnonzero(shared > 0)  # of booleans it takes a tenth of the time
        apart = np.abs(times[found] - published)
        if not (near := apart <= reach).all():
            found, apart = found[near], apart[near]
        all_near = len(found) >= most  # then none of the others is among the first
        if not all_near:
            found = np.arange(self.gone, len(times))
            apart = np.abs(times[found] - published)
        weighed = shared[found]
        likeness = weighed**2 / np.maximum(counts[found], 1)
        if len(found) > _MANY and all_near:
            strong = likeness[weighed >= shared.max() / 2]
            if len(strong) >= most:  # none is among the first that is less like it than so many
                kept = likeness >= np.partition(strong, -most)[-most]
                found, likeness, apart = found[kept], likeness[kept], apart[kept]
        first = _first(np.arange(len(found)), most, ((apart > reach).astype(np.int8), -likeness, apart))
        positions: list[int] = np.sort(found[first]).tolist()
        return positions

    def _shared(self, terms: NDArray[np.uint32]) -> NDArray[np.float64]:
        """[positions]: the weight of those of ``terms`` that stand there, more than 0 where one of them does."""
        owners, which = self._holders(terms)
        if self.gone:
            there = owners >= self.gone
            owners, which = owners[there], which[there]
        weights = weight(len(self), np.bincount(which, minlength=len(terms)))
        return np.bincount(owners, weights[which], minlength=len(self.published)).astype(np.float64, copy=False)

    def _holders(self, terms: NDArray[np.uint32]) -> tuple[Positions, Positions]:
        """All pairs of a position and the place in ``terms`` of a term that it has."""
        left, right = np.searchsorted(self._terms, terms, "left"), np.searchsorted(self._terms, terms, "right")
        owners = np.concatenate([self._owners[:0], *map(self._owners.__getitem__, map(slice, left, right))])
        which = np.repeat(np.arange(len(terms)), right - left)
        if self._tail_terms and len(terms):
            tail = np.frombuffer(self._tail_terms, np.uint32)
            marked = np.zeros(_LOW_BITS + 1, np.bool_)
            marked[terms & _LOW_BITS] = True
            hit = np.flatnonzero(marked[tail & _LOW_BITS])  # nearly all of the tail is none of them
            place = np.minimum(np.searchsorted(terms, tail[hit]), len(terms) - 1)
            same = terms[place] == tail[hit]
            owners = np.concatenate((owners, np.frombuffer(self._tail_owners, np.uint32)[hit[same]]))
            which = np.concatenate((which, place[same]))
        return owners.astype(np.intp), which

    def _append(self, segment: Segment) -> None:
        start = len(self.published)
        self.ids += segment.ids
        self.articles.frombytes(segment.articles.astype(np.uint64, copy=False).tobytes())
        self.published.frombytes(segment.published.astype(np.int64, copy=False).tobytes())
        self.counts.frombytes(segment.counts.astype(np.uint16, copy=False).tobytes())
        self._tail_terms.frombytes(segment.terms.astype(np.uint32, copy=False).tobytes())
        owners = np.repeat(np.arange(start, start + len(segment), dtype=np.uint32), segment.counts)
        self._tail_owners.frombytes(owners.tobytes())

    def _merge_if_long(self) -> None:
        if len(self._tail_terms) > min(MOST_TAIL, max(LEAST_TAIL, len(self._terms) // _SORTED_PER_TAIL)):
            self._merge()

    def _merge(self) -> None:
        """Sort the tail in, and cut off what is gone."""
        terms = np.concatenate((self._terms, np.frombuffer(self._tail_terms, np.uint32)))
        owners = np.concatenate((self._owners, np.frombuffer(self._tail_owners, np.uint32)))
        self._tail_terms, self._tail_owners = array("I"), array("I")
        if self.gone:
            there = owners >= self.gone
            terms, owners = terms[there], owners[there] - np.uint32(self.gone)
            del self.ids[: 16 * self.gone], self.articles[: self.gone]
            del self.published[: self.gone], self.counts[: self.gone]
            self.gone = 0
        order = np.argsort(terms, kind="stable")
        self._terms, self._owners = terms[order], owners[order]


def weight(statements: int, holding: NDArray[np.intp]) -> NDArray[np.float64]:
    """What a shared term counts for that ``holding`` of ``statements`` have: whole numbers, so that sums are exact."""
    weighed: NDArray[np.float64] = np.rint(16 * np.log2(1 + statements / np.maximum(holding, 1)))
    return weighed


def _first(positions: Positions, most: int, keys: Sequence[NDArray[np.generic]]) -> Positions:
    """The ``most`` of ``positions`` that come first by ``keys``, each smallest first, then by position."""
    if len(positions) <= most or not keys:
        return positions[:most]
    key = keys[0][positions]
    bound = np.partition(key, most - 1)[most - 1]
    before = positions[key < bound]
    return np.concatenate((before, _first(positions[key == bound], most - len(before), keys[1:])))
