"""What is particular to one kind of channel."""

from __future__ import annotations

import asyncio
import base64
import threading
import time
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter
from standardwebhooks import Webhook, WebhookVerificationError

from schemas import AlertKind, Opposed
from tests.workers.channels.making import Make, channel
from tests.workers.channels.servers import HttpServer, Reply, free_port, http_server
from tests.workers.conftest import NOON
from workers.channels.base import LONGEST_REASON, ChannelError, Delivered, Gone, Rejected, Retry, reason
from workers.channels.build import Surroundings, build
from workers.channels.config import ChannelConfig
from workers.channels.guard import Guard
from workers.channels.message import views
from workers.channels.threads import OwnThreads
from workers.settings import Settings
from workers.topics import TOPICS

OLD = "whsec_" + base64.b64encode(b"an old secret of thirty two byte").decode()
NEW = "whsec_" + base64.b64encode(b"a new secret of thirty two bytes").decode()


class TestWebhook:
    async def test_every_secret_signs_and_no_other(self, make_message: Make) -> None:
        with http_server() as server:
            given = {"type": "webhook", "url": server.url, "secrets_env": ["NEW", "OLD"]}
            hook = channel(given, environ={"NEW": NEW, "OLD": OLD + "\n"})
            assert await hook.send(make_message()) == Delivered()
            await hook.close()
        (request,) = server.requests
        assert len(request.headers["webhook-signature"].split()) == 2
        for secret in (NEW, OLD):
            assert Webhook(secret).verify(request.body, request.headers)["type"] == "alert.new"
        with pytest.raises(WebhookVerificationError):
            Webhook(base64.b64encode(b"somebody else's secret of 32 byt").decode()).verify(
                request.body, request.headers
            )
        with pytest.raises(WebhookVerificationError):
            Webhook(NEW).verify(request.body.replace(b"new", b"old"), request.headers)

    async def test_gone(self, make_message: Make) -> None:
        with http_server() as server:
            server.replies.append(Reply(410, body=b"unsubscribed"))
            hook = channel(
                {"type": "webhook", "url_env": "URL", "secrets_env": ["S"]}, environ={"URL": server.url, "S": NEW}
            )
            assert await hook.send(make_message()) == Gone("HTTP 410 unsubscribed")
            await hook.close()

    async def test_an_address_inside_is_refused_unless_allowed(self, make_message: Make) -> None:
        with http_server() as server:
            given = {"type": "webhook", "url": server.url, "secrets_env": ["S"]}
            hook = channel(given, environ={"S": NEW}, guard=Guard())
            assert isinstance(await hook.send(make_message()), Rejected)
            assert not server.requests

    @pytest.mark.parametrize(
        ("secret", "why"),
        [
            ("", "S is not set"),
            ("   ", "S is not set"),
            ("whsec_c2hvcnQ=", "base64 of 24 to 64"),
            ("not base64!", "base64"),
        ],
    )
    def test_a_bad_secret_is_named_and_not_repeated(self, secret: str, why: str) -> None:
        with pytest.raises(ChannelError, match=why) as raised:
            channel({"type": "webhook", "url": "https://a.example", "secrets_env": ["S"]}, environ={"S": secret})
        assert raised.value.message.startswith("Channel desk: ")
        assert not secret.strip() or secret.strip() not in str(raised.value)

    def test_a_bad_url_in_a_variable_is_not_repeated(self) -> None:
        with pytest.raises(ChannelError, match="URL holds no url") as raised:
            channel(
                {"type": "webhook", "url_env": "URL", "secrets_env": ["S"]}, environ={"S": NEW, "URL": "ftp://tok3n"}
            )
        assert "tok3n" not in str(raised.value)


