"""Boosted trees: the C library scores rows as LightGBM's own package does, and a file says what it was trained on."""

from __future__ import annotations

import lightgbm
import numpy as np
import pytest

from workers.text.statements import forest
from workers.text.statements.forest import Codes, Forest, pack, unpack

COLUMNS = ("length", "=word")


@pytest.fixture(scope="module")
def rows() -> np.ndarray:
    made = np.random.default_rng(5).normal(size=(500, 2))
    made[:, 1] = np.arange(500) % 4
    return made


@pytest.fixture(scope="module")
def booster(rows: np.ndarray) -> lightgbm.Booster:
    worth = ((rows[:, 0] > 0.2) | (rows[:, 1] == 2)).astype(float)
    settings = {"objective": "cross_entropy", "verbosity": -1, "num_threads": 1, "min_data_per_group": 10}
    return lightgbm.train(settings, lightgbm.Dataset(rows, worth, categorical_feature=[1]), 20)


def test_scores_are_those_of_the_package(rows: np.ndarray, booster: lightgbm.Booster) -> None:
    found = unpack(pack(booster.model_to_string(), {"كلمة": 0}, COLUMNS), COLUMNS)
    np.testing.assert_allclose(found.score(rows), booster.predict(rows), rtol=1e-12)
    assert found.codes.number("كلمة") == 0


def test_rows_below_the_floor_are_left_off(
    rows: np.ndarray, booster: lightgbm.Booster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forest, "_BLOCK", 3)
    whole, cut = booster.predict(rows), Forest(booster.model_to_string(), {}).score(rows, 0.4)
    assert np.count_nonzero(cut < 0.4) > 100
    np.testing.assert_allclose(cut[cut >= 0.4], whole[cut >= 0.4], rtol=1e-12)


def test_trees_for_another_end_are_refused(rows: np.ndarray) -> None:
    settings = {"objective": "regression", "verbosity": -1, "num_threads": 1}
    other = lightgbm.train(settings, lightgbm.Dataset(rows, rows[:, 0]), 2)
    with pytest.raises(ValueError, match="cross_entropy"):
        Forest(other.model_to_string(), {})


def test_a_column_has_the_numbers_of_its_values() -> None:
    codes = Codes({"w=ماء": 3})
    assert codes.column("w=", ["ماء", "نار", "ماء"]).tolist() == [3.0, -1.0, 3.0]


def test_no_rows_give_no_scores(booster: lightgbm.Booster) -> None:
    assert Forest(booster.model_to_string(), {}).score(np.zeros((0, 2))).shape == (0,)


def test_ranks_are_those_of_the_package_where_they_are_near(rows: np.ndarray) -> None:
    grades = (rows[:, 0] > 0.2).astype(int) + (rows[:, 1] == 2)
    settings = {"objective": "lambdarank", "verbosity": -1, "num_threads": 1, "min_data_per_group": 10}
    groups = [5] * 100
    booster = lightgbm.train(settings, lightgbm.Dataset(rows, grades, group=groups, categorical_feature=[1]), 60)
    ranks, whole = Forest(booster.model_to_string(), {}).rank(rows, groups), booster.predict(rows)
    likely = np.isfinite(ranks)
    np.testing.assert_allclose(ranks[likely], whole[likely], rtol=1e-12)
    assert 100 <= likely.sum() < 500
    assert likely.reshape(100, 5).any(axis=1).all()


def test_no_rows_have_no_ranks(booster: lightgbm.Booster) -> None:
    assert Forest(booster.model_to_string(), {}).rank(np.zeros((0, 2)), []).shape == (0,)


def test_equal_models_give_equal_files(booster: lightgbm.Booster) -> None:
    trees = booster.model_to_string()
    assert pack(trees, {"a": 0}, COLUMNS) == pack(trees, {"a": 0}, COLUMNS)


def test_a_model_of_other_columns_is_refused_by_name(booster: lightgbm.Booster) -> None:
    model = pack(booster.model_to_string(), {}, COLUMNS)
    with pytest.raises(ValueError, match=r"other columns.*=kind"):
        unpack(model, ("length", "=word", "=kind"))


def test_what_is_no_model_is_refused() -> None:
    with pytest.raises(ValueError, match="not a model of boosted trees"):
        Forest("no trees", {})


def test_codes_grow_until_they_are_fixed() -> None:
    codes = Codes({}, fixed=False)
    assert [codes.number(value) for value in ("a", "b", "a")] == [0, 1, 0]
    codes.fixed = True
    assert (codes.number("b"), codes.number("c")) == (1, -1)
