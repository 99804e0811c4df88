from __future__ import annotations

from datetime import UTC, datetime

import pytest
from starlette.requests import Request

from workers.monitor.conditional import answer
from workers.monitor.links import absolute

CHANGED = datetime(2026, 3, 4, 12, 0, 0, 900_000, tzinfo=UTC)


def request(**headers: str) -> Request:
    named = {"host": "desk.example:8443", **{name.replace("_", "-"): value for name, value in headers.items()}}
    raw = [(name.encode(), value.encode()) for name, value in named.items()]
    scope = {"type": "http", "scheme": "http", "path": "/", "headers": raw, "server": ("127.0.0.1", 80)}
    return Request(scope)


def status(changed: datetime | None = CHANGED, **headers: str) -> int:
    return answer(request(**headers), b"body", "text/plain", changed).status_code


TAG = answer(request(), b"body", "text/plain").headers["etag"]


@pytest.mark.parametrize(
    "headers",
    [
        {"if_none_match": TAG},
        {"if_none_match": f"W/{TAG}"},
        {"if_none_match": f'"a", {TAG}'},
        {"if_none_match": "*"},
        {"if_modified_since": "Wed, 04 Mar 2026 12:00:00 GMT"},
        {"if_modified_since": "Thu, 05 Mar 2026 12:00:00 GMT"},
    ],
)
def test_who_has_it_does_not_get_it_again(headers: dict[str, str]) -> None:
    assert status(**headers) == 304


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"if_none_match": '"a"'},
        {"if_none_match": ""},
        {"if_none_match": '"a"', "if_modified_since": "Thu, 05 Mar 2026 12:00:00 GMT"},
        {"if_modified_since": "Wed, 04 Mar 2026 11:59:59 GMT"},
        {"if_modified_since": "yesterday"},
        {"if_modified_since": "Wed, 04 Mar 2026 12:00:00 -0000"},
    ],
)
def test_who_has_something_else_gets_it(headers: dict[str, str]) -> None:
    assert status(**headers) == 200


def test_without_a_moment_only_the_tag_counts() -> None:
    assert status(None, if_modified_since="Thu, 05 Mar 2026 12:00:00 GMT") == 200


def test_another_body_has_another_tag() -> None:
    assert answer(request(), b"another", "text/plain").headers["etag"] != TAG


@pytest.mark.parametrize(
    ("proto", "scheme"), [("", "http"), ("https", "https"), ("javascript", "http"), ("https,http", "http")]
)
def test_links_have_the_scheme_that_the_reader_speaks(proto: str, scheme: str) -> None:
    assert absolute(request(x_forwarded_proto=proto), "/feed.atom") == f"{scheme}://desk.example:8443/feed.atom"
