"""About, act, words, confidence and kind; and that one statement must meet what is asked of a statement."""

from __future__ import annotations

import pytest

from schemas import AlertKind, AlertStatement
from tests.workers.subscriptions.making import decide, make_alert, make_carrier, make_correction, make_statement, why
from workers.subscriptions.decision import Condition, Past

SYRIA = make_statement("الهدنة في إدلب ستصمد", about=("إدلب",))
IRAN = make_statement("روسيا ترفض العقوبات على إيران", act="reject", about=("روسيا", "إيران"))
PENTAGON = make_statement("البنتاغون سيعيد نشر قواته", about=("البنتاغون",))
NOBODY = make_statement("المحادثات ستبدأ يوم الأحد")
UNTAGGED = make_statement("المحادثات حول إيران ستبدأ يوم الأحد")

ABOUT = [
    ("about: إيران", IRAN, True),
    ("about: {id: ir}", IRAN, True),
    ("about: {country: IR}", IRAN, True),
    ("about: {country: إيران}", IRAN, True),
    ("about: {name: الجمهورية الإسلامية الإيرانية}", IRAN, True),
    ("about: {all: [{country: IR}, {country: RU}]}", IRAN, True),
    ("about: {any: [{country: IR}], none: [{country: US}]}", IRAN, True),
    ("about: {none: [{country: US}]}", IRAN, True),
    ("about: {country: SY}", SYRIA, True),
    ("about: إدلب", SYRIA, True),
    ("about: {id: us}", PENTAGON, True),
    ("about: {id: us.pentagon}", PENTAGON, True),
    ("about: {country: US}", PENTAGON, True),
    ("about: إيران", UNTAGGED, True),
    ("about: {country: SY}", IRAN, False),
    ("about: {all: [{country: IR}, {country: SY}]}", IRAN, False),
    ("about: {any: [{country: IR}], none: [{country: RU}]}", IRAN, False),
    ("about: {none: [{country: RU}]}", IRAN, False),
    ("about: {id: us.state_department}", PENTAGON, False),
    ("about: {id: ir, country: RU}", PENTAGON, False),
    ("about: إيران", NOBODY, False),
    ("about: {country: IR}", UNTAGGED, False),
]


@pytest.mark.parametrize(("asked", "said", "expected"), ABOUT)
def test_about(asked: str, said: AlertStatement, expected: bool) -> None:
    decision = decide(asked, make_alert(said))
    assert decision.takes is expected, why(decision, Condition.ABOUT)


WORDS = [
    ("words: هدنة", SYRIA, True),
    ("words: [حرب, هدنة]", SYRIA, True),
    ("words: {all: [هدنة, إدلب]}", SYRIA, True),
    ("words: {any: [هدنة], none: [حرب]}", SYRIA, True),
    ("words: {none: [حرب]}", SYRIA, True),
    ("words: {any: [هدنة, حرب], all: [إدلب], none: [دمشق]}", SYRIA, True),
    ("words: حرب", SYRIA, False),
    ("words: {all: [هدنة, دمشق]}", SYRIA, False),
    ("words: {any: [هدنة], none: [إدلب]}", SYRIA, False),
    ("words: {any: [حرب], all: [إدلب]}", SYRIA, False),
    ("words: {none: [إدلب]}", SYRIA, False),
    ("words: اجتماع", SYRIA, False),
    ("words: {any: [اجتماع], in_title: true}", SYRIA, True),
    ("words: {none: [اجتماع], in_title: true}", SYRIA, False),
]


@pytest.mark.parametrize(("asked", "said", "expected"), WORDS)
def test_words(asked: str, said: AlertStatement, expected: bool) -> None:
    decision = decide(asked, make_alert(said, carriers=[make_carrier(title="اجتماع أستانا")]))
    assert decision.takes is expected, why(decision, Condition.WORDS)


