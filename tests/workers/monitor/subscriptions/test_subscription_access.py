"""Who may change subscriptions and who may not; and that nothing typed becomes markup."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx

from tests.workers.monitor.conftest import client_of
from tests.workers.monitor.subscriptions.conftest import NEW, TEXT, text_of, version
from workers.monitor.csrf import CSRF_COOKIE, CSRF_HEADER
from workers.store import Store
from workers.subscriptions.book import load

XSS = "<script>alert('\"x\"')</script>"


class TestAccess:
    """Who may and who may not."""

    POSTS = (
        "/subscriptions/new", "/subscriptions/health/edit", "/subscriptions/health/switch",
        "/subscriptions/health/silence", "/subscriptions/health/remove", "/silences/lift",
    )  # fmt: skip

    @asynccontextmanager
    async def viewer(self, store: Store, path: Path) -> AsyncIterator[httpx.AsyncClient]:
        async with client_of(store, subscriptions=path, monitor_viewer_token="v" * 16) as client:
            client.headers["Authorization"] = f"Bearer {'v' * 16}"
            yield client

    async def test_a_viewer_reads_and_changes_nothing(self, store: Store, path: Path) -> None:
        async with self.viewer(store, path) as client:
            for address in ("/subscriptions", "/subscriptions/health", "/subscriptions/health?tried=1", "/deliveries"):
                page = await client.get(address)
                assert page.status_code == 200
                assert 'method="post" action="/subscriptions' not in page.text
                assert "/silences/lift" not in page.text
                assert "/edit" not in page.text
                assert "/subscriptions/new" not in page.text
            for address in ("/subscriptions/new", "/subscriptions/health/edit", "/subscriptions/health/remove"):
                assert (await client.get(address)).status_code == 403
            for address in self.POSTS:
                sent = await client.post(address, data={**NEW, "version": version(path), "at": "0", "to": "off"})
                assert sent.status_code == 403
        assert text_of(path) == TEXT

    async def test_a_form_of_another_site_does_nothing(self, desk: httpx.AsyncClient, path: Path) -> None:
        data = {**NEW, "version": version(path), "at": "0", "to": "off", "reason": "x", "span": "1h"}
        del desk.headers[CSRF_HEADER]
        for address in self.POSTS:
            assert (await desk.post(address, data=data)).status_code == 403
            assert (await desk.post(address, data={**data, "csrf": "guessed"})).status_code == 403
        desk.cookies.delete(CSRF_COOKIE)
        for address in self.POSTS:
            assert (await desk.post(address, data={**data, "csrf": ""})).status_code == 403
        assert text_of(path) == TEXT

    async def test_nothing_typed_becomes_markup(self, desk: httpx.AsyncClient, path: Path) -> None:
        typed = {**NEW, "title": XSS, "words.any": XSS, "who.any.0.name": XSS, "outlets.any": XSS, "name": "plain"}
        refused = await desk.post("/subscriptions/new", data={**typed, "zone": XSS, "version": version(path)})
        assert refused.status_code == 422
        assert "<script>alert" not in refused.text
        made = await desk.post("/subscriptions/new", data={**typed, "version": version(path)})
        assert made.status_code == 303, made.text
        silenced = {"reason": XSS, "span": "1h", "version": version(path)}
        assert (await desk.post("/subscriptions/plain/silence", data=silenced)).status_code == 303
        for address in ("", "/plain", "/plain/edit", "/plain/remove", "/plain?tried=1", f"/new?words={XSS}&from="):
            page = await desk.get(f"/subscriptions{address}")
            assert page.status_code == 200
            assert "<script>alert" not in page.text
        assert load(path).subscription("plain") is not None

    async def test_a_name_of_nobody_is_told_harmlessly(self, desk: httpx.AsyncClient) -> None:
        for address in (
            "/subscriptions/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
            "/subscriptions/..%2Fx",
            "/subscriptions/x/edit",
        ):
            page = await desk.get(address)
            assert page.status_code == 404
            assert "<script>alert" not in page.text
