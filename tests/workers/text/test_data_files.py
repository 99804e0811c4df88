"""Word lists: read row by row, and a broken row is named by file and line."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from workers.text import data_files
from workers.text.data_files import DATA, rows


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own in place of the shipped one."""
    monkeypatch.setattr(data_files, "DATA", tmp_path)
    return tmp_path


def test_rows_without_comments_and_empty_lines(folder: Path) -> None:
    (folder / "words.tsv").write_text("# كلمة\tمعنى\n\nقال\tقول\n# آخر\nرأى\tرأي\n", encoding="utf-8")
    assert list(rows("words.tsv", 2)) == [("قال", "قول"), ("رأى", "رأي")]


def test_an_empty_column_is_a_column(folder: Path) -> None:
    (folder / "words.tsv").write_text("قال\t\t\n", encoding="utf-8")
    assert list(rows("words.tsv", 3)) == [("قال", "", "")]


def test_packed_files_are_unpacked(folder: Path) -> None:
    (folder / "words.tsv.gz").write_bytes(gzip.compress("قال\t7\n".encode()))
    assert list(rows("words.tsv.gz", 2)) == [("قال", "7")]


@pytest.mark.parametrize(
    ("line", "found"),
    [pytest.param("رأى", 1, id="too few"), pytest.param("رأى\tرأي\tفكر", 3, id="too many")],
)
def test_a_broken_row_is_named_by_file_line_and_columns(folder: Path, line: str, found: int) -> None:
    (folder / "words.tsv").write_text(f"# تعليق\nقال\tقول\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"^words\.tsv:3: {found} columns where 2 are due: .*رأى"):
        list(rows("words.tsv", 2))


def test_a_missing_file_is_named(folder: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"words\.tsv"):
        list(rows("words.tsv", 2))


@pytest.mark.parametrize(
    ("name", "columns"),
    [("cues.tsv", 6), ("gated_cues.tsv", 7), ("cue_stops.tsv", 3), ("cue_phrases.tsv", 4), ("word_classes.tsv.gz", 4)],
)
def test_the_shipped_lists_read_without_complaint(name: str, columns: int) -> None:
    read = list(rows(name, columns))
    assert read
    assert (DATA / name).is_file()
    assert len({row[:2] for row in read}) == len(read), "a row stands twice"


def test_two_word_lists_of_one_name_are_an_error(folder: Path) -> None:
    (folder / "word_lists.tsv").write_text("حروف\tأولى\tسي بي\nحروف\tثانية\tرسالة\n", encoding="utf-8")
    with pytest.raises(ValueError, match="two lists 'حروف'"):
        data_files._word_lists.__wrapped__()
