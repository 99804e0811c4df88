"""Our own annotations of same and new: how they are read, and that the shipped ones are whole."""

from __future__ import annotations

import gzip
import json
import lzma
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from workers.errors import BadInputError
from workers.evaluate.annotations import read_names
from workers.learn.annotated import CORPUS
from workers.learn.own_speakers import read_lines, read_own_speakers

CHECK_ARTICLES = Path("workers/learn/check_articles.txt")
TEXT = "قال وزير النقل إن المعبر سيفتح الأسبوع المقبل. وأضاف الوزير أن المحادثات تبدأ الخميس."
OPENS, TALKS = "المعبر سيفتح الأسبوع المقبل", "المحادثات تبدأ الخميس"


def telling(content: str, cluster: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(content)
    return {"article": "a1", "field": "text", "start": start, "end": start + len(content), "cluster": cluster, **more}


def write(folder: Path, *lines: dict[str, Any]) -> Path:
    path = folder / "speakers.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(json.dumps(line) for line in lines).encode()))
    return path


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder whose corpus has one article."""
    path = tmp_path / CORPUS
    path.parent.mkdir()
    article = {"id": "a1", "outlet": "one", "published_at": "2018-05-01T12:00:00Z", "title": "المعبر", "text": TEXT}
    with lzma.open(path, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(article, ensure_ascii=False) + "\n")
    return tmp_path


def test_the_statements_are_those_of_the_corpus(shared: Path) -> None:
    path = write(shared, {"name": "minister", "statements": [telling(TALKS, "talks"), telling(OPENS, "opens")]})
    told = read_own_speakers(shared, read_lines(path))["minister"]
    assert [one.given.content for one in told] == [OPENS, TALKS]
    assert [one.gold.cluster for one in told] == ["opens", "talks"]
    assert {one.given.speaker_key for one in told} == {"minister"}


@pytest.mark.parametrize(
    ("row", "says"),
    [
        pytest.param({**telling(OPENS, "opens"), "article": "a2"}, "a2 is not there", id="another corpus"),
        pytest.param({**telling(OPENS, "opens"), "end": 999}, "shorter", id="another text"),
    ],
)
def test_what_the_corpus_lacks_is_named(shared: Path, row: dict[str, Any], says: str) -> None:
    files = read_lines(write(shared, {"name": "minister", "statements": [row]}))
    with pytest.raises(BadInputError, match=says):
        read_own_speakers(shared, files)


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"not there; speakers\.jsonl\.gz counts in it"):
        read_own_speakers(tmp_path, [])


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        pytest.param([{"name": "a", "statements": []}] * 2, ":2: a has a line already", id="twice"),
        pytest.param([{"name": "a"}], ":1: ", id="no statements"),
        pytest.param([{"name": "a", "statements": [], "text": "x"}], ":1: ", id="text"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, lines: list[dict[str, Any]], says: str) -> None:
    with pytest.raises(BadInputError, match=says):
        read_lines(write(tmp_path, *lines))


def test_the_shipped_annotations_are_whole() -> None:
    never = read_names(CHECK_ARTICLES)
    for file in read_lines():
        assert not never & {one.article for one in file.tellings}, "nobody reads those"
        places = Counter((one.article, one.field, one.start, one.end) for one in file.tellings)
        assert max(places.values()) == 1, file.name
        clusters = {one.cluster for one in file.tellings}
        assert clusters >= {tie for one in file.tellings for tie in one.also}, f"{file.name}: a tie to nothing"
