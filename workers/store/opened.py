"""The store, opened so that Ctrl-C cannot cut it in two."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from workers.store import Store


@asynccontextmanager
async def opened_store(url: str, *, read_only: bool = False) -> AsyncIterator[Store]:
    """The open store, closed at the end. Raises StoreError.

    A connection that is cancelled while it opens leaves the driver's thread behind, which then complains of the closed
    event loop on standard error. So the opening is finished first, and closed.
    """
    opening = asyncio.create_task(Store.open(url, read_only=read_only))
    try:
        store = await asyncio.shield(opening)
    except asyncio.CancelledError:
        await (await opening).close()
        raise
    async with store:
        yield store
