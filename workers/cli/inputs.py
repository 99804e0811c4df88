"""The files that a command is given: standard input, and a progress bar over all of them."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, BinaryIO, Final, cast

import typer
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from workers.cli.output import notes
from workers.readers import STDIN, Opener, files_of

FilesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="FILES",
        help="Text, HTML, JSON or JSON Lines, also as .gz or .xz; a directory of them; - for standard input.",
        show_default=False,
    ),
]

_BAR: Final = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())


def standard_input() -> BinaryIO:
    """Standard input without Python's buffer, which would hold back the lines of a slow pipe."""
    buffer = sys.stdin.buffer
    return cast("BinaryIO", getattr(buffer, "raw", buffer))


@contextmanager
def progress_over(inputs: Iterable[str], what: str) -> Iterator[tuple[Opener, Callable[[int], None]]]:
    """A progress bar on standard error over the bytes of ``inputs``, where that is a terminal; else nothing.

    Gives what opens a file so that the bar sees its bytes, and what tells the bar how many articles are done.
    """
    given = list(inputs)
    files = [file for name in given if name != STDIN for file in files_of(Path(name))] if notes.is_terminal else []
    total = sum(file.stat().st_size for file in files) if STDIN not in given else None
    with Progress(*_BAR, console=notes, disable=not notes.is_terminal) as progress:
        task = progress.add_task(what, total=total)
        yield (
            lambda path: cast("BinaryIO", _Watched(path, lambda count: progress.advance(task, count))),
            lambda done: progress.update(task, description=f"{what} {done:,}"),
        )


class _Watched(io.FileIO):
    """A file that tells how many bytes were read from it."""

    def __init__(self, path: Path, tell: Callable[[int], None]) -> None:
        super().__init__(path, "rb")
        self._tell = tell

    def readinto(self, buffer: Any) -> int | None:
        count = super().readinto(buffer)
        self._tell(count or 0)
        return count


__all__ = ["FilesArgument", "progress_over", "standard_input"]
