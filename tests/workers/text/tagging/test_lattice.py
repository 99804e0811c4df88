"""Best labels and probabilities of a chain, against going through all of its sequences."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from workers.text.tagging import lattice
from workers.text.tagging.lattice import best_labels, read_chains


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


@pytest.mark.parametrize(("count", "width"), [(1, 3), (2, 3), (3, 2), (5, 3), (6, 2), (7, 3), (9, 2)])
@pytest.mark.parametrize("scale", [0.1, 1.0, 5.0])
def test_like_going_through_all_sequences(count: int, width: int, scale: float) -> None:
    for seed in range(5):
        emissions, transitions = chain(count, width, seed, scale)
        weights = all_sequences(emissions, transitions)
        best = list(max(weights, key=lambda labels: weights[labels]))
        total = sum(np.exp(weight) for weight in weights.values())
        expected = np.zeros((count, width))
        for labels, weight in weights.items():
            expected[range(count), labels] += np.exp(weight) / total
        labels, probabilities = read_chains(emissions, transitions, [0])
        assert labels == best
        assert best_labels(emissions, transitions) == best
        assert probabilities == pytest.approx(expected, abs=1e-12)


def test_sequences_in_one_array_know_nothing_of_each_other() -> None:
    emissions, transitions = chain(60, 5)
    starts = [0, 1, 2, 9, 33, 59]
    apart = [emissions[start:end] for start, end in pairwise([*starts, 60])]
    labels, probabilities = read_chains(emissions, transitions, starts)
    assert labels == [label for one in apart for label in best_labels(one, transitions)]
    alone = [read_chains(one, transitions, [0])[1] for one in apart]
    assert probabilities == pytest.approx(np.concatenate(alone), abs=1e-12)


@pytest.mark.parametrize("cells", [1, 20, 64])
def test_the_same_in_groups_of_any_size(cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    emissions, transitions = chain(100, 6)
    starts = [0, 30, 31, 40, 80]
    labels, probabilities = read_chains(emissions, transitions, starts)
    monkeypatch.setattr(lattice, "_CELLS", cells)
    assert read_chains(emissions, transitions, starts)[0] == labels
    assert read_chains(emissions, transitions, starts)[1] == pytest.approx(probabilities, abs=1e-12)


def test_an_endless_sequence_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lattice, "LONGEST", 16)
    emissions, transitions = chain(50, 4)
    assert read_chains(emissions, transitions, [0, 20])[0] == [
        label
        for start, end in pairwise([0, 16, 20, 36, 50])
        for label in best_labels(emissions[start:end], transitions)
    ]


@pytest.mark.parametrize("scale", [10, 40])
def test_large_weights_stay_probabilities(scale: float) -> None:
    emissions, transitions = chain(500, 6, scale=scale)
    labels, found = read_chains(emissions + 1000, transitions, [0])
    assert np.isfinite(found).all()
    assert found.sum(axis=1) == pytest.approx(np.ones(500))
    assert labels == best_labels(emissions, transitions)


@pytest.mark.parametrize("opened", [0, 10_000])
def test_where_all_is_open_the_best_is_still_found(opened: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hardly any label is ruled out when all weigh the same but for a little."""
    monkeypatch.setattr(lattice, "_OPENED", opened)
    emissions, transitions = chain(2000, 6, scale=0.2)
    assert read_chains(emissions, transitions, [0])[0] == best_labels(emissions, transitions)


@pytest.mark.parametrize("scale", [0.2, 1, 5])
@pytest.mark.parametrize("cells", [64, 1 << 16])
def test_the_best_of_all_sequences_side_by_side(scale: float, cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    emissions, transitions = chain(100, 6, scale=scale)
    starts = [0, 1, 30, 31, 40, 80]
    monkeypatch.setattr(lattice, "_OPENED", -1)
    monkeypatch.setattr(lattice, "_CELLS", cells)
    assert read_chains(emissions, transitions, starts)[0] == [
        label for start, end in pairwise([*starts, 100]) for label in best_labels(emissions[start:end], transitions)
    ]


def test_an_empty_chain_has_no_labels() -> None:
    emissions, transitions = np.zeros((0, 4)), np.zeros((4, 4))
    assert best_labels(emissions, transitions) == []
    assert read_chains(emissions, transitions, [0])[1].shape == (0, 4)
