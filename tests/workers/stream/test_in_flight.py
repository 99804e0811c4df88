"""The promise of at-least-once, on a producer that can fail: nothing is acknowledged before the broker has it all."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from aiokafka.errors import KafkaTimeoutError, MessageSizeTooLargeError

from tests.workers.stream.faust_parts import App, Event
from workers.codec import Message
from workers.metrics import Metrics
from workers.stream import in_flight as module
from workers.stream.continuity import SkippedMessagesError
from workers.stream.in_flight import InFlight, Slot


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_PAUSE", 0.001)


class Unchecked:
    """Offsets follow each other as the tests say."""

    async def check(self, _message: Any) -> None: ...


class Skipped:
    """A message was passed over."""

    async def check(self, message: Any) -> None:
        raise SkippedMessagesError(f"offset {message.offset}")


def message(value: bytes) -> Message:
    return Message(b"k", value, [])


async def turn() -> None:
    """Let callbacks and short sleeps run."""
    await asyncio.sleep(0.02)


def make(app: App, **limits: int) -> InFlight:
    return InFlight(app, "tag", Metrics(), Unchecked(), **limits)  # type: ignore[arg-type]


async def process(in_flight: InFlight, event: Event, *values: bytes, **closing: Any) -> Slot:
    slot = await in_flight.open(event, closing.pop("refused", None))  # type: ignore[arg-type]
    for value in values:
        await in_flight.send(slot, "out", message(value))
    in_flight.close(slot, **closing)
    return slot


async def test_a_message_is_acknowledged_when_all_its_events_are_confirmed() -> None:
    app = App()
    in_flight = make(app)
    await process(in_flight, Event(app, 0), b"a", b"b")
    app.answers[1].set_result(None)
    await turn()
    assert app.acked == []
    app.answers[0].set_result(None)
    await turn()
    assert app.acked == [(0, 0)]
    assert len(in_flight) == 0


async def test_a_message_that_makes_nothing_is_acknowledged_at_once() -> None:
    app = App()
    await process(make(app), Event(app, 0))
    assert app.acked == [(0, 0)]


async def test_a_partition_is_acknowledged_in_order_and_does_not_wait_for_another() -> None:
    app = App()
    in_flight = make(app)
    await process(in_flight, Event(app, 0), b"a")
    await process(in_flight, Event(app, 1), b"b")
    await process(in_flight, Event(app, 7, partition=1), b"c")
    app.answers[1].set_result(None)
    app.answers[2].set_result(None)
    await turn()
    assert app.acked == [(1, 7)]
    app.answers[0].set_result(None)
    await turn()
    assert app.acked == [(1, 7), (0, 0), (0, 1)]


async def test_a_failed_send_is_sent_again_with_all_of_its_message_in_order() -> None:
    app = App()
    await process(make(app), Event(app, 0), b"1 of 2", b"2 of 2")
    app.answers[1].set_result(None)
    app.answers[0].set_exception(KafkaTimeoutError())
    await turn()
    assert app.sent == [b"1 of 2", b"2 of 2", b"1 of 2", b"2 of 2"]
    app.answers[2].set_result(None)
    await turn()
    assert app.acked == []
    app.answers[3].set_exception(KafkaTimeoutError())
    await turn()
    assert app.sent[4:] == [b"1 of 2", b"2 of 2"]
    for answer in app.answers[4:]:
        answer.set_result(None)
    await turn()
    assert app.acked == [(0, 0)]
    assert app.crashed is None


async def test_a_producer_without_room_is_waited_for() -> None:
    app = App(refusals=3)
    await process(make(app), Event(app, 0), b"a")
    assert app.sent == [b"a"]
    app.answers[0].set_result(None)
    await turn()
    assert app.acked == [(0, 0)]


async def test_what_is_too_large_for_the_bus_is_replaced_by_its_dead_letter() -> None:
    app = App()
    in_flight = make(app)
    slots: list[Slot] = []
    recorded: list[str] = []
    forgotten: list[str] = []

    async def refused(error: Exception) -> None:
        assert isinstance(error, MessageSizeTooLargeError)
        await in_flight.send(slots[0], "dead-letters", message(b"letter"))

    slot = await in_flight.open(Event(app, 0), refused)  # type: ignore[arg-type]
    slots.append(slot)
    await in_flight.send(slot, "out", message(b"huge"))
    in_flight.close(slot, lambda: recorded.append("r") or [], lambda: forgotten.append("f"))  # type: ignore[func-returns-value]
    app.answers[0].set_exception(MessageSizeTooLargeError())
    await turn()
    assert app.sent == [b"huge", b"letter"]
    assert app.acked == []
    app.answers[1].set_result(None)
    await turn()
    assert app.acked == [(0, 0)]
    assert (recorded, forgotten) == ([], ["f"])


async def test_state_is_recorded_after_the_send_and_before_the_acknowledgement() -> None:
    app = App()
    changelog: list[asyncio.Future[Any]] = []

    def record() -> list[asyncio.Future[Any]]:
        changelog.append(asyncio.get_running_loop().create_future())
        return changelog[-1:]

    await process(make(app), Event(app, 0), b"alert", record=record)
    await turn()
    assert changelog == []
    app.answers[0].set_result(None)
    await turn()
    assert len(changelog) == 1
    assert app.acked == []
    changelog[0].set_exception(KafkaTimeoutError())
    await turn()
    assert len(changelog) == 2  # recorded once more
    changelog[1].set_result(None)
    await turn()
    assert app.acked == [(0, 0)]


async def test_states_are_recorded_in_order() -> None:
    app = App()
    in_flight = make(app)
    order: list[int] = []
    for offset in range(3):
        await process(in_flight, Event(app, offset), b"x", record=lambda offset=offset: order.append(offset) or [])
    for answer in reversed(app.answers):
        answer.set_result(None)
    await turn()
    assert order == [0, 1, 2]
    assert app.acked == [(0, 0), (0, 1), (0, 2)]


async def test_a_partition_given_away_is_neither_recorded_nor_acknowledged() -> None:
    app = App()
    did: list[str] = []
    in_flight = make(app)
    await process(
        in_flight, Event(app, 0), b"a", record=lambda: did.append("record") or [], forget=lambda: did.append("forget")
    )
    app.consumer_generation_id = 2
    app.answers[0].set_result(None)
    await turn()
    assert did == ["forget"]
    assert app.acked == []
    assert len(in_flight) == 0


async def test_what_is_abandoned_holds_nobody_up() -> None:
    app = App()
    forgotten: list[str] = []
    in_flight = make(app, max_messages=1)
    await process(in_flight, Event(app, 0), b"a", forget=lambda: forgotten.append("f"))
    waiting = asyncio.create_task(process(in_flight, Event(app, 1), b"b"))
    await turn()
    assert not waiting.done()
    in_flight.abandon()
    await turn()
    assert waiting.done()
    assert forgotten == ["f"]
    assert [m.offset for m in app.consumer.unacked] == [1]  # Faust no longer waits for the abandoned one
    app.answers[0].set_result(None)
    await turn()
    assert app.acked == []


async def test_after_shut_nothing_is_sent_or_acknowledged() -> None:
    app = App()
    in_flight = make(app)
    in_flight.shut()
    await process(in_flight, Event(app, 0), b"a")
    await turn()
    assert app.sent == []
    assert app.acked == []
    assert not app.consumer.unacked


async def test_room_is_limited_in_bytes_too() -> None:
    app = App()
    in_flight = make(app, max_bytes=10)
    await process(in_flight, Event(app, 0), b"x" * 20)
    waiting = asyncio.create_task(process(in_flight, Event(app, 1)))
    await turn()
    assert not waiting.done()
    app.answers[0].set_result(None)
    await turn()
    assert waiting.done()


async def test_a_defect_in_recording_stops_the_worker() -> None:
    app = App()

    def record() -> list[Any]:
        raise RuntimeError("partitions differ")

    await process(make(app), Event(app, 0), record=record)
    await turn()
    assert isinstance(app.crashed, RuntimeError)
    assert app.acked == []


async def test_messages_that_were_passed_over_stop_the_worker_before_anything_is_acknowledged() -> None:
    app = App()
    in_flight = InFlight(app, "tag", Metrics(), Skipped())  # type: ignore[arg-type]
    await process(in_flight, Event(app, 3), b"a")
    await turn()
    assert isinstance(app.crashed, SkippedMessagesError)
    assert (app.sent, app.acked) == ([], [])
