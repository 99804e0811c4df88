"""Trying a subscription on past alerts: what a worker would have decided then, one after the other."""

from __future__ import annotations

from datetime import timedelta

import pytest

from schemas import Alert, AlertKind, derive_id
from tests.workers.subscriptions.making import (
    NOON,
    make_alert,
    make_book,
    make_carrier,
    make_statement,
    one_subscription,
)
from workers.subscriptions.rehearsal import Rehearsal
from workers.subscriptions.trial import SHOWN, Trial


def at(hours: float, alert: Alert) -> Alert:
    return alert.model_copy(update={"produced_at": NOON + timedelta(hours=hours)})


def trial(text: str, *alerts: Alert, rest: str = "") -> Trial:
    tried = Trial(one_subscription(text, rest), "desk")
    tried.put(alerts)
    return tried


def test_alerts_are_counted_once_however_many_events_they_have() -> None:
    joins = make_alert(kind=AlertKind.CORROBORATED, carriers=(make_carrier("رويترز"),))
    tried = trial("kinds: [new, corroborated]", at(0, make_alert()), at(1, joins), at(2, make_alert(name="other")))
    assert len(tried.taken) == 2
    assert tried.messages == 3
    assert [one.alert.kind for one in tried.latest] == ["new", "corroborated", "new"]


def test_what_is_refused_is_not_counted() -> None:
    tried = trial("words: زلزال", make_alert())
    assert (len(tried.taken), tried.messages, tried.latest) == (0, 0, [])


def test_a_subscription_that_waits_for_outlets_takes_the_event_that_brings_them() -> None:
    joins = make_alert(kind=AlertKind.CORROBORATED, carriers=(make_carrier("رويترز"),))
    assert len(trial("minimum_outlets: 2", at(0, make_alert())).taken) == 0
    assert len(trial("minimum_outlets: 2", at(0, make_alert()), at(1, joins)).taken) == 1


def test_a_correction_goes_to_whom_it_was_told() -> None:
    mended = make_alert().model_copy(update={"kind": AlertKind.CORRECTED, "id": derive_id("event", "mended")})
    assert trial("words: محادثات", at(0, make_alert()), at(1, mended)).messages == 2
    assert trial("words: محادثات", at(1, mended)).messages == 0


def test_each_is_decided_at_its_own_time() -> None:
    silence = "silences: [{reason: x, until: 2026-03-04 13:30}]"
    alerts = [at(hour, make_alert(name=str(hour))) for hour in range(4)]
    tried = trial("", *alerts, rest=silence)
    assert len(tried.silenced) == 2
    assert len(tried.taken) == 2


def test_a_limit_holds_over_the_week() -> None:
    alerts = [at(number / 10, make_alert(name=str(number))) for number in range(10)]
    tried = trial("most_per_hour: 3", *alerts)
    assert len(tried.taken) == 10, "what is counted in a summary is told, too"
    assert tried.messages == 4


def test_only_the_latest_are_kept() -> None:
    tried = trial("", *(at(number / 100, make_alert(name=str(number))) for number in range(SHOWN + 5)))
    assert len(tried.taken) == SHOWN + 5
    assert len(tried.latest) == SHOWN
    assert tried.latest[0].alert.produced_at > tried.latest[1].alert.produced_at


def test_another_subscription_of_the_book_is_not_asked() -> None:
    book = make_book("channels: {a: {type: console}}\nsubscriptions: {one: {to: a, words: زلزال}, two: {to: a}}\n")
    tried = Trial(book, "one")
    tried.put([make_alert()])
    assert not tried.taken
    with pytest.raises(KeyError):
        Trial(book, "three")


def test_nothing_is_remembered_of_alerts_that_come_once() -> None:
    book = one_subscription("minimum_outlets: 2")
    joins = make_alert(kind=AlertKind.CORROBORATED, carriers=(make_carrier("رويترز"),))
    for returning, takes in ((None, True), ({joins.alert_id}, True), (set(), False)):
        rehearsal = Rehearsal(book, returning)
        rehearsal.decide(make_alert(make_statement()), NOON)
        (decision,) = rehearsal.decide(joins, NOON)
        assert decision.takes is takes
