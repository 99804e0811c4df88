"""Which deliveries go out as one message: digests, and summaries of what a limit holds back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.workers.channels.servers import HttpServer, Reply
from tests.workers.conftest import NOON
from tests.workers.delivery.conftest import World, takes, told
from workers.delivery.claims import MOST_ALERTS
from workers.subscriptions.decision import Decision, Suppressed, SuppressedBy


async def test_a_digest_is_one_message(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server)
    due = NOON + timedelta(minutes=15)
    world.book.says = lambda _alert, _now, _past: [takes("desk", ("hook",), due, "desk@1215")]
    for number in range(3):
        await world.put(
            make_alert(
                f"n{number}", article=f"a{number}", content=f"خبر {number}", made=NOON + timedelta(seconds=number)
            )
        )
        world.clock.forward(seconds=1)
    assert await world.courier.drain() == 0
    world.clock.now = due
    server.replies.append(Reply(500))
    await world.run_until_settled()
    assert told(server) == [["خبر 0", "خبر 1", "خبر 2"]] * 2
    assert len({request.headers["webhook-id"] for request in server.requests}) == 1
    assert server.requests[0].json["type"] == "alert.digest"
    assert await world.states() == ["sent"] * 3


async def test_what_comes_late_for_a_digest_is_another_message(
    world: World, server: HttpServer, make_alert: Any
) -> None:
    world.channel(server)
    due = world.clock.now
    world.book.says = lambda _alert, _now, _past: [takes("desk", ("hook",), due, "desk@1200")]
    server.replies.append(Reply(500))
    await world.put(make_alert("one", content="أول"), make_alert("two", article="a2", content="ثان"))
    await world.courier.drain()
    await world.put(make_alert("late", article="a3", content="متأخر"))
    await world.run_until_settled()
    assert [sorted(contents) for contents in told(server)] == [["أول", "ثان"], ["متأخر"], ["أول", "ثان"]]
    first, late, again = (request.headers["webhook-id"] for request in server.requests)
    assert first == again != late


async def test_two_subscriptions_and_two_digests_are_not_mixed(
    world: World, server: HttpServer, make_alert: Any
) -> None:
    world.channel(server)
    now = world.clock.now
    world.book.says = lambda alert, _now, _past: [
        takes("desk", ("hook",), now, f"desk@{alert.statements[0].content}"),
        takes("night", ("hook",), now, "night@1"),
    ]
    alerts = [make_alert(f"n{n}", article=f"a{n}", content=content) for n, content in enumerate("aabb")]
    await world.put(*alerts)
    await world.courier.drain()
    assert sorted(map(sorted, told(server))) == [["a", "a"], ["a", "a", "b", "b"], ["b", "b"]]


async def test_a_long_digest_is_several_messages(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server)
    now = world.clock.now
    world.book.says = lambda _alert, _now, _past: [takes("desk", ("hook",), now, "desk@1")]
    many = 2 * MOST_ALERTS + 7
    await world.put(*(make_alert(f"n{n}", article=f"a{n}", content=f"{n}") for n in range(many)))
    await world.courier.drain()
    assert sorted(len(contents) for contents in told(server)) == [7, MOST_ALERTS, MOST_ALERTS]
    assert sorted(int(content) for contents in told(server) for content in contents) == list(range(many))
    assert len({request.headers["webhook-id"] for request in server.requests}) == 3


async def test_silenced_is_kept_with_its_reason_and_not_sent(world: World, server: HttpServer, make_alert: Any) -> None:
    world.channel(server)
    why = Suppressed(SuppressedBy.SILENCE, "until Friday: holidays")
    world.book.says = lambda _alert, _now, _past: [takes("desk", ("hook",), suppressed=why)]
    await world.put(make_alert())
    world.clock.forward(days=9)
    assert await world.courier.drain() == 0
    (row,) = await world.rows()
    assert (row.state, row.suppressed_by, row.reason) == ("suppressed", "silence", "until Friday: holidays")


async def test_what_a_limit_holds_back_is_told_in_one_summary(
    world: World, server: HttpServer, make_alert: Any
) -> None:
    world.channel(server)
    full_hour = NOON + timedelta(hours=1)
    world.book.limited = ("desk",)

    def says(alert: Any, now: Any, past: Any) -> list[Decision]:
        if len(past.messages["desk"]) < 2:
            return [takes("desk", ("hook",), now)]
        held = Suppressed(SuppressedBy.LIMIT, "2 messages are allowed")
        return [takes("desk", ("hook",), full_hour, "desk@summary", suppressed=held)]

    world.book.says = says
    await world.put(*(make_alert(f"n{n}", article=f"a{n}", content=f"{n}") for n in range(40)))
    await world.put(*(make_alert(f"m{n}", article=f"b{n}", content=f"{n}") for n in range(23)))
    assert await world.courier.drain() == 2
    world.clock.now = full_hour
    server.replies.append(Reply(500))
    await world.run_until_settled()
    summaries = [request.json for request in server.requests[2:]]
    assert [(one["type"], one["data"]["summary_of"]) for one in summaries] == [("alert.summary", 61)] * 2
    assert len(summaries[0]["data"]["alerts"]) == 10
    assert await world.states() == ["sent"] * 2 + ["suppressed"] * 61
    assert {row.reason for row in await world.rows() if row.state == "suppressed"} == {"2 messages are allowed"}
