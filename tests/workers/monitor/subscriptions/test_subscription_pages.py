"""The pages of subscriptions: shown, switched, silenced and removed, with the file as the witness."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.workers.monitor.conftest import client_of
from tests.workers.monitor.subscriptions.conftest import NEW, TEXT, put, text_of, version
from workers.store import Store
from workers.subscriptions.book import load


async def test_without_a_file_the_page_says_what_to_set(store: Store) -> None:
    async with client_of(store) as client:
        for address in ("/subscriptions", "/subscriptions/new"):
            page = await client.get(address)
            assert page.status_code == 200
            assert "TASRIH_SUBSCRIPTIONS" in page.text
        made = await client.post("/subscriptions/new", data=NEW)
        assert made.status_code == 409
        assert (await client.get("/subscriptions/health")).status_code == 404


async def test_the_list_shows_what_is_asked_for_and_no_secret(desk: httpx.AsyncClient) -> None:
    page = await desk.get("/subscriptions?lang=en")
    assert page.status_code == 200
    assert "الصحة" in page.text
    assert "دواء" in page.text
    assert "At once" in page.text
    assert "webhook" in page.text
    assert "تدريب" in page.text
    for address in ("/subscriptions", "/subscriptions/health", "/subscriptions/health/edit", "/subscriptions/new"):
        text = (await desk.get(address)).text
        assert "SECRET" not in text
        assert "_env" not in text


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("/subscriptions/health/switch", {"to": "off"}),
        ("/subscriptions/health/silence", {"reason": "صيانة", "span": "1h"}),
        ("/subscriptions/health/remove", {}),
        ("/silences/lift", {"at": "0"}),
        ("/subscriptions/new", NEW),
    ],
)
async def test_every_button_knows_the_version_that_was_seen(
    desk: httpx.AsyncClient, path: Path, address: str, data: dict[str, Any]
) -> None:
    for seen in ("", "0123456789abcdef"):
        page = await desk.post(address, data={**data, "version": seen})
        assert page.status_code in (409, 422)
    assert text_of(path) == TEXT
    assert (await desk.post(address, data={**data, "version": version(path)})).status_code == 303
    assert text_of(path) != TEXT


async def test_switched_off_and_on(desk: httpx.AsyncClient, path: Path) -> None:
    for to, enabled in (("off", False), ("on", True)):
        sent = await desk.post("/subscriptions/health/switch", data={"to": to, "version": version(path)})
        assert sent.status_code == 303
        book = load(path)
        one = book.subscription("health")
        assert one is not None
        assert one.model.enabled is enabled
    assert text_of(path) == TEXT


async def test_silenced_with_an_end_and_a_reason_and_lifted(desk: httpx.AsyncClient, path: Path) -> None:
    before = datetime.now(UTC)
    data = {"reason": "  انتقال   المكتب ", "span": "4h", "scope": "this", "version": version(path)}
    assert (await desk.post("/subscriptions/health/silence", data=data)).status_code == 303
    silence = load(path).silences[1]
    assert silence.reason == "انتقال المكتب"
    assert silence.subscriptions == {"health"}
    assert timedelta(0) <= silence.until - before - timedelta(hours=4) < timedelta(minutes=2)
    page = await desk.get("/subscriptions/health")
    assert "انتقال المكتب" in page.text
    assert "مُسكت حتى" in page.text
    lifted = await desk.post("/silences/lift", data={"at": "1", "back": "health", "version": version(path)})
    assert lifted.headers["location"] == "/subscriptions/health?done=lifted"
    assert len(load(path).silences) == 1


async def test_a_silence_until_a_moment_of_the_files_zone(desk: httpx.AsyncClient, path: Path) -> None:
    data = {"reason": "عيد", "span": "until", "until": "2099-03-01T08:00", "scope": "all", "version": version(path)}
    assert (await desk.post("/subscriptions/health/silence", data=data)).status_code == 303
    silence = load(path).silences[1]
    assert silence.until == datetime(2099, 3, 1, 5, 0, tzinfo=UTC)
    assert not silence.subscriptions


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"reason": "س" * 301}, "reason"),
        ({"span": "until", "until": ""}, "until"),
        ({"span": "until", "until": "soon"}, "until"),
        ({"span": "until", "until": "2020-01-01T08:00"}, "until"),
        ({"span": "99y"}, "until"),
    ],
)
async def test_a_silence_that_is_refused(
    desk: httpx.AsyncClient, path: Path, typed: dict[str, str], field: str
) -> None:
    data = {"reason": "عيد", "span": "1h", "version": version(path), **typed}
    page = await desk.post("/subscriptions/health/silence", data=data)
    assert page.status_code == 422
    assert f'id="error-{field}"' in page.text
    assert text_of(path) == TEXT


async def test_removed_after_a_question_with_its_silences(desk: httpx.AsyncClient, path: Path) -> None:
    assert "rest" in (await desk.get("/subscriptions/rest/remove")).text
    assert (await desk.post("/subscriptions/rest/remove", data={"version": version(path)})).status_code == 303
    book = load(path)
    assert [one.name for one in book.subscriptions] == ["health"]
    assert not book.silences, "a silence for nobody would be one for all"
    page = await desk.post("/subscriptions/health/remove?lang=en", data={"version": version(path)})
    assert page.status_code == 422
    assert "has to stay in the file" in page.text
    assert load(path).subscription("health")


async def test_a_broken_file_is_told_with_its_line_and_left_alone(desk: httpx.AsyncClient, path: Path) -> None:
    assert (await desk.get("/subscriptions")).status_code == 200
    broken = TEXT.replace("words:", "wrds:")
    put(path, broken)
    page = await desk.get("/subscriptions?lang=en")
    assert "book.yml:11" in page.text or "book.yml:10" in page.text
    assert "wrds" in page.text
    assert "/subscriptions/new" not in page.text
    sent = await desk.post("/subscriptions/new?lang=en", data={**NEW, "version": version(path)})
    assert sent.status_code == 422
    assert text_of(path) == broken


async def test_a_file_that_was_never_right(store: Store, path: Path) -> None:
    put(path, "subscriptions: [")
    async with client_of(store, subscriptions=path) as client:
        page = await client.get("/subscriptions")
        assert page.status_code == 200
        assert "not YAML" in page.text
        put(path, TEXT)
        assert "الصحة" in (await client.get("/subscriptions")).text
