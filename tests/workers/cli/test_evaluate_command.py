import json
from pathlib import Path
from typing import Any

import pytest

from schemas import Statement
from tests.makers import write_novelty
from workers import offline, stages
from workers.cli.exits import ExitCode

TEXT = """افتتاح المحطة

قال وزير الطاقة ماهر الحداد إن المحطة جاهزة منذ اليوم.
ويروي فلان الفلاني ما حدث بعد ذلك.
"""
CONTENT = "المحطة جاهزة منذ اليوم"
CONLL = "قال O\nماهر B-PER\nالحداد I-PER\nفي O\nدمشق B-LOC\n\nعاد O\nالوفد O\n"


def annotation(name: str, content: str = CONTENT, **fields: Any) -> str:
    speaker = {"name": "ماهر الحداد", "role": "وزير الطاقة", "organisation": None, "anonymous": False}
    start = TEXT.index(content)
    statement = {
        "start": start, "end": start + len(content), "speaker": speaker, "official": True, "quote": "indirect", **fields,
    }  # fmt: skip
    return json.dumps({"article": f"{name}.txt", "statements": [statement]}, ensure_ascii=False)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    root = tmp_path / "annotated"
    for folder in ("articles", "gold"):
        (root / folder).mkdir(parents=True)
    missed = annotation("mina-2", "ما حدث بعد ذلك", cue="روى")
    for name, written in (("mina-1", annotation("mina-1")), ("mina-2", missed)):
        (root / "articles" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (root / "gold" / f"{name}.json").write_text(written, encoding="utf-8")
    return root


def test_figures_and_faults_for_a_person(run, gold: Path) -> None:
    ran = run("evaluate", gold)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("2 articles, 2 statements annotated, 2 found\n")
    for heading in ("statements", "by quotation", "by outlet", "speaker resolved by", "official or not"):
        assert f"\n{heading}" in ran.out
    assert "missed  mina-2:4  cue «روى»" in ran.out
    assert "⟦ما حدث بعد ذلك⟧.¶" in ran.out
    assert f"⟦{CONTENT}⟧" in ran.out


def test_so_many_faults_of_each_kind_as_wanted(run, gold: Path) -> None:
    assert "missed  " not in run("evaluate", gold, "--errors", "0").out
    only = run("evaluate", gold, "--kind", "false_find").out
    assert "false_find  " in only
    assert "missed  " not in only


def test_json_is_one_object_with_everything(run, gold: Path) -> None:
    (report,) = run("evaluate", gold, "--json").rows
    assert report["found"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert report["by_outlet"]["mina"]["articles"] == 2
    assert [error["kind"] for error in report["errors"]] == ["missed", "false_find"]
    assert report["errors"][0]["article"] == "mina-2"


def test_only_what_is_sure_enough(run, gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(article: Any, clock: stages.Clock) -> stages.Outcome:
        made = [one for one in stages.extract(article, clock).events if isinstance(one, Statement)]
        doubtful = [one.model_copy(update={"confidence": 0.4}) for one in made]
        return stages.Outcome(events=tuple(doubtful))

    monkeypatch.setattr(offline, "_ROAD", (*offline._ROAD[:2], ("extract", extract)))
    (loose,) = run("evaluate", gold, "--json", "--min-confidence", "0.4").rows
    assert (loose["predicted"], set(loose["by_confidence"])) == (2, {"0.4"})
    (strict,) = run("evaluate", gold, "--json", "--min-confidence", "0.5").rows
    assert (strict["predicted"], strict["faults"]["missed"]) == (0, 2)


def test_what_nobody_reads_is_scored_and_not_shown(run, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "unread.txt").write_text("# nobody reads\nmina-2\n")
    ran = run("evaluate", gold, "--unread", tmp_path / "unread.txt")
    assert "F1 read  F1 check" in ran.out
    assert "mina-2" not in ran.out
    assert run("evaluate", gold, "--unread", tmp_path / "none.txt").code == ExitCode.BAD_INPUT


def test_entities_alone_and_beside_the_statements(run, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "few.conll").write_text(CONLL, encoding="utf-8")
    (alone,) = run("evaluate", "--ner", tmp_path / "few.conll", "--json").rows
    assert {"PER", "LOC", "ORG", "f1"} <= set(alone)
    assert alone["PER"]["gold"] == 1
    (both,) = run("evaluate", gold, "--ner", tmp_path / "few.conll", "--json").rows
    assert both["ner"] == alone
    assert "entities" in run("evaluate", "--ner", tmp_path / "few.conll").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(["none"], "tasrih: none: no such folder.", id="no folder"),
        pytest.param(["."], "tasrih: .: no annotations: neither gold nor the folder itself", id="no gold"),
        pytest.param([], "tasrih: .: no annotations", id="no folder named"),
        pytest.param(["--ner", "none.conll"], "tasrih: none.conll: No such file", id="no entities"),
        pytest.param(["--ner", "bad.conll"], "bad.conll:2: ", id="entities without tags"),
    ],
)
def test_bad_input(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str) -> None:
    monkeypatch.delenv("SHARED", raising=False)
    (tmp_path / "bad.conll").write_text("قال O\nماهر\n")
    ran = run("evaluate", *arguments)
    assert (ran.code, ran.out) == (ExitCode.BAD_INPUT, "")
    assert told in ran.err


def test_the_folder_of_the_environment(run, gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHARED", str(gold))
    assert run("evaluate").out == run("evaluate", gold).out


def test_a_bad_annotation_is_named_and_costs_itself_alone(run, gold: Path) -> None:
    (gold / "gold" / "mina-2.json").write_text('{"article": "mina-2.txt",\n "statements": [,]}')
    ran = run("evaluate", gold)
    assert ran.code == ExitCode.BAD_INPUT
    assert ran.err.startswith(f"{gold / 'gold' / 'mina-2.json'}:2: not JSON: ")
    assert ran.out.startswith("1 articles, 1 statements annotated")
    (gold / "gold" / "mina-1.json").write_text('{"article": "gone.txt", "statements": []}')
    none = run("evaluate", gold)
    assert (none.code, none.out) == (ExitCode.BAD_INPUT, "")
    assert "the article gone.txt: neither in " in none.err
    assert none.err.endswith("none of 2 annotation files can be used.\n")


def test_a_stage_that_fails_is_told_and_counts_as_missed(run, gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def clean(raw: Any, clock: stages.Clock) -> stages.Outcome:
        if raw.source == "mina-1.txt":
            raise RecursionError("too deep")
        return stages.clean(raw, clock)

    monkeypatch.setattr(offline, "_ROAD", (("clean", clean), *offline._ROAD[1:]))
    ran = run("evaluate", gold, "--json")
    assert ran.code == ExitCode.FAILED
    assert ran.err == "mina-1.txt: stage clean failed: RecursionError: too deep\n"
    assert ran.rows[0]["gold"] == 2
    assert ran.rows[0]["found"]["f1"] == 0


def test_novelty_alone(run, tmp_path: Path) -> None:
    (report,) = run("evaluate", "--novelty", write_novelty(tmp_path), "--json").rows
    assert report["shipped"]["statements"] == 2
    assert report["shipped"]["pairs"] == {"precision": 1, "recall": 1, "f1": 1, "gold": 1, "told": 1}
    assert set(report) == {"shipped", "left_out", "left_out_check", "left_out_own"}


def test_novelty_for_a_person_beside_the_rest(run, gold: Path, tmp_path: Path) -> None:
    ran = run("evaluate", gold, "--novelty", write_novelty(tmp_path))
    assert ran.code == 0
    assert "by quotation" in ran.out
    assert "same or new" in ran.out
    assert "shipped" in ran.out


def test_a_folder_without_novelty_is_told(run, tmp_path: Path) -> None:
    ran = run("evaluate", "--novelty", tmp_path)
    assert ran.code == ExitCode.BAD_INPUT
    assert str(tmp_path) in ran.err
