"""What ``workers.channels.base.Channel`` promises, over every channel, against real servers."""

from __future__ import annotations

import asyncio
import io
import json
import threading
import uuid
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from kafka import KafkaAdminClient, KafkaConsumer
from pydantic import TypeAdapter

from tests.workers.channels.servers import HttpServer, Reply, free_port, http_server, smtp_server
from workers.brokers import embedded_broker
from workers.channels.base import Channel, Delivered, Retry
from workers.channels.build import Surroundings, build
from workers.channels.config import ChannelConfig
from workers.channels.console import ConsoleChannel
from workers.channels.guard import Guard
from workers.channels.message import Message
from workers.channels.rendering import Templates

Make = Callable[..., Message]
ENVIRON = {"SECRET": "whsec_" + "c2VjcmV0IG9mIDI0IGJ5dGVzIGF0IGxlYXN0"}
AROUND = Surroundings(guard=Guard([ip_network("127.0.0.0/8")]), environ=ENVIRON)


def channel_of(given: Mapping[str, Any], environ: Mapping[str, str] = ENVIRON) -> Channel:
    around = Surroundings(guard=AROUND.guard, environ=environ)
    config: ChannelConfig = TypeAdapter(ChannelConfig).validate_python(given)
    return build("it", config, around)


@dataclass
class Subject:
    """A kind of channel, and what reaches the other side."""

    make: Callable[[], Channel]
    arrived: Callable[[], list[str]]
    """All that has arrived, as text."""
    ids: Callable[[], list[str]] | None = None
    """The ids of the messages there; None where the other side is not told them."""
    away: Callable[[], Channel] | None = None
    """The same channel to somebody who is not there."""
    server: HttpServer | None = field(default=None)


@pytest.fixture
def webhook() -> Iterator[Subject]:
    with http_server() as server:
        made = {"type": "webhook", "url": f"{server.url}/hook", "secrets_env": ["SECRET"]}
        away = {**made, "url": f"http://127.0.0.1:{free_port()}/"}
        yield Subject(
            lambda: channel_of(made), lambda: [request.body.decode() for request in server.requests],
            lambda: [request.headers["webhook-id"] for request in server.requests], lambda: channel_of(away), server,
        )  # fmt: skip


@pytest.fixture
def alertmanager() -> Iterator[Subject]:
    with http_server() as server:
        made = {"type": "alertmanager", "url": server.url}
        away = {**made, "url": f"http://127.0.0.1:{free_port()}"}
        yield Subject(
            lambda: channel_of(made), lambda: [request.body.decode() for request in server.requests],
            lambda: [request.json[0]["annotations"]["message_id"] for request in server.requests],
            lambda: channel_of(away), server,
        )  # fmt: skip


@pytest.fixture
def apprise() -> Iterator[Subject]:
    with http_server() as server:
        given = {"type": "apprise", "url_env": "URL", "marks": False}
        yield Subject(
            lambda: channel_of(given, {"URL": f"json://127.0.0.1:{server.port}/"}),
            lambda: [json.dumps(request.json, ensure_ascii=False) for request in server.requests], None,
            lambda: channel_of(given, {"URL": f"json://127.0.0.1:{free_port()}/"}), server,
        )  # fmt: skip


@pytest.fixture
def smtp() -> Iterator[Subject]:
    with smtp_server() as (mailbox, port):
        made = {
            "type": "smtp", "host": "127.0.0.1", "port": port, "security": "none",
            "sender": "tasrih@news.example", "to": ["desk@news.example", "night@news.example"],
        }  # fmt: skip

        def texts() -> list[str]:
            parts = [mail.get_body(("plain",)) for mail in mailbox.mails]
            return [f"{mail['subject']}\n{part.get_content()}" for mail, part in zip(mailbox.mails, parts, strict=True)]

        yield Subject(
            lambda: channel_of(made), texts, lambda: [mail["message-id"][1:37] for mail in mailbox.mails],
            lambda: channel_of({**made, "port": free_port()}),
        )  # fmt: skip


@pytest.fixture(scope="session")
def broker() -> Iterator[str]:
    with embedded_broker() as running:
        yield running.address


@pytest.fixture
def kafka(broker: str) -> Subject:
    topic = f"desk-{uuid.uuid4().hex[:8]}"
    admin = KafkaAdminClient(bootstrap_servers=broker)
    admin.create_topics({topic: {"num_partitions": 1, "replication_factor": 1}})
    admin.close()
    made = {"type": "kafka", "topic": topic, "brokers": broker, "timeout": 5}

    def records() -> list[Any]:
        consumer = KafkaConsumer(
            topic, bootstrap_servers=broker, auto_offset_reset="earliest", consumer_timeout_ms=1500, group_id=None
        )
        try:
            return list(consumer)
        finally:
            consumer.close()

    return Subject(
        lambda: channel_of(made), lambda: [record.value.decode() for record in records()],
        lambda: [dict(record.headers)["ce_id"].decode() for record in records()],
        lambda: channel_of({**made, "brokers": f"127.0.0.1:{free_port()}", "timeout": 2}),
    )  # fmt: skip


