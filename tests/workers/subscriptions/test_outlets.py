"""Outlets by name and domain; enough of them, over the events of an alert."""

from __future__ import annotations

import pytest

from schemas import AlertKind, Carrier
from tests.workers.subscriptions.making import decide, make_alert, make_carrier, make_statement, why
from workers.subscriptions.decision import Condition, Past

SANA = make_carrier("سانا", "https://www.sana.sy/ar/?p=1")
TASS = make_carrier("تاس")
NAMELESS = make_carrier(None, "https://ar.news.example/1")
BROKEN = make_carrier(None, "http://[")


@pytest.mark.parametrize(
    ("asked", "carrier", "expected"),
    [
        ("outlets: سانا", SANA, True),
        ("outlets: [تاس, سانا]", SANA, True),
        ("outlets: sana.sy", SANA, True),
        ("outlets: www.sana.sy", SANA, True),
        ("outlets: news.example", NAMELESS, True),
        ("outlets: ar.news.example", NAMELESS, True),
        ("outlets: {none: [تاس]}", SANA, True),
        ("outlets: {any: [sana.sy], none: [تاس]}", SANA, True),
        ("outlets: تاس", SANA, False),
        ("outlets: ana.sy", SANA, False),
        ("outlets: sy", SANA, False),
        ("outlets: fr.news.example", NAMELESS, False),
        ("outlets: {none: [sana.sy]}", SANA, False),
        ("outlets: {any: [سانا], none: [sana.sy]}", SANA, False),
        ("outlets: سانا", BROKEN, False),
    ],
)
def test_outlets(asked: str, carrier: Carrier, expected: bool) -> None:
    assert decide(asked, make_alert(carriers=[carrier])).takes is expected


def joins(carrier: Carrier, *said: str) -> object:
    return make_alert(*map(make_statement, said), kind=AlertKind.CORROBORATED, carriers=[carrier])


def test_the_outlet_that_makes_it_enough_tells_it_once() -> None:
    asked = "minimum_outlets: 3"
    third = make_carrier("رويترز")
    assert not decide(asked, make_alert(carriers=[SANA])).takes
    second = decide(asked, joins(TASS), past=Past(carriers=(SANA,)))
    assert not second.takes
    assert why(second, Condition.MINIMUM_OUTLETS) == "2 of 3: سانا، تاس"
    pushed = decide(asked, joins(third), past=Past(carriers=(SANA, TASS)))
    assert pushed.takes
    assert "not told yet" in why(pushed, Condition.KIND)
    told = frozenset({"desk"})
    fourth = decide(asked, joins(make_carrier("قنا")), past=Past(carriers=(SANA, TASS, third), told=told))
    assert not fourth.takes
    assert "told already" in why(fourth, Condition.KIND)


def test_the_same_event_again_decides_alike() -> None:
    past = Past(carriers=(SANA, TASS))
    again = Past(carriers=(SANA, TASS))
    assert decide("minimum_outlets: 2", joins(TASS), past=past) == decide("minimum_outlets: 2", joins(TASS), past=again)
    assert decide("minimum_outlets: 2", joins(TASS), past=past).takes


def test_one_outlet_twice_is_one() -> None:
    other_article = make_carrier("سانا", "https://sana.sy/2")
    assert not decide("minimum_outlets: 2", joins(other_article), past=Past(carriers=(SANA,))).takes


def test_only_outlets_that_count_are_counted() -> None:
    asked = "outlets: {none: [سانا]}\nminimum_outlets: 2"
    assert not decide(asked, joins(TASS), past=Past(carriers=(SANA,))).takes
    assert decide(asked, joins(TASS), past=Past(carriers=(SANA, make_carrier("رويترز")))).takes
    assert not decide(asked, joins(SANA), past=Past(carriers=(TASS, make_carrier("رويترز")))).takes


def test_an_alert_comes_when_the_outlet_asked_for_carries_it() -> None:
    assert not decide("outlets: سانا", make_alert(carriers=[TASS])).takes
    assert decide("outlets: سانا", joins(SANA), past=Past(carriers=(TASS,))).takes


def test_without_a_wish_for_outlets_nothing_comes_late() -> None:
    assert not decide("words: محادثات", joins(TASS, "المحادثات ستبدأ"), past=Past(carriers=(SANA,))).takes


def test_the_words_of_the_first_telling_count_when_an_outlet_was_waited_for() -> None:
    asked = "words: محادثات\nminimum_outlets: 2"
    first = make_alert(make_statement("المحادثات ستبدأ يوم الأحد"), carriers=[SANA])
    reworded = joins(TASS, "الحوار ينطلق الأحد")
    assert not decide(asked, reworded, past=Past(carriers=(SANA,))).takes
    decision = decide(asked, reworded, past=Past(first=first, carriers=(SANA,)))
    assert decision.takes
    assert decision.statements == (first.statements[0].id,)


def test_updates_tell_of_their_own_words_only() -> None:
    asked = "words: محادثات\nkinds: [new, corroborated]"
    first = make_alert(make_statement("المحادثات ستبدأ يوم الأحد"), carriers=[SANA])
    assert not decide(asked, joins(TASS, "الحوار ينطلق الأحد"), past=Past(first=first, carriers=(SANA,))).takes
