"""The yardstick: a Faust worker of four agents in a row that only pass on what they read. Arguments: broker, prefix.

No codec, no acknowledgement of ours, no text: what is left is the cost of Faust and of the bus.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from typing import Any

import faust

from workers.worker import use_uvloop

AGENTS = 4


def noop_app(broker: str, prefix: str) -> faust.App:
    """The app: ``PREFIX0`` to ``PREFIX4`` are its topics."""
    app = faust.App(
        f"{prefix}noop", broker=f"kafka://{broker}", web_enabled=False, topic_disable_leader=True,
        topic_allow_declare=False, datadir=tempfile.mkdtemp(prefix="tasrih-noop-"), broker_session_timeout=6.0,
        broker_heartbeat_interval=1.0,
    )  # fmt: skip
    topics = [
        app.topic(f"{prefix}{number}", key_type=bytes, value_type=bytes, key_serializer="raw", value_serializer="raw")
        for number in range(AGENTS + 1)
    ]

    def attach(number: int) -> None:
        async def pass_on(stream: Any) -> None:
            async for event in stream.events():
                await topics[number + 1].send(key=event.key, value=event.value)

        app.agent(topics[number], name=f"noop{number}")(pass_on)

    for number in range(AGENTS):
        attach(number)
    return app


def main() -> None:
    """Run until told to stop."""
    use_uvloop()
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    faust.Worker(noop_app(*sys.argv[1:3]), loop=loop, quiet=True, loglevel="error").execute_from_commandline()


if __name__ == "__main__":
    main()
