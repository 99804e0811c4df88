"""A form of another site cannot act here: what is posted repeats a secret that stands in a cookie of ours."""

from __future__ import annotations

import hmac
import secrets
from typing import Final
from urllib.parse import urlsplit

from fastapi import HTTPException, Request

from workers.monitor.guard import READING

CSRF_COOKIE: Final = "tasrih_csrf"
CSRF_FIELD: Final = "csrf"
CSRF_HEADER: Final = "X-CSRF-Token"
_BYTES: Final = 24


def csrf_of(request: Request) -> str:
    """The secret of this browser: of its cookie, else a new one for the answer to set."""
    if CSRF_COOKIE in request.cookies:
        return request.cookies[CSRF_COOKIE]
    if not hasattr(request.state, "csrf"):
        request.state.csrf = secrets.token_urlsafe(_BYTES)
    return str(request.state.csrf)


async def check_csrf(request: Request) -> None:
    """A dependency of every route. Raises HTTPException 403 unless what changes something comes from a page of ours.

    The secret is a field ``csrf`` of the form or the header X-CSRF-Token. A request that shows a token by the header
    Authorization needs none: no browser sends that by itself.
    """
    if request.method in READING or request.headers.get("authorization", "").lower().startswith("bearer "):
        return
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403, "This request comes from another site.")
    expected = request.cookies.get(CSRF_COOKIE, "")
    given = request.headers.get(CSRF_HEADER)
    if given is None:
        given = str((await request.form()).get(CSRF_FIELD, ""))
    if not expected or not hmac.compare_digest(given.encode(), expected.encode()):
        raise HTTPException(403, "This page is too old to send anything: load it again.")
