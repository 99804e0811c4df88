"""Addresses that somebody elsewhere can follow: with scheme and host."""

from __future__ import annotations

from fastapi import Request


def absolute(request: Request, address: str) -> str:
    """``address`` (a path with its query) as the reader who asks can reach it.

    The host is the one that was asked for, which the guard has checked. Behind a proxy that speaks TLS the scheme is the
    proxy's; who lies about it deceives nobody but himself.
    """
    asked = request.headers.get("x-forwarded-proto", "")
    scheme = asked if asked in ("http", "https") else request.url.scheme
    return f"{scheme}://{request.url.netloc}{address}"
