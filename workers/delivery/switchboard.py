"""The channels of the subscriptions file, made when they are first needed and anew when their part of the file changes."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Final, NamedTuple

import structlog
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from workers.channels.base import Answer, Channel, ChannelError, Retry, reason
from workers.channels.build import Surroundings, build
from workers.channels.config import ChannelConfig, ConsoleConfig, fingerprint
from workers.channels.message import Message
from workers.store.outbox_tables import delivery_channels

log: Final = structlog.get_logger(__name__)

CLOSE_SECONDS: Final = 2.0
"""So long all channels together may take to close when the worker stops."""
_DEFAULT: Final = ConsoleConfig(type="console")
"""Timeout and concurrency of a channel that the file does not have any more."""


class Line(NamedTuple):
    """A channel, and what it is configured to."""

    channel: Channel
    config: ChannelConfig
    kind: str
    """The ``type`` of its configuration; ``none`` where the file has none. A label of the metrics."""


class Unusable:
    """Stands for a channel that cannot be made: its messages wait, until the file or the environment is mended."""

    def __init__(self, why: str) -> None:
        self._why = why

    async def send(self, message: Message) -> Answer:  # noqa: ARG002 - the protocol's
        """Another try later."""
        return Retry(0, self._why)

    async def close(self) -> None:
        """Nothing is held."""


class Switchboard:
    """The channels by name."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._configs: Mapping[str, ChannelConfig] = {}
        self._made: dict[str, Line] = {}
        self._retiring: set[asyncio.Task[None]] = set()

    def update(self, configs: Mapping[str, ChannelConfig]) -> None:
        """Use ``configs`` from now on. A channel that has changed ends what it has under way, and is then closed."""
        self._configs = dict(configs)
        for name, line in list(self._made.items()):
            if configs.get(name) != line.config:
                del self._made[name]
                task = asyncio.get_running_loop().create_task(_retire(line))
                self._retiring.add(task)
                task.add_done_callback(self._retiring.discard)

    async def line(self, name: str) -> Line:
        """The channel ``name``, or one that answers why it cannot be used."""
        if name not in self._made:
            return await asyncio.to_thread(self._make, name)  # some load a library first
        return self._made[name]

    def _make(self, name: str) -> Line:
        config = self._configs.get(name)
        if config is None:
            return Line(Unusable(f"the subscriptions file has no channel {name!r}"), _DEFAULT, "none")
        try:
            made = build(name, config, self._around)
        except ChannelError as error:
            return Line(Unusable(reason(error)), config, config.type)
        line = self._made[name] = Line(made, config, config.type)
        return line

    async def forget_faults_of_others(self, connection: AsyncConnection) -> None:
        """What is recorded of a channel counts for the configuration it was recorded under; for another one it is void."""
        c = delivery_channels.c
        clean = {"off": False, "failures": 0, "failing_since": None, "resting_until": None, "last_error": None}
        for name, config in sorted(self._configs.items()):
            mark = fingerprint(config)
            changed = (c.channel == name, c.fingerprint != mark)
            await connection.execute(update(delivery_channels).where(*changed).values(**clean, fingerprint=mark))

    async def close(self) -> None:
        """Close all channels, within CLOSE_SECONDS: one whose other side is gone may wait for it for minutes."""
        for task in self._retiring:
            task.cancel()
        lines, self._made = self._made, {}
        loop = asyncio.get_running_loop()
        closing = {loop.create_task(line.channel.close()): name for name, line in lines.items()}
        if not (ending := {*self._retiring, *closing}):
            return
        done, late = await asyncio.wait(ending, timeout=CLOSE_SECONDS)
        for task in late:
            task.cancel()
        for task in done:
            if not task.cancelled() and (error := task.exception()):
                log.warning("a channel did not close", channel=closing.get(task, "of before"), why=repr(error))


async def _retire(line: Line) -> None:
    try:
        await asyncio.sleep(line.config.timeout + 5)
    finally:
        await line.channel.close()
