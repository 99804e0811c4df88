"""`make evaluate`: all scores in one file."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from tests.makers import write_novelty
from workers.errors import BadInputError
from workers.learn.report import ENTITIES, measure


@pytest.fixture
def shared(write_gold: Callable[..., Path], tmp_path: Path) -> Path:
    """A folder as it stands beside the repository, of invented articles."""
    folder = write_gold()
    for name in ("gold", "articles"):
        copytree(folder / name, folder / "train" / name)
    for before, after in (("gold/mina-1.json", "gold/2015-01.json"), ("articles/mina-1.txt", "articles/2015-01.txt")):
        (folder / "train" / after).write_bytes((folder / "train" / before).read_bytes().replace(b"mina-1", b"2015-01"))
    return folder


def test_what_trained_and_what_did_not_are_told_apart(shared: Path) -> None:
    report = measure(shared)
    assert report["statements"]["articles"] == 1
    assert {name: of["articles"] for name, of in report["train"].items()} == {
        "trained_on": 1,
        "left_out_of_training": 1,
    }
    assert report["model"]["trained_on_these_articles"] is False
    assert report["complete"]
    assert report["entities"] is None
    assert report["novelty"] is None


def test_entities_where_the_file_is_there(shared: Path) -> None:
    (shared / ENTITIES).parent.mkdir()
    (shared / ENTITIES).write_text("عاد O\nماهر B-PER\nالحداد I-PER\n", encoding="utf-8")
    assert measure(shared)["entities"]["PER"]["gold"] == 1


def test_novelty_where_its_folder_is_there(shared: Path) -> None:
    write_novelty(shared)
    assert measure(shared)["novelty"]["shipped"]["statements"] == 2


def test_an_annotation_that_cannot_be_read_is_not_passed_over(shared: Path) -> None:
    (shared / "gold" / "bad.json").write_text("{")
    assert not measure(shared)["complete"]


def test_without_the_articles(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="no such folder"):
        measure(tmp_path / "none")


def test_the_file(shared: Path, tmp_path: Path) -> None:
    out = tmp_path / "build" / "evaluate.json"
    command = [sys.executable, "-m", "workers.learn.report", "--out", out, "--shared"]
    root = Path(__file__).parents[3]
    done = subprocess.run([*command, shared], cwd=root, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(out.read_text(encoding="utf-8"))["statements"]["gold"] == 3
    assert "found" in done.stdout
    gone = subprocess.run(
        [*command, tmp_path / "none"], cwd=root, capture_output=True, text=True, timeout=120, check=False
    )
    assert gone.returncode == 2
    assert "not in the repository" in gone.stderr
