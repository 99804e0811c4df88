"""Notice that the subscriptions file has changed, and keep the last book that could be used."""

from __future__ import annotations

from pathlib import Path
from time import time
from typing import Final

from workers.subscriptions.book import parse, read_bytes, version_of
from workers.subscriptions.faults import SubscriptionsError
from workers.text.knowledge.base import Knowledge

_FRESH: Final = 3.0
"""Seconds for which a change may hide behind equal file times: for so long after a change the content is compared too."""

Stamp = tuple[int, int, int, int]


class WatchedBook:
    """The book of a file that people edit while the worker runs. Ask ``refresh`` before each batch of alerts.

    A file that cannot be used, or is away for a moment while it is replaced, leaves the last book in force; ``error``
    tells what is wrong with it until it is mended.
    """

    def __init__(self, path: Path, knowledge: Knowledge | None = None) -> None:
        """Read the file for the first time. Raises SubscriptionsError: a worker must not start without its book."""
        self._path = path
        self._knowledge = knowledge
        self._stamp = _stamp(path)
        self.error: SubscriptionsError | None = None
        data = read_bytes(path)
        self._tried = version_of(data)
        self.book = parse(data, path, knowledge)

    def refresh(self) -> bool:
        """Look at the file; whether ``book`` or ``error`` is another one now.

        Costs microseconds where nothing has changed; to read a long file anew takes a while: not for an event loop.
        """
        stamp = _stamp(self._path)
        if stamp == self._stamp and not _is_fresh(stamp):
            return False
        self._stamp = stamp
        try:
            data = read_bytes(self._path)
            if version_of(data) == self._tried:
                return False
            self._tried = version_of(data)
            book = parse(data, self._path, self._knowledge)
        except SubscriptionsError as error:
            if stamp is None:
                self._tried = ""
            changed = self.error is None or str(self.error) != str(error)
            self.error = error
            return changed
        changed = self.error is not None or book.version != self.book.version
        self.book, self.error = book, None
        return changed


def _stamp(path: Path) -> Stamp | None:
    """What changes with the file's content; also of what a link points to, as Kubernetes replaces mounted files."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino, state.st_dev


def _is_fresh(stamp: Stamp | None) -> bool:
    return stamp is not None and abs(time() - stamp[0] / 1e9) < _FRESH
