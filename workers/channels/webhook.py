"""Signed webhooks, as Standard Webhooks 1.0 says (https://www.standardwebhooks.com).

The message's id goes out as ``webhook-id`` on every try, so that a receiver that keeps the ids it has seen takes a
message once. Time and signatures are of the try: a receiver refuses a time that is more than five minutes off.
"""

from __future__ import annotations

import binascii
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

from standardwebhooks import Webhook

from workers.channels.base import Answer, ChannelError
from workers.channels.http import Poster, Reply, answer_of
from workers.channels.message import Message

SHORTEST_SECRET: Final = 24
LONGEST_SECRET: Final = 64
"""Bytes, as the specification asks."""


class WebhookChannel:
    """One endpoint."""

    def __init__(
        self,
        url: str,
        secrets: Sequence[str],
        poster: Poster,
        *,
        seconds: float,
        redirects: int,
        clock: Callable[[], datetime],
    ) -> None:
        """``secrets``: the newest first; each signs. ``seconds``: of one step of a request. Raises ChannelError."""
        self._url = url
        self._signers = [_signer(secret) for secret in secrets]
        self._poster = poster
        self._seconds = seconds
        self._redirects = redirects
        self._clock = clock

    async def send(self, message: Message) -> Answer:
        """POST the message, signed by every secret."""
        body = message.as_json()
        now = self._clock().astimezone(UTC)
        signed = (signer.sign(str(message.id), now, body.decode()) for signer in self._signers)
        headers = {
            "content-type": "application/json",
            "webhook-id": str(message.id),
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": " ".join(signed),
        }
        reply = await self._poster.post(self._url, body, headers, seconds=self._seconds, redirects=self._redirects)
        return answer_of(reply, self._clock) if isinstance(reply, Reply) else reply

    async def close(self) -> None:
        """Close the connections."""
        await self._poster.close()


def _signer(secret: str) -> Webhook:
    """The library's signer. Raises ChannelError, which does not repeat the secret."""
    try:
        raw = binascii.a2b_base64(secret.strip().removeprefix("whsec_"), strict_mode=True)
    except (binascii.Error, ValueError):
        raw = b""
    if not SHORTEST_SECRET <= len(raw) <= LONGEST_SECRET:
        raise ChannelError(
            f"A signing secret is not base64 of {SHORTEST_SECRET} to {LONGEST_SECRET} bytes.",
            "Make one with: openssl rand -base64 32 (and write whsec_ before it).",
        )
    return Webhook(raw)
