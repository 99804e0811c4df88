"""The subscriptions file as the pages use it: read, changed in one step, and tried on past alerts."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from fastapi import FastAPI

from workers.monitor.book import book_of, fault_of
from workers.monitor.page import Page
from workers.store.told import chunks, entries_since, events_of
from workers.subscriptions.book import Book, read_bytes
from workers.subscriptions.editing.changes import UneditableError
from workers.subscriptions.editing.file import ChangedMeanwhileError, Draft, Order, UnwritableError, change, draft
from workers.subscriptions.faults import SubscriptionsError
from workers.subscriptions.trial import Taken, Trial
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


@dataclass(frozen=True, slots=True)
class Tried:
    """What a subscription would have sent of the alerts since ``since``."""

    since: datetime
    asked: int
    """Alerts that were put to it."""
    taken: int
    silenced: int
    messages: int
    latest: list[Taken]
    more: int | None = None
    fewer: int | None = None
    """Alerts that it takes and the one in the file does not, and the other way round; None where there is none."""


async def try_out(page: Page, book: Book, name: str, now: datetime, before: Book | None = None) -> Tried:
    """Put the alerts of the last week to the subscription ``name`` of ``book``, and to that of ``before``.

    One at a time, in parts and in a thread: other pages are answered meanwhile.
    """
    since = now - TRIED
    async with _turn(page.request.app):
        async with page.store.reading() as connection:
            entries = await entries_since(connection, since)
        alerts = Counter(entry.alert_id for entry in entries)
        returning = frozenset(alert for alert, events in alerts.items() if events > 1)
        trials = [Trial(one, name, returning) for one in (book, before) if one and one.subscription(name)]
        for part in chunks(entries):
            async with page.store.reading() as connection:
                events = await events_of(connection, part)
            for trial in trials:
                await asyncio.to_thread(trial.put, events)
    one, *others = trials
    return Tried(
        since,
        len(alerts),
        len(one.taken),
        len(one.silenced),
        one.messages,
        one.latest,
        *(
            difference
            for other in others
            for difference in (len(one.taken - other.taken), len(other.taken - one.taken))
        ),
    )


def _turn(app: FastAPI) -> asyncio.Lock:
    if not hasattr(app.state, "trying"):
        app.state.trying = asyncio.Lock()
    turn: asyncio.Lock = app.state.trying
    return turn
