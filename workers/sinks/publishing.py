"""Publishes what readers said on the screen: out of the database, onto the topic ``feedback``."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import structlog

from schemas import Feedback
from workers.errors import BrokerError
from workers.store import Store, StoreError
from workers.store.feedback_outbox import published, unpublished

log: Final = structlog.get_logger(__name__)

Publish = Callable[[Feedback], Awaitable[None]]
"""Returns once the broker has the event. Raises BrokerError when it does not take it for now."""

POLL_SECONDS: Final = 1.0
"""How late at most a verdict is noticed: another process, the screen, puts it in."""
LONGEST_PAUSE: Final = 15.0
"""Seconds between two tries while broker or database are away, doubled from ``poll`` on."""


async def publish_given(store: Store, publish: Publish, poll: float = POLL_SECONDS) -> None:
    """Publish what waits, in order, now and every ``poll`` seconds, until cancelled.

    A broker or database that is away is waited for; a defect is logged and does not end it. Each event at least once: it is
    repeated, with its id, when the process dies between the broker's answer and the record of it, or when several workers
    on one database see it at the same moment.
    """
    pause = poll
    while True:
        try:
            await _publish_waiting(store, publish)
            pause = poll
            await asyncio.sleep(poll)
            continue
        except (BrokerError, StoreError) as error:
            log.warning("feedback of the screen waits to be published", why=error.message, seconds=pause)
        except Exception:
            log.exception("feedback of the screen could not be published and is tried again", seconds=pause)
        await asyncio.sleep(pause)
        pause = min(2 * pause, LONGEST_PAUSE)


async def _publish_waiting(store: Store, publish: Publish) -> None:
    async with store.reading() as connection:
        waiting = await unpublished(connection)
    for number, event in waiting:
        await publish(event)
        async with store.writing() as connection:
            await published(connection, number)
        log.info("feedback published", feedback=str(event.id), verdict=event.verdict.value)
