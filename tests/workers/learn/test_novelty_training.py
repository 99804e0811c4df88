"""Training of the likeness: what it learns from, and that the shipped trees are those of their card."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from schemas import Statement, derive_id
from tests.makers import NOON, make_statement
from workers.evaluate.annotations import read_names
from workers.evaluate.novelty_gold import GoldTelling
from workers.evaluate.novelty_statements import Told
from workers.learn import novelty
from workers.text.data_files import DATA
from workers.text.novelty.groups import MODEL
from workers.text.novelty.grove import load_grove, unpack
from workers.text.novelty.pair_features import COLUMNS

SHARED = Path(os.environ.get("SHARED", "../shared"))
HOUR = timedelta(hours=1)


def told(article: str, hour: int, cluster: str, content: str, *, seen: bool = True, **more: object) -> Told:
    gold = GoldTelling(article=article, field="text", start=0, end=9, cluster=cluster, **more)  # type: ignore[arg-type]
    given: Statement = make_statement(content, article=article, published=NOON + hour * HOUR)
    return Told(gold, given, given.model_copy(update={"id": derive_id(article, "found")}) if seen else None)


def test_pairs_are_those_within_the_window_of_given_and_of_found_statements() -> None:
    pairs = novelty.pairs_of(
        [
            told("a", 0, "x", "المعبر سيفتح الأسبوع المقبل"),
            told("b", 1, "x", "سيفتح المعبر الأسبوع المقبل"),
            told("c", 2, "y", "المحادثات تبدأ الخميس", seen=False),
            told("d", 100, "x", "المعبر سيفتح قريبا"),
        ],
        {},
    )
    assert pairs.same.tolist() == [1, 0, 0, 1], "given: b-a, c-a, c-b; found: b-a; d is too late for any"
    assert pairs.rows.shape == (4, len(COLUMNS))
    assert np.array_equal(pairs.rows[0], pairs.rows[3])


@pytest.mark.parametrize("more", [{"optional": True}, {"extends": "x"}, {"also": ("x",)}])
def test_what_counts_neither_way_teaches_nothing(more: dict[str, object]) -> None:
    first, second = told("a", 0, "x", "المعبر سيفتح"), told("b", 1, "y", "المعبر سيفتح ليلا", **more)
    assert len(novelty.pairs_of([first, second], {}).same) == 0


def test_equal_pairs_give_equal_trees() -> None:
    rng = np.random.default_rng(1)
    rows = rng.random((400, len(COLUMNS)))
    pairs = novelty._Pairs(rows, (rows[:, COLUMNS.index("weighted")] > 0.5).astype(float))
    model = novelty.grow([pairs])
    assert model == novelty.grow([pairs])
    low, high = unpack(model, COLUMNS).score(np.array([[0.1] * len(COLUMNS), [0.9] * len(COLUMNS)]))
    assert low < 0.5 < high


def test_every_speaker_is_left_out_once() -> None:
    names = [f"speaker{number}" for number in range(23)]
    folds = novelty.folds(names)
    assert sorted(name for fold in folds for name in fold) == sorted(names)
    assert {len(fold) for fold in folds} == {2, 3}


def test_all_lists_of_a_speaker_are_left_out_together() -> None:
    folds = novelty.folds(["lavrov", "mar_ru", "may_ru", "mar_gb", "may_tr"])
    assert [fold for fold in folds if "mar_ru" in fold] == [["mar_ru", "may_ru"]]
    assert len(folds) == 4


def test_pairs_count_by_their_weight() -> None:
    rng = np.random.default_rng(2)
    rows = rng.random((400, len(COLUMNS)))
    alike = (rows[:, COLUMNS.index("weighted")] > 0.5).astype(float)
    high = np.array([[0.9] * len(COLUMNS)])
    against = [novelty._Pairs(rows, 1 - alike, weight) for weight in (0.01, 1.0)]
    light, heavy = (unpack(novelty.grow([novelty._Pairs(rows, alike), one]), COLUMNS) for one in against)
    assert light.score(high)[0] > heavy.score(high)[0] + 0.1


def test_each_column_that_is_held_to_a_direction_is_one() -> None:
    assert not novelty._NEARER & novelty._FARTHER
    assert set(COLUMNS) >= novelty._NEARER | novelty._FARTHER


@pytest.mark.skipif(not (SHARED / "novelty").is_dir(), reason="needs ../shared")
def test_the_check_speakers_are_the_third_with_the_lowest_hash() -> None:
    names = [path.name for path in (SHARED / "novelty").glob("*.json")]
    ordered = sorted(names, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
    assert read_names(novelty.CHECK_LIST) == {Path(name).stem for name in ordered[: len(names) // 3]}


def test_the_shipped_trees_are_those_of_their_card() -> None:
    card = json.loads(novelty.CARD.read_text(encoding="utf-8"))
    assert card["models"] == {MODEL: hashlib.sha256((DATA / MODEL).read_bytes()).hexdigest()}
    assert card["stem_facts"] == hashlib.sha256((DATA / "stem_facts.gz").read_bytes()).hexdigest()
    assert load_grove(MODEL, COLUMNS).score(np.zeros((1, len(COLUMNS)))).shape == (1,)
    assert card["left_out"]["all"]["repeats"]["precision"] >= 0.94, "new content must not be swallowed"
