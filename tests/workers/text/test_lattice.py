"""Best labels and probabilities of a chain, against going through all of its sequences."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from workers.text import lattice
from workers.text.lattice import best_labels, marginals


def all_sequences(emissions: np.ndarray, transitions: np.ndarray) -> dict[tuple[int, ...], float]:
    """The weight of each sequence of labels there can be."""
    count, width = emissions.shape
    return {
        labels: sum(emissions[at, label] for at, label in enumerate(labels))
        + sum(transitions[before, label] for before, label in pairwise(labels))
        for labels in product(range(width), repeat=count)
    }


def chain(count: int, width: int, seed: int = 7, scale: float = 2.0) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(seed)
    return random.normal(scale=scale, size=(count, width)), random.normal(scale=scale, size=(width, width))


@pytest.mark.parametrize(("count", "width"), [(1, 3), (2, 3), (3, 2), (5, 3), (6, 2), (7, 3), (8, 3)])
def test_like_going_through_all_sequences(count: int, width: int) -> None:
    emissions, transitions = chain(count, width)
    weights = all_sequences(emissions, transitions)
    assert tuple(best_labels(emissions, transitions, np.array([0]))) == max(weights, key=lambda labels: weights[labels])
    total = sum(np.exp(weight) for weight in weights.values())
    expected = np.zeros((count, width))
    for labels, weight in weights.items():
        expected[range(count), labels] += np.exp(weight) / total
    assert marginals(emissions, transitions, np.array([0])) == pytest.approx(expected, abs=1e-12)


def test_sequences_in_one_array_know_nothing_of_each_other() -> None:
    emissions, transitions = chain(60, 5)
    starts = [0, 1, 2, 9, 33, 59]
    ends = [*starts[1:], 60]
    apart = [emissions[start:end] for start, end in zip(starts, ends, strict=True)]
    first = np.array([0])
    assert best_labels(emissions, transitions, np.array(starts)).tolist() == [
        label for one in apart for label in best_labels(one, transitions, first).tolist()
    ]
    assert marginals(emissions, transitions, np.array(starts)) == pytest.approx(
        np.concatenate([marginals(one, transitions, first) for one in apart]), abs=1e-12
    )


@pytest.mark.parametrize("count", [1, 2, 15, 16, 17, 40, 64, 65])
def test_long_chains_go_in_pieces(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    emissions, transitions = chain(count, 6)
    starts = np.array([0, min(20, count - 1)])
    whole = best_labels(emissions, transitions, starts), marginals(emissions, transitions, starts)
    monkeypatch.setattr(lattice, "CHUNK", 16)
    assert best_labels(emissions, transitions, starts).tolist() == whole[0].tolist()
    assert marginals(emissions, transitions, starts) == pytest.approx(whole[1], abs=1e-12)


def test_large_weights_stay_probabilities() -> None:
    emissions, transitions = chain(500, 6, scale=40)
    found = marginals(emissions + 1000, transitions, np.array([0]))
    assert np.isfinite(found).all()
    assert found.sum(axis=1) == pytest.approx(np.ones(500))
    assert found.argmax(axis=1).tolist() == best_labels(emissions, transitions, np.array([0])).tolist()


def test_an_empty_chain_has_no_labels() -> None:
    emissions, transitions = np.zeros((0, 4)), np.zeros((4, 4))
    assert best_labels(emissions, transitions, np.array([0])).shape == (0,)
    assert marginals(emissions, transitions, np.array([0])).shape == (0, 4)
