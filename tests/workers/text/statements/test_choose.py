"""The best set of statements that do not overlap."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.text.statements.choose import best_set
from workers.text.statements.proposals.propose import Opening, Proposal


def proposal(first: int, end: int, cue: int = -1) -> Proposal:
    return Proposal(cue, first, end, Opening.TAGGER)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        pytest.param({}, [], id="nothing"),
        pytest.param({(0, 4): 0.9}, [(0, 4)], id="one"),
        pytest.param({(0, 4): 0.3}, [], id="none that is likely enough"),
        pytest.param({(0, 4): 0.9, (4, 8): 0.8}, [(0, 4), (4, 8)], id="two that touch"),
        pytest.param({(0, 4): 0.9, (3, 8): 0.8}, [(0, 4)], id="the better of two that overlap"),
        pytest.param({(0, 9): 0.9, (0, 4): 0.8, (5, 9): 0.8}, [(0, 4), (5, 9)], id="two that are worth more than one"),
        pytest.param({(0, 9): 0.9, (0, 4): 0.6, (5, 9): 0.6}, [(0, 9)], id="one that is worth more than two"),
    ],
)
def test_best_set(scores: dict[tuple[int, int], float], expected: list[tuple[int, int]]) -> None:
    chosen = best_set({proposal(*stretch): score for stretch, score in scores.items()}, 0.4)
    assert [(one.proposal.first, one.proposal.end) for one in chosen] == expected


def test_the_likeliest_cue_goes_with_a_stretch() -> None:
    chosen = best_set({proposal(5, 9, cue=2): 0.6, proposal(5, 9, cue=3): 0.8, proposal(5, 9): 0.5}, 0.4)
    assert [(one.proposal.cue, one.score) for one in chosen] == [(3, 0.8)]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 12), st.integers(1, 6)).map(lambda at: (at[0], at[0] + at[1])),
        st.floats(0, 1), max_size=8,
    )
)  # fmt: skip
def test_no_set_is_worth_more(scores: dict[tuple[int, int], float]) -> None:
    threshold = 0.4
    chosen = best_set({proposal(*stretch): score for stretch, score in scores.items()}, threshold)
    stretches = [(one.proposal.first, one.proposal.end) for one in chosen]
    assert all(a[1] <= b[0] for a, b in combinations(stretches, 2))
    worth = {stretch: score - threshold for stretch, score in scores.items()}
    best = max(
        sum(worth[one] for one in some)
        for size in range(len(scores) + 1)
        for some in combinations(sorted(scores), size)
        if all(a[1] <= b[0] for a, b in combinations(some, 2))
    )
    assert sum(worth[stretch] for stretch in stretches) == pytest.approx(best)
