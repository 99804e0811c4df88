import gzip
import io
import json
import lzma
import os
from pathlib import Path

import pytest

from schemas import RawArticle
from workers import readers
from workers.readers import Unreadable, read_articles

TEXT = "الوزير: الطريق مفتوح\n\nقال وزير النقل إن الطريق مفتوح.\r\nوأضاف أن العمل مستمر.\n"
ROW = {"id": "a-1", "outlet": "صحيفة", "title": "الوزير: الطريق مفتوح", "text": "قال وزير النقل إن الطريق مفتوح."}


def lines(*rows: object) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def only(path: Path) -> RawArticle | Unreadable:
    (item,) = read_articles([path])
    return item


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_a_text_file_is_an_article_to_the_code_point(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "خبر.txt"
    file.write_bytes(TEXT.encode(encoding))
    assert only(file) == RawArticle(source_id="خبر.txt", text=TEXT)


def test_html_goes_into_its_own_field(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    page = "<html><head><meta charset='windows-1256'></head><body><p>قال الوزير</p></body></html>"
    file.write_bytes(page.encode("cp1256"))
    assert only(file) == RawArticle(source_id="page.html", html=page)


def test_a_declaration_that_the_bytes_contradict_is_not_believed(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    page = "<html><head><meta charset='iso-8859-1'></head><body><p>قال الوزير</p></body></html>"
    file.write_bytes(page.encode("utf-8"))
    item = only(file)
    assert isinstance(item, RawArticle)
    assert item.html == page


def test_a_declared_encoding_beyond_the_three_is_used(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-6"><p>قال الوزير إن الطريق</p>'
    file.write_bytes(page.encode("iso8859-6"))
    item = only(file)
    assert isinstance(item, RawArticle)
    assert item.html == page


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", json.dumps(ROW, ensure_ascii=False, indent=1).encode()),
        ("a.json", json.dumps([ROW]).encode()),
        ("a.jsonl", lines(ROW)),
        ("a.ndjson", b"\n" + lines(ROW) + b"\n\n"),
        ("a.jsonl", b"\xef\xbb\xbf" + lines(ROW)),
        ("a.jsonl", lines(ROW).decode().encode("utf-16")),
        ("a.jsonl", json.dumps(ROW, ensure_ascii=False).encode("cp1256")),
        ("a.jsonl.gz", gzip.compress(lines(ROW))),
        ("a.json.xz", lzma.compress(json.dumps(ROW).encode())),
        ("no-suffix", lines(ROW)),
        ("misnamed.jsonl", gzip.compress(lines(ROW))),
        (
            "feed.json",
            json.dumps({"guid": "a-1", "sitename": "صحيفة", "title": ROW["title"], "maintext": ROW["text"]}).encode(),
        ),
    ],
)
def test_json_in_every_dress(tmp_path: Path, name: str, data: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    assert only(file) == RawArticle.model_validate(ROW)


def test_packed_text_keeps_its_name(tmp_path: Path) -> None:
    file = tmp_path / "a.txt.gz"
    file.write_bytes(gzip.compress(TEXT.encode()))
    assert only(file) == RawArticle(source_id="a.txt.gz", text=TEXT)


def test_an_article_without_a_name_is_named_by_file_and_line(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(lines({"text": "أول"}, {"text": "ثان"}, {"text": "ثالث", "url": "https://n.example/3"}))
    items = list(read_articles([file]))
    assert [item.source for item in items] == ["a.jsonl:1", "a.jsonl:2", "https://n.example/3"]


def test_a_directory_is_read_in_order_without_hidden_and_foreign_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", "b/1.html", ".hidden/x.txt", ".y.txt", "notes.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("قال الوزير")
    assert [item.source for item in read_articles([tmp_path])] == ["a.txt", "b/1.html", "b/2.txt"]


@pytest.mark.parametrize(
    ("data", "articles"),
    [
        (lines(ROW, ROW | {"id": "a-2"}), ["a-1", "a-2"]),
        (json.dumps(ROW, indent=2).encode(), ["a-1"]),
        (json.dumps([ROW]).encode(), ["a-1"]),
        (b"<html><p>x</p></html>", ["standard input"]),
        (TEXT.encode(), ["standard input"]),
        (gzip.compress(lines(ROW)), ["a-1"]),
    ],
)
def test_standard_input_is_known_by_how_it_begins(data: bytes, articles: list[str]) -> None:
    items = list(read_articles(["-"], stdin=io.BytesIO(data)))
    assert [item.source for item in items] == articles
    assert all(isinstance(item, RawArticle) for item in items)


def test_lines_of_a_slow_pipe_come_as_they_are_written() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb", buffering=0) as pipe, os.fdopen(writing, "wb", buffering=0) as feed:
        items = read_articles(["-"], stdin=pipe)
        for number in (1, 2):
            feed.write(lines(ROW | {"id": f"a-{number}"}))
            assert next(items).source == f"a-{number}"
        feed.close()
        assert list(items) == []


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "a.txt: the file is empty"),
        ("a.txt", b" \n\t", "a.txt: the file is empty"),
        ("a.json", b'{"text": "x",\n "title" }', "a.json: not JSON: expected `:` at line 2"),
        ("a.json", b'"only a string"', "a.json: not an article: a JSON object is needed, here is a string"),
        ("a.json", b"[[1]]", "a.json[1]: not an article: a JSON object is needed, here is an array"),
        ("a.json", b"7", "here is a number"),
        ("a.json", b'{"text": NaN}', "not JSON"),
        ("a.json", b'{"title": "x"}', "not an article: neither text nor html holds anything to read"),
        ("a.json", b'{"text": ["x"]}', "not an article: text: Input should be a valid string"),
        ("a.json", b'{"text": "x", "schema_version": 9}', "schema_version: Input should be less than or equal to 1"),
        ("a.json", b'{"text": "x", "published_at": "yesterday"}', "published_at: "),
        ("a.jsonl.gz", b"\x1f\x8bnonsense", "a.jsonl.gz: the compressed data is damaged"),
        ("a.txt.xz", lzma.compress(TEXT.encode())[:-9], "a.txt.xz: the compressed data is damaged"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\xff\xfe\xf0\x01\x00", "a.txt:2: neither UTF-8 nor UTF-16"),
        ("a.jsonl", b'{"text": "\\ud800"}', "a.jsonl:1: not JSON"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    item = only(file)
    assert isinstance(item, Unreadable)
    assert message in str(item)


def test_one_bad_line_costs_itself_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    damaged = lines(ROW | {"id": "a-3"}).replace("ق".encode(), b"\xd9", 1)
    file.write_bytes(lines(ROW) + b'{"text": \n' + damaged + lines(ROW | {"id": "a-4"}))
    first, second, third, fourth = read_articles([file])
    assert (first.source, fourth.source) == ("a-1", "a-4")
    assert isinstance(second, Unreadable)
    assert (second.where, second.raw) == ("a.jsonl:2", b'{"text": ')
    assert isinstance(third, Unreadable)
    assert str(third).startswith("a.jsonl:3: byte ")


def test_a_stream_that_breaks_off_names_its_last_line(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl.gz"
    rows = [ROW | {"id": f"a-{n}", "text": "قال " * n} for n in range(1, 400)]
    file.write_bytes(gzip.compress(lines(*rows))[:-200])
    *good, last = read_articles([file])
    assert good
    assert isinstance(last, Unreadable)
    assert last.line is not None
    assert "damaged" in last.problem


def test_missing_files_and_empty_directories_do_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "empty").mkdir()
    missing, empty, article = read_articles([tmp_path / "none.txt", tmp_path / "empty", tmp_path / "a.txt"])
    assert str(missing) == f"{tmp_path / 'none.txt'}: no such file or directory"
    assert "no file in it ends in" in str(empty)
    assert isinstance(article, RawArticle)


def test_a_text_in_the_place_of_a_file_name() -> None:
    (item,) = read_articles([TEXT * 200])
    assert isinstance(item, Unreadable)
    assert str(item).endswith("File name too long")


def test_documents_and_lines_beyond_the_limit_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MAX_DOCUMENT_BYTES", 1000)
    (tmp_path / "a.txt").write_text("ق" * 600)
    (tmp_path / "a.jsonl").write_bytes(lines({"text": "x" * 5000}, ROW))
    document = only(tmp_path / "a.txt")
    assert isinstance(document, Unreadable)
    line, article = read_articles([tmp_path / "a.jsonl"])
    assert isinstance(line, Unreadable)
    assert (line.line, article.source) == (1, "a-1")
