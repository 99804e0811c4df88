"""POST requests through the guard, and what their answers mean."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import urljoin, urlsplit

import httpcore

from workers.channels.base import Answer, Delivered, Gone, Rejected, Retry, reason
from workers.channels.config import checked_url
from workers.channels.guard import ForbiddenAddress, Guard, GuardedBackend, refusal

USER_AGENT: Final = "Tasrih (+https://tasrih.example/docs)"
LONGEST_RETRY_AFTER: Final = 24 * 3600.0
"""Seconds: a server that asks for more is asked again after a day."""
MOST_READ: Final = 64 * 1024
"""Bytes of an answer that are read, so that the connection can be used again; only the first are looked at."""
_BODY_SECONDS: Final = 2.0
"""So long the body may take once the status is there."""
_TOLD: Final = 120
_REDIRECTS: Final = (307, 308)
"""Those that keep method and body; after the others a GET would count as delivered."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: the status, the headers in lower case, the beginning of the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def told(self) -> str:
        """The answer in one line, for a person."""
        return reason(f"HTTP {self.status} {self.body[:_TOLD].decode('utf-8', 'replace')}")


class Poster:
    """A pool of connections for one channel. It never uses a proxy of the environment: that would dial for us."""

    def __init__(self, guard: Guard, *, connections: int, tls: ssl.SSLContext | None = None) -> None:
        self._guard = guard = guard.for_channel(connections)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls or ssl.create_default_context(),
            max_connections=connections,
            max_keepalive_connections=connections,
            keepalive_expiry=30.0,
            retries=0,
            network_backend=GuardedBackend(guard),
        )

    async def post(
        self, url: str, body: bytes, headers: Mapping[str, str], *, seconds: float, redirects: int = 0
    ) -> Reply | Retry | Rejected:
        """POST ``body``; the reply, or why there is none. ``seconds``: for each of connecting, writing and reading."""
        scheme = urlsplit(url).scheme
        for left in range(redirects, -1, -1):
            host = urlsplit(url).hostname or ""
            if self._guard.refuses_literally(host):
                return Rejected(refusal(host))
            try:
                reply = await self._once(url, body, headers, seconds)
            except ForbiddenAddress as error:
                return Retry(0, reason(error))  # its DNS may be put right
            except (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, ssl.SSLError) as error:
                return Retry(0, reason(f"{host}: {type(error).__name__} {error}"))
            target = reply.headers.get("location")
            if not left or reply.status not in _REDIRECTS or not target:
                return reply
            try:
                url = checked_url(urljoin(url, target))
            except ValueError as error:
                return Retry(0, reason(f"HTTP {reply.status}: redirects to what {error}"))
            if scheme == "https" != urlsplit(url).scheme:
                return Retry(0, reason(f"HTTP {reply.status}: redirects from https to http"))
        raise AssertionError("the last round returns")

    async def _once(self, url: str, body: bytes, headers: Mapping[str, str], seconds: float) -> Reply:
        extensions = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), seconds)}
        sent = [("user-agent", USER_AGENT), *headers.items()]
        async with self._pool.stream("POST", url, headers=sent, content=body, extensions=extensions) as response:
            body = await _beginning(response)
            got = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            return Reply(response.status, got, body)

    async def close(self) -> None:
        """Close all connections."""
        await self._pool.aclose()


async def _beginning(response: httpcore.Response) -> bytes:
    """The first of the body, as far as it comes: the answer is given by then, and a rest that never comes changes nothing."""
    read = bytearray()
    with suppress(TimeoutError, httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, ssl.SSLError):
        async with asyncio.timeout(_BODY_SECONDS):
            async for chunk in response.aiter_stream():
                read += chunk
                if len(read) >= MOST_READ:
                    break
    return bytes(read[:MOST_READ])


def answer_of(reply: Reply, now: Callable[[], datetime]) -> Answer:
    """What Standard Webhooks says of a status: 2xx has taken it, 410 wants no more, all else is tried again."""
    if 200 <= reply.status < 300:
        return Delivered()
    if reply.status == 410:
        return Gone(reply.told)
    if 300 <= reply.status < 400:
        return Retry(0, reason(f"HTTP {reply.status}: redirects to {reply.headers.get('location', 'nowhere')}"))
    return Retry(retry_after(reply.headers.get("retry-after"), now), reply.told)


def retry_after(header: str | None, now: Callable[[], datetime]) -> float:
    """Seconds that the header asks for, as a number or a date; 0 when it asks for none or cannot be read."""
    if not header:
        return 0
    try:
        seconds = float(header)
    except ValueError:
        try:
            moment = parsedate_to_datetime(header)
        except (ValueError, OverflowError):
            return 0
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        seconds = (moment - now()).total_seconds()
    return min(max(seconds, 0.0), LONGEST_RETRY_AFTER) if seconds == seconds else 0  # noqa: PLR0124 - not a number