@pytest.fixture
def jsonl(tmp_path: Path) -> Subject:
    path = tmp_path / "out.jsonl"

    def lines() -> list[str]:
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    return Subject(
        lambda: channel_of({"type": "jsonl", "path": str(path)}), lines,
        lambda: [json.loads(line)["data"]["message_id"] for line in lines()],
        lambda: channel_of({"type": "jsonl", "path": str(tmp_path / "no" / "where.jsonl")}),
    )  # fmt: skip


@pytest.fixture
def console() -> Subject:
    written = io.StringIO()

    def shown() -> list[str]:
        return [written.getvalue()] if written.getvalue() else []

    return Subject(lambda: ConsoleChannel(Templates(), "default", written), shown)


KINDS = ("webhook", "alertmanager", "apprise", "smtp", "kafka", "jsonl", "console")


@pytest.fixture(params=KINDS)
def subject(request: pytest.FixtureRequest) -> Subject:
    return request.getfixturevalue(request.param)


@pytest.fixture(params=["webhook", "alertmanager", "apprise"])
def over_http(request: pytest.FixtureRequest) -> Subject:
    return request.getfixturevalue(request.param)


@pytest.fixture(params=[kind for kind in KINDS if kind != "console"])
def to_somebody(request: pytest.FixtureRequest) -> Subject:
    """All but the console, which is always there."""
    return request.getfixturevalue(request.param)


@pytest.fixture
async def channel(subject: Subject) -> AsyncIterator[Channel]:
    made = subject.make()
    yield made
    await made.close()


async def test_a_message_arrives(channel: Channel, subject: Subject, make_message: Make) -> None:
    assert await channel.send(make_message("one", "الجسر يفتح يوم الأحد", title="وزير النقل")) == Delivered()
    (arrived,) = subject.arrived()
    for told in ("الجسر يفتح يوم الأحد", "سالم الهادي", "وزير النقل", "وكالة الغد"):
        assert told in arrived


async def test_a_digest_arrives_whole(channel: Channel, subject: Subject, make_message: Make) -> None:
    contents = [f"خبر رقم {number}" for number in range(7)]
    assert await channel.send(make_message("digest", *contents)) == Delivered()
    arrived = "".join(subject.arrived())
    assert all(content in arrived for content in contents)


async def test_a_summary_tells_how_many(channel: Channel, subject: Subject, make_message: Make) -> None:
    assert await channel.send(make_message("flood", "أولها", summary_of=321)) == Delivered()
    assert "321" in "".join(subject.arrived())


async def test_the_same_again_has_the_same_id(channel: Channel, subject: Subject, make_message: Make) -> None:
    message = make_message("twice")
    assert [await channel.send(message) for _ in range(2)] == [Delivered(), Delivered()]
    if subject.ids is not None:
        assert subject.ids() == [str(message.id)] * 2


async def test_several_at_once(channel: Channel, subject: Subject, make_message: Make) -> None:
    messages = [make_message(f"n{number}", f"خبر {number} من كثير") for number in range(12)]
    assert set(await asyncio.gather(*map(channel.send, messages))) == {Delivered()}
    arrived = "".join(subject.arrived())
    assert all(f"خبر {number} من كثير" in arrived for number in range(12))


async def test_what_an_article_brings_steers_nothing(channel: Channel, subject: Subject, make_message: Make) -> None:
    hostile = 'خبر\r\nBcc: all@news.example\x1b[2J\u202e<script>alert("x")</script>{{ 7 * 7 }}\u2066'
    message = make_message("hostile", hostile, title=f"عنوان {hostile}")
    assert await channel.send(message) == Delivered()
    assert len(subject.arrived()) == 1


async def test_nobody_there_asks_for_another_try(to_somebody: Subject, make_message: Make) -> None:
    assert to_somebody.away is not None
    channel = to_somebody.away()
    answer = await channel.send(make_message())
    assert isinstance(answer, Retry)
    assert answer.why
    assert "\n" not in answer.why
    await channel.close()


async def test_a_try_that_is_given_up_spoils_no_other(over_http: Subject, make_message: Make) -> None:
    assert over_http.server is not None
    channel, held = over_http.make(), threading.Event()
    over_http.server.replies.append(Reply(hold=held))
    with suppress(TimeoutError):
        async with asyncio.timeout(0.5):
            await channel.send(make_message("slow"))
    assert await channel.send(make_message("next", "الخبر التالي")) == Delivered()
    held.set()
    await channel.close()


@pytest.mark.parametrize("status", [500, 502, 503, 404, 401, 429, 302])
async def test_no_for_now_asks_for_another_try(over_http: Subject, make_message: Make, status: int) -> None:
    assert over_http.server is not None
    channel = over_http.make()
    over_http.server.replies.append(Reply(status, {"location": f"{over_http.server.url}/other"}))
    answer = await channel.send(make_message())
    assert isinstance(answer, Retry)
    assert str(status) in answer.why
    assert await channel.send(make_message()) == Delivered()
    await channel.close()


async def test_close_is_safe_twice_and_unused(subject: Subject, make_message: Make) -> None:
    unused = subject.make()
    await unused.close()
    await unused.close()
    used = subject.make()
    await used.send(make_message())
    await used.close()
    await used.close()
