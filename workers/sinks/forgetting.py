"""Removes articles from the archive when they are as old as the settings allow."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

import structlog

from schemas.base import utc_now
from workers.store import Store, StoreError

log: Final = structlog.get_logger(__name__)

PAUSE: Final = 3600.0
"""Seconds between two times: an article may stay an hour longer than it has to."""


async def forget_old(store: Store, days: int, clock: Callable[[], datetime] = utc_now, pause: float = PAUSE) -> None:
    """Remove what was read more than ``days`` ago from the archive, now and every ``pause`` seconds, until cancelled.

    ``days`` of 0 keeps everything. Several workers may do so on one database. A database that refuses is asked again the
    next time: nothing but space is lost.
    """
    while days:
        try:
            removed = await store.forget_articles(clock() - timedelta(days=days))
        except StoreError as error:
            log.warning("old articles stay in the archive", why=str(error))
        else:
            if removed:
                log.info("old articles are removed from the archive", articles=removed, days=days)
        await asyncio.sleep(pause)
