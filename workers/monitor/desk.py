"""The subscriptions file as the pages use it: read, changed in one step, and tried on past alerts."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from fastapi import FastAPI

from schemas import utc_now
from workers.monitor.book import book_of, fault_of
from workers.monitor.page import Page
from workers.monitor.trial import Tried, Wanted, try_apart
from workers.subscriptions.book import Book, read_bytes
from workers.subscriptions.editing.changes import UneditableError
from workers.subscriptions.editing.file import ChangedMeanwhileError, Draft, Order, UnwritableError, change, draft
from workers.subscriptions.faults import SubscriptionsError
from workers.subscriptions.yaml_tree import Fault
from workers.text.knowledge.base import choose

TRIED: Final = timedelta(days=7)
"""So far back a subscription is tried."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the file says now."""

    path: Path | None
    """None: the settings name no file."""
    book: Book | None
    """The last one that could be used; None where there is none yet."""
    faults: tuple[Fault, ...] = ()
    """What is wrong with the file as it stands: it cannot be changed here before that is mended."""


async def desk_of(app: FastAPI) -> Desk:
    """The file, read again where it has changed."""
    path: Path | None = app.state.settings.subscriptions
    try:
        book = await book_of(app)
    except SubscriptionsError as error:
        return Desk(path, None, error.faults)
    fault = fault_of(app)
    return Desk(path, book, fault.faults if fault else ())


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a change was not made: a key of the strings, and what goes with it."""

    key: str
    status: int
    reason: str = ""
    faults: tuple[Fault, ...] = ()


async def write(page: Page, version: str, order: Order) -> Book | Refusal:
    """Do ``order`` to the file whose ``version`` the reader has seen; the book that it is then, or why it is not."""
    path = page.settings.subscriptions
    if path is None:
        return Refusal("subscriptions.unset", 409)
    try:
        return await asyncio.to_thread(lambda: change(path, version, order, choose(page.settings.knowledge)))
    except ChangedMeanwhileError:
        return Refusal("subscriptions.changed_meanwhile", 409)
    except UnwritableError as error:
        return Refusal("subscriptions.unwritable", 500, error.message)
    except UneditableError:
        return Refusal("subscriptions.uneditable", 409)
    except SubscriptionsError as error:
        return Refusal("subscriptions.refused", 422, faults=error.faults)


async def drafted(page: Page, order: Order) -> Draft | Refusal:
    """The file as ``order`` would make it, with nothing written."""
    path = page.settings.subscriptions
    if path is None:
        return Refusal("subscriptions.unset", 409)
    try:
        return await asyncio.to_thread(lambda: draft(read_bytes(path), path, order, choose(page.settings.knowledge)))
    except UneditableError:
        return Refusal("subscriptions.uneditable", 409)
    except SubscriptionsError as error:
        return Refusal("subscriptions.refused", 422, faults=error.faults)


async def try_out(page: Page, book: Book, name: str, before: Book | None = None) -> Tried:
    """Put the alerts of the last week to the subscription ``name`` of ``book``, and to that of ``before``.

    One at a time: each takes a core. Raises StoreError.
    """
    books = tuple(one.data for one in (book, before) if one is not None)
    wanted = Wanted(page.store.url, page.settings.knowledge, book.path, books, name, utc_now() - TRIED)
    async with _turn(page.request.app):
        return await try_apart(wanted)


def _turn(app: FastAPI) -> asyncio.Lock:
    if not hasattr(app.state, "trying"):
        app.state.trying = asyncio.Lock()
    turn: asyncio.Lock = app.state.trying
    return turn
