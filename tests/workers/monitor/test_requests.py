"""Every request: host, reader, role, the secret of forms, headers."""

from __future__ import annotations

import re

import httpx
import pytest
from fastapi.routing import APIRoute

from tests.workers.monitor.conftest import CSRF, client_of
from workers.monitor.access import SESSION_COOKIE, session_of
from workers.monitor.app import DATA, PAGES
from workers.monitor.csrf import CSRF_COOKIE
from workers.monitor.guard import HEADERS, READING
from workers.store import Store

TOKEN, VIEWER = "the token of editors", "the token of viewers"
TOKENS = {"monitor_token": TOKEN, "monitor_viewer_token": VIEWER}


@pytest.mark.parametrize("path", ["/", "/static/css/base.css", "/nowhere", "/live/older", "/health", "/login"])
async def test_every_answer_has_the_headers(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path)
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "server" not in answer.headers


async def test_the_policy_lets_nothing_in_from_elsewhere(client: httpx.AsyncClient) -> None:
    policy = dict(rule.split(" ", 1) for rule in HEADERS["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert not any(word in HEADERS["Content-Security-Policy"] for word in ("unsafe", "http:", "https:", "data:", "*"))
    page = (await client.get("/")).text
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]* (src=\"/static/|type=\"application/json\"))", page)


async def test_another_name_for_this_address_is_refused(store: Store) -> None:
    async with client_of(store, host="evil.example") as client:
        answer = await client.get("/")
    assert answer.status_code == 421
    assert "TASRIH_MONITOR_HOSTS" in answer.text
    assert "سالم" not in answer.text


async def test_a_proxy_in_front_of_an_open_screen_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.get("/", headers={"X-Forwarded-For": "203.0.113.9"})
    assert answer.status_code == 403
    assert "TASRIH_MONITOR_TOKEN" in answer.text


def routes() -> list[tuple[str, str]]:
    """Method and path of every route, with something for what stands in braces."""
    found = [route for part in (*PAGES, *DATA) for route in part.router.routes if isinstance(route, APIRoute)]
    return sorted((method, re.sub(r"{.*?}", "x", route.path)) for route in found for method in route.methods or ())


async def test_without_a_token_no_page_is_shown_but_the_form(store: Store) -> None:
    async with client_of(store, **TOKENS) as client:
        paths = [path for method, path in routes() if method == "GET"]
        assert len(paths) > 4
        for path in (*paths, "/api/openapi.json"):
            browser = await client.get(path)
            program = await client.get(path, headers={"Accept": "*/*"})
            if path in ("/login", "/health"):
                assert (browser.status_code, program.status_code) == (200, 200), path
            else:
                assert (browser.status_code, program.status_code) == (303, 401), path
                assert browser.headers["location"].startswith("/login?to=%2F")
                assert not browser.text


@pytest.mark.parametrize("path", ["/login/../", "/loginx", "/static/../", "/static/%2e%2e/app.py", "/health/x"])
async def test_what_looks_like_an_open_path_shows_nothing(store: Store, path: str) -> None:
    async with client_of(store, **TOKENS) as client:
        answer = await client.get(path)
    assert "سالم" not in answer.text
    assert "FastAPI" not in answer.text


async def test_signing_in_and_out(store: Store) -> None:
    async with client_of(store, **TOKENS) as client:
        assert (await client.post("/login", data={"token": "wrong", "to": "/"})).status_code == 403
        assert SESSION_COOKIE not in client.cookies
        answer = await client.post("/login", data={"token": f" {TOKEN}\n", "to": "/?act=deny"})
        assert (answer.status_code, answer.headers["location"]) == (303, "/?act=deny")
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=lax" in cookie
        assert TOKEN not in cookie
        assert (await client.get("/")).status_code == 200
        assert (await client.post("/login/out")).headers["location"] == "/login"
        assert (await client.get("/")).status_code == 303


@pytest.mark.parametrize(
    "to", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\n/x"]
)
async def test_signing_in_leads_nowhere_else(store: Store, to: str) -> None:
    async with client_of(store, **TOKENS) as client:
        answer = await client.post("/login", data={"token": TOKEN, "to": to})
    assert answer.headers["location"] == "/"


async def test_a_viewer_sees_and_changes_nothing(store: Store) -> None:
    async with client_of(store, **TOKENS) as client:
        client.cookies[SESSION_COOKIE] = session_of(VIEWER)
        assert (await client.get("/")).status_code == 200
        for path in ("/", "/alerts/x", "/subscriptions", "/nowhere"):
            for method in ("POST", "PUT", "PATCH", "DELETE"):
                answer = await client.request(method, path)
                assert (answer.status_code, answer.text) == (403, "A viewer may not change anything.\n")
        assert (await client.post("/login/out")).status_code == 303, "but he may leave"


async def test_an_editor_is_not_stopped_there(client: httpx.AsyncClient) -> None:
    assert (await client.post("/nowhere")).status_code in (404, 405)


@pytest.mark.parametrize(
    ("cookie", "field", "header", "origin", "passes"),
    [
        (CSRF, CSRF, None, None, True),
        (CSRF, None, CSRF, None, True),
        (CSRF, CSRF, None, "http://127.0.0.1", True),
        (CSRF, None, None, None, False),
        (CSRF, "another", None, None, False),
        (CSRF, None, "another", None, False),
        (CSRF, CSRF, "another", None, False),
        (None, CSRF, None, None, False),
        (None, None, None, None, False),
        ("", "", "", None, False),
        (CSRF, CSRF, None, "https://evil.example", False),
        (CSRF, CSRF, None, "null", False),
    ],
)
async def test_forms_of_other_sites_do_nothing(
    client: httpx.AsyncClient,
    cookie: str | None,
    field: str | None,
    header: str | None,
    origin: str | None,
    passes: bool,
) -> None:
    client.cookies.clear()
    del client.headers["X-CSRF-Token"]
    if cookie is not None:
        client.cookies[CSRF_COOKIE] = cookie
    given = {"X-CSRF-Token": header, "Origin": origin}
    answer = await client.post(
        "/login/out",
        data={"csrf": field} if field is not None else {},
        headers={name: value for name, value in given.items() if value is not None},
    )
    assert answer.status_code == (303 if passes else 403)


async def test_a_program_with_a_token_needs_no_secret_of_forms(store: Store) -> None:
    async with client_of(store, **TOKENS) as client:
        client.cookies.clear()
        del client.headers["X-CSRF-Token"]
        passes = await client.post("/login/out", headers={"Authorization": f"Bearer {TOKEN}"})
        browser = await client.post("/login/out", headers={"Authorization": "Basic " + TOKEN})
    assert (passes.status_code, browser.status_code) == (303, 403)


async def test_every_route_that_changes_something_asks_for_the_secret_of_forms(client: httpx.AsyncClient) -> None:
    del client.headers["X-CSRF-Token"]
    changing = [(method, path) for method, path in routes() if method not in READING]
    assert changing
    for method, path in changing:
        answer = await client.request(method, path)
        assert answer.status_code == 403, (method, path)
        assert "load it again" in answer.text