class TestAlertmanager:
    async def test_a_point_event_that_ends_by_itself(self, make_message: Make) -> None:
        now = NOON + timedelta(hours=5)
        with http_server() as server:
            given = {"type": "alertmanager", "url": server.url + "/am/", "labels": {"team": "desk"}, "token_env": "T"}
            manager = channel(given, environ={"T": "tok3n"}, clock=lambda: now)
            assert await manager.send(make_message("a", "خبر", title="عنوان")) == Delivered()
            await manager.close()
        (request,) = server.requests
        assert request.path == "/am/api/v2/alerts"
        assert request.headers["authorization"] == "Bearer tok3n"
        (alert,) = request.json
        starts, ends = (datetime.fromisoformat(alert[name]) for name in ("startsAt", "endsAt"))
        assert (starts, ends) == (NOON, now + timedelta(minutes=15)), "also when it comes late, it has not ended yet"
        assert alert["labels"]["team"] == "desk"
        assert alert["annotations"]["summary"] == "سالم الهادي: خبر"

    async def test_an_outlet_that_joins_is_the_same_alert(self, make_alert: Any, make_message: Make) -> None:
        with http_server() as server:
            manager = channel({"type": "alertmanager", "url": server.url})
            first = make_alert("x", article="a1")
            joins = make_alert("x", article="a2", kind=AlertKind.CORROBORATED, outlet="Reuters")
            for alert in (first, joins):
                await manager.send(replace(make_message(), alerts=views([alert])))
            await manager.close()
        labels = [request.json[0]["labels"] for request in server.requests]
        assert labels[0] == labels[1]

    async def test_it_tells_what_is_corrected_and_what_is_opposed(self, make_alert: Any, make_message: Make) -> None:
        made = make_alert("x", content="لن تبدأ المحادثات")
        opposed = Opposed(kind="denial", rule="source_only", speaker="الجيش")
        opposing = made.model_copy(update={"statements": (made.statements[0].model_copy(update={"opposes": opposed}),)})
        corrected = make_alert("x", content="لن تبدأ المحادثات", kind=AlertKind.CORRECTED)
        with http_server() as server:
            manager = channel({"type": "alertmanager", "url": server.url})
            await manager.send(replace(make_message(), alerts=views([opposing, corrected])))
            await manager.close()
        first, second = (alert["annotations"] for alert in server.requests[0].json)
        assert (first["kind"], second["kind"]) == ("new", "corrected")
        assert first["description"] == "إعلان: لن تبدأ المحادثات\n✗ نفيا لقول الجيش"
        assert second["summary"] == "سالم الهادي: سُحب: لن تبدأ المحادثات"

    async def test_what_it_cannot_take_is_rejected(self, make_message: Make) -> None:
        with http_server() as server:
            server.replies.append(Reply(400, body=b"bad label"))
            manager = channel({"type": "alertmanager", "url": server.url})
            assert await manager.send(make_message()) == Rejected("HTTP 400 bad label")
            await manager.close()

    @pytest.mark.parametrize("token", ["tok3n\nof two lines", "رمز", "tok\x7fen"])
    def test_a_token_that_no_header_takes_is_told_without_it(self, token: str) -> None:
        """HTTP's own error would repeat it in the reason, for all who see the deliveries."""
        given = {"type": "alertmanager", "url": "http://a.example", "token_env": "T"}
        with pytest.raises(ChannelError, match="T holds no token") as caught:
            channel(given, environ={"T": token})
        assert token not in str(caught.value)

    def test_our_labels_are_ours(self) -> None:
        with pytest.raises(ChannelError, match="alert_id are set by Tasrih"):
            channel({"type": "alertmanager", "url": "http://a.example", "labels": {"alert_id": "x"}})


