"""Answers that a reader who has them already need not get again (RFC 9110: ETag, Last-Modified, 304)."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from fastapi import Request, Response
from starlette.datastructures import Headers


def answer(
    request: Request, body: bytes, media_type: str, changed: datetime | None = None, *, link: str = ""
) -> Response:
    """``body``, or 304 where the reader has it.

    ``changed``: when it last became another one, where that is known. ``link``: the header of that name. The tag is made of
    the very bytes, so that no change can be missed.
    """
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    sent = {"ETag": tag} | ({"Link": link} if link else {})
    if changed is not None:
        sent["Last-Modified"] = format_datetime(changed.astimezone(UTC), usegmt=True)
    if _has(request.headers, tag, changed):
        return Response(status_code=304, headers=sent)
    return Response(body, media_type=media_type, headers=sent)


def _has(given: Headers, tag: str, changed: datetime | None) -> bool:
    if "if-none-match" in given:
        known = {one.strip().removeprefix("W/") for one in given["if-none-match"].split(",")}
        return bool(known & {tag, "*"})
    if changed is None or "if-modified-since" not in given:
        return False
    try:
        since = parsedate_to_datetime(given["if-modified-since"])
    except ValueError:
        return False
    # Of a moment the header holds the seconds only.
    return since.tzinfo is not None and changed.astimezone(UTC).replace(microsecond=0) <= since
