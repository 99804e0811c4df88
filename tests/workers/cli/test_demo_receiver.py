"""The demo's receiver takes what the webhook channel sends, and nothing else."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from ipaddress import ip_network
from typing import Any
from uuid import UUID, uuid4

import pytest
from standardwebhooks import Webhook

from schemas import Alert, AlertKind
from workers.channels.base import Delivered, Retry
from workers.channels.guard import Guard
from workers.channels.http import Poster
from workers.channels.message import Message, views
from workers.channels.webhook import WebhookChannel
from workers.cli.demo_receiver import Receiver, receiver


@pytest.fixture
def hooks() -> Iterator[Receiver]:
    with receiver() as made:
        yield made


def channel(hooks: Receiver, secret: str) -> WebhookChannel:
    poster = Poster(Guard([ip_network(hooks.host)]), connections=1)
    return WebhookChannel(hooks.url, [secret], poster, seconds=5, redirects=0, clock=lambda: datetime.now(UTC))


def message(*alerts: Alert, number: int = 1, digest: bool = False) -> Message:
    return Message(UUID(int=number), "desk", views(alerts), digest, 0, datetime.now(UTC))


async def test_what_is_signed_is_taken_once(hooks: Receiver, make_alert: Any) -> None:
    sender = channel(hooks, hooks.secret)
    for _ in range(2):
        assert isinstance(await sender.send(message(make_alert())), Delivered)
    await sender.close()
    assert hooks.counts == {HTTPStatus.OK: 1, HTTPStatus.ALREADY_REPORTED: 1}
    assert len(list(hooks.fresh())) == 1
    assert list(hooks.fresh()) == []
    assert hooks.summary() == "1 webhook received and verified, 1 repeated, 0 refused"


async def test_another_secret_is_refused(hooks: Receiver, make_alert: Any) -> None:
    sender = channel(hooks, "whsec_" + "QUJD" * 8)
    assert isinstance(await sender.send(message(make_alert())), Retry)
    await sender.close()
    assert hooks.counts == {HTTPStatus.UNAUTHORIZED: 1}
    assert list(hooks.fresh()) == []


@pytest.mark.parametrize("spoil", ["body", "age", "id"])
def test_what_was_changed_or_is_old_is_refused(hooks: Receiver, make_alert: Any, spoil: str) -> None:
    body, now = message(make_alert()).as_json(), datetime.now(UTC)
    signed_at = now - timedelta(minutes=6) if spoil == "age" else now
    name = str(uuid4())
    headers = {
        "webhook-id": str(uuid4()) if spoil == "id" else name,
        "webhook-timestamp": str(int(signed_at.timestamp())),
        "webhook-signature": Webhook(hooks.secret).sign(name, signed_at, body.decode()),
    }
    sent = body.replace("المحادثات".encode(), "المباحثات".encode()) if spoil == "body" else body
    assert hooks.take(sent, headers) is HTTPStatus.UNAUTHORIZED


async def test_an_alert_grows_with_each_outlet_that_joins(hooks: Receiver, make_alert: Any) -> None:
    sender = channel(hooks, hooks.secret)
    first, second = make_alert(), make_alert(kind=AlertKind.CORROBORATED, article="a2", outlet="الساحل")
    for number, alert in enumerate((first, second)):
        await sender.send(message(alert, number=number))
    await sender.send(message(first, second, number=2, digest=True))
    await sender.close()
    told = ["\n".join(one.lines()) for one in hooks.fresh()]
    assert [text.splitlines()[0] for text in told] == [
        "⇢ webhook alert.new for desk · its signature holds",
        "⇢ webhook alert.corroborated for desk · its signature holds",
        "⇢ webhook alert.digest for desk · 2 alerts · its signature holds",
    ]
    both = "، ".join((first.carriers[0].outlet, "الساحل"))
    assert told[0].endswith(f"({first.carriers[0].outlet})")
    assert told[1].endswith(f"({both})")
    assert told[2].count(f"({both})") == 2
