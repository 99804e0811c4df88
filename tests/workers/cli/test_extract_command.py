import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from schemas import RawArticle, Statement
from workers import offline, stages
from workers.cli.exits import ExitCode

ARTICLE = """وزير النقل: الجسر مفتوح أمام السيارات

وادي الزهر – وكالات

قال وزير النقل راشد البدراوي، الثلاثاء، إن الجسر الجديد مفتوح أمام السيارات منذ الصباح.\r
وأضاف الوزير: «سنفتتح الجسر الثاني قبل نهاية العام».
وقال المحلل الاقتصادي وائل الطرابيشي إن كلفة الجسر تجاوزت ما رُصد له.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "bridge.txt"
    file.write_bytes(ARTICLE.encode())
    return file


def test_spans_count_in_the_file_as_it_was_read(run, article: Path) -> None:
    ran = run("extract", article, "--jsonl")
    assert (ran.code, ran.err) == (0, "")
    statements = [Statement.model_validate(row) for row in ran.rows]
    assert len(statements) >= 3
    for statement in statements:
        assert statement.source == "bridge.txt"
        assert ARTICLE[statement.span.start : statement.span.end] == statement.verbatim
    spoken = {statement.verbatim: statement for statement in statements}
    second = spoken["سنفتتح الجسر الثاني قبل نهاية العام"]
    assert (second.speaker.name, second.official, second.quote) == ("راشد البدراوي", True, "direct")


def test_only_officials_on_demand(run, article: Path) -> None:
    everybody = run("extract", article, "--jsonl").rows
    officials = run("extract", article, "--official", "--jsonl").rows
    assert [row["id"] for row in officials] == [row["id"] for row in everybody if row["official"]]
    assert {row["speaker"]["name"] for row in everybody} - {row["speaker"]["name"] for row in officials} == {
        "وائل الطرابيشي"
    }


def test_for_a_person_each_statement_is_a_line(run, article: Path) -> None:
    lines = run("extract", article).out.splitlines()
    assert any("راشد البدراوي" in line and "«سنفتتح الجسر الثاني قبل نهاية العام»" in line for line in lines)
    assert all(line.startswith("bridge.txt\t") for line in lines)


def test_json_is_arabic_and_not_escapes(run, article: Path) -> None:
    out = run("extract", article, "--jsonl").out
    assert "\\u06" not in out
    assert "الجسر" in out


def test_standard_input_and_packed_files(run, tmp_path: Path) -> None:
    row = json.dumps({"id": "7", "text": ARTICLE}, ensure_ascii=False).encode() + b"\n"
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(row))
    piped, packed = run("extract", "-", "--jsonl", stdin=row), run("extract", tmp_path / "a.jsonl.gz", "--jsonl")
    assert [row["id"] for row in piped.rows] == [row["id"] for row in packed.rows]
    assert {row["source"] for row in piped.rows} == {"7"}


def test_bad_input_is_named_and_costs_itself_alone(run, article: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(b'{"text": 7}\n{"text"\n')
    ran = run("extract", tmp_path / "none.txt", bad, article, "--jsonl")
    assert ran.code == ExitCode.BAD_INPUT
    assert ran.err.splitlines() == [
        f"{tmp_path / 'none.txt'}: no such file or directory",
        "bad.jsonl:1: not an article: text: Input should be a valid string",
        "bad.jsonl:2: not JSON: EOF while parsing an object at line 1 column 7",
    ]
    assert len(ran.rows) >= 3


def test_a_stage_that_fails_costs_its_article_alone(run, article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def clean(raw: RawArticle, clock: stages.Clock) -> stages.Outcome:
        if raw.source == "poison.txt":
            raise RecursionError("too deep")
        return stages.clean(raw, clock)

    monkeypatch.setattr(offline, "_ROAD", (("clean", clean), *offline._ROAD[1:]))
    (article.parent / "poison.txt").write_text("قال الوزير إن الطريق مفتوح")
    ran = run("extract", article.parent / "poison.txt", article, "--jsonl")
    assert ran.code == ExitCode.FAILED
    assert ran.err == "poison.txt: stage clean failed: RecursionError: too deep\n"
    assert {row["source"] for row in ran.rows} == {"bridge.txt"}


def test_an_article_beyond_the_limit_of_the_road_is_refused(run, tmp_path: Path) -> None:
    (tmp_path / "huge.txt").write_text("قال الوزير إن الطريق مفتوح.\n" * 60_000)
    ran = run("extract", tmp_path / "huge.txt", "--jsonl")
    assert (ran.code, ran.out) == (ExitCode.FAILED, "")
    assert ran.err.startswith("huge.txt: ")
    assert "the limit is 1,000,000" in ran.err


@pytest.mark.corpus
def test_the_scorer_reads_what_is_printed(run, shared_dir: Path, tmp_path: Path) -> None:
    articles = sorted((shared_dir / "articles").glob("00*.txt"))
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text(run("extract", *articles, "--jsonl").out)
    scored = subprocess.run(
        [sys.executable, shared_dir / "score.py", predictions, "--json"], capture_output=True, text=True, check=True
    )
    assert scored.stderr == ""
    assert json.loads(scored.stdout)["predicted"] > 40
