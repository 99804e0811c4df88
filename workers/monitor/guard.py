"""What every request passes before a page is asked: host, reader, role; and the headers that every answer carries."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from workers.monitor.access import Access, Role
from workers.monitor.problems import problem

OPEN_PATHS: Final = ("/static/", "/login", "/health")
"""What anybody may ask for: no article, no name and no figure stands there."""
API_PATH: Final = "/api/"
"""There programs are told of errors as problems (RFC 9457)."""
FEED_PATHS: Final = ("/feed.atom", "/feed.json")
"""How the path of every feed ends. Readers of feeds cannot sign in: there the address itself may carry a token."""
READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
"""On every answer. A route may set ``Cache-Control``; where it does not, nothing between us and the reader keeps a page."""


class Guard:
    """ASGI middleware, so that no route can be forgotten. The reader is in ``request.state.reader``."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: D102
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("Cache-Control", "private, no-cache")
            await send(message)

        refused = self._refusal(Request(scope))
        await (refused or self._app)(scope, receive, send_with_headers)

    def _refusal(self, request: Request) -> Response | None:
        """The answer to a request that goes no further; None where it may."""
        host = request.headers.get("host", "")
        if not self._access.takes_host(host):
            return PlainTextResponse(
                f"This screen is not called {host[:200]!r}. If it should be, name that in TASRIH_MONITOR_HOSTS.\n", 421
            )
        reader = self._access.reader(request.client.host if request.client else None, request.headers, request.cookies)
        if reader is None and request.url.path.endswith(FEED_PATHS):
            reader = self._access.feed_reader(request.query_params.get("token", ""))
        request.state.reader = reader
        if request.url.path.startswith(OPEN_PATHS):
            return None
        if reader is None:
            return _asked_to_sign_in(request, self._access)
        if request.method not in READING and reader.role is not Role.EDITOR:
            return PlainTextResponse("A viewer may not change anything.\n", 403)
        return None


def _asked_to_sign_in(request: Request, access: Access) -> Response:
    """The form for a browser that opens a page; 401 for everything else."""
    if access.open:
        return PlainTextResponse(
            "This screen is open to its own machine only, and a proxy passed this request on. "
            "Set TASRIH_MONITOR_TOKEN, or TASRIH_MONITOR_PROXY_HEADER.\n",
            403,
        )
    wants_page = request.method == "GET" and "text/html" in Headers(scope=request.scope).get("accept", "")
    if access.tokens and wants_page:
        target = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/login?to={quote(target, safe='')}", 303)
    detail = "Not signed in: send the token (Authorization: Bearer …)."
    headers = {"WWW-Authenticate": 'Basic realm="Tasrih"'}
    if request.url.path.startswith(API_PATH):
        return problem(request, HTTPException(401, detail, headers))
    return PlainTextResponse(f"{detail}\n", 401, headers)
