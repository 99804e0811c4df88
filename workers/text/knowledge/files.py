"""Read the knowledge files: tab-separated tables with a header row and comments, checked line by line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from workers.errors import TasrihError
from workers.text.data_files import DATA
from workers.text.words.normalize import fold

T = TypeVar("T")

_WORD: Final = re.compile(r"[^\W_]+")


class KnowledgeError(TasrihError, ValueError):
    """A knowledge file says something that cannot be used: which file, which line, what to write instead."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    path: Path
    line: int
    cells: dict[str, str]
    folded: dict[str, str]
    """The cells folded: a whole file is folded at once, which costs a twentieth of folding name by name."""

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def items(self, column: str) -> tuple[str, ...]:
        """The cell as a list: its parts between «|», without empty ones."""
        return tuple(part for raw in self.cells[column].split("|") if (part := raw.strip()))

    def keys(self, column: str) -> tuple[str, ...]:
        """The parts of the cell as names are looked up by: folded words joined by one space; without empty ones."""
        return tuple(name for part in self.folded[column].split("|") if (name := " ".join(_WORD.findall(part))))

    def optional(self, column: str) -> str | None:
        """The cell, None when it is empty."""
        return self.cells[column] or None

    def error(self, problem: str) -> KnowledgeError:
        """An error that says where it is."""
        return KnowledgeError(f"{self.path}:{self.line}: {problem}")

    def parsed(self, column: str, parse: Callable[[str], T], expected: str) -> T:
        """The cell as ``parse`` makes it; KnowledgeError naming ``expected`` when it cannot."""
        try:
            return parse(self.cells[column])
        except ValueError:
            raise self.error(f"{column} is {self.cells[column]!r}; write {expected}") from None


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of ``path``. Empty lines and those that begin with «#» are skipped; the first other names the columns.

    Raises KnowledgeError when the file cannot be read, the columns differ, or a row has too many or too few cells.
    """
    return (row for _, row in read_sections(path, (columns,)))


def read_sections(path: Path, kinds: tuple[tuple[str, ...], ...]) -> Iterator[tuple[tuple[str, ...], Row]]:
    """The rows of ``path``, which may hold tables of several kinds one below the other, each behind its own header.

    Yields the columns of the table and the row. Raises KnowledgeError as ``read_table`` does.
    """
    text = _read(path)
    folded_lines = fold(text).split("\n")
    columns: tuple[str, ...] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line[0] == "#":
            continue
        cells = line.rstrip("\r").split("\t")
        header = next((kind for kind in kinds if tuple(cell.strip() for cell in cells) == kind), None)
        if header is not None:
            columns = header
            continue
        if columns is None:
            headers = " or ".join(" ".join(kind) for kind in kinds)
            raise KnowledgeError(
                f"{path}:{number}: the columns are {', '.join(cells)}; write this line, with tabs between: {headers}"
            )
        if len(cells) != len(columns):
            raise KnowledgeError(
                f"{path}:{number}: {len(cells)} cells where {len(columns)} belong ({', '.join(columns)}); "
                "separate cells by one tab each, also empty ones"
            )
        folded = dict(zip(columns, folded_lines[number - 1].split("\t"), strict=True))
        yield columns, Row(path, number, dict(zip(columns, (cell.strip() for cell in cells), strict=True)), folded)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path}: cannot be read as UTF-8 text: {error}") from error


def read_generated(name: str) -> Iterator[tuple[list[str], list[str]]]:
    """The rows of a list that this project's scripts wrote, as they stand and folded. Not checked: five times as fast."""
    text = (DATA / name).read_text(encoding="utf-8")
    body = text[text.index("\n", text.rindex("#")) + 1 :]
    rows = zip(body.split("\n")[1:], fold(body).split("\n")[1:], strict=True)
    return ((row.split("\t"), folded.split("\t")) for row, folded in rows if row)
