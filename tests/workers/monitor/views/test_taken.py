from __future__ import annotations

import pytest

from tests.workers.subscriptions.making import make_alert, make_carrier, one_subscription
from workers.monitor.views.taken import takes

SILENCE = "silences: [{reason: drill, from: 2026-03-04 11:00, until: 2026-03-04 13:00, subscriptions: [desk]}]\n"


def taken(text: str, *outlets: str, rest: str = "") -> bool:
    book = one_subscription(text, rest)
    subscription = book.subscription("desk")
    assert subscription is not None
    return takes(book, subscription, make_alert(carriers=[make_carrier(outlet) for outlet in outlets or ("سانا",)]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "who: [{country: RU}]",
        "words: [محادثة]",
        "digest: hourly",
        "most_per_hour: 1",
        "quiet_hours: {from: '08:00', until: '18:00'}",
    ],
)
def test_what_a_subscription_asks_for_is_taken_whenever_it_is_sent(text: str) -> None:
    assert taken(text)


@pytest.mark.parametrize(
    "text", ["who: [{country: FR}]", "words: [زلزال]", "enabled: false", "minimum_outlets: 2", "kinds: [corroborated]"]
)
def test_what_it_does_not_ask_for_is_not(text: str) -> None:
    assert not taken(text)


@pytest.mark.parametrize("text", ["minimum_outlets: 2", "outlets: [الميادين]", "kinds: [corroborated]"])
def test_an_outlet_that_joins_may_be_what_it_waits_for(text: str) -> None:
    assert taken(text, "سانا", "الميادين")


def test_what_a_silence_kept_back_when_it_was_told_is_left_out() -> None:
    assert not taken("", rest=SILENCE)
    assert taken("", rest=SILENCE.replace("13:00", "11:30"))
