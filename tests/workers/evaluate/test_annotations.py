"""Annotation files: what is read, and what is said of one that cannot be."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from workers.evaluate.annotations import UNREAD_LIST, GoldArticle, read_gold, read_names
from workers.readers import Unreadable


@pytest.mark.parametrize("flat", [False, True])
def test_both_layouts(write_gold: Callable[..., Path], flat: bool) -> None:
    (article,) = read_gold(write_gold(flat=flat))
    assert isinstance(article, GoldArticle)
    assert [article.text[s.start : s.end] for s in article.statements][1] == "سنزيد الإنتاج قبل الصيف"
    assert not any(statement.optional or statement.headline for statement in article.statements)


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("mina-politics-12", "mina"),
        ("2015-07-21-1", "2015"),
        ("000_cd80", "other"),
        ("الساحل-3", "الساحل"),
        ("20150721", "other"),
    ],
)
def test_outlet_of_the_file_name(write_gold: Callable[..., Path], name: str, outlet: str) -> None:
    (article,) = read_gold(write_gold(name))
    assert isinstance(article, GoldArticle)
    assert article.outlet == outlet


def broken(**changes: object) -> str:
    """An annotation of two lines a statement, the second of which is changed."""
    statement = {"start": 20, "end": 30, "quote": "direct", "official": True, "speaker": {"name": None}}
    rows = [json.dumps(statement), json.dumps({**statement, **changes})]
    return (
        '{"statement": ["statements", {"a": 1}],\n "article": "mina-1.txt",\n "statements": [\n'
        + ",\n".join(rows)
        + "]}"
    )


@pytest.mark.parametrize(
    ("gold", "line", "problem"),
    [
        pytest.param('{"article": "mina-1.txt",\n "statements": [}', 2, "not JSON: Expecting value", id="no JSON"),
        pytest.param("[]", None, "not an annotation: Input should be", id="no object"),
        pytest.param('{"article": "mina-1.txt"}', None, "statements: Field required", id="no statements"),
        pytest.param(broken(quote="loud"), 5, "statements.1.quote: Input should be 'direct'", id="no such type"),
        pytest.param(broken(end=20), 5, "statements.1: ends at 20, which is not after its start 20", id="empty span"),
        pytest.param(broken(end=9000), 5, "statements.1: ends at 9000, past the ", id="span behind the text"),
        pytest.param(broken(official="perhaps"), 5, "statements.1.official: ", id="neither yes nor no"),
        pytest.param('{"article": "b.txt", "statements": []}', None, "the article b.txt: neither in ", id="no text"),
        pytest.param('{"article": "mina-1.json", "statements": []}', None, "the article mina-1.json: ", id="no text file"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line(
    write_gold: Callable[..., Path], gold: str, line: int | None, problem: str
) -> None:
    root = write_gold(gold=gold)
    write_gold("mina-2")
    fault, good = read_gold(root)
    assert isinstance(fault, Unreadable)
    assert (fault.source, fault.line) == (str(root / "gold" / "mina-1.json"), line)
    assert problem in fault.problem
    assert isinstance(good, GoldArticle)


def test_line_ends_stay_as_they_are(write_gold: Callable[..., Path], tmp_path: Path) -> None:
    root = write_gold(gold='{"article": "mina-1.txt", "statements": []}')
    (root / "articles" / "mina-1.txt").write_bytes("قال الوزير\r\nإن الطريق مفتوح".encode())
    (article,) = read_gold(root)
    assert isinstance(article, GoldArticle)
    assert "\r\n" in article.text


def test_the_list_of_unread_articles() -> None:
    names = read_names(UNREAD_LIST)
    assert len(names) == 24
    assert not any(name.startswith("#") for name in names)
