"""Read the news of the corpus that nobody has annotated: what one model teaches another on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Final

from schemas import CleanArticle, RawArticle
from workers.learn.annotated import CORPUS, EVALUATION_ONLY, read_annotated, read_corpus_annotated
from workers.learn.word_classes import open_corpus
from workers.text.cleaning.clean import clean

CORPORA: Final = (CORPUS, Path("corpus") / "ant-april-2018.jsonl.gz")
"""Below the folder of shared data."""
_PASSAGE: Final = slice(200, 260)
"""Letters by which an article is known that is told again under another id."""
_WHEN: Final = datetime(2018, 1, 1, tzinfo=UTC)


def unannotated_news(shared: Path, *, one_in: int = 1) -> Iterator[CleanArticle]:
    """The articles of ``CORPUS``, cleaned, in its order, but for those that are annotated, held out or not, or evaluated on.

    ``one_in``: take the first of so many, and so on.

    Nothing that is measured on is among them, nor what the licence forbids to ship. Raises FileNotFoundError where annotated
    articles or corpus are missing.
    """
    annotated = [
        *read_annotated(shared / "train", shippable_only=False),
        *read_annotated(shared, shippable_only=False),
        *read_corpus_annotated(shared / CORPUS, held_out=False),
        *read_corpus_annotated(shared / CORPUS, held_out=True),
    ]
    names = {one.name for one in annotated}
    passages = {_passage(one.raw.text or "") for one in annotated}
    with open_corpus(shared / CORPUS) as lines:
        for line in islice(lines, 0, None, one_in):
            row = json.loads(line)
            text = f"{row['title'].strip()}\n\n{row['text'].strip()}\n"
            if row["id"].startswith(EVALUATION_ONLY) or row["id"] in names or _passage(text) in passages:
                continue
            article = clean(RawArticle(source_id=row["id"], text=text), _WHEN)
            if isinstance(article, CleanArticle):
                yield article


def _passage(text: str) -> str:
    letters = "".join(filter(str.isalpha, text))
    return letters[_PASSAGE] or letters
