"""From an alert to what a real server has received, and what is recorded of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from standardwebhooks import Webhook

from schemas import AlertKind, derive_id
from tests.workers.channels.servers import HttpServer, Reply
from tests.workers.conftest import NOON
from tests.workers.delivery.conftest import World, config_of, takes, told
from workers.subscriptions.decision import Decision


async def test_an_alert_is_sent_once(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server)
    alert = make_alert(content="خبر")
    assert await world.put(alert, alert) == 1
    assert await world.put(alert) == 0
    assert await world.courier.drain() == 1
    assert await world.courier.drain() == 0
    assert told(server) == [["خبر"]]
    (row,) = await world.rows()
    assert (row.state, row.attempts, row.reason, row.settled_at) == ("sent", 1, None, world.clock.now)
    assert server.requests[0].headers["webhook-id"] == str(derive_id("delivery", str(alert.id), "desk", "hook"))
    assert server.requests[0].json["type"] == "alert.new"


async def test_nobody_takes_it(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server)
    world.book.says = lambda _alert, now, _past: [takes("desk", ("hook",), now, takes=False)]
    assert await world.put(make_alert()) == 0
    world.book.says = lambda _alert, now, _past: [takes("desk", ("hook",), now)]
    assert await world.put(make_alert()) == 0, "an event is put to the subscriptions once"
    assert await world.courier.drain() == 0


async def test_each_channel_has_a_row_of_its_own(
    world: World, server: HttpServer, other_server: HttpServer, make_alert: Any
) -> None:
    world.channel(server, "good")
    world.channel(other_server, "bad")
    other_server.usual = Reply(500)
    world.book.says = lambda _alert, now, _past: [takes("desk", ("good", "bad", "good"), now)]
    assert await world.put(make_alert()) == 2
    await world.courier.drain()
    assert await world.states() == ["pending", "sent"]
    other_server.usual = Reply(200)
    await world.run_until_settled()
    assert await world.states() == ["sent", "sent"]
    assert len(server.requests) == 1


async def test_what_is_not_due_waits(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server)
    world.book.says = lambda _alert, now, _past: [takes("desk", ("hook",), now + timedelta(minutes=5))]
    await world.put(make_alert())
    assert await world.courier.drain() == 0
    world.clock.forward(minutes=5)
    assert await world.courier.drain() == 1


async def test_tries_have_one_id_and_fresh_signatures(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server)
    server.replies.extend([Reply(500), Reply(503, body="غير متاح".encode()), Reply(302)])
    await world.put(make_alert())
    await world.run_until_settled()
    (row,) = await world.rows()
    assert (row.state, row.attempts) == ("sent", 4)
    assert len({request.headers["webhook-id"] for request in server.requests}) == 1
    assert len({request.body for request in server.requests}) == 1
    assert len({request.headers["webhook-timestamp"] for request in server.requests}) == 4
    assert len({request.headers["webhook-signature"] for request in server.requests}) == 4
    assert (await world.channel_row()).failures == 0


async def test_why_it_is_tried_again_is_recorded(quick_world: World, server: HttpServer, make_alert: Any) -> None:
    world = quick_world
    world.channel(server)
    server.usual = Reply(503, body=b"try later\x1b[31m")
    await world.put(make_alert())
    await world.courier.drain()
    (row,) = await world.rows()
    assert (row.state, row.reason) == ("pending", "HTTP 503 try later [31m")
    assert row.next_at == world.clock.now + timedelta(seconds=15)


async def test_retry_after_is_kept_by_the_whole_channel(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server, concurrency=1)
    server.replies.append(Reply(429, {"retry-after": "600"}))
    await world.put(make_alert("one"))
    await world.courier.drain()
    await world.put(make_alert("two"))
    assert await world.courier.drain() == 0
    world.clock.forward(seconds=599)
    assert await world.courier.drain() == 0
    world.clock.forward(seconds=1)
    assert await world.courier.drain() == 1, "the second; the first comes a little later than it was asked to"
    await world.run_until_settled()
    assert len(server.requests) == 3


async def test_given_up_after_three_days(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server)
    server.usual = Reply(500, body=b"broken")
    await world.put(make_alert("one"), make_alert("two", article="a2"))
    start = world.clock.now
    await world.run_until_settled()
    assert await world.states() == ["failed", "failed"]
    assert world.clock.now - start == timedelta(hours=72)
    assert all(row.reason.startswith("given up") and "broken" in row.reason for row in await world.rows())
    assert 10 <= len(server.requests) <= 40


async def test_a_worker_that_was_off_for_a_week_still_tries(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server)
    await world.put(make_alert())
    world.clock.forward(days=7)
    await world.courier.drain()
    assert await world.states() == ["sent"]


async def test_gone_switches_the_channel_off(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server, concurrency=1)
    server.usual = Reply(410, body=b"no more")
    await world.put(*(make_alert(f"n{number}", article=f"a{number}") for number in range(5)))
    await world.courier.drain()
    assert len(server.requests) == 1
    assert await world.states() == ["gone"] * 5
    await world.put(make_alert("later", article="later"))
    await world.courier.drain()
    assert len(server.requests) == 1
    assert await world.states() == ["gone"] * 6
    assert "no more" in (await world.rows())[-1].reason


async def test_a_changed_configuration_switches_it_on(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server)
    server.replies.append(Reply(410))
    await world.put(make_alert("one"))
    await world.courier.drain()
    world.channel(server, timeout=21)
    await world.put(make_alert("two"))
    await world.courier.drain()
    assert await world.states() == ["gone", "sent"]


async def test_what_the_file_does_not_have_any_more_waits_and_tells(
    quick_world: World, server: HttpServer, make_alert: Any
) -> None:
    world = quick_world
    await world.put(make_alert())
    await world.courier.drain()
    (row,) = await world.rows()
    assert (row.state, row.reason) == ("pending", "the subscriptions file has no channel 'hook'")
    world.channel(server)
    await world.run_until_settled()
    assert await world.states() == ["sent"]


async def test_a_secret_that_is_missing_is_told_and_not_repeated(quick_world: World, make_alert: Any) -> None:
    world = quick_world
    world.book.channels["hook"] = config_of(type="webhook", url="https://a.example/", secrets_env=["MISSING"])
    world.book.version = "2"
    await world.put(make_alert())
    await world.courier.drain()
    (row,) = await world.rows()
    assert row.state == "pending"
    assert "MISSING is not set" in row.reason


async def test_the_past_is_told(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server)
    seen: list[tuple[int, set[str], bool]] = []

    def says(_alert: Any, now: Any, past: Any) -> list[Decision]:
        carriers = {carrier.article_id for carrier in past.carriers}
        seen.append((len(carriers), set(past.told), past.first is not None))
        return [takes("desk", ("hook",), now)]

    world.book.says = says
    await world.put(make_alert("x", article="a1"), make_alert("x", article="a2", kind=AlertKind.CORROBORATED))
    await world.put(make_alert("x", article="a3", kind=AlertKind.CORROBORATED), make_alert("y", article="a4"))
    assert seen == [(0, set(), False), (1, {"desk"}, True), (2, {"desk"}, True), (0, set(), False)]


async def test_urgent_goes_first(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server, concurrency=1)
    world.book.says = lambda alert, now, _past: [
        takes("desk", ("hook",), now, urgent=alert.statements[0].content == "عاجل")
    ]
    await world.put(*(make_alert(f"n{n}", article=f"a{n}", content=f"{n}") for n in range(9)))
    await world.put(make_alert("u", article="u", content="عاجل"))
    await world.courier.drain()
    assert told(server)[0] == ["عاجل"]


async def test_old_alerts_are_not_for_a_new_subscription(world: World, server: HttpServer, make_alert: Any) -> None:
    """A first start on a topic with a month of alerts tells nobody of them."""
    world.channel(server)
    old = make_alert("old", made=NOON - timedelta(hours=1))
    fresh = make_alert("fresh", article="a2", made=NOON - timedelta(minutes=5))
    assert await world.put(old, fresh) == 2
    await world.courier.drain()
    assert await world.states() == ["sent", "suppressed"]
    assert {row.suppressed_by for row in await world.rows()} == {None, "age"}
    # Known since then, it gets what comes late.
    world.clock.forward(days=2)
    await world.put(make_alert("late", article="a3", made=NOON + timedelta(minutes=1)))
    await world.courier.drain()
    assert await world.states() == ["sent", "sent", "suppressed"]


async def test_a_defect_in_the_subscriptions_costs_no_alert(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server)

    def says(alert: Any, now: Any, _past: Any) -> list[Decision]:
        if alert.statements[0].content == "bad":
            raise ZeroDivisionError
        return [takes("desk", ("hook",), now)]

    world.book.says = says
    attempt = world.outbox.attempt()
    bad, good = make_alert("bad", content="bad"), make_alert("good", article="a2")
    await world.store.save([bad, good], alerts_by=attempt.save)
    assert attempt.undecided == [bad]
    assert len(await world.store.alerts()) == 2
    world.book.says = lambda _alert, now, _past: [takes("desk", ("hook",), now)]
    assert await world.put(bad, good) == 1, "it is asked again when it comes again"


@pytest.mark.parametrize("text", ["nul \x00 in it", "علامات \u202e اتجاه", "𐍈 🇸🇾"])
async def test_texts_that_databases_dislike(world: World, server: HttpServer, make_alert: Any, text: str) -> None:
    world.channel(server)
    await world.put(make_alert(content=text))
    await world.courier.drain()
    assert told(server) == [[text.replace("\x00", "\ufffd")]]


async def test_a_receiver_can_verify_it(quick_world: World, server: HttpServer, make_alert: Any) -> None:
    world = quick_world
    world.clock.now = datetime.now(UTC)
    world.channel(server)
    await world.put(make_alert(made=world.clock.now))
    await world.courier.drain()
    request = server.requests[0]
    verified = Webhook("whsec_c2VjcmV0IG9mIDI0IGJ5dGVzIGF0IGxlYXN0").verify(request.body, request.headers)
    assert verified == json.loads(request.body)
