"""Networks tell the odds of a row, each row by itself, and come out of a model file as they went in."""

from __future__ import annotations

import json

import lightgbm
import numpy as np
import pytest

from workers.learn.novelty_networks import QUANTILES, grow_networks
from workers.text.novelty.grove import Grove
from workers.text.novelty.networks import Networks, Scale
from workers.text.statements.forest import Forest, Matrix

COLUMNS = 3


@pytest.fixture(scope="module")
def rows() -> Matrix:
    return np.random.default_rng(1).random((20_000, COLUMNS))


@pytest.fixture(scope="module")
def same(rows: Matrix) -> Matrix:
    """Neither column tells by itself: two that are both high or both low."""
    return np.where((rows[:, 0] > 0.5) == (rows[:, 1] > 0.5), 1.0, 0.0)


@pytest.fixture(scope="module")
def networks(rows: Matrix, same: Matrix) -> Networks:
    return grow_networks(rows, same, np.ones(len(rows)), np.full(len(rows), 0.5), (1, 2))


@pytest.mark.parametrize(
    ("number", "distance", "rank"),
    [(0.0, -1.0, -1.0), (2.0, 1.0, 0.0), (1.0, 0.0, -0.5), (3.0, 2.0, 1.0), (99.0, 4.0, 1.0), (-99.0, -4.0, -1.0)],
)
def test_a_number_is_told_by_its_distance_and_by_its_rank(number: float, distance: float, rank: float) -> None:
    scale = Scale(*(np.array(one, np.float32) for one in ([1.0], [1.0], [[0.0], [2.0], [3.0]])))
    assert scale.inputs(np.array([[number]])).tolist() == [[distance, rank]]


def test_what_all_rows_have_alike_divides_by_nothing() -> None:
    rows = np.zeros((20, COLUMNS))
    alike = grow_networks(rows, np.ones(20), np.ones(20), np.full(20, 0.5), (1,))
    assert np.isfinite(alike.odds(np.array([[0.0, 1.0, -1.0]]))).all()
    assert alike.scale.knots.shape == (QUANTILES, COLUMNS)


def test_they_learn_what_no_column_tells_alone(networks: Networks, rows: Matrix, same: Matrix) -> None:
    odds = networks.odds(rows)
    assert np.mean((odds > 0) == (same > 0.5)) > 0.85
    assert abs(np.corrcoef(rows[:, 0], same)[0, 1]) < 0.1


def test_a_row_has_the_same_odds_whatever_stands_beside_it(networks: Networks, rows: Matrix) -> None:
    alone = [networks.odds(row[None])[0] for row in rows[:50]]
    assert networks.odds(rows)[:50].tolist() == alone


def test_equal_rows_grow_equal_networks_and_other_seeds_others(networks: Networks, rows: Matrix, same: Matrix) -> None:
    again, other = (
        grow_networks(rows, same, np.ones(len(rows)), np.full(len(rows), 0.5), seeds) for seeds in ((1, 2), (1, 3))
    )
    assert json.dumps(again.packed()) == json.dumps(networks.packed())
    assert json.dumps(other.packed()) != json.dumps(networks.packed())


def test_they_come_out_of_a_file_as_they_went_in(networks: Networks, rows: Matrix) -> None:
    read = Networks.unpacked(json.loads(json.dumps(networks.packed())))
    assert read.odds(rows[:50]).tolist() == networks.odds(rows[:50]).tolist()


def test_easy_pairs_count_as_much_though_few_of_them_are_seen(rows: Matrix) -> None:
    """Of pairs that a forest is sure of one in ten is seen, ten times as heavy: the level stays."""
    hard = np.random.default_rng(3).random(len(rows)) < 0.5
    networks = grow_networks(rows, hard.astype(float), np.ones(len(rows)), np.where(hard, 0.5, 0.001), (1,))
    chances = 1 / (1 + np.exp(-networks.odds(rows[:500])))
    assert chances.mean() == pytest.approx(0.5, abs=0.1), "no column tells the hard pairs, all of them the same"


def test_a_grove_heeds_its_networks(networks: Networks) -> None:
    noise = np.random.default_rng(2).random((400, COLUMNS))
    settings = {"objective": "cross_entropy", "verbosity": -1, "num_threads": 1}
    undecided = lightgbm.train(settings, lightgbm.Dataset(noise, np.tile([0.0, 1.0], 200)), 1)
    forest, rows = Forest(undecided.model_to_string(), {}), np.array([[0.9, 0.9, 0.5], [0.9, 0.1, 0.5]])
    assert forest.score(rows) == pytest.approx(0.5, abs=0.1)
    alike, apart = Grove([forest], networks).score(rows)
    assert apart < 0.4 < 0.6 < alike
    held = Grove([forest], networks, ("a", "b", "other_polarity"))
    assert held.score(rows) == pytest.approx([forest.score(rows)[0], apart]), "where one is negated they only lower"
    assert held.score(rows * [1, 1, 0])[0] > 0.6
