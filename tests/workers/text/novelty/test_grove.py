"""Several forests score as the mean of their log odds, and pairs out of the question as the first has them."""

from __future__ import annotations

import lightgbm
import numpy as np
import pytest

from workers.text.novelty.grove import Grove, pack, unpack
from workers.text.statements.forest import Forest

COLUMNS = ("near", "noise")
SETTINGS = {"objective": "cross_entropy", "verbosity": -1, "num_threads": 1, "bagging_fraction": 0.5, "bagging_freq": 1}


@pytest.fixture(scope="module")
def rows() -> np.ndarray:
    return np.random.default_rng(1).random((600, len(COLUMNS)))


@pytest.fixture(scope="module")
def boosters(rows: np.ndarray) -> list[lightgbm.Booster]:
    same = (rows[:, 0] + 0.2 * rows[:, 1] > 0.8).astype(float)
    return [lightgbm.train({**SETTINGS, "seed": seed}, lightgbm.Dataset(rows, same), 80) for seed in (1, 2, 3)]


@pytest.fixture(scope="module")
def model(boosters: list[lightgbm.Booster]) -> bytes:
    return pack([booster.model_to_string() for booster in boosters], COLUMNS)


def test_the_chance_is_the_mean_by_log_odds(model: bytes, boosters: list[lightgbm.Booster], rows: np.ndarray) -> None:
    odds = np.mean([booster.predict(rows, raw_score=True) for booster in boosters], axis=0)
    chances, mean = unpack(model, COLUMNS).score(rows), 1 / (1 + np.exp(-odds))
    undecided = np.abs(odds) < 2
    assert undecided.any()
    np.testing.assert_allclose(chances[undecided], mean[undecided], rtol=1e-9)
    assert np.array_equal(chances >= 0.5, mean >= 0.5)
    assert (mean[chances < 0.02] < 0.1).all()


def test_a_row_has_the_same_chance_whatever_stands_beside_it(model: bytes, rows: np.ndarray) -> None:
    grove = unpack(model, COLUMNS)
    alone = [grove.score(row[None])[0] for row in rows[:50]]
    assert grove.score(rows)[:50].tolist() == alone


def test_one_forest_is_a_grove(boosters: list[lightgbm.Booster], rows: np.ndarray) -> None:
    forest = Forest(boosters[0].model_to_string(), {})
    assert Grove([forest]).score(rows).tolist() == forest.score(rows, 0.02).tolist()


def test_equal_forests_give_equal_files(model: bytes, boosters: list[lightgbm.Booster]) -> None:
    assert pack([booster.model_to_string() for booster in boosters], COLUMNS) == model


def test_a_model_of_other_columns_is_refused_by_name(model: bytes) -> None:
    with pytest.raises(ValueError, match=r"other columns.*noise"):
        unpack(model, ("near",))
