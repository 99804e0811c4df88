"""Read articles from files: text, HTML, JSON, JSON Lines, their .gz and .xz, directories, standard input.

A file that cannot be read, or one bad line among thousands, costs itself alone: it comes out as an ``Unreadable`` that
names file and line, and reading goes on.
"""

from __future__ import annotations

import gzip
import io
import lzma
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal, cast

import pydantic_core
from pydantic import ValidationError

from schemas import RawArticle
from workers.encoding import HEAD_BYTES, UndecodableError, decode, detect

STDIN: Final = "-"
MAX_DOCUMENT_BYTES: Final = 64 * 1024 * 1024
"""Of one text, HTML or JSON document, and of one line of JSON Lines, unpacked: far above any article."""

Format = Literal["text", "html", "json", "jsonl"]

SUFFIXES: Final[dict[str, Format]] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
PACKED: Final = (".gz", ".xz")

_META_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What could not be read as an article. ``raw`` are its bytes, where it is a line or record of its own."""

    source: str
    problem: str
    line: int | None = None
    raw: bytes | None = None

    @property
    def where(self) -> str:
        """``file:line``, or the file alone."""
        return self.source if self.line is None else f"{self.source}:{self.line}"

    def __str__(self) -> str:
        return f"{self.where}: {self.problem}"


Opener = Callable[[Path], BinaryIO]


def _open(path: Path) -> BinaryIO:
    return path.open("rb")


def read_articles(
    inputs: Iterable[str | Path], *, stdin: BinaryIO | None = None, open_file: Opener = _open
) -> Iterator[RawArticle | Unreadable]:
    """Every article of ``inputs`` in order: files, directories (sorted, hidden files left out), ``-`` for ``stdin``.

    ``source_id`` is what the record says, else the file's name: within a directory the path below it. A text file
    becomes an article without a title of its own: its first paragraph is read as the title.
    ``open_file`` lets a caller watch the bytes go by.
    """
    for given in inputs:
        if str(given) == STDIN:
            if stdin is None:
                yield Unreadable("standard input", "nothing is connected to it")
            else:
                yield from _read_stream(stdin, "standard input", None)
            continue
        path = Path(given)
        for file, name in _files_of(path):
            if isinstance(name, Unreadable):
                yield name
                continue
            try:
                with open_file(file) as stream:
                    yield from _read_stream(stream, name, format_of(file))
            except OSError as error:
                yield Unreadable(str(file), error.strerror or str(error))


def format_of(path: Path) -> Format | None:
    """What the file's name says that it holds; None when it says nothing."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] in PACKED:
        suffixes.pop()
    return SUFFIXES.get(suffixes[-1]) if suffixes else None


def files_of(path: Path) -> list[Path]:
    """The files that ``path`` stands for, in the order of reading; empty when there are none."""
    return [file for file, name in _files_of(path) if isinstance(name, str)]


def _files_of(path: Path) -> Iterator[tuple[Path, str | Unreadable]]:
    try:
        there = path.exists()
    except OSError as error:  # a name that is too long, or a folder that lets nobody look
        yield path, Unreadable(str(path), error.strerror or str(error))
        return
    if not there:
        yield path, Unreadable(str(path), "no such file or directory")
    elif not path.is_dir():
        yield path, path.name
    else:
        found = False
        for file in sorted(path.rglob("*")):
            below = file.relative_to(path)
            if file.is_file() and format_of(file) and not any(part.startswith(".") for part in below.parts):
                found = True
                yield file, below.as_posix()
        if not found:
            yield (
                path,
                Unreadable(str(path), f"no file in it ends in one of {' '.join(SUFFIXES)} (or these with .gz, .xz)"),
            )


def _read_stream(stream: BinaryIO, name: str, kind: Format | None) -> Iterator[RawArticle | Unreadable]:
    line = 0
    try:
        buffered = _unpacked(stream)
        head = _peek(buffered)
        if not head.strip():
            yield Unreadable(name, "the file is empty")
            return
        encoding = detect(head)
        if (kind or _guess(head, encoding)) == "jsonl":
            for line, raw in _lines(buffered, encoding):
                if raw.strip():
                    yield _record(raw, name, line)
            return
        data = buffered.read(MAX_DOCUMENT_BYTES + 1)
        if len(data) > MAX_DOCUMENT_BYTES:
            yield Unreadable(name, f"longer than {MAX_DOCUMENT_BYTES // 2**20} MiB; no article is")
            return
        yield from _document(data, name, kind or _guess(head, encoding))
    except UnicodeDecodeError as error:
        yield Unreadable(name, f"not UTF-16, as it begins: {error.reason}", line + 1)
    except (EOFError, gzip.BadGzipFile, lzma.LZMAError) as error:
        yield Unreadable(name, f"the compressed data is damaged: {error}", line + 1 if line else None)


def _unpacked(stream: BinaryIO) -> io.BufferedReader[io.RawIOBase]:
    """The stream, unpacked when its first bytes say gzip or xz, whatever it is called."""
    buffered: io.BufferedReader[io.RawIOBase] = io.BufferedReader(cast("io.RawIOBase", stream), HEAD_BYTES)
    magic = buffered.peek(6)[:6]
    if magic.startswith(b"\x1f\x8b"):
        return io.BufferedReader(cast("io.RawIOBase", gzip.GzipFile(fileobj=buffered)), HEAD_BYTES)
    if magic.startswith(b"\xfd7zXZ\x00"):
        return io.BufferedReader(cast("io.RawIOBase", lzma.LZMAFile(buffered)), HEAD_BYTES)
    return buffered


