"""Who is let in, and that nobody is by accident."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from workers.errors import SettingsError
from workers.monitor.access import Access, Reader, Role, access_of, described, session_of
from workers.settings import Settings, load_settings

TOKEN, VIEWER = "the token of editors", "the token of viewers"
PROXY = {"monitor_proxy_header": "X-Forwarded-User", "monitor_proxy_addresses": "10.1.0.0/16"}


def access(**settings: Any) -> Access:
    return access_of(Settings(**settings))


def basic(password: str) -> str:
    return "Basic " + base64.b64encode(f"feed:{password}".encode()).decode()


@pytest.mark.parametrize(
    "settings",
    [
        {"monitor_host": "0.0.0.0"},
        {"monitor_host": "::"},
        {"monitor_host": "10.0.0.5"},
        {"monitor_host": "news.example"},
        {"monitor_host": "127.0.0.1.news.example"},
        {"monitor_host": "0.0.0.0", "monitor_hosts": "news.example", "monitor_editors": "*"},
        {"monitor_host": "0.0.0.0", "monitor_proxy_addresses": "10.1.0.0/16"},
    ],
)
def test_it_refuses_to_start_open_to_the_world(settings: dict[str, Any]) -> None:
    with pytest.raises(SettingsError, match="open to everybody"):
        access(**settings)


def test_a_header_that_anybody_could_send_is_refused() -> None:
    with pytest.raises(SettingsError, match="whose header"):
        access(monitor_proxy_header="X-Forwarded-User")


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"monitor_host": "localhost"},
        {"monitor_host": "::1"},
        {"monitor_host": "0.0.0.0", "monitor_token": TOKEN},
        {"monitor_host": "0.0.0.0", "monitor_viewer_token": VIEWER},
        {"monitor_host": "0.0.0.0", **PROXY},
    ],
)
def test_it_starts_where_somebody_vouches_or_nobody_can_reach_it(settings: dict[str, Any]) -> None:
    assert access(**settings)


@pytest.mark.parametrize("name", ["monitor_token", "monitor_viewer_token"])
def test_a_short_token_is_refused_and_not_told(name: str) -> None:
    with pytest.raises(SettingsError) as told:
        load_settings(**{name: "geheim"})
    assert f"TASRIH_{name.upper()}" in str(told.value)
    assert "geheim" not in str(told.value)


def test_a_token_stands_in_no_message() -> None:
    settings = Settings(monitor_token=TOKEN)
    assert TOKEN not in repr(settings) + described(access_of(settings)) + session_of(TOKEN)


def test_on_the_loopback_interface_everybody_is_an_editor() -> None:
    assert access().reader("127.0.0.1", {}, {}) == Reader(Role.EDITOR)


@pytest.mark.parametrize("header", ["x-forwarded-for", "forwarded", "via", "x-real-ip", "x-forwarded-host"])
def test_what_a_proxy_passes_on_does_not_come_from_this_machine(header: str) -> None:
    assert access().reader("127.0.0.1", {header: "203.0.113.9"}, {}) is None


@pytest.mark.parametrize(
    ("headers", "cookies", "role"),
    [
        ({"authorization": f"Bearer {TOKEN}"}, {}, Role.EDITOR),
        ({"authorization": f"bearer  {TOKEN}"}, {}, Role.EDITOR),
        ({"authorization": basic(TOKEN)}, {}, Role.EDITOR),
        ({"authorization": f"Bearer {VIEWER}"}, {}, Role.VIEWER),
        ({}, {"tasrih_session": session_of(TOKEN)}, Role.EDITOR),
        ({}, {"tasrih_session": session_of(VIEWER)}, Role.VIEWER),
        ({}, {}, None),
        ({"authorization": "Bearer another token of 16"}, {}, None),
        ({"authorization": f"Bearer {TOKEN[:-1]}"}, {}, None),
        ({"authorization": "Bearer "}, {}, None),
        ({"authorization": TOKEN}, {}, None),
        ({"authorization": "Basic not-base64!"}, {}, None),
        ({"authorization": "Basic /w=="}, {}, None),
        ({"authorization": "Bearer رمز"}, {}, None),
        ({}, {"tasrih_session": TOKEN}, None),
        ({}, {"tasrih_session": session_of("another token of 16")}, None),
        ({"x-forwarded-user": "sami"}, {}, None),
    ],
)
def test_tokens(headers: dict[str, str], cookies: dict[str, str], role: Role | None) -> None:
    reader = access(monitor_token=TOKEN, monitor_viewer_token=VIEWER).reader("127.0.0.1", headers, cookies)
    assert (reader and reader.role) == role


@pytest.mark.parametrize(
    ("client", "headers", "expected"),
    [
        ("10.1.2.3", {"x-forwarded-user": "sami"}, Reader(Role.VIEWER, "sami")),
        ("10.1.2.3", {"x-forwarded-user": "lina"}, Reader(Role.EDITOR, "lina")),
        ("10.1.2.3", {"x-forwarded-user": ""}, None),
        ("10.1.2.3", {}, None),
        ("10.2.2.3", {"x-forwarded-user": "lina"}, None),
        ("127.0.0.1", {"x-forwarded-user": "lina"}, None),
        (None, {"x-forwarded-user": "lina"}, None),
        ("testclient", {"x-forwarded-user": "lina"}, None),
    ],
)
def test_a_proxy_vouches_by_its_address(client: str | None, headers: dict[str, str], expected: Reader | None) -> None:
    assert access(**PROXY, monitor_editors="lina,omar").reader(client, headers, {}) == expected


def test_all_readers_of_a_proxy_may_be_editors() -> None:
    reader = access(**PROXY, monitor_editors="*").reader("10.1.2.3", {"x-forwarded-user": "sami"}, {})
    assert reader == Reader(Role.EDITOR, "sami")


@pytest.mark.parametrize(
    ("host", "open_to_this_machine", "with_token"),
    [
        ("127.0.0.1:8620", True, True),
        ("localhost:8620", True, True),
        ("LOCALHOST", True, True),
        ("[::1]:8620", True, True),
        ("news.example", True, True),  # named in the settings
        ("10.0.0.5:8620", False, True),
        ("[fd00::5]:8620", False, True),
        ("evil.example:8620", False, False),
        ("localhost.evil.example", False, False),
        ("127.0.0.1.evil.example", False, False),
        ("", False, False),
    ],
)
def test_hosts(host: str, open_to_this_machine: bool, with_token: bool) -> None:
    assert access(monitor_hosts="news.example").takes_host(host) is open_to_this_machine
    assert access(monitor_hosts="news.example", monitor_token=TOKEN).takes_host(host) is with_token