class TestApprise:
    def given(self, server: HttpServer, **more: Any) -> tuple[dict[str, Any], dict[str, str]]:
        return {"type": "apprise", "url_env": "URL", **more}, {"URL": f"json://user:tok3n@127.0.0.1:{server.port}/"}

    async def test_title_body_and_marks(self, make_message: Make) -> None:
        with http_server() as server:
            given, environ = self.given(server)
            assert await channel(given, environ=environ).send(make_message("a", "خبر", title="عنوان")) == Delivered()
        told = server.requests[0].json
        assert told["title"] == "● جديد — سالم الهادي: خبر"
        assert told["message"].startswith("\u200fعنوان\n\u200f● جديد")

    async def test_a_no_tells_why_and_keeps_the_secret(self, make_message: Make) -> None:
        with http_server() as server:
            server.usual = Reply(503)
            given, environ = self.given(server)
            answer = await channel(given, environ=environ).send(make_message())
        assert isinstance(answer, Retry)
        assert "503" in answer.why
        assert "tok3n" not in answer.why

    @pytest.mark.parametrize("url", ["nonsense", "tgram://", "dbus://", "syslog://"])
    def test_a_url_that_cannot_be_used(self, url: str) -> None:
        with pytest.raises(ChannelError, match="none that Apprise can send to"):
            channel({"type": "apprise", "url_env": "URL"}, environ={"URL": url})

    async def test_one_that_hangs_holds_up_no_other(self, make_message: Make) -> None:
        held = threading.Event()
        with http_server() as slow, http_server() as quick:
            slow.usual = Reply(hold=held)
            hanging, environ = self.given(slow, concurrency=2, timeout=60)
            stuck = channel(hanging, environ=environ)
            tasks = [asyncio.create_task(stuck.send(make_message(f"n{n}"))) for n in range(20)]
            other, environ = self.given(quick)
            begun = time.monotonic()
            assert await channel(other, environ=environ).send(make_message()) == Delivered()
            assert await asyncio.to_thread(lambda: 7) == 7, "the shared threads are free"
            assert time.monotonic() - begun < 5
            held.set()
            await asyncio.gather(*tasks)


class TestKafka:
    def test_no_topic_of_the_road(self) -> None:
        around = Surroundings.of(Settings(topic_prefix="p."), [topic.name for topic in TOPICS])
        config: ChannelConfig = TypeAdapter(ChannelConfig).validate_python({"type": "kafka", "topic": "p.alerts"})
        with pytest.raises(ChannelError, match="Tasrih's own road"):
            build("loop", config, around)

    @pytest.mark.parametrize("brokers", ["kafka", "kafka:x", "a:1,,b:2", "a:99999"])
    def test_brokers_that_are_none_are_told_at_once(self, brokers: str) -> None:
        with pytest.raises(ChannelError, match="OTHER is not host:port"):
            channel({"type": "kafka", "topic": "t", "brokers_env": "OTHER"}, environ={"OTHER": brokers})

    async def test_the_brokers_are_the_workers_own_unless_others_are_named(self, make_message: Make) -> None:
        own, other = f"127.0.0.1:{free_port()}", f"127.0.0.1:{free_port()}"
        for named, asked in ((None, own), ("OTHER", other)):
            given = {"type": "kafka", "topic": "t", "timeout": 1, "brokers_env": named}
            made = channel(given, brokers=(own,), environ={"OTHER": other})
            answer = await made.send(make_message())
            assert isinstance(answer, Retry)
            assert asked in answer.why


async def test_a_thread_that_hangs_is_not_free_until_it_ends() -> None:
    threads, held = OwnThreads("t", 1), threading.Event()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await threads.run(held.wait)
    waiting = asyncio.create_task(threads.run(lambda: "next"))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    held.set()
    assert await asyncio.wait_for(waiting, 5) == "next"
    with pytest.raises(ZeroDivisionError):
        await threads.run(lambda: 1 // 0)


async def test_a_thread_that_cannot_start_leaves_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine out of threads for a moment must not silence a channel until the worker starts again."""

    def start(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    threads = OwnThreads("t", 1)
    with monkeypatch.context() as patched:
        patched.setattr(threading.Thread, "start", start)
        with pytest.raises(RuntimeError):
            await threads.run(lambda: "never")
    async with asyncio.timeout(5):
        assert await threads.run(lambda: "next") == "next"


def test_a_reason_is_one_harmless_line() -> None:
    assert reason("a\r\nb\x1b[31m \u202ec") == "a b [31m c"
    assert len(reason("x" * 1000)) == LONGEST_REASON
