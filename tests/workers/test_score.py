"""The floor under the quality: what the stages make of the annotated articles, scored by the annotators' own program."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from schemas import RawArticle, Statement
from tests.makers import NOON, clock
from workers import stages

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="session")
def scored(shared_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What ``score.py`` says of all articles, and the seconds that reading them took."""
    predictions = tmp_path_factory.mktemp("score") / "statements.jsonl"
    start = time.perf_counter()
    with predictions.open("w", encoding="utf-8") as out:
        for file in sorted((shared_dir / "articles").glob("*.txt")):
            raw = RawArticle(
                source_id=file.name, text=file.read_text(encoding="utf-8"), published_at=NOON.replace(year=2018)
            )
            for cleaned in stages.clean(raw, clock).events:
                for tagged in stages.tag(cleaned, clock).events:  # type: ignore[arg-type]
                    made = stages.extract(tagged, clock).events  # type: ignore[arg-type]
                    statements = [event for event in made if isinstance(event, Statement)]
                    out.writelines(statement.model_dump_json() + "\n" for statement in statements)
    seconds = time.perf_counter() - start
    command = [sys.executable, str(shared_dir / "score.py"), str(predictions), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return {**json.loads(done.stdout), "seconds": seconds}


def test_all_articles_are_scored(scored: dict[str, Any]) -> None:
    assert scored["articles"] >= 70
    assert scored["predicted"] > 0


@pytest.mark.parametrize(("measure", "floor"), [("found", 0.80), ("tight", 0.65), ("alert", 0.60)])
def test_f1(scored: dict[str, Any], measure: str, floor: float) -> None:
    assert scored[measure]["f1"] >= floor


def test_speakers(scored: dict[str, Any]) -> None:
    assert scored["speaker_accuracy"] >= 0.75
