"""The channels of a file, made and closed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from uuid import uuid4

from kafka import KafkaAdminClient

from tests.workers.channels.conftest import make_message  # noqa: F401 - a fixture
from tests.workers.delivery.conftest import config_of
from workers.brokers import embedded_broker
from workers.channels.base import Delivered
from workers.channels.build import Surroundings
from workers.channels.message import Message
from workers.delivery.switchboard import CLOSE_SECONDS, Switchboard


async def test_a_broker_that_is_gone_does_not_hold_up_the_end(
    make_message: Callable[..., Message],  # noqa: F811 - the fixture
) -> None:
    """A producer that stops would wait for the broker as long as its messages may be tried."""
    topic = f"told-{uuid4()}"
    with embedded_broker() as broker:
        admin = KafkaAdminClient(bootstrap_servers=broker.address)
        admin.create_topics({topic: {"num_partitions": 1, "replication_factor": 1}})
        admin.close()
        board = Switchboard(Surroundings(brokers=(broker.address,)))
        board.update({"bus": config_of(type="kafka", topic=topic, timeout=60)})
        line = await board.line("bus")
        assert await line.channel.send(make_message()) == Delivered()
        broker.kill()
        sending = asyncio.create_task(line.channel.send(make_message("second")))
        await asyncio.sleep(0.5)
        begun = time.monotonic()
        await board.close()
        assert time.monotonic() - begun < CLOSE_SECONDS + 2
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
