"""Work that blocks, in threads of one channel: one that hangs holds up neither another channel nor the worker's end."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")


class OwnThreads:
    """Daemon threads, so many at once. asyncio's shared pool would be full after a few that hang, for everybody."""

    def __init__(self, name: str, most: int) -> None:
        self._name = name
        self._free = asyncio.Semaphore(most)

    async def run(self, work: Callable[[], T]) -> T:
        """What ``work`` answers or raises. Waits for a free thread first.

        Cancelled, it leaves its thread to end by itself; until it has, the thread is not free.
        """
        await self._free.acquire()
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()

        def settle(value: T | None, error: BaseException | None) -> None:
            self._free.release()
            if done.done():
                return  # nobody waits any more
            if error is not None:
                done.set_exception(error)
            else:
                done.set_result(value)  # type: ignore[arg-type]

        def body() -> None:
            value, failure = None, None
            try:
                value = work()
            except BaseException as error:  # it belongs to whoever waits
                failure = error
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(settle, value, failure)

        try:
            threading.Thread(target=body, name=self._name, daemon=True).start()
        except RuntimeError:  # the machine has no more threads: the place is free again for when it has
            self._free.release()
            raise
        return await done
