"""A subscriber's side of the demo: a small server on this machine that takes signed webhooks and looks at the signatures.

It does what any receiver should: refuse what is not signed, take each id once, and keep alerts by their ``alert_id``, so
that an outlet that joins makes an alert grow instead of making another one.
"""

from __future__ import annotations

import base64
import secrets
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, SimpleQueue
from typing import Any, Final
from uuid import UUID

from pydantic import ValidationError
from standardwebhooks import Webhook, WebhookVerificationError

from schemas import Alert
from workers.channels.rendering import cut
from workers.cli.output import counted
from workers.sinks.render import ACTS, CHANGES, RIGHT_TO_LEFT_MARK, isolated, outlets, printable, quoted

_HOST: Final = "127.0.0.1"
_SHOWN: Final = 90
"""Characters of a statement."""
_POLL_SECONDS: Final = 0.05


@dataclass(frozen=True, slots=True)
class Received:
    """One webhook whose signature holds, and that came for the first time."""

    type: str
    """``alert.new``, ``alert.corroborated``, ``alert.digest`` …"""
    subscription: str
    alerts: tuple[tuple[Alert, tuple[str, ...]], ...]
    """Each with the outlets that carry it, as far as the receiver was told."""

    def lines(self, *, bidi: bool = False) -> Iterator[str]:
        """It for a person: what came, and of each alert who says what and which outlets carry it by now."""
        counted = f" · {len(self.alerts)} alerts" if len(self.alerts) > 1 else ""
        yield f"⇢ webhook {self.type} for {self.subscription}{counted} · its signature holds"
        for alert, carried in self.alerts:
            who, what = (isolated(text, bidi) for text in (printable(alert.speaker.label), cut(_first(alert), _SHOWN)))
            carriers = "، ".join(isolated(outlet, bidi) for outlet in carried)
            yield f"{RIGHT_TO_LEFT_MARK if bidi else ''}  {who} — {what} ({carriers})"


def _first(alert: Alert) -> str:
    """The first thing that its speaker says in ``alert``: «نفي: …», of a correction «تغيّر رقم: …»."""
    if alert.changes:
        change = alert.changes[0]
        return f"{CHANGES[change.reason]}: {printable(change.after or change.before)}"
    said = alert.leading
    return f"{ACTS[said.act]}: {quoted(said)}"


class Receiver:
    """What the server has got. The threads of the server put in; the demo takes out."""

    host: Final = _HOST

    def __init__(self, port: int) -> None:
        self.url: Final = f"http://{_HOST}:{port}/hooks/tasrih"
        self.secret: Final = "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()
        self.counts: Final[Counter[HTTPStatus]] = Counter()
        """OK: taken; ALREADY_REPORTED: an id that was there; UNAUTHORIZED: the signature does not hold."""
        self._verifier = Webhook(self.secret)
        self._carried: dict[UUID, tuple[str, ...]] = {}
        self._ids: set[str] = set()
        self._lock = threading.Lock()
        self._fresh: Final[SimpleQueue[Received]] = SimpleQueue()

    def take(self, body: bytes, headers: dict[str, str]) -> HTTPStatus:
        """The answer to one request."""
        with self._lock:
            status = self._take(body, headers)
            self.counts[status] += 1
            return status

    def fresh(self) -> Iterator[Received]:
        """What has come since the last call."""
        while True:
            try:
                yield self._fresh.get_nowait()
            except Empty:
                return

    def summary(self) -> str:
        """How many came, and how many were refused or repeated."""
        taken, repeated = self.counts[HTTPStatus.OK], self.counts[HTTPStatus.ALREADY_REPORTED]
        refused = self.counts.total() - taken - repeated
        return f"{counted(taken, 'webhook')} received and verified, {repeated} repeated, {refused} refused"

    def _take(self, body: bytes, headers: dict[str, str]) -> HTTPStatus:
        try:
            message: Any = self._verifier.verify(body, headers)
        except WebhookVerificationError:
            return HTTPStatus.UNAUTHORIZED
        if headers["webhook-id"] in self._ids:
            return HTTPStatus.ALREADY_REPORTED
        self._ids.add(headers["webhook-id"])
        data = message["data"]
        try:
            alerts = tuple(Alert.model_validate(alert) for alert in data["alerts"])
        except ValidationError:
            return HTTPStatus.BAD_REQUEST
        for alert in alerts:
            known = self._carried.get(alert.alert_id, ())
            self._carried[alert.alert_id] = tuple(dict.fromkeys((*known, *outlets(alert))))
        grown = tuple((alert, self._carried[alert.alert_id]) for alert in alerts)
        self._fresh.put(Received(message["type"], data["subscription"], grown))
        return HTTPStatus.OK


@contextmanager
def receiver() -> Iterator[Receiver]:
    """A receiver that listens on a free port of this machine, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            self.send_response(made.take(body, {name.lower(): value for name, value in self.headers.items()}))
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing: the demo tells what came."""

    with ThreadingHTTPServer((_HOST, 0), Handler) as server:
        made = Receiver(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, args=(_POLL_SECONDS,), daemon=True)
        thread.start()
        try:
            yield made
        finally:
            server.shutdown()
            thread.join()
