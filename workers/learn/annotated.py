"""Read annotated articles: a folder ``articles`` of texts and a folder ``gold`` of who said what in each."""

from __future__ import annotations

import gzip
import hashlib
import json
import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from schemas import CleanArticle, RawArticle, TextPart
from workers.text.cleaning.clean import clean

CORPUS_ANNOTATIONS: Final = Path(__file__).with_name("corpus_annotations.jsonl.gz")
CORPUS: Final = Path("corpus") / "ant-2016-2018.jsonl.xz"
EVALUATION_ONLY: Final = "2015-"
"""Ids with this beginning (SaudiNewsNet, CC BY-NC-SA) never train what is shipped."""


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One annotated statement: ``start`` and ``end`` count in clean ``part``."""

    part: TextPart
    start: int
    end: int
    row: dict[str, Any]


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article with its gold statements, in order."""

    name: str
    raw: RawArticle
    article: CleanArticle
    statements: list[GoldStatement]


def training_articles(shared: Path) -> list[AnnotatedArticle]:
    """What trains the models: the annotated articles that may be shipped, and our own annotations where the corpus is there."""
    articles = list(read_annotated(shared / "train", shippable_only=True))
    corpus = shared / CORPUS
    return articles + list(read_corpus_annotated(corpus, held_out=False)) if corpus.is_file() else articles


def read_annotated(folder: Path, *, shippable_only: bool) -> Iterator[AnnotatedArticle]:
    """The articles of ``folder``/gold in order of their names; without the evaluation-only ones where asked.

    A statement whose span cleaning has removed wholly is left out. Raises FileNotFoundError when the folders are not there.
    """
    gold_files = sorted((folder / "gold").glob("*.json"))
    if not gold_files:
        raise FileNotFoundError(f"no gold annotations (*.json) in {folder / 'gold'}")
    for file in gold_files:
        if shippable_only and file.name.startswith(EVALUATION_ONLY):
            continue
        gold = json.loads(file.read_text(encoding="utf-8"))
        text = (folder / "articles" / gold["article"]).read_text(encoding="utf-8")
        annotated = _annotate(file.stem, RawArticle(source_id=gold["article"], text=text), gold["statements"])
        if annotated is not None:
            yield annotated


def read_corpus_annotated(corpus: Path, *, held_out: bool) -> Iterator[AnnotatedArticle]:
    """The articles of ``corpus`` that ``corpus_annotations.jsonl.gz`` annotates, in order of their ids.

    Those that are held out train no tagger and no trees: confidence is fitted on them. The annotations are our own and hold
    no text: their offsets count in title, blank line and text of the corpus article.
    Raises FileNotFoundError when the corpus is not there, and ValueError when it lacks an annotated article.
    """
    annotations = map(json.loads, gzip.decompress(CORPUS_ANNOTATIONS.read_bytes()).splitlines())
    rows = {row["id"]: row for row in annotations if row.get("held_out", False) is held_out}
    texts: dict[str, str] = {}
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["id"] in rows:
                texts[article["id"]] = f"{article['title'].strip()}\n\n{article['text'].strip()}\n"
    missing = sorted(set(rows) - set(texts))
    if missing:
        raise ValueError(f"{corpus} lacks {len(missing)} annotated articles, the first is {missing[0]}")
    for name in sorted(rows):
        annotated = _annotate(name, RawArticle(source_id=name, text=texts[name]), rows[name]["statements"])
        if annotated is not None:
            yield annotated


def fingerprint(articles: Iterable[AnnotatedArticle]) -> str:
    """SHA-256 over the articles and their annotations: what trained a model."""
    digest = hashlib.sha256()
    for annotated in articles:
        digest.update(annotated.raw.content_hash.encode())
        digest.update(json.dumps([s.row for s in annotated.statements], ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()


def _annotate(name: str, raw: RawArticle, rows: list[dict[str, Any]]) -> AnnotatedArticle | None:
    article = clean(raw, datetime(2018, 1, 1, tzinfo=UTC))
    if not isinstance(article, CleanArticle):
        return None
    placed = [one for row in rows if (one := _place(article, row["start"], row["end"], row)) is not None]
    return AnnotatedArticle(name, raw, article, sorted(placed, key=lambda s: (s.part.field, s.start)))


def _place(article: CleanArticle, start: int, end: int, row: dict[str, Any]) -> GoldStatement | None:
    for part in article.parts:
        placed = part.to_clean(start, end)
        if placed is not None:
            return GoldStatement(part, *placed, row)
    return None
