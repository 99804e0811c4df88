"""The subscriptions file in the hands of several: read, tried and replaced, whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workers.errors import TasrihError
from workers.subscriptions.book import Book, parse, read_bytes, version_of
from workers.subscriptions.editing.changes import Change, UneditableError, edited
from workers.subscriptions.faults import SubscriptionsError
from workers.subscriptions.yaml_tree import YamlFaultsError, YamlTree
from workers.text.knowledge.base import Knowledge

try:
    import fcntl
except ImportError:  # Windows: one process edits there
    fcntl = None  # type: ignore[assignment]

_MARK = b"\xef\xbb\xbf"
Order = Callable[[Mapping[str, Any]], Sequence[Change]]
"""From the plain values of the file to what is to be changed in it."""


class ChangedMeanwhileError(TasrihError):
    """Somebody else has written the file since it was read."""


class UnwritableError(TasrihError):
    """The file cannot be replaced."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The file as it would be."""

    data: bytes
    book: Book


def draft(data: bytes, path: Path, order: Order, knowledge: Knowledge | None = None) -> Draft:
    """What ``order`` makes of ``data``; ``path`` is only told in errors.

    Raises SubscriptionsError where that could not be used, with every fault; UneditableError.
    """
    mark = _MARK if data.startswith(_MARK) else b""
    try:
        text = data.decode("utf-8-sig")
        windows = bool(text) and text.count("\r\n") == text.count("\n") > 0
        plain = text.replace("\r\n", "\n") if windows else text
        value = YamlTree(plain, typed=("channels",)).value
        made = edited(plain, order(value if isinstance(value, dict) else {}))
    except (UnicodeDecodeError, YamlFaultsError, UneditableError, AttributeError, LookupError, TypeError):
        parse(data, path, knowledge)  # tells what is wrong with a file in which nothing stands where it belongs
        raise
    new = mark + (made.replace("\n", "\r\n") if windows else made).encode()
    return Draft(new, parse(new, path, knowledge))


def change(path: Path, version: str, order: Order, knowledge: Knowledge | None = None) -> Book:
    """Do ``order`` to the file, if it is still the one of ``version`` (``Book.version``); the book that it is then.

    Raises ChangedMeanwhileError, UnwritableError, SubscriptionsError, UneditableError; in each case the file is as it was.
    """
    real = path.resolve()  # what a link points to is replaced, not the link
    with _explained(path), _alone(real.parent):
        data = read_bytes(real)
        if version_of(data) != version:
            raise ChangedMeanwhileError(f"{path} was changed by somebody else meanwhile.", "Look at it again.")
        made = draft(data, path, order, knowledge)
        if made.data != data:
            _replace(real, made.data)
        return made.book


def _replace(path: Path, data: bytes) -> None:
    """Put ``data`` where the file is, in one step: whoever reads it sees the old one or the new one."""
    state = path.stat()
    if not os.access(path, os.W_OK):  # a rename would pass over a file that is meant to stay as it is
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(descriptor, state.st_mode & 0o7777)
            if (state.st_uid, state.st_gid) != (os.geteuid(), os.getegid()):
                with suppress(PermissionError):
                    os.fchown(descriptor, state.st_uid, state.st_gid)
            os.fsync(descriptor)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    with suppress(OSError):  # some file systems cannot: the file itself is safe
        _sync(path.parent)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """No other process of ours changes a file of ``folder`` in the block."""
    if fcntl is None:
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a file system without locks: the version is compared all the same
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except SubscriptionsError:
        raise
    except OSError as error:
        raise UnwritableError(
            f"{path} cannot be replaced: {error.strerror or error}.",
            "Its folder must be writable for this process, and mounted as a whole.",
        ) from error
