"""The inverted index: what is forgotten counts for nothing, and sorting the tail in changes no answer."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workers.memory import index as module
from workers.memory.index import Index
from workers.memory.segments import Segment

statements = st.lists(
    st.tuples(st.frozensets(st.integers(1, 9), max_size=5), st.integers(0, 20)), min_size=1, max_size=40
)


def segment(number: int, terms: frozenset[int], published: int) -> Segment:
    return Segment(
        published, number.to_bytes(16, "big"), np.array([number // 3], "<u8"), np.array([published], "<i8"),
        np.array([len(terms)], "<u2"), np.array(sorted(terms), "<u4"),
    )  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    said=statements, share=st.floats(0, 1), wanted=st.frozensets(st.integers(1, 9), min_size=1), at=st.integers(0, 20),
    reach=st.integers(0, 20), most=st.integers(1, 6), tail=st.sampled_from([3, 10**6]), many=st.sampled_from([0, 10**6]),
)  # fmt: skip
def test_what_is_forgotten_counts_for_nothing(
    said: list[tuple[frozenset[int], int]],
    share: float,
    wanted: frozenset[int],
    at: int,
    reach: int,
    most: int,
    tail: int,
    many: int,
) -> None:
    gone = int(share * len(said))
    rows = [segment(number, *each) for number, each in enumerate(said)]
    query = (np.array(sorted(wanted), "<u4"), at, reach, most)
    fresh = Index(rows[gone:])
    expected = [fresh.id_at(position) for position in fresh.alike(*query)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LEAST_TAIL", tail)
        patch.setattr(module, "MOST_TAIL", tail)
        patch.setattr(module, "_MANY", many)
        grown = Index(rows[: len(said) // 2])
        for row in rows[len(said) // 2 :]:
            grown.add(row)
        grown.forget_first(gone)
        assert len(grown) == len(fresh) == len(said) - gone
        assert [grown.id_at(position) for position in grown.alike(*query)] == expected
        found = [grown.id_at(position) for position in grown.of_article(len(said) // 3)]
        assert found == [fresh.id_at(position) for position in fresh.of_article(len(said) // 3)]
        grown.add(segment(len(said), frozenset({1, 2, 3}), at))
        fresh.add(segment(len(said), frozenset({1, 2, 3}), at))
        assert [grown.id_at(position) for position in grown.alike(*query)] == [
            fresh.id_at(position) for position in fresh.alike(*query)
        ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (0x0001_0005, [0]),
        (0x0002_0005, [1]),
        (0x0003_0005, [0, 1, 2]),  # nobody has it: only its low bits stand in the tail, and all are as near
        (0x0001_0006, [2]),
    ],
)
def test_terms_that_share_their_low_bits_are_told_apart(wanted: int, found: list[int]) -> None:
    terms = (0x0001_0005, 0x0002_0005, 0x0001_0006, 0x0009_0009)
    index = Index([segment(number, frozenset({term}), 0) for number, term in enumerate(terms)])
    assert index.alike(np.array([wanted], "<u4"), 0, 10, len(found)) == found
