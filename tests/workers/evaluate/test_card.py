"""The figures that the pages tell come out of the evaluation's file."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workers.evaluate.card import TABLES, fill
from workers.evaluate.figures import figures
from workers.evaluate.folder import judge_folder
from workers.evaluate.intervals import intervals
from workers.evaluate.novelty import novelty_figures
from workers.evaluate.summary import summarise

ROOT = Path(__file__).parents[3]


@pytest.fixture
def report(write_gold: Callable[..., Path]) -> dict[str, Any]:
    write_gold()
    judged = judge_folder(write_gold("saada-2"), tell=pytest.fail).judged
    train = {"trained_on": figures(judged), "left_out_of_training": figures(judged[:1])}
    novelty = {name: novelty_figures([]) for name in ("shipped", "left_out", "left_out_check")}
    return {"statements": summarise(judged, frozenset({"saada-2"})), "train": train, "novelty": novelty}


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_written_and_written_again(report: dict[str, Any], name: str) -> None:
    page = f"before\n<!-- figures: {name} (a note) -->\nstale\n<!-- end of figures -->\nafter\n"
    filled = fill(page, report)
    assert filled.startswith(f"before\n<!-- figures: {name} (a note) -->\n\n| ")
    assert filled.endswith("\n\n<!-- end of figures -->\nafter\n")
    assert "stale" not in filled
    rows = [line for line in filled.splitlines() if line.startswith("|")]
    assert len({line.count(" | ") for line in rows}) == 1
    assert fill(filled, report) == filled


def test_read_and_unread_stand_beside_the_whole(report: dict[str, Any]) -> None:
    filled = fill("<!-- figures: language -->\n<!-- end of figures -->", report)
    assert "| measure | precision | recall | F1 | F1 of the 1 read | F1 of the 1 unread |" in filled


def test_a_table_that_is_not_known(report: dict[str, Any]) -> None:
    with pytest.raises(KeyError, match="weather"):
        fill("<!-- figures: weather -->\n<!-- end of figures -->", report)


def test_a_page_without_figures_stays_as_it_is(report: dict[str, Any]) -> None:
    assert fill("no <!-- figures here", report) == "no <!-- figures here"


def test_the_pages_of_the_repository_call_for_known_tables(report: dict[str, Any]) -> None:
    for page in ("README.md", "docs/language.md"):
        assert "<!-- figures: language" in fill((ROOT / page).read_text(encoding="utf-8"), report)


def test_the_command(report: dict[str, Any], tmp_path: Path) -> None:
    page, file = tmp_path / "page.md", tmp_path / "evaluate.json"
    page.write_text("<!-- figures: faults -->\n<!-- end of figures -->\n")
    command = [sys.executable, "-m", "workers.evaluate.card", "--figures", file, page]
    missing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert missing.returncode == 1
    assert "make evaluate" in missing.stderr
    file.write_text(json.dumps(report))
    subprocess.run(command, cwd=ROOT, check=True, timeout=60)
    assert "| `missed` | " in page.read_text(encoding="utf-8")


def test_intervals_hold_the_figure_and_can_be_repeated(write_gold: Callable[..., Path]) -> None:
    for number in range(6):
        write_gold(f"mina-{number}", text="عنوان بلا كلام\n" * 20 if number % 2 else None)
    judged = judge_folder(write_gold(), tell=pytest.fail).judged
    told = intervals(judged)
    whole = figures(judged)
    for name, (low, high) in told.items():
        value = whole[name] if name == "speaker_accuracy" else whole[name]["f1"]
        assert low <= value <= high
    assert told["found"][0] < told["found"][1]
    assert told == intervals(judged)
    assert intervals([]) == {}
