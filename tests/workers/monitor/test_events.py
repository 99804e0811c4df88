"""The stream as a browser gets it: over a real socket, from a server that stops and comes back."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

import httpx
import pytest
import uvicorn

from schemas import Alert, AlertKind
from workers.monitor.app import create_monitor
from workers.monitor.routes import live
from workers.settings import Settings
from workers.store import Store

MakeAlert = Callable[..., Alert]


@asynccontextmanager
async def serving(store: Store, **settings: Any) -> AsyncIterator[str]:
    """The address of a screen that is served by uvicorn, as ``tasrih monitor`` does."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        create_monitor(Settings(**settings), store), log_level="error", timeout_graceful_shutdown=1, lifespan="off"
    )
    server = uvicorn.Server(config)
    task = asyncio.create_task(server._serve([listener]))  # without the signal handlers, which are the test's
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event to wait for
        await asyncio.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task


async def events(address: str, **asked: Any) -> AsyncIterator[tuple[str, str, Any]]:
    """(event, id, data) of the stream; ``last`` is the header Last-Event-ID."""
    headers = {"Last-Event-ID": str(asked.pop("last"))} if "last" in asked else {}
    async with (
        httpx.AsyncClient(timeout=20) as client,
        client.stream("GET", f"{address}/events", params=asked, headers=headers) as answer,
    ):
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert answer.headers["cache-control"] == "no-store"
        fields: dict[str, str] = {}
        async for line in answer.aiter_lines():
            if line:
                name, _, value = line.partition(": ")
                fields[name] = value
            else:
                yield fields["event"], fields.get("id", ""), json.loads(fields["data"])
                fields = {}


async def alerts_heard(address: str, number: int, **asked: Any) -> list[tuple[str, str]]:
    """(id, who) of the first ``number`` alerts of the stream."""
    got: list[tuple[str, str]] = []
    async with asyncio.timeout(20):
        async for event, seq, data in events(address, **asked):
            if event == "alert":
                got.append((seq, data["who"]))
                if len(got) == number:
                    break
    return got


async def test_an_alert_is_there_within_a_second(store: Store, make_alert: MakeAlert) -> None:
    async with serving(store) as address:
        seq = await store.newest_seq()
        waiting = asyncio.create_task(alerts_heard(address, 1, after=seq))
        await asyncio.sleep(0.5)
        stored = time.monotonic()
        await store.save([make_alert("fresh", article="f1")])
        assert await waiting == [(str(seq + 1), "سالم الهادي")]
        assert time.monotonic() - stored < 1


async def test_who_comes_back_hears_what_he_missed(store: Store, make_alert: MakeAlert) -> None:
    async with serving(store) as address:
        first = await alerts_heard(address, 1, after=0)
    await store.save([make_alert("fresh", article="f1")])
    async with serving(store) as address:
        # The header is newer than the address, which a browser repeats as it was.
        missed = await alerts_heard(address, 1, after=0, last=6)
    assert first[0][0] != missed[0][0] == "7"


async def test_only_what_passes_the_filter(store: Store, make_alert: MakeAlert) -> None:
    async with serving(store) as address:
        assert await alerts_heard(address, 1, after=0, country="EG") == [("3", "هشام البستاوي")]
        got = []
        async with asyncio.timeout(20):
            async for event, seq, _ in events(address, after=0, country="US"):
                got.append((event, seq))
                if len(got) == 2:
                    break
    assert got == [("beat", ""), ("beat", "6")], "what is left out is not looked through again"


async def test_beats_and_news_for_who_is_too_far_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "BEAT_SECONDS", 0.1)
    async with serving(store) as address, asyncio.timeout(20):
        stream = events(address, after=6)
        assert [await anext(stream) for _ in range(3)] == [("beat", "", {"well": True})] * 3
        await stream.aclose()
        assert [event async for event, _, _ in events(address, after=7)] == ["beat", "anew"]
        assert [event async for event, _, _ in events(address, last="9" * 18)] == ["beat", "anew"]


async def test_a_correction_comes_as_the_alert_that_it_changes(store: Store, make_alert: MakeAlert) -> None:
    async with serving(store) as address, asyncio.timeout(20):
        stream = events(address, after=6)
        await anext(stream)
        await store.save([make_alert("talks", article="a1", kind=AlertKind.CORRECTED, after="المحادثات ستبدأ الاثنين")])
        event, _, card = await anext(stream)
        await stream.aclose()
    assert (event, card["seq"], card["changes"][0]["after"]) == ("alert", 1, "المحادثات ستبدأ الاثنين")
    assert [mark["label"] for mark in card["outlets"]] == ["وكالة الغد", "الضفاف"]


async def test_the_server_ends_though_somebody_listens(store: Store) -> None:
    async with serving(store) as address:
        stream = events(address, after=6)
        await anext(stream)
        began = time.monotonic()
    assert time.monotonic() - began < 10
    with suppress(httpx.RemoteProtocolError):
        assert {event async for event, _, _ in stream} <= {"beat"}
