"""The operations pages, with a broker and without one."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from schemas import ArticleStatus, DeadLetter, DeadLetterReason, derive_id, utc_now
from tests.workers.monitor.conftest import client_of
from workers.bus.reading import read_to_end
from workers.bus.sending import sender
from workers.codec import encode
from workers.settings import Settings
from workers.store import Store
from workers.topics import CLEAN, DEAD_LETTERS, RAW, create_topics

EVIL = '<script>alert("x")</script>'
NO_BROKER = {"broker": "127.0.0.1:1"}


def letter(number: int, topic: str, reason: DeadLetterReason = DeadLetterReason.NOT_JSON) -> DeadLetter:
    own_id = derive_id("letter", str(number))
    return DeadLetter.model_validate(
        {
            "id": own_id, "trace_id": own_id, "produced_at": utc_now(), "topic": topic, "partition": 0, "offset": number,
            "key": base64.b64encode(b"key-%d" % number), "value": base64.b64encode(b"{broken %d" % number),
            "headers": {}, "stage": "clean", "reason": reason, "error": f"number {number}: {EVIL}",
            "failed_at": utc_now() - timedelta(hours=number),
        }
    )  # fmt: skip


def of_bus(road: Settings) -> dict[str, Any]:
    """The settings that lead to the topics of ``road``."""
    return {name: getattr(road, name) for name in ("broker", "embedded", "partitions", "topic_prefix")}


@pytest.fixture
def letters(road: Settings) -> list[DeadLetter]:
    """Two dead letters on the topic."""
    create_topics(road)
    made = [letter(1, RAW.on_bus(road)), letter(2, CLEAN.on_bus(road), DeadLetterReason.STAGE_FAILED)]
    with sender(road) as to_bus:
        for one in made:
            message = encode(one, "clean")
            to_bus.send(
                DEAD_LETTERS.on_bus(road), message.value, key=message.key, headers=message.headers, what="letter"
            )
        to_bus.flush()
    return made


@pytest.fixture
async def on_bus(store: Store, road: Settings) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(store, **of_bus(road)) as opened:
        yield opened


async def test_without_a_broker_the_page_says_so_and_shows_the_rest(
    store: Store, make_outcome: Callable[..., ArticleStatus]
) -> None:
    await store.save([make_outcome(made=utc_now()).model_copy(update={"outlet": EVIL})])
    async with client_of(store, **NO_BROKER) as client:
        answer = await client.get("/operations?lang=en")
    assert answer.status_code == 200
    assert "No Kafka broker answers at 127.0.0.1:1" in answer.text
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


async def test_stages_and_letters_are_told(
    on_bus: httpx.AsyncClient, letters: list[DeadLetter], road: Settings
) -> None:
    with sender(road) as to_bus:
        to_bus.send(RAW.on_bus(road), b"one", key=b"k", what="one")
        to_bus.flush()
    page = (await on_bus.get("/operations?lang=en")).text
    assert page.index("Cleaning") < page.index("Tagging") < page.index("Extraction") < page.index("Judging")
    assert "No worker has read it yet" in page
    assert "A stage failed" in page
    assert "Not JSON" in page


async def test_dead_letters_are_listed_the_latest_first_and_by_reason(
    on_bus: httpx.AsyncClient, letters: list[DeadLetter]
) -> None:
    page = (await on_bus.get("/operations/dead-letters")).text
    assert page.index("number 1:") < page.index("number 2:")
    assert "{broken 1" in page
    assert "<script>alert" not in page
    only = (await on_bus.get("/operations/dead-letters?reason=stage_failed")).text
    assert "number 2:" in only
    assert "number 1:" not in only
    assert (await on_bus.get("/operations/dead-letters?reason=none_of_ours")).status_code == 422


async def test_the_chosen_ones_go_back_to_their_topics(
    on_bus: httpx.AsyncClient, letters: list[DeadLetter], road: Settings
) -> None:
    answer = await on_bus.post("/operations/dead-letters", data={"letter": [str(letters[0].id), str(derive_id("no"))]})
    assert (answer.status_code, answer.headers["location"]) == (303, "/operations/dead-letters?sent=1&of=2")
    (back,) = read_to_end(road, RAW.on_bus(road))
    assert (back.key, back.value) == (b"key-1", b"{broken 1")
    assert list(read_to_end(road, CLEAN.on_bus(road))) == []
    assert "1 of 2" in (await on_bus.get("/operations/dead-letters?lang=en&sent=1&of=2")).text


async def test_none_chosen_is_a_fault(on_bus: httpx.AsyncClient, letters: list[DeadLetter], road: Settings) -> None:
    assert (await on_bus.post("/operations/dead-letters", data={})).status_code == 422
    assert list(read_to_end(road, RAW.on_bus(road))) == []


async def test_a_viewer_sees_no_button_and_may_not_replay(
    store: Store, road: Settings, letters: list[DeadLetter]
) -> None:
    tokens = {"monitor_token": "e" * 20, "monitor_viewer_token": "v" * 20}
    async with client_of(store, **of_bus(road), **tokens) as client:
        client.headers["Authorization"] = f"Bearer {'v' * 20}"
        page = await client.get("/operations/dead-letters")
        assert "number 1:" in page.text
        assert 'type="checkbox"' not in page.text
        refused = await client.post("/operations/dead-letters", data={"letter": [str(letters[0].id)]})
    assert refused.status_code == 403
    assert list(read_to_end(road, RAW.on_bus(road))) == []


async def test_without_a_broker_a_replay_is_told_as_not_done(store: Store) -> None:
    async with client_of(store, **NO_BROKER) as client:
        answer = await client.post("/operations/dead-letters", data={"letter": [str(derive_id("a"))]})
    assert answer.status_code == 503
    assert "127.0.0.1:1" in answer.text
