"""Several growings in one model."""

from __future__ import annotations

import lightgbm
import numpy as np
import pytest

from workers.learn.growings import averaged
from workers.text.statements.forest import Forest


@pytest.fixture(scope="module")
def rows() -> np.ndarray:
    made = np.random.default_rng(5).normal(size=(500, 3))
    made[:, 2] = np.arange(500) % 4
    return made


def grown(rows: np.ndarray, seed: int, rounds: int = 20) -> lightgbm.Booster:
    worth = ((rows[:, 0] > 0.2) | (rows[:, 2] == 2)).astype(float)
    settings = {
        "objective": "lambdarank", "bagging_fraction": 0.5, "bagging_freq": 1, "seed": seed, "verbosity": -1,
        "num_threads": 1, "min_data_per_group": 10,
    }  # fmt: skip
    return lightgbm.train(settings, lightgbm.Dataset(rows, worth, group=[5] * 100, categorical_feature=[2]), rounds)


def test_the_model_is_the_mean_of_the_growings(rows: np.ndarray) -> None:
    one, other = grown(rows, 1), grown(rows, 2)
    first, second = np.asarray(one.predict(rows)), np.asarray(other.predict(rows))
    mean = (first + second) / 2
    assert np.abs(first - second).max() > 0.01, "they differ"
    made = averaged([one.model_to_string(), other.model_to_string()])
    np.testing.assert_allclose(lightgbm.Booster(model_str=made).predict(rows), mean, rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(Forest(made, {}).score(rows), 1 / (1 + np.exp(-mean)), rtol=1e-9)


def test_growings_of_unequal_length_have_no_mean(rows: np.ndarray) -> None:
    with pytest.raises(ValueError, match="argument"):
        averaged([grown(rows, 1).model_to_string(), grown(rows, 2, 10).model_to_string()])
