"""The subscriptions as the screen reads them: the file that the worker decides by."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Final

from fastapi import FastAPI

from workers.settings import Settings
from workers.subscriptions.book import Book
from workers.subscriptions.faults import SubscriptionsError
from workers.subscriptions.watch import WatchedBook
from workers.text.knowledge.base import choose

_WATCHED: Final = "watched_book"


async def book_of(app: FastAPI) -> Book | None:
    """The book as the file has it now, the last one that could be used where it has a fault; None where none is set.

    Read when it is first asked for: it brings the knowledge file into memory. Raises SubscriptionsError.
    """
    settings: Settings = app.state.settings
    if settings.subscriptions is None:
        return None
    watched: WatchedBook | None = getattr(app.state, _WATCHED, None)
    if watched is None:
        watched = await asyncio.to_thread(_watch, settings, settings.subscriptions)
        setattr(app.state, _WATCHED, watched)
    else:
        await asyncio.to_thread(watched.refresh)
    return watched.book


def fault_of(app: FastAPI) -> SubscriptionsError | None:
    """What is wrong with the file as it stands now; None where nothing is, or ``book_of`` has not read it."""
    watched: WatchedBook | None = getattr(app.state, _WATCHED, None)
    return watched.error if watched is not None else None


def _watch(settings: Settings, path: Path) -> WatchedBook:
    """The file, read with the bodies and persons that the settings add to ours, as a worker reads it."""
    return WatchedBook(path, choose(settings.knowledge))
