"""Read annotated articles: JSON files of who said what, and the text files that they annotate.

A folder has ``gold/*.json`` and ``articles/``, or the JSON files and the texts beside each other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from schemas import Quote, RawArticle
from workers.readers import Unreadable, describe, format_of, read_articles

UNREAD_LIST: Final = Path(__file__).parents[1] / "learn" / "check_articles.txt"
"""The articles of our own evaluation set that nobody reads."""
_OUTLET: Final = re.compile(r"[^\W\d_]+|\d{4}(?=-)")
_UNKNOWN_OUTLET: Final = "other"
_SPACE: Final = re.compile(r"[\s,]*")


class _Annotation(BaseModel):
    """Annotations may carry more than is scored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldSpeaker(_Annotation):
    """Who speaks; None for what the article does not let one know."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    anonymous: bool = False


class GoldStatement(_Annotation):
    """One annotated statement; ``start`` and ``end`` are code points of the article file, ``end`` exclusive."""

    start: int = Field(ge=0)
    end: int
    speaker: GoldSpeaker
    official: bool
    quote: Quote
    cue: str | None = None
    mention: str | None = None
    headline: bool = False
    optional: bool = False
    """Doubtful: scored neither way."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"ends at {self.end}, which is not after its start {self.start}")
        return self


class _GoldFile(_Annotation):
    article: str
    statements: tuple[GoldStatement, ...]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article as it was read, and what is annotated in it."""

    name: str
    """Stem of the annotation's file name."""
    raw: RawArticle
    statements: tuple[GoldStatement, ...]

    @property
    def text(self) -> str:
        """What the spans count in."""
        return self.raw.text or ""

    @property
    def outlet(self) -> str:
        """The letters or the year that the file name begins with: «hespress» of ``hespress-politics-1``; else «other»."""
        found = _OUTLET.match(self.name)
        return found[0] if found else _UNKNOWN_OUTLET


def gold_files(folder: Path) -> list[Path]:
    """The annotation files of ``folder`` in order of their names; empty when there are none."""
    return sorted((folder / "gold").glob("*.json")) or sorted(folder.glob("*.json"))


def read_gold(folder: Path) -> Iterator[GoldArticle | Unreadable]:
    """The annotated articles of ``folder``. A file that cannot be used costs itself alone and is named with its line."""
    for file in gold_files(folder):
        yield _read(file, folder)


def read_names(path: Path) -> frozenset[str]:
    """File name stems, one a line; ``#`` begins a comment line. Raises OSError."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _read(file: Path, folder: Path) -> GoldArticle | Unreadable:
    try:
        written = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        return Unreadable(str(file), error.strerror or str(error))
    except UnicodeDecodeError as error:
        return Unreadable(str(file), f"not UTF-8: {error.reason} at byte {error.start}")
    gold = _parse(written, str(file))
    article = gold if isinstance(gold, Unreadable) else _article(folder, gold.article)
    if isinstance(gold, Unreadable) or isinstance(article, Unreadable):
        return gold if isinstance(gold, Unreadable) else Unreadable(str(file), str(article))
    length = len(article.text or "")
    for number, statement in enumerate(gold.statements):
        if statement.end > length:
            fault = f"statements.{number}: ends at {statement.end}, past the {length} code points of {gold.article}"
            return Unreadable(str(file), fault, _line_of(written, number))
    return GoldArticle(file.stem, article, gold.statements)


def _parse(written: str, source: str) -> _GoldFile | Unreadable:
    try:
        return _GoldFile.model_validate(json.loads(written))
    except json.JSONDecodeError as error:
        return Unreadable(source, f"not JSON: {error.msg} at column {error.colno}", error.lineno)
    except ValidationError as error:
        return Unreadable(source, f"not an annotation: {describe(error)}", _line_of_fault(written, error))


def _article(folder: Path, name: str) -> RawArticle | Unreadable:
    path = next((p for p in (folder / "articles" / name, folder / name) if p.is_file()), None)
    if path is None:
        return Unreadable(f"the article {name}", f"neither in {folder / 'articles'} nor in {folder}")
    if format_of(path) != "text":
        return Unreadable(f"the article {name}", "spans count in text files only (.txt)")
    return next(read_articles([path]))


def _line_of_fault(written: str, error: ValidationError) -> int | None:
    place = error.errors(include_url=False)[0]["loc"]
    number = place[1] if len(place) > 1 and place[0] == "statements" else None
    return _line_of(written, number) if isinstance(number, int) else None


def _line_of(written: str, number: int) -> int | None:
    """The line on which statement ``number`` (from 0) of the file begins."""
    decoder = json.JSONDecoder()
    at = _after(written, "statements")
    for _ in range(number):
        _, at = decoder.raw_decode(written, at)
        at = _next(written, at)
    return written.count("\n", 0, at) + 1


def _after(written: str, wanted: str) -> int:
    """Where the first item of the top-level array ``wanted`` begins. The file is known to be an object that has it."""
    decoder = json.JSONDecoder()
    at = _next(written, written.index("{") + 1)
    while True:
        key, at = decoder.raw_decode(written, at)
        at = _next(written, written.index(":", at) + 1)
        if key == wanted:
            return _next(written, at + 1)
        _, at = decoder.raw_decode(written, at)
        at = _next(written, at)


def _next(written: str, at: int) -> int:
    found = _SPACE.match(written, at)
    return found.end() if found else at
