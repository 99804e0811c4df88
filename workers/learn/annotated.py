"""Read annotated articles: a folder ``articles`` of texts and a folder ``gold`` of who said what in each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from schemas import CleanArticle, RawArticle, TextPart
from workers.text.clean import clean

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
        raw = RawArticle(source_id=gold["article"], text=text)
        article = clean(raw, datetime(2018, 1, 1, tzinfo=UTC))
        if not isinstance(article, CleanArticle):
            continue
        statements = [
            placed
            for row in gold["statements"]
            if (placed := _place(article, row["start"], row["end"], row)) is not None
        ]
        yield AnnotatedArticle(file.stem, raw, article, sorted(statements, key=lambda s: (s.part.field, s.start)))


def _place(article: CleanArticle, start: int, end: int, row: dict[str, Any]) -> GoldStatement | None:
    for part in article.parts:
        placed = part.to_clean(start, end)
        if placed is not None:
            return GoldStatement(part, *placed, row)
    return None
