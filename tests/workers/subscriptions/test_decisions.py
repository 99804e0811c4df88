"""When a taken alert goes out: at once, after a wait, with a digest; urgent, in quiet hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workers.subscriptions.making import (
    NOON,
    decide,
    make_alert,
    make_book,
    make_statement,
    one_subscription,
    why,
)
from workers.subscriptions.book import Book
from workers.subscriptions.decision import Condition, Past

WARNING = make_statement("السد قد ينهار", act="warn")
PLAIN = make_statement("المحادثات ستبدأ يوم الأحد")
RIYADH = ZoneInfo("Asia/Riyadh")


def riyadh(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=RIYADH).astimezone(UTC)


def test_at_once() -> None:
    decision = decide("", make_alert())
    assert decision.takes
    assert (decision.due_at, decision.digest_key, decision.urgent, decision.suppressed) == (NOON, None, False, None)
    assert decision.channels == ("screen",)


def test_due_is_told_in_utc() -> None:
    due = decide("", make_alert(), now=riyadh("2026-03-04T12:00").astimezone(RIYADH)).due_at
    assert due is not None
    assert due.tzinfo is UTC


@pytest.mark.parametrize(
    ("asked", "now", "due"),
    [
        ("digest: 15m", "2026-03-04T12:07", "2026-03-04T12:15"),
        ("digest: {every: 15 minutes}", "2026-03-04T12:07", "2026-03-04T12:15"),
        ("digest: hourly", "2026-03-04T12:07", "2026-03-04T13:00"),
        ("digest: {daily: 07:30}", "2026-03-04T12:07", "2026-03-05T07:30"),
        ("digest: {daily: [07:30, 18:00]}", "2026-03-04T12:07", "2026-03-04T18:00"),
    ],
)
def test_digest(asked: str, now: str, due: str) -> None:
    decision = decide(f"zone: Asia/Riyadh\n{asked}", make_alert(), now=riyadh(now))
    assert decision.due_at == riyadh(due)
    assert decision.digest_key == f"desk@{riyadh(due).isoformat()}"


def test_the_zone_is_the_subscriptions_else_the_files() -> None:
    text = """
        zone: Asia/Riyadh
        channels: {screen: {type: console}}
        subscriptions:
          a: {to: screen, digest: {daily: 07:30}}
          b: {to: screen, digest: {daily: 07:30}, zone: Africa/Cairo}
    """
    a, b = make_book(text).decide(make_alert(), NOON)
    assert a.due_at == datetime(2026, 3, 5, 4, 30, tzinfo=UTC)
    assert b.due_at == datetime(2026, 3, 5, 5, 30, tzinfo=UTC)


def test_what_comes_within_a_wait_goes_out_together() -> None:
    first = decide("wait: 2m", make_alert(name="a"))
    assert first.due_at is not None
    assert NOON < first.due_at <= NOON + timedelta(minutes=2)
    just_before = first.due_at - timedelta(milliseconds=1)
    assert decide("wait: 2m", make_alert(name="b"), now=just_before).digest_key == first.digest_key
    assert decide("wait: 2m", make_alert(name="c"), now=first.due_at).digest_key != first.digest_key


URGENT = "digest: {daily: 07:30}\nurgent: "


@pytest.mark.parametrize(
    ("urgent", "expected"),
    [
        ("{act: warn}", True),
        ("{act: [deny, warn]}", True),
        ("{words: سد}", True),
        ("{words: {all: [سد, انهار*]}}", False),
        ("{words: [حرب]}", False),
        ("{act: deny}", False),
        ("{act: deny, words: السد}", True),
    ],
)
def test_urgent(urgent: str, expected: bool) -> None:
    decision = decide(URGENT + urgent, make_alert(PLAIN, WARNING))
    assert decision.urgent is expected
    assert (decision.due_at == NOON) is expected
    assert (decision.digest_key is None) is expected


def test_only_what_was_asked_for_can_be_urgent() -> None:
    decision = decide(URGENT + "{act: warn}\nwords: محادثات", make_alert(PLAIN, WARNING))
    assert decision.takes
    assert not decision.urgent


NIGHT = "zone: Asia/Riyadh\nquiet_hours: {from: 23:00, until: 06:30}\n"
AT_NIGHT, MORNING = riyadh("2026-03-05T01:00"), riyadh("2026-03-05T06:30")


@pytest.mark.parametrize("asked", ["", "wait: 5m", "digest: 15m", "digest: {daily: 02:00}", "most_per_hour: 1"])
def test_in_quiet_hours_all_waits_for_their_end_and_goes_out_together(asked: str) -> None:
    first = decide(NIGHT + asked, make_alert(name="a"), now=AT_NIGHT)
    second = decide(NIGHT + asked, make_alert(name="b"), now=AT_NIGHT + timedelta(minutes=40))
    assert first.due_at == MORNING
    assert first.digest_key == second.digest_key == f"desk@{MORNING.isoformat()}"
    assert why(first, Condition.QUIET_HOURS) == "quiet until 2026-03-05 06:30:00 Asia/Riyadh"


def test_the_urgent_rings_in_quiet_hours_unless_it_must_not() -> None:
    assert decide(NIGHT + "urgent: {act: warn}", make_alert(WARNING), now=AT_NIGHT).due_at == AT_NIGHT
    hushed = decide(NIGHT + "urgent: {act: warn, in_quiet_hours: false}", make_alert(WARNING), now=AT_NIGHT)
    assert hushed.urgent
    assert hushed.due_at == MORNING


def test_decisions_come_in_the_order_of_the_file_and_repeat_themselves() -> None:
    book = make_book(
        """
        channels: {screen: {type: console}, file: {type: jsonl, path: told.jsonl}}
        subscriptions:
          z: {to: [file, screen], wait: 1m}
          a: {to: screen, digest: hourly}
          m: {to: screen, who: {country: US}}
        """
    )
    decisions = book.decide(make_alert(), NOON)
    assert [one.subscription for one in decisions] == ["z", "a", "m"]
    assert [one.takes for one in decisions] == [True, True, False]
    assert decisions[0].channels == ("file", "screen")
    assert book.decide(make_alert(), NOON) == decisions


def test_limited_names_those_whose_messages_must_be_told() -> None:
    rest = "  other: {to: screen}\n"
    assert one_subscription("most_per_hour: 3", rest).limited == ("desk",)


TIMES = ["", "wait: 90s", "digest: 15m", "digest: hourly", "digest: {daily: [07:30, 18:00]}", "most_per_hour: 1"]
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
QUIET = "quiet_hours: [{from: 22:00, until: 06:00}, {from: 13:00, until: 14:30, days: friday}]\n"
BOOKS = [
    one_subscription(f"zone: {zone}\n{QUIET}{text}\nurgent: {{act: warn}}")
    for zone in ("Africa/Cairo", "Asia/Kabul")
    for text in TIMES
]


@given(st.sampled_from(BOOKS), MOMENTS, st.booleans())
def test_nothing_is_due_in_quiet_hours_or_before_it_came(book: Book, now: datetime, full: bool) -> None:
    past = Past(messages={"desk": {"x": now}}) if full else Past()
    (one,) = book.decide(make_alert(PLAIN), now, past)
    assert one.takes
    assert one.due_at is not None
    assert now <= one.due_at <= now + timedelta(days=1, hours=9)
    assert book.subscriptions[0].quiet.end(one.due_at) is None
    assert (one.digest_key is None) == (one.due_at == now)
    assert one.digest_key is None or one.digest_key.endswith(one.due_at.isoformat())


@given(st.sampled_from(BOOKS), MOMENTS)
def test_the_urgent_is_due_when_it_comes(book: Book, now: datetime) -> None:
    (one,) = book.decide(make_alert(WARNING), now, Past(messages={"desk": {"x": now}}))
    assert (one.due_at, one.digest_key, one.urgent, one.suppressed) == (now, None, True, None)


@given(st.sampled_from(BOOKS), MOMENTS, st.integers(0, 3600))
def test_what_is_due_together_has_one_key(book: Book, now: datetime, later: int) -> None:
    (one,), (other,) = (
        book.decide(make_alert(PLAIN, name=name), moment)
        for name, moment in (("a", now), ("b", now + timedelta(seconds=later)))
    )
    assert one.due_at is not None
    assert other.due_at is not None
    assert one.due_at <= other.due_at
    if one.digest_key and other.digest_key:
        assert (one.due_at == other.due_at) == (one.digest_key == other.digest_key)
