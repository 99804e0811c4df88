"""«Would have sent …» is what a worker would have decided."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import psutil
import pytest

from schemas import Alert, Speaker
from tests.workers.monitor.conftest import client_of
from tests.workers.monitor.subscriptions.conftest import NEW, TEXT, fields_of, text_of
from workers.monitor.trial import Wanted, try_apart, try_here
from workers.store import Store, StoreError

MakeAlert = Callable[..., Alert]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trials run in this process: one of its own takes seconds to start, and others of these tests have it."""
    monkeypatch.setattr("workers.monitor.desk.try_apart", try_here)


class TestTrial:
    """«Would have sent …» is what a worker would have decided."""

    @pytest.fixture
    async def lately(self, store: Store, make_alert: MakeAlert) -> Store:
        """Ten alerts of the last days, one of last month, one that another outlet joined."""
        now = datetime.now(UTC)
        egypt = Speaker(name="هشام البستاوي", role="محافظ البنك المركزي", country="EG", resolved_by="mention")
        events = [
            make_alert(
                f"rate {day}", article=f"r{day}", made=now - timedelta(hours=10 * day + 1), speaker=egypt,
                speaker_key="eg.central_bank", content=f"سعر الصرف تحت السيطرة {day}",
            )
            for day in range(10)
        ]  # fmt: skip
        events.append(make_alert("old", article="old", made=now - timedelta(days=30), content="سعر الصرف قديم"))
        await store.save(events)
        return store

    @pytest.mark.usefixtures("here")
    async def test_counts_and_list(self, lately: Store, desk: httpx.AsyncClient, path: Path) -> None:
        page = await desk.post("/subscriptions/new?lang=en", data={**NEW, "do": "try", "version": ""})
        assert page.status_code == 200
        assert "It would have sent 10 alerts" in page.text
        assert "of 10 alerts" in page.text
        assert page.text.count("سعر الصرف تحت السيطرة") == 10
        assert "قديم" not in page.text
        assert text_of(path) == TEXT, "nothing is written by trying"

    @pytest.mark.usefixtures("here")
    async def test_what_it_would_not_have_sent(self, lately: Store, desk: httpx.AsyncClient) -> None:
        data = {**NEW, "words.any": "زلزال", "do": "try"}
        assert "It would have sent 0 alerts" in (await desk.post("/subscriptions/new?lang=en", data=data)).text

    @pytest.mark.usefixtures("here")
    async def test_against_what_is_in_the_file(self, lately: Store, desk: httpx.AsyncClient) -> None:
        fields = fields_of(await desk.get("/subscriptions/rest/edit"))
        data = {**fields, "words.any": ["«3»\n«4»"], "do": "try"}
        page = await desk.post("/subscriptions/rest/edit?lang=en", data=data)
        assert "It would have sent 2 alerts" in page.text
        assert "0 more, 8 fewer" in page.text

    @pytest.mark.usefixtures("here")
    async def test_a_digest_is_few_messages(self, lately: Store, desk: httpx.AsyncClient) -> None:
        data = {**NEW, "when": "every", "every": "1d", "do": "try"}
        page = await desk.post("/subscriptions/new?lang=en", data=data)
        assert "It would have sent 10 alerts" in page.text
        (messages,) = re.findall(r"in (\w+) messages by each channel", page.text)
        assert 4 <= int(messages) <= 6

    async def test_on_postgresql(self, postgres_url: str, path: Path, make_alert: MakeAlert) -> None:
        """The process of the trial opens the database of the screen, whatever the settings say."""
        hour = datetime.now(UTC) - timedelta(hours=1)
        async with await Store.open(postgres_url) as store, client_of(store, subscriptions=path) as desk:
            await store.save([make_alert("rate", made=hour), make_alert("talks", article="a2", made=hour)])
            page = await desk.get("/subscriptions/rest?tried=1&lang=en")
        assert "It would have sent 2 alerts" in page.text

    async def test_a_database_that_is_gone(self, path: Path, sqlite_url: str) -> None:
        wanted = Wanted(f"{sqlite_url}.none", None, path, (TEXT.encode(),), "rest", datetime.now(UTC))
        with pytest.raises(StoreError, match=r"none"):
            await try_apart(wanted)

    async def test_nobody_waits_any_more(self, lately: Store, path: Path, sqlite_url: str) -> None:
        """Who goes away while it runs takes its process with him."""
        wanted = Wanted(sqlite_url, None, path, (TEXT.encode(),), "rest", datetime.now(UTC) - timedelta(days=7))
        me = psutil.Process()
        before = set(me.children())
        task = asyncio.create_task(try_apart(wanted))
        await asyncio.sleep(0.2)
        assert set(me.children()) - before
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert not set(me.children()) - before

    async def test_a_reader_may_try_what_is_there(self, lately: Store, desk: httpx.AsyncClient) -> None:
        page = await desk.get("/subscriptions/rest?tried=1&lang=en")
        assert "It would have sent 10 alerts" in page.text
