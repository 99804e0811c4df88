"""What is taken and yet not sent as one: over a limit, or silenced."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.workers.subscriptions.making import (
    NOON,
    decide,
    make_alert,
    make_statement,
    one_subscription,
    why,
)
from workers.subscriptions.decision import Condition, Decision, Past, SuppressedBy

WARNING = make_statement("السد قد ينهار", act="warn")


PLAIN = make_statement("المحادثات ستبدأ يوم الأحد")


URGENT = "digest: {daily: 07:30}\nurgent: "


def sent(*keys: str, at: datetime = NOON) -> Past:
    return Past(messages={"desk": dict.fromkeys(keys, at)})


LIMIT = "most_per_hour: 2"


def test_under_the_limit() -> None:
    decision = decide(LIMIT, make_alert(), past=sent("a"))
    assert decision.suppressed is None
    assert decision.due_at == NOON


def test_over_the_limit_it_is_told_in_the_summary_of_the_hour() -> None:
    past = sent("a", "b")
    first = decide(LIMIT, make_alert(name="c"), past=past)
    second = decide(LIMIT, make_alert(name="d"), now=NOON + timedelta(minutes=50), past=past)
    for decision in (first, second):
        assert decision.takes
        assert decision.suppressed is not None
        assert decision.suppressed.by is SuppressedBy.LIMIT
        assert decision.due_at == NOON + timedelta(hours=1)
    assert first.digest_key == second.digest_key
    assert "2 messages from 12:00 UTC on" in why(first, Condition.LIMIT)


def test_messages_of_another_hour_do_not_count() -> None:
    past = Past(messages={"desk": {"a": NOON, "b": NOON - timedelta(seconds=1), "c": NOON + timedelta(hours=1)}})
    assert decide(LIMIT, make_alert(), past=past).suppressed is None


def test_messages_of_another_subscription_do_not_count() -> None:
    past = Past(messages={"other": {"a": NOON, "b": NOON}})
    assert decide(LIMIT, make_alert(), past=past).suppressed is None


def test_the_same_event_again_is_not_limited_by_itself() -> None:
    alert = make_alert()
    assert decide(LIMIT, alert, past=sent("a", str(alert.id))).suppressed is None


def test_what_joins_a_message_that_goes_out_anyway_is_not_limited() -> None:
    asked = "wait: 2m\n" + LIMIT
    key = decide(asked, make_alert(name="a")).digest_key
    assert key is not None
    assert decide(asked, make_alert(name="b"), past=sent("x", key)).suppressed is None
    assert decide(asked, make_alert(name="b"), past=sent("x", "y")).suppressed is not None


def test_the_urgent_is_not_limited() -> None:
    decision = decide(LIMIT + "\nurgent: {act: warn}", make_alert(WARNING), past=sent("a", "b", "c"))
    assert decision.suppressed is None
    assert decision.due_at == NOON


def test_the_summary_too_keeps_quiet() -> None:
    asked = "quiet_hours: {from: 13:00, until: 15:00}\n" + LIMIT
    assert decide(asked, make_alert(), past=sent("a", "b")).due_at == NOON + timedelta(hours=3)


def test_never_more_messages_in_an_hour_than_allowed() -> None:
    """A flood of 500 alerts in an hour and a half, decided as the outbox would."""
    book = one_subscription("most_per_hour: 5\nwait: 30s")
    messages: dict[str, datetime] = {}
    held = 0
    for number in range(500):
        moment = NOON + timedelta(seconds=11 * number)
        (one,) = book.decide(make_alert(name=str(number)), moment, Past(messages={"desk": messages}))
        if one.suppressed:
            held += 1
        else:
            assert one.due_at is not None
            messages[one.digest_key or ""] = one.due_at
    hours = [moment.replace(minute=0, second=0) for moment in messages.values()]
    assert {hours.count(hour) for hour in set(hours)} == {5}
    assert held > 400


def silenced(decision: Decision) -> bool:
    return decision.suppressed is not None and decision.suppressed.by is SuppressedBy.SILENCE


SILENCES: list[tuple[str, bool]] = [
    ("until: 2026-03-04 13:00", True),
    ("until: 2026-03-04T12:00:01Z", True),
    ("until: 2026-03-04 12:00", False),
    ("until: 2026-03-04T16:30+03:00", True),
    ("until: 2026-03-04T14:30+03:00", False),
    ("{from: 2026-03-04 11:00, until: 2026-03-04 13:00}", True),
    ("{from: 2026-03-04 12:30, until: 2026-03-04 13:00}", False),
    ("{until: 2027-01-01 00:00, subscriptions: desk}", True),
    ("{until: 2027-01-01 00:00, subscriptions: [other]}", False),
    ("{until: 2027-01-01 00:00, who: {body: ru}}", True),
    ("{until: 2027-01-01 00:00, who: {body: us}}", False),
    ("{until: 2027-01-01 00:00, words: محادثات}", True),
    ("{until: 2027-01-01 00:00, words: حرب}", False),
    ("{until: 2027-01-01 00:00, act: say, words: محادثات, who: لافروف}", True),
    ("{until: 2027-01-01 00:00, act: deny}", False),
]


@pytest.mark.parametrize(("silence", "expected"), SILENCES)
def test_silence(silence: str, expected: bool) -> None:
    inner = silence.strip("{}") if silence.startswith("{") else silence
    if inner.count("{") > inner.count("}"):
        inner += "}"
    rest = f"  other: {{to: screen}}\nsilences:\n  - {{reason: صيانة, {inner}}}\n"
    decision = one_subscription("", rest).decide(make_alert(PLAIN), NOON)[0]
    assert decision.takes
    assert silenced(decision) is expected
    if expected:
        assert decision.due_at is None
        assert "صيانة" in why(decision, Condition.SILENCE)


def test_a_silence_that_covers_a_part_of_an_alert_leaves_it() -> None:
    rest = "silences:\n  - {reason: r, until: 2027-01-01 00:00, words: محادثات}\n"
    assert not silenced(decide("", make_alert(PLAIN, WARNING), rest=rest))
    assert silenced(decide("words: محادثات", make_alert(PLAIN, WARNING), rest=rest))


def test_a_silence_is_stronger_than_urgent() -> None:
    rest = "silences:\n  - {reason: r, until: 2027-01-01 00:00}\n"
    assert silenced(decide(URGENT + "{act: warn}", make_alert(WARNING), rest=rest))
