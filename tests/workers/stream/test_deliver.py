"""The sink stage over sinks that deliver, ask to wait, reject and break."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from faust.types import TP

from schemas import Alert, AnnotatedArticle, ArticleStatus, DeadLetterReason, Event, Status, derive_id, utc_now
from tests.annotated import make_annotated
from workers.codec import encode
from workers.metrics import Metrics
from workers.sinks.base import DELIVERED, Rejected, Result, Retry
from workers.stream import deliver as module
from workers.stream.dead_letters import Failure
from workers.stream.deliver import Deliver


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FIRST_PAUSE", 0.001)


class InFlight:
    """Remembers what was settled."""

    def __init__(self) -> None:
        self.closed: list[int] = []

    async def open(self, event: Any) -> Any:
        return SimpleNamespace(event=event, dropped=False)

    def close(self, slot: Any) -> None:
        self.closed.append(slot.event.message.offset)


class Runner:
    def __init__(self) -> None:
        self.metrics = Metrics()
        self.made = InFlight()
        self.buried: list[Failure] = []
        self.end_article: list[bool] = []

    def in_flight(self, _stage: str) -> InFlight:
        return self.made

    async def bury(self, _in_flight: Any, _slot: Any, failure: Failure, *, end_article: bool = True) -> None:
        self.buried.append(failure)
        self.end_article.append(end_article)


class Sink:
    """Answers as the test says; remembers the sources of each batch that it was given."""

    name = "database"

    def __init__(
        self, answer: Callable[[Sequence[Event]], Result], accepts: tuple[type[Event], ...] | None = None
    ) -> None:
        self.answer = answer
        self.accepts = accepts or (Alert, ArticleStatus)
        self.batches: list[list[str]] = []

    async def open(self) -> None: ...

    async def close(self) -> None: ...

    async def send(self, events: Sequence[Event]) -> Result:
        self.batches.append([getattr(event, "article", event).source for event in events])
        await asyncio.sleep(0)
        return self.answer(events)


def status(number: int) -> ArticleStatus:
    return ArticleStatus(
        id=derive_id(str(number)), trace_id=derive_id(str(number)), produced_at=utc_now(), source=f"s{number}",
        status=Status.ALERTED, stage="judge",
    )  # fmt: skip


class Stream:
    """What ``noack().events()`` of a Faust stream gives."""

    def __init__(self, values: Sequence[bytes | None]) -> None:
        self.values = values
        self.topics = ["t"] * len(values)

    def noack(self) -> Stream:
        return self

    async def events(self) -> Any:
        for offset, value in enumerate(self.values):
            yield SimpleNamespace(
                message=SimpleNamespace(value=value, offset=offset, topic=self.topics[offset], tp=TP("t", 0))
            )


async def deliver(values: Sequence[bytes | None], *sinks: Sink) -> Runner:
    runner = Runner()
    await Deliver(None, runner, sinks, {"t": ArticleStatus}).run(Stream(values))  # type: ignore[arg-type]
    await settled(runner, len(values))
    return runner


async def settled(runner: Runner, count: int) -> None:
    for _ in range(5000):
        if len(runner.made.closed) == count:
            break
        await asyncio.sleep(0.001)


def values(count: int) -> list[bytes | None]:
    return [encode(status(number), "judge").value for number in range(count)]


def answers(*given: Result | Exception) -> Callable[[Sequence[Event]], Result]:
    """Each answer in turn, the last for ever."""
    left = list(given)

    def answer(_events: Sequence[Event]) -> Result:
        now = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(now, Exception):
            raise now
        return now

    return answer


async def test_events_reach_every_sink_in_order_and_in_batches() -> None:
    first, second = Sink(answers(DELIVERED)), Sink(answers(DELIVERED))
    runner = await deliver(values(1200), first, second)
    for sink in (first, second):
        assert [source for batch in sink.batches for source in batch] == [f"s{number}" for number in range(1200)]
        assert max(map(len, sink.batches)) <= module.MAX_BATCH
    assert runner.made.closed == list(range(1200))
    assert runner.buried == []


async def test_texts_wait_until_no_alert_does() -> None:
    sink = Sink(answers(DELIVERED), accepts=(ArticleStatus, AnnotatedArticle))
    runner = Runner()
    texts = [make_annotated(f"t{number}") for number in range(2 * module.MAX_TEXTS + 1)]
    events = [event for pair in zip(texts, map(status, range(len(texts))), strict=True) for event in pair]
    stream = Stream([encode(event, "judge").value for event in events])
    stream.topics = ["texts", "t"] * len(texts)
    reads = {"t": ArticleStatus, "texts": AnnotatedArticle}
    await Deliver(None, runner, [sink], reads).run(stream)  # type: ignore[arg-type]
    await settled(runner, len(events))
    whole = [source for batch in sink.batches for source in batch]
    assert whole == [f"s{number}" for number in range(len(texts))] + [f"t{number}.txt" for number in range(len(texts))]
    assert max(len(batch) for batch in sink.batches if batch[0].startswith("t")) == module.MAX_TEXTS


async def test_nothing_is_settled_while_a_sink_asks_to_retry() -> None:
    slow, quick = Sink(answers(Retry(0, "locked"), Retry(0, "locked"), DELIVERED)), Sink(answers(DELIVERED))
    runner = await deliver(values(3), slow, quick)
    assert slow.batches == [["s0", "s1", "s2"]] * 3
    assert quick.batches == [["s0", "s1", "s2"]]
    assert runner.made.closed == [0, 1, 2]


async def test_what_a_sink_rejects_becomes_a_dead_letter_and_the_rest_is_settled() -> None:
    sink = Sink(lambda events: Rejected("no such column", (events[1],)))
    runner = await deliver(values(3), sink)
    assert [failure.message.offset for failure in runner.buried] == [1]
    assert runner.buried[0].error.reason is DeadLetterReason.SINK_REJECTED  # type: ignore[attr-defined]
    assert str(runner.buried[0].error) == "database: no such column"
    assert runner.end_article == [False]
    assert sorted(runner.made.closed) == [0, 1, 2]


async def test_a_sink_that_raises_loses_only_what_it_raises_for() -> None:
    def raise_for_one(events: Sequence[Event]) -> Result:
        if any(event.source == "s1" for event in events):  # type: ignore[attr-defined]
            raise ValueError("odd")
        return DELIVERED

    runner = await deliver(values(3), Sink(raise_for_one))
    assert [failure.message.offset for failure in runner.buried] == [1]
    assert sorted(runner.made.closed) == [0, 1, 2]


async def test_a_sink_gets_only_what_it_accepts() -> None:
    sink = Sink(answers(DELIVERED), accepts=(Alert,))
    runner = await deliver(values(2), sink)
    assert sink.batches == []
    assert runner.made.closed == [0, 1]


async def test_what_cannot_be_decoded_becomes_a_dead_letter_without_a_status() -> None:
    sink = Sink(answers(DELIVERED))
    runner = await deliver([b"{", None, *values(1)], sink)
    assert [failure.message.offset for failure in runner.buried] == [0, 1]
    assert runner.end_article == [False, False]
    assert sink.batches == [["s0"]]
