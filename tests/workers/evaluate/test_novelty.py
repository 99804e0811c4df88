"""Which statements say the same, scored: by hand, and as the script beside the annotations does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from schemas import NoveltyReason, Verdict, derive_id
from tests.makers import NOON, make_statement, write_novelty
from workers.errors import BadInputError
from workers.evaluate.novelty import Judged, judge_in_turn, novelty_figures
from workers.evaluate.novelty_gold import GoldTelling, read_novelty, read_novelty_corpus
from workers.evaluate.novelty_statements import Told, told_by

SHARED = Path(os.environ.get("SHARED", "../shared"))
HOUR = timedelta(hours=1)


def judged(*rows: tuple[str, int, str, str, dict[str, Any]]) -> list[Judged]:
    """Rows of article, hour, annotated cluster, told group, and more of the annotation."""
    made = []
    for number, (article, hour, cluster, group, more) in enumerate(rows):
        gold = GoldTelling(article=article, field="text", start=number, end=number + 1, cluster=cluster, **more)
        statement = make_statement(f"قول {number}", article=article, published=NOON + hour * HOUR)
        verdict = Verdict(reason=NoveltyReason.FIRST, group=derive_id(group), score=0)
        made.append((Told(gold, statement, None), verdict))
    return made


def counts(figures: dict[str, Any], measure: str) -> tuple[int, int, float, float]:
    of = figures[measure]
    return of["gold"], of["told"], of["precision"], of["recall"]


def test_pairs_new_and_repeats() -> None:
    figures = novelty_figures(
        [judged(("a", 0, "x", "1", {}), ("b", 1, "x", "1", {}), ("c", 2, "y", "1", {}), ("d", 3, "x", "2", {}))]
    )
    assert counts(figures, "pairs") == (3, 3, 0.3333, 0.3333)
    assert counts(figures, "new") == (2, 2, 0.5, 0.5)
    assert counts(figures, "repeats") == (2, 2, 0.5, 0.5)


@pytest.mark.parametrize(
    ("rows", "pairs", "new"),
    [
        pytest.param(
            [("a", 0, "x", "1", {}), ("b", 1, "y", "1", {"extends": "x"})], (0, 0, 0, 0), (2, 1, 1, 0.5), id="says more"
        ),
        pytest.param(
            [("a", 0, "x", "1", {}), ("b", 1, "x", "2", {"optional": True})], (0, 0, 0, 0), (1, 1, 1, 1), id="doubtful"
        ),
        pytest.param([("a", 0, "x", "1", {}), ("a", 0, "x", "1", {})], (0, 0, 0, 0), (1, 1, 1, 1), id="one article"),
        pytest.param([("a", 0, "x", "1", {}), ("b", 73, "x", "1", {})], (0, 0, 0, 0), (2, 2, 1, 1), id="long after"),
        pytest.param(
            [("a", 0, "x", "1", {}), ("b", 60, "x", "1", {}), ("c", 120, "x", "1", {})], (2, 2, 1, 1), (1, 1, 1, 1),
            id="a repeat keeps it alive",
        ),
    ],
)  # fmt: skip
def test_what_counts_neither_way(rows: list[Any], pairs: tuple[Any, ...], new: tuple[Any, ...]) -> None:
    figures = novelty_figures([judged(*rows)])
    assert (counts(figures, "pairs"), counts(figures, "new")) == (pairs, new)


def test_joining_what_says_more_is_no_wrong_repeat() -> None:
    figures = novelty_figures([judged(("a", 0, "x", "1", {}), ("b", 1, "y", "1", {"extends": "x"}))])
    assert figures["repeats"]["told"] == 0


def test_annotated_spans_are_judged_in_order_of_publication(tmp_path: Path) -> None:
    folder = write_novelty(tmp_path)
    (file,) = read_novelty(folder)
    told = told_by(file, read_novelty_corpus(folder, [file]))
    assert [one.gold.article for one in told] == ["one", "two"]
    assert {one.given.speaker_key for one in told} == {"minister"}
    assert [one.given.cue.act for one in told] == ["say", "announce"]
    assert all(
        one.given.verbatim == one.given.content == "المعبر الجنوبي سيفتح أمام الشاحنات الأسبوع المقبل" for one in told
    )
    (_, first), (_, second) = judge_in_turn(told)
    assert (first.reason, second.reason) == ("first", "same_words")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([{"article": "one", "field": "text", "start": 0, "end": 4}], "cluster"),
        ([{"article": "nine", "field": "text", "start": 0, "end": 4, "cluster": "x"}], "nine"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_file(tmp_path: Path, rows: list[dict[str, Any]], told: str) -> None:
    folder = write_novelty(tmp_path, rows)
    with pytest.raises(BadInputError, match=told):
        read_novelty_corpus(folder, read_novelty(folder))


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"no \*.json file"):
        read_novelty(tmp_path)


@pytest.mark.skipif(not (SHARED / "novelty").is_dir(), reason="needs ../shared")
def test_the_figures_are_those_of_the_script_beside_the_annotations(tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    for name in ("merkel", "jaish_islam"):
        (gold / f"{name}.json").write_bytes((SHARED / "novelty" / f"{name}.json").read_bytes())
    files = read_novelty(gold)
    corpus = read_novelty_corpus(SHARED / "novelty", files)
    speakers = [judge_in_turn(told_by(file, corpus)) for file in files]
    lines = [
        {
            "source": one.gold.article, "field": one.gold.field, "span": {"start": one.gold.start, "end": one.gold.end},
            "group": str(verdict.group), "speaker": {},
        }
        for judged_of in speakers for one, verdict in judged_of
    ]  # fmt: skip
    (tmp_path / "told.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    script = [sys.executable, SHARED / "score_novelty.py", tmp_path / "told.jsonl", "--gold", gold, "--json"]
    ran = subprocess.run([*map(str, script)], capture_output=True, text=True, check=True)
    theirs, ours = json.loads(ran.stdout), novelty_figures(speakers)
    for measure in ("pairs", "new"):
        assert theirs[measure] == {part: ours[measure][part] for part in ("precision", "recall", "f1", "gold")}
