"""The loop with stages of the tests' own: what they make is sent, what they raise is buried, nothing escapes."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from faust.types import TP
from faust.types.tuples import Message

from schemas import ArticleStatus, DeadLetter, DeadLetterReason, Lane, RawArticle, Status, derive_id, utc_now
from workers.codec import decode, encode
from workers.metrics import Metrics
from workers.settings import Settings
from workers.stages import Outcome
from workers.stream.runner import MAX_EVENT_BYTES, Runner, Work

ARTICLE = RawArticle(url="https://example.org/1", text="نص")


class InFlight:
    """Keeps what was sent and closed."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, Any]] = []
        self.closed: list[tuple[Any, Any]] = []

    async def open(self, event: Any, _refused: Any = None) -> Any:
        return SimpleNamespace(event=event, refused=_refused, dropped=False)

    async def send(self, _slot: Any, topic: str, message: Any) -> None:
        self.sent.append((topic, message))

    def close(self, _slot: Any, record: Any = None, forget: Any = None) -> None:
        self.closed.append((record, forget))


class App:
    crashed: BaseException | None = None

    async def crash(self, error: BaseException) -> None:
        self.crashed = error


class Memory:
    """Tells which of its methods were called."""

    def __init__(self) -> None:
        self.calls: list[str] = []

    def follow(self) -> None:
        self.calls.append("follow")

    def cancel(self) -> None:
        self.calls.append("cancel")

    def held(self) -> dict[bytes, bytes]:
        self.calls.append("held")
        return {b"k": b"v"}

    def record(self, *_: Any) -> list[Any]:
        return []

    def forget(self, *_: Any) -> None: ...


def status(**changed: Any) -> ArticleStatus:
    given = {
        "id": derive_id("s"), "trace_id": ARTICLE.article_id, "produced_at": utc_now(), "source": "a",
        "status": Status.TOO_SHORT, "stage": "clean",
    }  # fmt: skip
    return ArticleStatus(**(given | changed))


async def run(stage: Any, value: bytes | None, **given: Any) -> tuple[App, Runner, InFlight]:
    app, in_flight = App(), InFlight()
    runner = Runner(app, Settings(topic_prefix="p."), Metrics())  # type: ignore[arg-type]
    runner.in_flight = lambda _stage: in_flight  # type: ignore[assignment, method-assign, return-value]
    message = Message(
        "p.raw-articles", 0, 5, timestamp=0.0, timestamp_type=0, headers=None, key=b"k", value=value, checksum=None,
        tp=TP("p.raw-articles", 0),
    )  # fmt: skip

    class Stream:
        def noack(self) -> Stream:
            return self

        async def events(self) -> Any:
            yield SimpleNamespace(message=message)

    await runner.run(Work("clean", RawArticle, stage, **given), Stream())
    return app, runner, in_flight


def fail(_article: RawArticle) -> Outcome:
    raise ZeroDivisionError("a defect")


async def test_what_a_stage_makes_goes_to_the_topic_of_its_type() -> None:
    _, runner, in_flight = await run(lambda _article: Outcome(status=status()), encode(ARTICLE, "x").value)
    assert [topic for topic, _ in in_flight.sent] == ["p.article-status"]
    assert len(in_flight.closed) == 1
    registry = runner.metrics.registry
    assert registry.get_sample_value("tasrih_messages_total", {"stage": "clean", "result": "passed"}) == 1
    assert registry.get_sample_value("tasrih_outcomes_total", {"status": "too_short"}) == 1


@pytest.mark.parametrize(
    ("stage", "value", "reason"),
    [
        (fail, encode(ARTICLE, "x").value, DeadLetterReason.STAGE_FAILED),
        (fail, b"{", DeadLetterReason.NOT_JSON),
        (fail, None, DeadLetterReason.EMPTY),
        (
            lambda _article: Outcome(status=status(title="x" * MAX_EVENT_BYTES)),
            encode(ARTICLE, "x").value,
            DeadLetterReason.TOO_LARGE,
        ),
    ],
)
async def test_what_fails_is_buried_with_its_bytes_and_ends_its_article(
    stage: Any, value: bytes | None, reason: DeadLetterReason
) -> None:
    app, _, in_flight = await run(stage, value, lane=Lane.BACKFILL)
    assert [topic for topic, _ in in_flight.sent] == ["p.dead-letters", "p.article-status"]
    letter = decode(DeadLetter, in_flight.sent[0][1].value)
    assert (letter.reason, letter.value, letter.offset) == (reason, value or b"", 5)
    ended = decode(ArticleStatus, in_flight.sent[1][1].value)
    assert (ended.status, ended.trace_id) == (Status.DEAD_LETTER, letter.trace_id)
    assert len(in_flight.closed) == 1
    assert app.crashed is None


async def test_state_is_recorded_when_the_stage_succeeds_and_cancelled_when_it_fails() -> None:
    memory = Memory()
    _, _, in_flight = await run(lambda _article: Outcome(), encode(ARTICLE, "x").value, memory=memory)
    assert memory.calls == ["follow", "held"]
    assert in_flight.closed[0][0] is not None
    memory = Memory()
    _, _, in_flight = await run(fail, encode(ARTICLE, "x").value, memory=memory)
    assert memory.calls == ["follow", "cancel"]
    assert in_flight.closed == [(None, None)]


async def test_what_only_the_message_tells_is_added_before_the_stage() -> None:
    seen: list[RawArticle] = []

    def stage(article: RawArticle) -> Outcome:
        seen.append(article)
        return Outcome()

    await run(
        stage, encode(ARTICLE, "x").value,
        arrives=lambda article, message: article.model_copy(update={"source_id": f"at {message.offset}"}),
    )  # fmt: skip
    assert [article.source_id for article in seen] == ["at 5"]