def _peek(stream: io.BufferedReader[io.RawIOBase]) -> bytes:
    return stream.peek(HEAD_BYTES)[:HEAD_BYTES]


def _guess(head: bytes, encoding: str) -> Format:
    """What a stream without a telling name holds, by how it begins."""
    text = head.decode(encoding, "replace").removeprefix("\ufeff").lstrip()
    if text.startswith("<"):
        return "html"
    if text.startswith("["):
        return "json"
    if not text.startswith("{"):
        return "text"
    first = text.split("\n", 1)[0]
    # An object that ends on its first line begins JSON Lines; so does a first line that is longer than the head.
    return "jsonl" if first.rstrip().endswith("}") or (first == text and len(head) >= HEAD_BYTES // 2) else "json"


def _lines(stream: io.BufferedReader[io.RawIOBase], encoding: str) -> Iterator[tuple[int, bytes]]:
    """Numbered lines as bytes, in UTF-8 where the stream is UTF-16 (whose line feeds are two bytes long)."""
    if encoding.startswith("utf-16"):
        for number, text in enumerate(io.TextIOWrapper(stream, encoding, newline="\n"), 1):
            yield number, text.encode()
        return
    number = 0
    while raw := stream.readline(MAX_DOCUMENT_BYTES + 1):
        number += 1
        rest = raw
        while len(raw) > MAX_DOCUMENT_BYTES and rest and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_DOCUMENT_BYTES)
        yield number, raw.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw


def _record(raw: bytes, name: str, line: int) -> RawArticle | Unreadable:
    """One line of JSON Lines. An id of its own names it, else its url, else file and line."""
    raw = raw.rstrip(b"\r\n")
    if len(raw) > MAX_DOCUMENT_BYTES:
        return Unreadable(name, f"the line is longer than {MAX_DOCUMENT_BYTES // 2**20} MiB; no article is", line)
    try:
        text = decode(raw)
    except UndecodableError as error:
        return Unreadable(name, error.problem, line, raw)
    value = _parse(text)
    if isinstance(value, str):
        return Unreadable(name, value, line, raw)
    return _article(value, name, line, raw, fallback=f"{name}:{line}")


def _parse(text: str) -> Any:
    """The JSON value of ``text``, or what is wrong with it: a string is never an article, so nothing is lost."""
    try:
        value = pydantic_core.from_json(text, allow_inf_nan=False)
    except ValueError as error:
        return f"not JSON: {error}"
    return "not an article: a JSON object is needed, here is a string" if isinstance(value, str) else value


def _document(data: bytes, name: str, kind: Format) -> Iterator[RawArticle | Unreadable]:
    try:
        text = decode(data, _declared(data) if kind == "html" else None)
    except UndecodableError as error:
        yield Unreadable(name, error.problem, error.line, data)
        return
    if kind == "text":
        yield _article({"text": text}, name, None, data, fallback=name)
    elif kind == "html":
        yield _article({"html": text}, name, None, data, fallback=name)
    else:
        value = _parse(text)
        if isinstance(value, str):
            yield Unreadable(name, value, None, data)
        elif isinstance(value, list):
            for number, item in enumerate(value, 1):
                raw = pydantic_core.to_json(item, inf_nan_mode="constants")
                yield _article(item, f"{name}[{number}]", None, raw, fallback=f"{name}:{number}")
        else:
            yield _article(value, name, None, data, fallback=name)


def _declared(data: bytes) -> str | None:
    """The encoding that a page declares, unless a byte order mark or the bytes themselves contradict it."""
    found = _META_CHARSET.search(data[:4096])
    own = detect(data[:HEAD_BYTES])
    if not found or own != "cp1256":
        return None  # UTF-8 and UTF-16 check themselves: a wrong declaration over good UTF-8 is common
    name = found.group(1).decode("ascii").lower()
    return None if name in {"utf-8", "utf8", "windows-1256", "cp1256"} else name


def _article(value: Any, name: str, line: int | None, raw: bytes, *, fallback: str) -> RawArticle | Unreadable:
    if not isinstance(value, dict):
        kind = {list: "an array", type(None): "null", bool: "a truth value"}.get(type(value), "a number")
        return Unreadable(name, f"not an article: a JSON object is needed, here is {kind}", line, raw)
    try:
        article = RawArticle.model_validate(value)
    except ValidationError as error:
        return Unreadable(name, f"not an article: {describe(error)}", line, raw)
    if article.source_id or article.url:
        return article
    return article.model_copy(update={"source_id": fallback})


def describe(error: ValidationError) -> str:
    """What pydantic found wrong, in one line: each field with its fault."""
    faults = []
    for fault in error.errors(include_url=False, include_input=False):
        field = ".".join(str(part) for part in fault["loc"])
        reason = str(fault["ctx"]["error"]) if fault["type"] == "value_error" else fault["msg"]
        faults.append(f"{field}: {reason}" if field else reason)
    return "; ".join(faults)


__all__ = ["PACKED", "STDIN", "SUFFIXES", "Unreadable", "describe", "files_of", "format_of", "read_articles"]
