"""Statements of alerts that readers looked up in their articles: whether speaker, content and official are right.

They are what subscribers were shown of days that nobody has annotated, and hold no text: id of the article, field, span in raw
code points, and the verdict. A fault that misleads nobody (a title kept, a word too many) is none.
"""

from __future__ import annotations

import gzip
import json
import lzma
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from schemas import RawArticle, Statement, TaggedArticle
from workers import stages
from workers.text.extract import Attributed, attribute, number

VERDICTS: Final = Path(__file__).with_name("read_statements.jsonl.gz")

_Place = tuple[str, int, int]


def verdicts(path: Path = VERDICTS) -> dict[str, dict[_Place, bool]]:
    """Id of an article -> field, start and end of a statement -> whether it is right."""
    found: defaultdict[str, dict[_Place, bool]] = defaultdict(dict)
    for row in map(json.loads, gzip.decompress(path.read_bytes()).splitlines()):
        found[row["id"]][row["field"], row["start"], row["end"]] = row["right"]
    return dict(found)


def read_statements(corpus: Path, path: Path = VERDICTS) -> Iterator[tuple[Statement, Attributed, bool]]:
    """The statements that are found today where one was judged, in the order of the corpus, and whether they are right.

    Raises FileNotFoundError when the corpus is not there.
    """
    judged = verdicts(path)
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        articles = (article for article in map(json.loads, lines) if article["id"] in judged)
        for article in articles:
            names = ("title", "text", "published_at", "outlet", "url")
            raw = RawArticle(source_id=article["id"], **{name: article[name] for name in names})
            for clean in stages.clean(raw).events:
                for tagged in stages.tag(clean).events:  # type: ignore[arg-type]
                    if isinstance(tagged, TaggedArticle):
                        yield from _judged(tagged, judged[article["id"]])


def _judged(article: TaggedArticle, right: dict[_Place, bool]) -> Iterator[tuple[Statement, Attributed, bool]]:
    attributed = attribute(article)
    for statement, one in zip(number(article, attributed, article.published_at), attributed, strict=True):
        place = statement.field, statement.span.start, statement.span.end
        if place in right:
            yield statement, one, right[place]
