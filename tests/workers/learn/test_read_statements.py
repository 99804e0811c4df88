"""What readers said of statements: how it is read, and that the shipped verdicts are whole."""

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path

from workers.learn.annotated import CORPUS_ANNOTATIONS
from workers.learn.read_statements import VERDICTS, read_statements, verdicts

TEXT = (
    "قال وزير النقل الأردني سامي الخطيب إن المعبر سيفتح الأسبوع المقبل. وأضاف الوزير أن المحادثات تبدأ الخميس في عمان."
)
OPENS, TALKS = "المعبر سيفتح الأسبوع المقبل", "المحادثات تبدأ الخميس في عمان"


def test_statements_are_found_again_where_they_were_judged(tmp_path: Path) -> None:
    article = {
        "id": "a1",
        "title": "المعبر",
        "text": TEXT,
        "published_at": "2018-05-01T12:00:00Z",
        "outlet": "one",
        "url": None,
    }
    other = {**article, "id": "a2"}
    corpus, path = tmp_path / "corpus.jsonl.xz", tmp_path / "verdicts.jsonl.gz"
    corpus.write_bytes(lzma.compress("\n".join(map(json.dumps, (article, other))).encode()))
    rows = [
        {"id": "a1", "field": "text", "start": (at := TEXT.index(OPENS)), "end": at + len(OPENS), "right": True},
        {"id": "a1", "field": "text", "start": (at := TEXT.index(TALKS)), "end": at + len(TALKS), "right": False},
        {"id": "a1", "field": "text", "start": 0, "end": 3, "right": True},
    ]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    found = [(statement.content, right) for statement, _, right in read_statements(corpus, path)]
    assert found == [(OPENS, True), (TALKS, False)], "and nothing where nobody judged, or where nothing is found"


def test_no_model_has_learned_from_an_article_that_was_read_for_its_verdicts() -> None:
    rows = map(json.loads, gzip.decompress(CORPUS_ANNOTATIONS.read_bytes()).splitlines())
    assert verdicts().keys().isdisjoint(row["id"] for row in rows)


def test_verdicts_are_spans_with_an_answer() -> None:
    shipped = verdicts(VERDICTS)
    places = [(place, right) for article in shipped.values() for place, right in article.items()]
    assert all(field in {"title", "text"} and 0 <= start < end for (field, start, end), _ in places)
    assert {right for _, right in places} == {True, False}
