"""Scoring named entities on files of «token TAG» lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from workers.evaluate.entities import Chunk, evaluate_ner, read_conll, score, tag_by_lists


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "few.conll"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("lines", "chunks"),
    [
        ("سامي B-PERS\nالحداد I-PERS\nزار O\nبيروت B-LOC\n", {Chunk("PER", 0, 2), Chunk("LOC", 3, 4)}),
        ("سامي B-PER\nبيروت\tB-LOC\n", {Chunk("PER", 0, 1), Chunk("LOC", 1, 2)}),
        ("النيل B-MIS1\nطويل O\n", {Chunk("MIS", 0, 1)}),
        ("القاهرة B-CITY\nكبيرة O\n", set()),
        ("سامي I-PER\nزار IO\n", {Chunk("PER", 0, 1)}),
        ("\ufeffسامي B-PER\r\nزار O\r\n", {Chunk("PER", 0, 1)}),
    ],
)
def test_read_conll(tmp_path: Path, lines: str, chunks: set[Chunk]) -> None:
    (sentence,) = read_conll(write(tmp_path, lines))
    assert sentence.chunks == chunks


def test_blank_lines_part_sentences(tmp_path: Path) -> None:
    sentences = read_conll(write(tmp_path, "\nقال O\n\n\n زار O\n"))
    assert [sentence.tokens for sentence in sentences] == [["قال"], ["زار"]]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xd9\x82 O\n\xd9\x82\n", r"few.conll:2: .* has no tag; write «token TAG»"),
        (b"\xd9\x82 O\n\xff\xfe O\n", r"few.conll:2: not UTF-8"),
    ],
)
def test_malformed_lines_are_named(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "few.conll"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=message):
        read_conll(path)


def test_names_of_other_things_count_neither_way() -> None:
    gold, found = [{Chunk("MIS", 0, 1), Chunk("LOC", 2, 3)}], [{Chunk("LOC", 2, 3)}]
    assert score(gold, found)["f1"] == 1.0


def test_score_counts_exact_spans_of_the_same_type() -> None:
    gold = [{Chunk("PER", 0, 2), Chunk("LOC", 3, 4)}, set[Chunk]()]
    found = [{Chunk("PER", 0, 2), Chunk("ORG", 3, 4)}, {Chunk("PER", 0, 1)}]
    report = score(gold, found)
    assert report["PER"] == {"precision": 0.5, "recall": 1.0, "f1": 0.6667, "found": 2, "gold": 1}
    assert report["LOC"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "found": 0, "gold": 1}
    assert report["f1"] == 0.4


def test_the_tag_stage_is_scored(tmp_path: Path) -> None:
    lines = "وصل O\nالرئيس O\nدونالد B-PERS\nترامب I-PERS\nإلى O\nموسكو B-LOC\n. O\n"
    report = evaluate_ner(write(tmp_path, lines))
    assert report["f1"] == 1.0
    assert evaluate_ner(write(tmp_path, lines), tag_by_lists)["f1"] == 1.0


def test_nothing_to_score(tmp_path: Path) -> None:
    assert evaluate_ner(write(tmp_path, ""))["f1"] == 0.0


@pytest.mark.corpus
def test_aqmar(shared_dir: Path) -> None:
    """The models are trained on it: this only shows that they are read and merged rightly."""
    assert evaluate_ner(shared_dir / "ner" / "aqmar.conll")["f1"] > 0.8  # type: ignore[operator]
