"""What follows and what was passed over, by what the embedded broker has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from faust.types import TP
from faust.types.tuples import Message
from kafka import KafkaProducer

from workers.brokers import embedded_broker
from workers.settings import Settings
from workers.stream.continuity import Continuity, SkippedMessagesError
from workers.topics import RAW, create_topics

PLACE = TP(RAW.name, 0)


@pytest.fixture(scope="module")
def settings() -> Iterator[Settings]:
    """Of a broker that has the offsets 0 to 9 on PLACE."""
    with embedded_broker() as broker:
        made = Settings(broker=broker.address, partitions=1)
        create_topics(made, (RAW,))
        producer = KafkaProducer(bootstrap_servers=broker.address)
        for number in range(10):
            producer.send(RAW.name, value=str(number).encode())
        producer.close()
        yield made


def message(offset: int, generation: int = 1) -> Message:
    return Message(
        PLACE.topic, PLACE.partition, offset, timestamp=0.0, timestamp_type=0, headers=None, key=None, value=b"v",
        checksum=None, tp=PLACE, generation_id=generation,
    )  # fmt: skip


def make(settings: Settings, committed: int | None) -> tuple[Continuity, Any]:
    offsets: defaultdict[TP, int | None] = defaultdict(lambda: None, {PLACE: committed})
    app: Any = SimpleNamespace(consumer=SimpleNamespace(_committed_offset=offsets))
    return Continuity(app, settings), offsets


@pytest.mark.parametrize(("committed", "arriving"), [(None, [0, 1, 2]), (4, [4, 5]), (4, [3, 4, 5]), (9, [9])])
async def test_what_follows_the_commit_and_itself_is_fine(
    settings: Settings, committed: int | None, arriving: list[int]
) -> None:
    continuity, _ = make(settings, committed)
    for offset in arriving:
        await continuity.check(message(offset))


@pytest.mark.parametrize(
    ("committed", "arriving", "missing"), [(None, [1], 0), (4, [6], 4), (4, [4, 6], 5), (None, [0, 1, 9], 2)]
)
async def test_what_was_passed_over_is_named(
    settings: Settings, committed: int | None, arriving: list[int], missing: int
) -> None:
    continuity, _ = make(settings, committed)
    for offset in arriving[:-1]:
        await continuity.check(message(offset))
    with pytest.raises(SkippedMessagesError, match=rf"Offset {arriving[-1]} of .* but {missing} did not"):
        await continuity.check(message(arriving[-1]))


async def test_a_rebalance_starts_from_the_last_commit(settings: Settings) -> None:
    continuity, offsets = make(settings, None)
    await continuity.check(message(0))
    offsets[PLACE] = 5
    await continuity.check(message(5, generation=2))
    with pytest.raises(SkippedMessagesError):
        await continuity.check(message(7, generation=3))


async def test_offsets_that_the_broker_does_not_have_are_no_loss(settings: Settings) -> None:
    continuity, _ = make(settings, None)

    def first_from(_place: TP, _offset: int) -> int:
        return 3  # as after a transaction's marker, or when retention took the beginning

    continuity._first_from = first_from  # type: ignore[method-assign]
    await continuity.check(message(3))