@pytest.mark.parametrize(
    ("asked", "expected"), [("act: reject", True), ("act: [deny, reject]", True), ("act: deny", False)]
)
def test_act(asked: str, expected: bool) -> None:
    assert decide(asked, make_alert(IRAN)).takes is expected


@pytest.mark.parametrize(("least", "expected"), [(0.5, True), (0.75, True), (0.76, False), (1, False)])
def test_minimum_confidence(least: float, expected: bool) -> None:
    assert decide(f"minimum_confidence: {least}", make_alert(IRAN)).takes is expected


def test_one_statement_must_meet_all_that_is_asked_of_a_statement() -> None:
    asked = "act: reject\nwords: هدنة"
    decision = decide(asked, make_alert(SYRIA, IRAN))
    assert not decision.takes
    refusals = [reason.condition for reason in decision.reasons if not reason.holds]
    assert refusals[0] is Condition.SAME_STATEMENT
    both = make_statement("روسيا ترفض الهدنة", act="reject")
    assert decide(asked, make_alert(SYRIA, both)).takes


def test_tells_the_statements_that_were_asked_for() -> None:
    assert decide("about: {country: IR}", make_alert(SYRIA, IRAN, NOBODY)).statements == (IRAN.id,)
    assert decide("", make_alert(SYRIA, IRAN)).statements == (SYRIA.id, IRAN.id)


def test_what_is_left_out_costs_a_statement_and_not_the_alert() -> None:
    decision = decide("words: {none: [هدنة]}", make_alert(SYRIA, IRAN))
    assert decision.statements == (IRAN.id,)


def test_all_conditions_answer_also_behind_the_first_that_fails() -> None:
    asked = "who: {country: US}\nact: deny\nwords: حرب\nminimum_confidence: 0.9\nminimum_outlets: 2"
    decision = decide(asked, make_alert(IRAN, official="private_person"))
    failed = {reason.condition for reason in decision.reasons if not reason.holds}
    assert failed == {
        Condition.WHO, Condition.ACT, Condition.WORDS, Condition.MINIMUM_CONFIDENCE, Condition.MINIMUM_OUTLETS,
        Condition.OFFICIAL_ONLY,
    }  # fmt: skip
    assert decision.due_at is None
    assert decision.channels == ()


@pytest.mark.parametrize(
    ("asked", "official", "expected"),
    [("", "spokesperson", True), ("", "analyst", False), ("official_only: false", "analyst", True)],
)
def test_official_only(asked: str, official: str, expected: bool) -> None:
    assert decide(asked, make_alert(official=official)).takes is expected


@pytest.mark.parametrize(
    ("asked", "kind", "expected"),
    [
        ("", AlertKind.NEW, True),
        ("", AlertKind.CORROBORATED, False),
        ("kinds: corroborated", AlertKind.CORROBORATED, True),
        ("kinds: corroborated", AlertKind.NEW, False),
        ("kinds: [new, corroborated]", AlertKind.CORROBORATED, True),
    ],
)
def test_kinds(asked: str, kind: AlertKind, expected: bool) -> None:
    assert decide(asked, make_alert(kind=kind)).takes is expected


@pytest.mark.parametrize(
    ("asked", "told", "expected"),
    [
        ("", ("desk",), True),
        ("words: كلمة أخرى", ("desk",), True),
        ("kinds: new", ("desk",), False),
        ("enabled: false", ("desk",), False),
        ("", (), False),
        ("", ("other",), False),
    ],
)
def test_a_correction_goes_to_whom_was_told_what_it_corrects(asked: str, told: tuple[str, ...], expected: bool) -> None:
    past = Past(first=make_alert(), told=frozenset((*told, "desk")), sent=frozenset(told))
    assert decide(asked, make_correction(), past=past).takes is expected


def test_switched_off() -> None:
    decision = decide("enabled: false", make_alert())
    assert not decision.takes
    assert why(decision, Condition.SWITCHED_ON) == "enabled is false"
